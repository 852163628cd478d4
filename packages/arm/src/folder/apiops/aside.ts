import type { Json, Rest } from '@keelgate/model';

/**
 * The file beside the artifacts in which stands what APIOps has no place for, in the form of a template; and the values of
 * the secrets in it, in the form of a parameters file. Publishers look at neither.
 */
export const asideFile = 'keelgate.json';
export const asideParametersFile = 'keelgate.parameters.json';

/** A resource that artifacts cannot say, or not exactly. */
export type AsideResource = {
  readonly type: string;
  readonly names: readonly string[];
  /** Whether the names are those after the service's. */
  readonly own: boolean;
  /** What the artifacts say of it, as a fingerprint: once they say something else, they count. */
  readonly insteadOf: string | null;
  /** Whether it is there beside what the artifacts say: a second resource of that name. */
  readonly also: boolean;
  readonly body: Rest;
};

/** The key of a resource among all. */
export function keyOf(type: string, names: readonly string[]): string {
  return `${type} ${names.join('/')}`.toLowerCase();
}

export function asideEntry({ type, names, own, insteadOf, also, body }: AsideResource): Json {
  return {
    type,
    names,
    ...(own ? {} : { own }),
    ...(insteadOf === null ? {} : { insteadOf }),
    ...(also ? { also } : {}),
    body,
  };
}
