import type { NetType } from '../../dotnet/type.ts';
import { builtin, isNamed, printType, substitute, unknownType } from '../../dotnet/type-ops.ts';
import { constantName } from '../emit/constants.ts';
import type { Expression } from '../syntax.ts';
import { prepareArguments } from './arguments.ts';
import type { Prepared } from './arguments.ts';
import type { Checker, Scope, Typed } from './checker.ts';
import { wrong, wrongWith } from './checker.ts';
import { emitSlots } from './emit-call.ts';
import { guarded } from './meaning.ts';
import { instanceMembers } from './members.ts';
import { sayCandidates } from './no-overload.ts';
import type { Picked } from './overload.ts';
import { applicable } from './overload.ts';
import { implementationName, notNull } from './read-member.ts';

type Index = Expression & { readonly kind: 'index' };

/** `a[i]`, `a?[i]`. */
export function checkIndex(c: Checker, node: Index, scope: Scope): Typed {
  const base = c.chain(node.target, scope);
  const target = node.conditional ? guarded(c, base, scope) : base;
  return indexed(c, target, { args: prepareArguments(c, node.args, scope), at: node.at });
}

type Indexes = { readonly args: readonly Prepared[]; readonly at: number };

export function indexed(c: Checker, target: Typed, { args, at }: Indexes): Typed {
  const { type, guards, path } = target;
  const open = { ...(guards === undefined ? {} : { guards }), ...(path === undefined ? {} : { path: `${path}[]` }) };
  if (target.isWrong === true) return wrong(at);
  if (type.kind === 'unknown') return { ...unknownIndex(target, { args, at }), ...open };
  if (type.kind === 'array') return { ...arrayElement(c, target, { element: type.element, args, at }), ...open };
  const candidates = instanceMembers(type, 'this').filter(({ signature }) => signature.kind === 'indexer');
  if (candidates.length === 0) {
    return wrongWith(c, 'expression/no-indexer', { at }, `'${printType(type)}' cannot be indexed with [ ]`);
  }
  const [picked] = applicable(candidates, { args: args.map(({ shape }) => shape), typeArguments: [] });
  if (picked === undefined) {
    sayCandidates(c, candidates, { name: `${printType(type)}[]`, at, args });
    return wrong(at);
  }
  return { ...member(c, target, { picked, args, at }), ...open };
}

type Member = Indexes & { readonly picked: Picked };

function member(c: Checker, target: Typed, { picked, args, at }: Member): Typed {
  const { signature, bindings } = picked.candidate;
  const type = substitute(signature.result, bindings);
  const operands = [notNull(target), ...emitSlots(c, picked, args).map(({ js }) => js)];
  const run = implementationName(c, signature);
  const load = (each: readonly string[]): string => `${run}(${['rt', ...each].join(', ')})`;
  if (signature.set === null)
    return { type, at, js: load(operands), readOnly: 'what stands in [ ] can only be read here' };
  const set = constantName(c.constants, signature.set);
  const store = (each: readonly string[], js: string): string => `${set}(${['rt', ...each, js].join(', ')})`;
  return { type, at, js: load(operands), place: { operands, load, store } };
}

type Element = Indexes & { readonly element: NetType };

function arrayElement(c: Checker, target: Typed, { element, args, at }: Element): Typed {
  if (args.length > 1)
    return wrongWith(c, 'expression/no-indexer', { at }, `an array takes one index, not ${args.length}`);
  const index = args[0]?.finish(builtin(isLong(args[0]) ? 'System.Int64' : 'System.Int32')).js ?? '0';
  const isBytes = isNamed(element, 'System.Byte');
  const load = (each: readonly string[]): string => `${isBytes ? '$byteAt' : '$itemAt'}(${each.join(', ')})`;
  const store = (each: readonly string[], js: string): string =>
    `${isBytes ? '$setByteAt' : '$setItemAt'}(${[...each, js].join(', ')})`;
  const operands = [notNull(target), index];
  return { type: element, at, js: load(operands), place: { operands, load, store } };
}

function isLong({ shape }: Prepared): boolean {
  return shape.kind.kind === 'typed' && isNamed(shape.kind.type, 'System.Int64');
}

function unknownIndex(target: Typed, { args, at }: Indexes): Typed {
  const operands = [target.js, ...args.map((arg) => arg.finish(unknownType).js)];
  const load = (each: readonly string[]): string => `$d.index(rt, ${each.join(', ')})`;
  const store = ([of = 'null', ...rest]: readonly string[], js: string): string =>
    `$d.setIndex(rt, ${[of, js, ...rest].join(', ')})`;
  return { type: unknownType, at, js: load(operands), place: { operands, load, store } };
}
