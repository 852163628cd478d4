import type { KeptResource, Rest, Snapshot } from '@keelgate/model';
import { isOfService } from './read-resources.ts';
import { servicePrefix } from './resource/canonical-type.ts';
import type { Needed } from './resource/define-resource.ts';
import { apiVersion } from './resource/define-resource.ts';
import { resourceKinds } from './resource/index.ts';
import { saidByLink } from './resource/kept-link.ts';

/** A resource as it is written: its body in the form of a template, without type and name. */
export type WrittenPart = {
  /** The whole type. */
  readonly type: string;
  /** Names after the service's; those of a resource of another provider, or of another service, whole. */
  readonly names: readonly string[];
  /** Whether it belongs to the service that is written. */
  readonly own: boolean;
  readonly body: Rest;
  readonly needs: readonly Needed[];
};

/**
 * The resources that make up a snapshot, each before what hangs on it. One that is kept as it was read goes before what the
 * model says of it.
 */
export function writeResources(snapshot: Snapshot): readonly WrittenPart[] {
  const serviceName = serviceNameOf(snapshot);
  const kept = snapshot.kept.map((resource) => keptPart(resource, serviceName));
  const links = snapshot.kept.map(saidByLink).filter((said) => said !== null);
  const taken = new Set([...kept.filter(({ own }) => own), ...links].map(keyOf));
  const modelled = resourceKinds.flatMap((kind) =>
    kind.write(snapshot).map(({ names, body, needs }): WrittenPart => ({
      type: `${servicePrefix}${kind.type}`,
      names,
      own: true,
      body: { apiVersion, ...body },
      needs,
    })),
  );
  return [...modelled.filter((part) => !taken.has(keyOf(part))), ...kept];
}

/** The name of the service that is written; where it is not part of the snapshot, the one that all kept resources name. */
export function serviceNameOf({ service, kept }: Snapshot): string | null {
  if (service !== null) return service.name;
  const names = new Set(kept.filter(({ type }) => isOfService(type)).map(({ name }) => name.split('/')[0] ?? ''));
  const [only] = names;
  return names.size === 1 && only !== undefined ? only : null;
}

export function keyOf({ type, names }: Pick<WrittenPart, 'type' | 'names'>): string {
  return `${type} ${names.join('/')}`.toLowerCase();
}

function keptPart({ type, name, body }: KeptResource, serviceName: string | null): WrittenPart {
  const [first = '', ...names] = name.split('/');
  const own = isOfService(type) && serviceName !== null && first.toLowerCase() === serviceName.toLowerCase();
  const isBody = body !== null && typeof body === 'object' && !Array.isArray(body);
  return { type, names: own ? names : [first, ...names], own, body: isBody ? (body as Rest) : {}, needs: [] };
}
