/** How two lists of a noun are held against each other. */
export type ListKind =
  /** Items are told apart by a member. Where `ordered`, their order says something too. */
  | { readonly kind: 'keyed'; readonly key: string; readonly ordered: boolean }
  /** Texts in no order; ids are the same in any case of letters. */
  | { readonly kind: 'set'; readonly ofIds: boolean }
  | { readonly kind: 'indexed' };

const keyed = (key: string): ListKind => ({ kind: 'keyed', key, ordered: false });
const ordered = (key: string): ListKind => ({ kind: 'keyed', key, ordered: true });
const set: ListKind = { kind: 'set', ofIds: false };
const ids: ListKind = { kind: 'set', ofIds: true };
const indexed: ListKind = { kind: 'indexed' };

/** Lists of the model's nouns by the names of their members. */
const kinds: ReadonlyMap<string, ListKind> = new Map([
  ['regions', keyed('location')],
  ['autoscale', keyed('location')],
  ['members', keyed('backendId')],
  ['responses', keyed('status')],
  ['templateParameters', ordered('name')],
  ['queryParameters', ordered('name')],
  ['headers', ordered('name')],
  ['formParameters', ordered('name')],
  ['representations', ordered('contentType')],
  ['examples', ordered('name')],
  ['apiIds', ids],
  ['groupIds', ids],
  ['userIds', ids],
  ['protocols', set],
  ['hostNames', set],
  ['zones', set],
  ['errorReasons', set],
]);

export function listKindOf(member: string): ListKind {
  return kinds.get(member) ?? indexed;
}

/** Members of nouns whose values are JSON as somebody wrote it: nothing in them is the model's. */
export const jsonMembers: ReadonlySet<string> = new Set(['rest', 'document', 'defaultValue', 'value', 'values']);

/** Whether a member of a noun holds the id of a resource. */
export function holdsId(member: string): boolean {
  return member === 'id' || member.endsWith('Id');
}
