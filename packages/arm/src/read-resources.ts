import type { Fault, KeptResource, Places, Rest, Snapshot } from '@keelgate/model';
import { readAutoscale } from './resource/autoscale.ts';
import { bodyOf } from './resource/body.ts';
import { canonicalType, servicePrefix } from './resource/canonical-type.ts';
import type { ResourceKind } from './resource/define-resource.ts';
import { apiVersion, said } from './resource/define-resource.ts';
import type { Draft } from './resource/draft.ts';
import { createDraft, snapshotOf } from './resource/draft.ts';
import { resourceKinds } from './resource/index.ts';
import { readKeptLink, saidByLink } from './resource/kept-link.ts';
import { collectSecureTexts } from './resource/secure-texts.ts';
import { isDeployment } from './template/instance.ts';
import { textIn } from './template/type-schema.ts';
import { asTemplate, entryOf } from './template/value.ts';
import type { Resource } from './template/deploy.ts';

/** What was read, as a configuration. */
export type ReadTemplate = {
  /** Partial, without a service, where what was read creates none. */
  readonly snapshot: Snapshot;
  /** Where values were written: `tier`, `regions/0/units`, `apis/orders`, … */
  readonly places: Places;
  /** The name of the service that the resources belong to, be it among them or not; `null` where it is not one. */
  readonly serviceName: string | null;
  /** Texts in the resources that came from secure parameters. They are to be shown to nobody. */
  readonly secure: ReadonlySet<string>;
  readonly faults: readonly Fault[];
};

/** Resources that were deployed, from wherever they were read, as a configuration. None is lost: what the model has no place for is kept. */
export function readResources(deployed: readonly Resource[], faults: Fault[]): ReadTemplate {
  const resources = withoutRepeats(deployed);
  const draft = createDraft(faults);
  for (const resource of resources) lookAround(resource, draft);
  const kept = new Set(resources);
  const known = resources.flatMap((resource) => {
    const kind = kindOf(resource);
    return kind === undefined ? [] : [{ resource, kind }];
  });
  for (const { resource, kind } of known.toSorted((left, right) => left.kind.order - right.kind.order)) {
    if (kind.read(resource, draft)) kept.delete(resource);
  }
  for (const resource of kept) readKeptLink(resource, draft);
  const twice = saidTwice(resources, kept);
  draft.kept.push(...keptOnce(resources.filter((resource) => kept.has(resource) || twice.has(resource))));
  const secure = new Set<string>();
  for (const { body } of resources) collectSecureTexts(body, secure);
  const serviceName = draft.service?.name ?? serviceNameOf(resources);
  return { snapshot: snapshotOf(draft), places: draft.places, serviceName, secure, faults };
}

/** What is deployed again just as it was, as tests of templates do, is there once. */
function withoutRepeats(resources: readonly Resource[]): readonly Resource[] {
  const before = new Map<string, Resource[]>();
  return resources.filter((resource) => {
    const key = keyOf(resource.type, `${resource.name} ${JSON.stringify(groupOf(resource))}`);
    const same = before.get(key) ?? [];
    before.set(key, [...same, resource]);
    const text = same.length === 0 ? '' : JSON.stringify(asTemplate(resource.body));
    return !same.some(({ body }) => JSON.stringify(asTemplate(body)) === text);
  });
}

/** What a link that is kept says too: both are there. */
function saidTwice(resources: readonly Resource[], kept: ReadonlySet<Resource>): ReadonlySet<Resource> {
  const links = new Set(
    [...kept]
      .map((resource) => ({ link: saidByLink(asKept(resource)), service: resource.name.split('/', 1).join('') }))
      .flatMap(({ link, service }) => (link === null ? [] : [keyOf(link.type, [service, ...link.names].join('/'))])),
  );
  return new Set(resources.filter((resource) => !kept.has(resource) && links.has(keyOf(resource.type, resource.name))));
}

function keyOf(type: string, name: string): string {
  return `${type} ${name}`.toLowerCase();
}

/** What belongs to other providers and says something of the service. */
function lookAround(resource: Resource, draft: Draft): void {
  const type = resource.type.toLowerCase();
  if (type === 'microsoft.network/virtualnetworks') {
    const location = bodyOf(resource, []).text('location');
    if (location !== null) draft.networks.set(resource.name.toLowerCase(), location);
  }
  if (type === 'microsoft.insights/autoscalesettings') readAutoscale(bodyOf(resource, draft.faults), draft);
}

const kinds: ReadonlyMap<string, ResourceKind> = new Map(
  resourceKinds.flatMap((kind) =>
    [kind.type, ...kind.formerly].map((type) => [`${servicePrefix}${type}`.toLowerCase(), kind] as const),
  ),
);

function kindOf({ type }: Resource): ResourceKind | undefined {
  return kinds.get(type.toLowerCase());
}

/**
 * A resource that is deployed twice is what the last one says. One of the same name in another group is another one: it
 * says to which it goes.
 */
function keptOnce(resources: readonly Resource[]): readonly KeptResource[] {
  const groups = new Map<string, Set<string>>();
  const placed = resources.map((resource) => {
    const key = keyOf(resource.type, resource.name);
    const group = groupOf(resource);
    const where = JSON.stringify(group).toLowerCase();
    groups.set(key, (groups.get(key) ?? new Set()).add(where));
    return { resource, key, group, where };
  });
  const kept = new Map<string, KeptResource>();
  for (const { resource, key, group, where } of placed) {
    const { body, ...called } = asKept(resource);
    const isOneOfMany = (groups.get(key)?.size ?? 0) > 1;
    kept.set(`${key} ${where}`, { ...called, body: isOneOfMany ? { ...group, ...(body as Rest) } : body });
  }
  return [...kept.values()];
}

/** The group that a resource goes to, where it is another one than all others go to. */
function groupOf({ elsewhere, body, type }: Resource): NonNullable<Resource['elsewhere']> | null {
  if (elsewhere !== undefined || isDeployment({ type })) return elsewhere ?? null;
  const resourceGroup = textIn(body, 'resourceGroup');
  const subscriptionId = textIn(body, 'subscriptionId');
  if (resourceGroup === null) return null;
  return { resourceGroup, ...(subscriptionId === null ? {} : { subscriptionId }) };
}

/** Its version stays with it: it says in which words the rest is. Resources of the service have today's by themselves. */
function asKept({ type, name, body }: Resource): KeptResource {
  const called = entryOf(body, 'name');
  const written = entryOf(body, 'apiVersion');
  const version = written === undefined ? undefined : asTemplate(written);
  const isUsual = version === undefined || (version === apiVersion && isOfService(type));
  return {
    type: canonicalType(type),
    name,
    body: {
      // What stands for a name that only a deployment knows would be no name there.
      ...(called?.kind === 'unknown' ? { name: asTemplate(called) } : {}),
      ...(isUsual ? {} : { apiVersion: version }),
      ...said(body),
    },
  };
}

export function isOfService(type: string): boolean {
  return `${type}/`.toLowerCase().startsWith(`${servicePrefix}/`.toLowerCase());
}

/** The service that resources belong to, where they all name the same one. */
function serviceNameOf(resources: readonly Resource[]): string | null {
  const names = new Map(
    resources
      .filter(({ type }) => isOfService(type))
      .map(({ name }) => name.split('/', 1).join(''))
      .map((name) => [name.toLowerCase(), name]),
  );
  const [only] = names.values();
  return names.size === 1 && only !== undefined ? only : null;
}
