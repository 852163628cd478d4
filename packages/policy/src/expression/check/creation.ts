import type { NetType } from '../../dotnet/type.ts';
import type { NamedType } from '../../dotnet/type-ops.ts';
import { builtin, isUnknown, isValueType, printType, unknownType } from '../../dotnet/type-ops.ts';
import { constantName } from '../emit/constants.ts';
import type { Expression, New, NewArray } from '../syntax.ts';
import type { Prepared } from './arguments.ts';
import { prepareArguments } from './arguments.ts';
import type { Checker, Scope, Typed } from './checker.ts';
import { fault, newTemp, wrong, wrongWith } from './checker.ts';
import { checkAs, defaultValue } from './convert.ts';
import { arrayOf, emitCall } from './emit-call.ts';
import { bestType } from './infer.ts';
import { initialize } from './initializer.ts';
import { bindingsOf } from './members.ts';
import { sayCandidates } from './no-overload.ts';
import { applicable } from './overload.ts';
import { ownMembers } from '../../dotnet/member-table.ts';
import { fullNameOf } from '../../dotnet/type-name.ts';
import { textLiteral } from '../emit/literal.ts';
import { resolveSyntax } from './type-syntax.ts';

/** `new` in its forms. */

export function checkNew(c: Checker, node: New, scope: Scope): Typed {
  const { at, args, initializer } = node;
  const type = resolveSyntax(c, node.type, scope);
  const made = construct(c, type, { node, scope });
  if (initializer === null || isUnknown(made.type)) {
    if (args.length === 0 && isUnknown(made.type)) return wrong(at);
    return made;
  }
  const temp = newTemp(c, scope);
  const parts = initialize(c, { type, js: temp, at }, { initializer, scope });
  return { type, at, js: `(${[`${temp} = ${made.js}`, ...parts, temp].join(', ')})` };
}

type Making = { readonly node: New; readonly scope: Scope };

function construct(c: Checker, type: NetType, { node, scope }: Making): Typed {
  const { at, args } = node;
  if (type.kind === 'function') return delegate(c, type, { node, scope });
  const prepared = prepareArguments(c, args, scope);
  if (isUnknown(type)) return wrong(at);
  if (type.kind === 'nullable') {
    if (args.length > 1 || args.some(({ mode }) => mode !== 'value'))
      return wrongWith(c, 'expression/no-overload', { at }, `new '${printType(type)}' takes one value`);
    return { type, at, js: prepared[0]?.finish(type).js ?? 'null' };
  }
  if (type.kind !== 'named' || type.definition.kind === 'interface' || type.definition.kind === 'static') {
    return wrongWith(c, 'expression/not-constructible', { at }, `there is no new '${printType(type)}'`);
  }
  return constructNamed(c, type, { args: prepared, at, scope });
}

type Constructing = { readonly args: readonly Prepared[]; readonly at: number; readonly scope: Scope };

function constructNamed(c: Checker, type: NamedType, { args: prepared, at, scope }: Constructing): Typed {
  const candidates = ownMembers(type.definition, '.ctor').map((signature) => ({
    signature,
    bindings: bindingsOf(type),
    level: 0,
  }));
  const [picked] = applicable(candidates, { args: prepared.map(({ shape }) => shape), typeArguments: [] });
  if (picked !== undefined) {
    const { js } = emitCall(c, picked, { receiver: null, args: prepared, at, scope });
    return { type, at, js: `$made(rt, ${js})` };
  }
  // Every struct can be made of nothing, whether it says so or not.
  if (prepared.length === 0 && isValueType(type)) return defaultValue(c, type, at);
  if (candidates.length === 0) {
    return wrongWith(c, 'expression/not-constructible', { at }, `'${printType(type)}' has no public constructor`);
  }
  sayCandidates(c, candidates, { name: `new ${printType(type)}`, at, args: prepared });
  return wrong(at);
}

/** `new Func<int, int>(x => x + 1)`. */
function delegate(c: Checker, type: NetType, { node, scope }: Making): Typed {
  const [only] = prepareArguments(c, node.args, scope);
  if (only === undefined)
    return wrongWith(c, 'expression/no-overload', node, `new '${printType(type)}' takes a method`);
  return { type, at: node.at, js: only.finish(type).js };
}

/** `new T[n]`, `new T[] { … }`, `new[] { … }`. */
export function checkNewArray(c: Checker, node: NewArray, scope: Scope): Typed {
  const { at, length, elements } = node;
  const element = node.element === null ? null : resolveSyntax(c, node.element, scope);
  if (length !== null && elements === null) {
    const of = element ?? unknownType;
    const count = checkAs(c, length, scope, builtin('System.Int32'));
    if (typeof count.constant === 'number' && count.constant < 0)
      fault(c, 'expression/array-length', count.at, 'an array has no negative length');
    const name = textLiteral(fullNameOf(of));
    return {
      type: { kind: 'array', element: of },
      at,
      js: `$newArray(rt, ${name}, ${constantName(c.constants, of)}, ${count.js})`,
    };
  }
  if (length !== null) checkLength(c, length, { scope, count: elements?.length ?? 0 });
  return arrayOfElements(c, elements ?? [], { element, scope, at });
}

/** `new int[2] { 1, 2 }` says twice how many there are. */
function checkLength(c: Checker, length: Expression, { scope, count }: { scope: Scope; count: number }): void {
  const { constant, at, type } = checkAs(c, length, scope, builtin('System.Int32'));
  if (constant === undefined && !isUnknown(type))
    fault(c, 'expression/not-constant', at, [
      'the length beside elements must be a constant',
      'leave it out: T[] { … }',
    ]);
  else if (typeof constant === 'number' && constant !== count)
    fault(c, 'expression/array-length', at, `there are ${count} elements, but the length is ${constant}`);
}

type Elements = { readonly element: NetType | null; readonly scope: Scope; readonly at: number };

export function arrayOfElements(c: Checker, nodes: readonly Expression[], { element, scope, at }: Elements): Typed {
  const of = element ?? commonElement(c, nodes, { scope, at });
  const items = nodes.map((node) => checkAs(c, node, scope, of).js);
  return { type: { kind: 'array', element: of }, at, js: arrayOf(of, items) };
}

function commonElement(
  c: Checker,
  nodes: readonly Expression[],
  { scope, at }: { readonly scope: Scope; readonly at: number },
): NetType {
  const values = nodes.map((node) => c.check(node, scope));
  if (values.some(({ type }) => isUnknown(type))) return unknownType;
  const types = values.map(({ type }) => type);
  const found = bestType(
    types.filter(({ kind }) => kind !== 'null'),
    types,
  );
  if (found !== undefined && found.kind !== 'void') return found;
  fault(c, 'expression/no-array-type', at, ['the elements have no type in common', 'write it: new string[] { … }']);
  return unknownType;
}

type NewAnonymous = Expression & { readonly kind: 'new-anonymous' };

/** `new { a.Name, B = 1 }`. */
export function checkAnonymous(c: Checker, node: NewAnonymous, scope: Scope): Typed {
  const { at } = node;
  const members: { name: string; type: NetType }[] = [];
  const values: string[] = [];
  for (const member of node.members) {
    const value = c.check(member.value, scope);
    const name = member.name ?? impliedName(member.value);
    if (name === null) fault(c, 'expression/no-member-name', value.at, 'this member needs a name: Name = …');
    else if (members.some((known) => known.name === name))
      fault(c, 'expression/duplicate-name', value.at, `there are two members called '${name}'`);
    if (value.type.kind === 'null' || value.type.kind === 'void' || value.type.kind === 'function') {
      fault(c, 'expression/no-member-type', value.at, `'${printType(value.type)}' has no place in an anonymous object`);
    }
    members.push({ name: name ?? '', type: value.type });
    values.push(value.js);
  }
  const names = constantName(
    c.constants,
    memberNames(
      c,
      members.map(({ name }) => name),
    ),
  );
  return { type: { kind: 'anonymous', members }, at, js: `$anonymous(${names}, [${values.join(', ')}])` };
}

/** Names of members, one array for the same names. */
function memberNames(c: Checker, names: readonly string[]): readonly string[] {
  const key = JSON.stringify(names);
  const known = c.memberNames.get(key);
  if (known !== undefined) return known;
  c.memberNames.set(key, names);
  return names;
}

/** `x.Name` and `x?.Name` name themselves. */
function impliedName(value: Expression): string | null {
  if (value.kind === 'name' || value.kind === 'member') return value.name;
  return value.kind === 'parenthesized' ? impliedName(value.inner) : null;
}

type TupleNode = Expression & { readonly kind: 'tuple' };

export function checkTuple(c: Checker, node: TupleNode, scope: Scope, target: NetType | null): Typed {
  const { at } = node;
  const wanted = target?.kind === 'tuple' ? target.elements : [];
  const elements = node.elements.map(({ name, value }, index) => {
    const of = wanted[index]?.type ?? null;
    const checked = c.check(value, scope, of);
    const isOpen = checked.type.kind === 'null' || checked.type.kind === 'void';
    return { name, type: isOpen && of !== null ? of : checked.type, js: checked.js };
  });
  if (elements.some(({ type }) => type.kind === 'null' || type.kind === 'void')) {
    return wrongWith(c, 'expression/no-member-type', { at }, 'an element of the tuple has no type: cast it');
  }
  return {
    type: { kind: 'tuple', elements: elements.map(({ name, type }) => ({ name, type })) },
    at,
    js: `$tuple([${elements.map(({ js }) => js).join(', ')}])`,
  };
}
