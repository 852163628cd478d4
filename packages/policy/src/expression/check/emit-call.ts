import type { NetType } from '../../dotnet/type.ts';
import { isNamed, unknownType } from '../../dotnet/type-ops.ts';
import { fullNameOf } from '../../dotnet/type-name.ts';
import { constantName } from '../emit/constants.ts';
import { literal, textLiteral } from '../emit/literal.ts';
import type { Given, Prepared } from './arguments.ts';
import type { Checker, Scope, Typed } from './checker.ts';
import { newTemp } from './checker.ts';
import { defaultFromText } from './default-text.ts';
import type { Picked, Slot } from './overload.ts';
import { orDefault } from './or-default.ts';
import { implementationName, notNull, noteImpure } from './read-member.ts';

export type CallParts = {
  /** The instance; `null` of what is static. */
  readonly receiver: Typed | null;
  readonly args: readonly Prepared[];
  readonly at: number;
  readonly scope: Scope;
};

/** The call of a member that has been picked. */
export function emitCall(c: Checker, picked: Picked, { receiver, args, at, scope }: CallParts): Typed {
  const { signature } = picked.candidate;
  noteImpure(c, signature);
  const given = emitSlots(c, picked, args);
  const parts = ['rt'];
  if (signature.typeParameters.length > 0) parts.push(typeArgumentsName(c, picked.typeArguments));
  if (receiver !== null) parts.push(notNull(receiver));
  parts.push(...given.map(({ js }) => js));
  const called = `${implementationName(c, signature)}(${parts.join(', ')})`;
  const js = orDefault(c, signature, { js: called, type: picked.result });
  return { type: picked.result, at, js: afterCall(c, js, { given, scope }) };
}

/** What `out` and `ref` arguments have become is put into their variables after the call. */
export function afterCall(c: Checker, js: string, { given, scope }: { given: readonly Given[]; scope: Scope }): string {
  const after = given.flatMap((each) => (each.after === null ? [] : [each.after]));
  if (after.length === 0) return js;
  const result = newTemp(c, scope);
  return `(${[`${result} = ${js}`, ...after, result].join(', ')})`;
}

export function emitSlots(c: Checker, { slots }: Picked, args: readonly Prepared[]): readonly Given[] {
  return slots.map((slot) => emitSlot(c, slot, args));
}

function emitSlot(c: Checker, slot: Slot, args: readonly Prepared[]): Given {
  if (slot.kind === 'default') return { js: literal(c.constants, defaultFromText(slot.text, slot.type)), after: null };
  if (slot.kind === 'argument') return args[slot.index]?.finish(slot.type) ?? { js: 'null', after: null };
  const items = slot.indexes.map((index) => args[index]?.finish(slot.element).js ?? 'null');
  return { js: arrayOf(slot.element, items), after: null };
}

/** A new array of these elements. */
export function arrayOf(element: NetType, items: readonly string[]): string {
  if (isNamed(element, 'System.Byte')) return `$byteArray([${items.join(', ')}])`;
  return `$array(${textLiteral(fullNameOf(element))}, [${items.join(', ')}])`;
}

/** The same type arguments are one constant, so that nothing is made for each call. */
function typeArgumentsName(c: Checker, types: readonly NetType[]): string {
  return constantName(c.constants, types.length === 0 ? unknownType : types);
}
