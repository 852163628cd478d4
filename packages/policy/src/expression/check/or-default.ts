import { defaultOf } from '../../dotnet/default-value.ts';
import type { Signature } from '../../dotnet/member-table.ts';
import type { NetType } from '../../dotnet/type.ts';
import { isValueType } from '../../dotnet/type-ops.ts';
import { literal } from '../emit/literal.ts';
import type { Checker } from './checker.ts';

/**
 * A member of a generic type says `default(T)` with null where `T` is the type's own parameter, since values do not carry
 * their type arguments. Where that is a value type, its default takes the null's place.
 */
export function orDefault(
  c: Checker,
  { result, typeParameters }: Signature,
  { js, type }: { readonly js: string; readonly type: NetType },
): string {
  const isOwners = result.kind === 'parameter' && !typeParameters.includes(result.name);
  if (!isOwners || type.kind === 'nullable' || !isValueType(type)) return js;
  return `(${js} ?? ${literal(c.constants, defaultOf(type))})`;
}
