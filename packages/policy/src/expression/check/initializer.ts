import { printType } from '../../dotnet/type-ops.ts';
import type { Initializer, ObjectEntry } from '../syntax.ts';
import { prepareValue } from './arguments.ts';
import { callGroup } from './call.ts';
import type { Checker, Scope, Typed } from './checker.ts';
import { fault, newTemp } from './checker.ts';
import { checkAs } from './convert.ts';
import { indexed } from './indexing.ts';
import { extensionMembers, instanceMembers } from './members.ts';
import { readMember } from './read-member.ts';
import { notAssignable } from './unary.ts';

type Filling = { readonly initializer: Initializer; readonly scope: Scope };

/** What `{ … }` behind `new` does to the new object: JavaScript expressions, in order. */
export function initialize(c: Checker, target: Typed, { initializer, scope }: Filling): readonly string[] {
  if (initializer.kind === 'object')
    return initializer.entries.flatMap((entry) => setEntry(c, target, { entry, scope }));
  return initializer.elements.map((element) => add(c, target, { element, scope }));
}

type Adding = { readonly element: readonly Parameters<Checker['check']>[0][]; readonly scope: Scope };

/** Each element of a collection initializer is a call of `Add`. */
function add(c: Checker, target: Typed, { element, scope }: Adding): string {
  const { type, at } = target;
  const where = element[0]?.at ?? at;
  const members = instanceMembers(type, 'Add');
  const extensions = extensionMembers('Add');
  if (members.length === 0 && extensions.length === 0) {
    fault(c, 'expression/unknown-member', where, `'${printType(type)}' has no Add: it takes no { … }`);
    return 'null';
  }
  const group = {
    kind: 'group',
    name: 'Add',
    at: where,
    target,
    type,
    members,
    extensions,
    typeArguments: [],
  } as const;
  const args = element.map((each) => prepareValue(c, each, { scope }));
  return callGroup(c, group, { args, at: where, scope }).js;
}

type Setting = { readonly entry: ObjectEntry; readonly scope: Scope };

function setEntry(c: Checker, target: Typed, { entry, scope }: Setting): readonly string[] {
  const { value } = entry;
  const place = entryPlace(c, target, { entry, scope });
  if (place === null) return [];
  if (value.kind === 'object' || value.kind === 'collection') {
    const temp = newTemp(c, scope);
    return [`${temp} = ${place.js}`, ...initialize(c, { ...place, js: temp }, { initializer: value, scope })];
  }
  if (place.place === undefined) {
    notAssignable(c, place, entry.target.at);
    return [];
  }
  return [place.place.store(place.place.operands, checkAs(c, value, scope, place.type).js)];
}

function entryPlace(c: Checker, target: Typed, { entry, scope }: Setting): Typed | null {
  const { type } = target;
  if (entry.target.kind === 'index') {
    return indexed(c, target, {
      args: entry.target.args.map((arg) => prepareValue(c, arg, { scope })),
      at: entry.target.at,
    });
  }
  const { name, at } = entry.target;
  const found = instanceMembers(type, name).find(({ signature }) => signature.kind !== 'method');
  if (found !== undefined) return readMember(c, found, { target, at });
  fault(c, 'expression/unknown-member', at, `'${printType(type)}' has no property '${name}'`);
  return null;
}
