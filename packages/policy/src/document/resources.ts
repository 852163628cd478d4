import type { Fault, Snapshot } from '@keelgate/model';
import type { PolicyElement } from './element.ts';

/** Kinds of resources that policies name by id. */
export type ResourceKind = 'fragment' | 'backend' | 'schema' | 'certificate';

/** Which resources there are; a kind that is absent is not known here. */
export type KnownResources = { readonly [kind in ResourceKind]?: ReadonlySet<string> };

/** Attributes whose value is the id of a resource, in whichever policy they stand. */
const references: ReadonlyMap<string, ResourceKind> = new Map([
  ['fragment-id', 'fragment'],
  ['backend-id', 'backend'],
  ['embeddings-backend-id', 'backend'],
  ['schema-id', 'schema'],
  ['certificate-id', 'certificate'],
  ['issuer-certificate-id', 'certificate'],
]);

export function resourcesOf(snapshot: Snapshot): KnownResources {
  function kept(kind: 'schema' | 'certificate'): KnownResources {
    const wanted = `microsoft.apimanagement/service/${kind}s`;
    const found = snapshot.kept.filter((resource) => resource.type.toLowerCase() === wanted);
    // What is no whole service seldom brings all of these with it.
    if (snapshot.service === null && found.length === 0) return {};
    return { [kind]: new Set(found.map(({ name }) => name.split('/').at(-1) ?? '')) };
  }
  return {
    fragment: new Set(snapshot.fragments.map(({ id }) => id)),
    backend: new Set(snapshot.backends.map(({ id }) => id)),
    ...kept('schema'),
    ...kept('certificate'),
  };
}

/** What an element names that there is not: an error where it is known what there is, else a warning. */
export function missingResources(element: PolicyElement, known: KnownResources): readonly Fault[] {
  return element.attributes.flatMap(({ name, value, place }): readonly Fault[] => {
    const kind = references.get(name);
    if (kind === undefined || value.kind === 'expression' || isElsewhere(value.value)) return [];
    const ids = known[kind];
    if (ids?.has(value.value) === true) return [];
    const code = `policy/unknown-${kind}`;
    const what = kind === 'fragment' ? 'policy fragment' : kind;
    if (ids !== undefined) return [{ code, severity: 'error', message: `there is no ${what} "${value.value}"`, place }];
    const message = `the ${what} "${value.value}" is not known here`;
    return [{ code, severity: 'warning', message, place, hint: 'check it together with its service' }];
  });
}

/** A name that is put in later, or that is no resource: Dapr's sidecar stands where a backend's id does. */
function isElsewhere(id: string): boolean {
  return id === 'dapr' || id === '' || /[{}$]/.test(id);
}
