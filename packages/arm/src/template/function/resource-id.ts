import type { Value } from '../value.ts';
import type { CallWork } from './define-function.ts';
import { refuseArgument, textOf } from './define-function.ts';

export type SplitId = { readonly before: readonly string[]; readonly path: string };

/**
 * The arguments of a function of resource ids: names of scopes (no more than `scopes`), a resource type (the first with a
 * slash) and a name for each of its parts, which become a path: `/providers/Microsoft.X/type/name/…`.
 */
export function splitId(given: readonly Value[], work: CallWork, scopes: number): SplitId {
  const words = given.map((value, index) => textOf(value, work, index));
  const at = words.findIndex((text) => text.includes('/'));
  const written = words[at];
  if (written === undefined)
    return work.refuse('no argument is a resource type such as Microsoft.ApiManagement/service');
  if (at > scopes)
    return refuseArgument(given[scopes], work, scopes, 'a resource type such as Microsoft.ApiManagement/service');
  // A slash at the end of a type is no part of it, in Azure too.
  const [provider = '', ...types] = written.split('/').filter((part) => part !== '');
  const names = words.slice(at + 1);
  if (types.length !== names.length)
    return refuseArgument(
      given[at],
      work,
      at,
      `a resource type of ${names.length + 1} parts, as there are ${names.length} names after it`,
    );
  const odd = names.findIndex((name) => name.includes('/'));
  if (odd >= 0)
    return refuseArgument(
      given[at + 1 + odd],
      work,
      at + 1 + odd,
      'a name without a slash, one for each part of the type',
    );
  const path = `/providers/${provider}${types.map((part, index) => `/${part}/${names[index] ?? ''}`).join('')}`;
  return { before: words.slice(0, at), path };
}
