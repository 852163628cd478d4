import type { Signature } from '../../dotnet/member-table.ts';
import { extensionNames, extensionsNamed, ownMembers, ownTable } from '../../dotnet/member-table.ts';
import type { NetType } from '../../dotnet/type.ts';
import type { Bindings, NamedType } from '../../dotnet/type-ops.ts';
import { unknownType } from '../../dotnet/type-ops.ts';
import { ancestors } from './hierarchy.ts';
import type { Candidate } from './overload.ts';

/** Members of types by name, their own and those that they have from others. */

const none: Bindings = new Map();

export function bindingsOf({ definition, args }: NamedType): Bindings {
  if (args.length === 0) return none;
  return new Map(definition.parameters.map((name, index) => [name, args[index] ?? unknownType]));
}

/** Everything of a name that instances of the type have, the nearest first. */
export function instanceMembers(type: NetType, name: string): readonly Candidate[] {
  return membersOf(type, name, false);
}

/** Everything of a name that the type itself has. */
export function staticMembers(type: NetType, name: string): readonly Candidate[] {
  return membersOf(type, name, true);
}

function membersOf(type: NetType, name: string, isStatic: boolean): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const [index, each] of ancestors(type).entries()) {
    // Arrays implement their interfaces without showing it: `Count` is the extension method.
    if (type.kind === 'array' && each.definition.kind === 'interface') continue;
    const level = levelOf(type, each, index);
    for (const signature of ownMembers(each.definition, name)) {
      if (signature.isStatic === isStatic) found.push({ signature, bindings: bindingsOf(each), level });
    }
  }
  return found;
}

/** Interfaces do not hide each other's members. */
function levelOf(type: NetType, ancestor: NamedType, index: number): number {
  if (ancestor.definition.name === 'System.Object') return 1000;
  return type.kind === 'named' && type.definition.kind === 'interface' ? 0 : index;
}

export function extensionMembers(name: string): readonly Candidate[] {
  return extensionsNamed(name).map((signature) => ({ signature, bindings: none, level: 0 }));
}

/** Operators of a sign that one of the types declares. */
export function operatorMembers(types: readonly NetType[], sign: string): readonly Candidate[] {
  const found = new Map<Signature, Candidate>();
  for (const type of types) {
    for (const each of ancestors(type)) {
      for (const signature of ownMembers(each.definition, sign)) {
        if (signature.kind === 'operator') found.set(signature, { signature, bindings: bindingsOf(each), level: 0 });
      }
    }
  }
  return [...found.values()];
}

/** Names of what a type offers, for suggestions. */
export function* memberNames(type: NetType, isStatic: boolean): Iterable<string> {
  for (const { definition } of ancestors(type)) {
    for (const [name, signatures] of ownTable(definition)) {
      if (/^[A-Z]/.test(name) && signatures.some((each) => each.isStatic === isStatic && !each.isExtension)) yield name;
    }
    if (isStatic) yield* Object.keys(definition.values);
  }
  if (!isStatic) yield* extensionNames();
}
