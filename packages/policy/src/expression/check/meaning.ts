import { findType, isNamespace, typeNames } from '../../dotnet/lookup.ts';
import { constructed } from '../../dotnet/resolve-type.ts';
import type { NetType } from '../../dotnet/type.ts';
import { isNamed, printType, unknownType } from '../../dotnet/type-ops.ts';
import { textLiteral } from '../emit/literal.ts';
import type { Expression, Member } from '../syntax.ts';
import type { Checker, FunctionName, Scope, Typed } from './checker.ts';
import { countRead, fault, newTemp, wrong } from './checker.ts';
import { constantOf } from './convert.ts';
import { isFrameworkName, unlistedType } from './known-types.ts';
import { extensionMembers, instanceMembers, memberNames, staticMembers } from './members.ts';
import type { Candidate } from './overload.ts';
import { findName, visibleNames } from './scope.ts';
import { didYouMean } from './suggest.ts';
import { notListed, resolveSyntax } from './type-syntax.ts';
import { readMember } from './read-member.ts';
import { specialMember } from './special-member.ts';

/** What a name, or names with dots between, mean: a value, a type, a namespace, or methods that are to be called. */
export type Meaning =
  | { readonly kind: 'value'; readonly value: Typed }
  | { readonly kind: 'type'; readonly type: NetType; readonly at: number }
  | { readonly kind: 'namespace'; readonly name: string; readonly at: number }
  | MethodGroup
  | { readonly kind: 'local-function'; readonly called: FunctionName; readonly at: number };

export type MethodGroup = {
  readonly kind: 'group';
  readonly name: string;
  readonly at: number;
  /** The instance; `null` of static methods. */
  readonly target: Typed | null;
  readonly type: NetType;
  readonly members: readonly Candidate[];
  readonly extensions: readonly Candidate[];
  readonly typeArguments: readonly NetType[];
};

/** `isCalled` says that the name stands before `( )`: then properties that cannot be called do not hide methods. */
export function meaningOf(c: Checker, node: Expression, scope: Scope, isCalled = false): Meaning {
  if (node.kind === 'name') return nameMeaning(c, node, scope);
  if (node.kind === 'type-name') return { kind: 'type', type: resolveSyntax(c, node.type, scope), at: node.at };
  if (node.kind === 'member') return memberMeaning(c, node, scope, isCalled);
  return { kind: 'value', value: c.check(node, scope) };
}

type Name = Expression & { readonly kind: 'name' };

function nameMeaning(c: Checker, { name, typeArguments, at }: Name, scope: Scope): Meaning {
  if (name.startsWith('{{')) return unknownValue(at);
  const local = findName(scope, name);
  if (local?.kind === 'function') return { kind: 'local-function', called: local, at };
  if (local !== undefined) return { kind: 'value', value: variableValue(c, local, at) };
  const global = c.globals.get(name);
  if (global !== undefined) {
    countRead(c, '', 1);
    return { kind: 'value', value: { type: global, js: name, at, path: '', readOnly: `'${name}' cannot be set` } };
  }
  const args = typeArguments.map((syntax) => resolveSyntax(c, syntax, scope));
  const type = constructed(name, args);
  if (type !== undefined) return { kind: 'type', type, at };
  if (isNamespace(name) || isFrameworkName(name)) return { kind: 'namespace', name, at };
  sayUnknown(c, name, { at, scope });
  return unknownValue(at);
}

function unknownValue(at: number): Meaning {
  return { kind: 'value', value: wrong(at) };
}

function sayUnknown(c: Checker, name: string, { at, scope }: { readonly at: number; readonly scope: Scope }): void {
  if (unlistedType(name) !== undefined) return notListed(c, name, at);
  const hint = didYouMean(name, [...visibleNames(c, scope), ...typeNames()]);
  fault(c, 'expression/unknown-name', at, [`the name '${name}' does not exist here`, hint]);
}

function variableValue(
  c: Checker,
  variable: NonNullable<ReturnType<typeof findName>> & { kind: 'variable' },
  at: number,
): Typed {
  const { js, type, readOnly, constant } = variable;
  if (constant !== undefined)
    return { ...constantOf(c, type, constant, at), readOnly: `'${variable.name}' is a constant` };
  if (readOnly !== null) return { type, js, at, readOnly };
  return { type, js, at, place: { operands: [], load: () => js, store: (_, value) => `${js} = ${value}` } };
}

function memberMeaning(c: Checker, node: Member, scope: Scope, isCalled: boolean): Meaning {
  const { target, name, at, conditional } = node;
  const typeArguments = node.typeArguments.map((syntax) => resolveSyntax(c, syntax, scope));
  const base = isDotted(target)
    ? meaningOf(c, target, scope)
    : ({ kind: 'value', value: c.chain(target, scope) } as Meaning);
  if (base.kind === 'namespace')
    return inNamespace(c, { name: `${base.name}.${name}`, at, start: base.at }, typeArguments);
  if (base.kind === 'type') return ofType(c, base.type, { name, at, typeArguments });
  const value = base.kind === 'value' ? base.value : groupValue(c, base);
  return ofValue(c, conditional ? guarded(c, value, scope) : value, { name, at, typeArguments, isCalled });
}

/** `a.b`, and not `f(x).b`: only names with dots can mean types and namespaces. */
function isDotted(node: Expression): boolean {
  return node.kind === 'name' || node.kind === 'type-name' || (node.kind === 'member' && !node.conditional);
}

/** The value behind `?.`: evaluated once, and what follows is skipped where it is null. */
export function guarded(c: Checker, value: Typed, scope: Scope): Typed {
  const temp = newTemp(c, scope);
  const { guards = [], type, path, at } = value;
  const inner = type.kind === 'nullable' ? type.of : type;
  const guard = `(${temp} = ${value.js}) === null`;
  return { type: inner, js: temp, at, guards: [...guards, guard], ...(path === undefined ? {} : { path }) };
}

type Wanted = {
  readonly name: string;
  readonly at: number;
  readonly typeArguments: readonly NetType[];
  readonly isCalled?: boolean;
};

function inNamespace(
  c: Checker,
  { name, at, start }: { name: string; at: number; start: number },
  args: readonly NetType[],
): Meaning {
  const type = constructed(name, args);
  if (type !== undefined) return { kind: 'type', type, at };
  if (isNamespace(name)) return { kind: 'namespace', name, at: start };
  const short = name.slice(name.lastIndexOf('.') + 1);
  if (
    isFrameworkName(name) &&
    unlistedType(name) === undefined &&
    /^(?:System|Microsoft|Newtonsoft)\.[A-Z]\w+$/.test(name) &&
    findType(short) === undefined
  ) {
    return { kind: 'namespace', name, at: start };
  }
  notListed(c, name, start);
  return unknownValue(at);
}

function ofType(c: Checker, type: NetType, { name, at, typeArguments }: Wanted): Meaning {
  if (type.kind === 'unknown') return unknownValue(at);
  if (type.kind === 'named') {
    const { definition } = type;
    if (Object.hasOwn(definition.values, name)) {
      const value = definition.values[name] ?? 0;
      return { kind: 'value', value: constantOf(c, type, enumValue(c, definition.name, value), at) };
    }
    const nested = constructed(`${definition.name.replace('+', '.')}.${name}`, typeArguments);
    if (nested !== undefined) return { kind: 'type', type: nested, at };
  }
  const members = staticMembers(type, name);
  const [first] = members;
  if (first === undefined) {
    const hint = didYouMean(name, memberNames(type, true));
    fault(c, 'expression/unknown-member', at, [`'${printType(type)}' has no static member '${name}'`, hint]);
    return unknownValue(at);
  }
  if (first.signature.kind !== 'method') return { kind: 'value', value: readMember(c, first, { target: null, at }) };
  return { kind: 'group', name, at, target: null, type, members, extensions: [], typeArguments };
}

/** The same value of an enumeration is the same record, so that it is one constant. */
function enumValue(c: Checker, net: string, value: number): { readonly net: string; readonly value: number } {
  const key = `${net}:${value}`;
  const known = c.enumValues.get(key);
  if (known !== undefined) return known;
  const made = { net, value };
  c.enumValues.set(key, made);
  return made;
}

function ofValue(c: Checker, target: Typed, wanted: Wanted): Meaning {
  const { name, at, typeArguments } = wanted;
  const { type } = target;
  const group = { kind: 'group', name, at, target, type, typeArguments } as const;
  if (target.isWrong === true) return { kind: 'value', value: wrong(at) };
  if (type.kind === 'unknown' || (type.kind === 'function' && name === 'Invoke')) {
    return { ...group, members: [], extensions: [] };
  }
  const special = specialMember(target, name, at);
  if (special !== null) return { kind: 'value', value: special };
  const found = instanceMembers(type, name);
  const extensions = type.kind === 'null' || type.kind === 'void' ? [] : extensionMembers(name);
  const property = propertyOf(found, extensions, wanted);
  if (property !== undefined) return { kind: 'value', value: readMember(c, property, { target, at }) };
  const members = found.filter(({ signature }) => signature.kind === 'method');
  if (members.length + extensions.length > 0) return { ...group, members, extensions };
  sayNoMember(c, type, name, at);
  return unknownValue(at);
}

/** The property of the name; not one that cannot be called where an extension method could be. */
function propertyOf(
  found: readonly Candidate[],
  extensions: readonly Candidate[],
  { isCalled = false }: Wanted,
): Candidate | undefined {
  const [first] = found;
  if (first === undefined || first.signature.kind === 'method') return undefined;
  return isCalled && extensions.length > 0 && !isCallable(first) ? undefined : first;
}

/** Whether what a property gives can be called. */
function isCallable({ signature: { result } }: Candidate): boolean {
  return result.kind === 'function' || result.kind === 'unknown' || result.kind === 'parameter';
}

function sayNoMember(c: Checker, type: NetType, name: string, at: number): void {
  fault(c, 'expression/unknown-member', at, [`'${printType(type)}' has no member '${name}'`, memberHint(type, name)]);
}

function memberHint(type: NetType, name: string): string | undefined {
  if (type.kind === 'nullable' && instanceMembers(type.of, name).length > 0)
    return `it may be null: .Value.${name}, or ?.${name}`;
  if (staticMembers(type, name).length > 0) return `it is static: ${printType(type)}.${name}`;
  if (isNamed(type, 'System.Object')) return 'cast the object to what it is';
  return didYouMean(name, memberNames(type, false));
}

function groupValue(c: Checker, base: Meaning & { kind: 'group' | 'local-function' }): Typed {
  if (base.kind === 'group' && base.type.kind === 'unknown') return unknownMember(base);
  fault(
    c,
    'expression/method-as-value',
    base.at,
    `'${base.kind === 'group' ? base.name : base.called.name}' is a method: call it`,
  );
  return wrong(base.at);
}

/** A property of a value of unknown type. */
export function unknownMember({ target, name, at }: MethodGroup): Typed {
  if (target === null) return wrong(at);
  const { js, guards } = target;
  const text = textLiteral(name);
  const load = ([of]: readonly string[]): string => `$d.member(rt, ${of}, ${text})`;
  const open = guards === undefined ? {} : { guards };
  const store = ([of]: readonly string[], value: string): string => `$d.setMember(rt, ${of}, ${text}, ${value})`;
  return { type: unknownType, js: load([js]), at, ...open, place: { operands: [js], load, store } };
}
