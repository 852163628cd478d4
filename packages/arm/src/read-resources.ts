import type { Fault, KeptResource, Places, Snapshot } from '@keelgate/model';
import { readAutoscale } from './resource/autoscale.ts';
import { bodyOf } from './resource/body.ts';
import type { ResourceKind } from './resource/define-resource.ts';
import { said } from './resource/define-resource.ts';
import type { Draft } from './resource/draft.ts';
import { createDraft, snapshotOf } from './resource/draft.ts';
import { resourceKinds } from './resource/index.ts';
import { asTemplate, entryOf } from './template/value.ts';
import type { Resource } from './template/deploy.ts';

/** What was read, as a configuration. */
export type ReadTemplate = {
  /** Partial, without a service, where what was read creates none. */
  readonly snapshot: Snapshot;
  /** Where values were written: `tier`, `regions/0/units`, `apis/orders`, … */
  readonly places: Places;
  readonly faults: readonly Fault[];
};

/** Resources that were deployed, from wherever they were read, as a configuration. None is lost: what the model has no place for is kept. */
export function readResources(resources: readonly Resource[], faults: Fault[]): ReadTemplate {
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
  draft.kept.push(...[...kept].map(asKept));
  return { snapshot: snapshotOf(draft), places: draft.places, faults };
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

export const servicePrefix = 'Microsoft.ApiManagement/service';

const kinds: ReadonlyMap<string, ResourceKind> = new Map(
  resourceKinds.flatMap((kind) =>
    [kind.type, ...kind.formerly].map((type) => [`${servicePrefix}${type}`.toLowerCase(), kind] as const),
  ),
);

function kindOf({ type }: Resource): ResourceKind | undefined {
  return kinds.get(type.toLowerCase());
}

function asKept({ type, name, body }: Resource): KeptResource {
  const version = entryOf(body, 'apiVersion');
  return { type, name, body: { ...(version === undefined ? {} : { apiVersion: asTemplate(version) }), ...said(body) } };
}
