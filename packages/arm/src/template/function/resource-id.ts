import type { Value } from '../value.ts';
import type { CallWork } from './define-function.ts';
import { refuseArgument, textOf } from './define-function.ts';

export type SplitId = { readonly before: readonly string[]; readonly type: string; readonly names: readonly string[] };

/** The arguments of a function of resource ids: names of scopes, a resource type (the first with a slash), and names. */
export function splitId(given: readonly Value[], work: CallWork, scopes: number): SplitId {
  const words = given.map((value, index) => textOf(value, work, index));
  const at = words.findIndex((text) => text.includes('/'));
  const type = words[at];
  if (type === undefined) return work.refuse('no argument is a resource type such as Microsoft.ApiManagement/service');
  if (at > scopes)
    return refuseArgument(given[scopes], work, scopes, 'a resource type such as Microsoft.ApiManagement/service');
  return { before: words.slice(0, at), type, names: words.slice(at + 1) };
}

/** `/providers/Microsoft.X/type/name/…`: every part of the type has a name. A slash at the end of the type is no part, as in Azure. */
export function providerPath(type: string, names: readonly string[], work: CallWork): string {
  const [provider = '', ...types] = type.split('/').filter((part) => part !== '');
  if (types.length !== names.length)
    return work.refuse(
      `${type} has ${names.length} names after it, expected ${types.length}: one for each part of the type`,
    );
  const odd = names.find((name) => name.includes('/'));
  if (odd !== undefined)
    return work.refuse(`the name "${odd.slice(0, 60)}" has a slash in it, expected one name for each part of the type`);
  return `/providers/${provider}${types.map((part, index) => `/${part}/${names[index] ?? ''}`).join('')}`;
}
