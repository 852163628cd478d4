import type { NetType } from '../../dotnet/type.ts';
import { builtin } from '../../dotnet/type-ops.ts';
import type { Typed } from './checker.ts';
import { notNull } from './read-member.ts';

/** Members that belong to the language: of `T?`, of tuples, of anonymous objects. */
export function specialMember(target: Typed, name: string, at: number): Typed | null {
  const { type } = target;
  const open = target.guards === undefined ? {} : { guards: target.guards };
  if (type.kind === 'nullable') {
    const found = nullableMember(target.js, type.of, name);
    return found && { ...found, at, ...open };
  }
  if (type.kind === 'anonymous') {
    const index = type.members.findIndex((member) => member.name === name);
    const member = type.members[index];
    return member === undefined ? null : { type: member.type, js: `${notNull(target)}.values[${index}]`, at, ...open };
  }
  if (type.kind === 'tuple') return tupleMember(target, type, { name, at });
  return null;
}

function nullableMember(js: string, of: NetType, name: string): { readonly type: NetType; readonly js: string } | null {
  if (name === 'HasValue') return { type: builtin('System.Boolean'), js: `(${js} !== null)` };
  return name === 'Value' ? { type: of, js: `(${js} ?? $noValue())` } : null;
}

type TupleType = NetType & { readonly kind: 'tuple' };

function tupleMember({ js, guards }: Typed, type: TupleType, { name, at }: { name: string; at: number }): Typed | null {
  const named = type.elements.findIndex((element) => element.name === name);
  const index = named >= 0 ? named : /^Item[1-9]\d*$/.test(name) ? Number(name.slice(4)) - 1 : -1;
  const element = type.elements[index];
  if (element === undefined) return null;
  const load = ([of]: readonly string[]): string => `${of}.items[${index}]`;
  const store = ([of]: readonly string[], value: string): string => `${of}.items[${index}] = ${value}`;
  const open = guards === undefined ? {} : { guards };
  return { type: element.type, js: load([js]), at, ...open, place: { operands: [js], load, store } };
}
