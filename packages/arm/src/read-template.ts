import type { Fault, Places, Snapshot } from '@keelgate/model';
import { bodyOf } from './read/body.ts';
import type { Draft } from './read/draft.ts';
import { createDraft } from './read/draft.ts';
import { resourceReaders } from './read/index.ts';
import { readAutoscale } from './read/service.ts';
import type { Resource } from './template/deploy.ts';
import { deploy } from './template/deploy.ts';
import type { ParameterSource } from './template/parameters.ts';
import { givenParameters } from './template/parameters.ts';
import type { TemplateSource } from './template/parse.ts';
import { parseJson } from './template/parse.ts';
import type { Value } from './template/value.ts';
import { described, entryOf, plain } from './template/value.ts';

/** What a template says, as a configuration. */
export type ReadTemplate = {
  /** Partial, without a service, where the template creates none. */
  readonly snapshot: Snapshot;
  /** Where values were written: `tier`, `regions/0/units`, `apis/orders`, … */
  readonly places: Places;
  readonly faults: readonly Fault[];
};

export type ReadOptions = { readonly parameters?: ParameterSource };

/** Reads one template. */
export function readTemplate(template: TemplateSource, options: ReadOptions = {}): ReadTemplate {
  return readTemplates([template], options);
}

/** Reads templates that are deployed together; which comes first does not matter. */
export function readTemplates(templates: readonly TemplateSource[], { parameters }: ReadOptions = {}): ReadTemplate {
  const faults: Fault[] = [];
  const given = givenParameters(parameters, faults);
  const resources = templates.flatMap((template) => {
    const root = parseJson(template, faults);
    return root === null || !isTemplate(root, faults) ? [] : deploy(root, given, faults);
  });
  const draft = createDraft(faults);
  readResources(resources, draft);
  return { snapshot: snapshotOf(draft), places: draft.places, faults };
}

function isTemplate(root: Value, faults: Fault[]): boolean {
  const schema = entryOf(root, 'parameters') !== undefined && entryOf(root, 'resources') === undefined;
  if (root.kind === 'map' && entryOf(root, 'resources') !== undefined) return true;
  const what = root.kind === 'map' ? (schema ? 'a parameters file' : 'an object without resources') : described(root);
  faults.push({
    code: 'arm/not-a-template',
    severity: 'error',
    message: `this is ${what}, expected an ARM template`,
    place: root.place,
  });
  return false;
}

const servicePrefix = 'microsoft.apimanagement/service';

function readResources(resources: readonly Resource[], draft: Draft): void {
  for (const resource of resources) {
    const type = resource.type.toLowerCase();
    if (type === 'microsoft.network/virtualnetworks') {
      const location = bodyOf(resource, []).text('location');
      if (location !== null) draft.networks.set(resource.name.toLowerCase(), location);
    }
    if (type === 'microsoft.insights/autoscalesettings') readAutoscale(bodyOf(resource, draft.faults), draft);
  }
  const own = resources.filter(({ type }) => `${type.toLowerCase()}/`.startsWith(`${servicePrefix}/`));
  const read = own.map((resource) => ({ resource, reader: readerOf(resource) }));
  for (const { resource, reader } of read.toSorted(
    (left, right) => (left.reader?.order ?? 9) - (right.reader?.order ?? 9),
  )) {
    if (reader === undefined) draft.kept.push({ type: resource.type, name: resource.name, body: plain(resource.body) });
    else reader.read(resource, draft);
  }
}

function readerOf({ type }: Resource): (typeof resourceReaders)[number] | undefined {
  const rest = type.toLowerCase().slice(servicePrefix.length);
  return resourceReaders.find(({ types }) => types.includes(rest));
}

function snapshotOf(draft: Draft): Snapshot {
  const {
    apis,
    versionSets,
    products,
    subscriptions,
    namedValues,
    backends,
    caches,
    fragments,
    users,
    groups,
    gateways,
    kept,
  } = draft;
  const lists = {
    apis,
    versionSets,
    products,
    subscriptions,
    namedValues,
    backends,
    caches,
    fragments,
    users,
    groups,
    gateways,
    kept,
  };
  const service = draft.service === null ? null : { ...draft.service, autoscale: draft.autoscale };
  return { version: 0, policy: draft.policy, ...lists, service };
}
