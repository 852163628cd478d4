import { builtin, isUnknown, printType, sameType, unknownType } from '../../dotnet/type-ops.ts';
import { constantName } from '../emit/constants.ts';
import { textLiteral } from '../emit/literal.ts';
import type { Argument, Expression } from '../syntax.ts';
import type { FunctionType } from './argument.ts';
import type { Prepared } from './arguments.ts';
import { prepareArguments, prepareTyped } from './arguments.ts';
import { callLocal } from './call-local.ts';
import type { Checker, Scope, Typed } from './checker.ts';
import { wrong, wrongWith } from './checker.ts';
import { defaultValue } from './convert.ts';
import { emitCall } from './emit-call.ts';
import type { MethodGroup } from './meaning.ts';
import { meaningOf } from './meaning.ts';
import { sayNoOverload } from './no-overload.ts';
import type { Candidate, Picked } from './overload.ts';
import { applicable } from './overload.ts';
import { notNull } from './read-member.ts';

/** Calls: of methods, of delegates, of local functions, and of what nobody knows. */

type Call = Expression & { readonly kind: 'call' };

export function checkCall(c: Checker, node: Call, scope: Scope): Typed {
  const { callee, args, at } = node;
  const meaning = meaningOf(c, callee, scope, true);
  if (meaning.kind === 'group') return callGroup(c, meaning, { args: prepareArguments(c, args, scope), at, scope });
  if (meaning.kind === 'local-function')
    return callLocal(c, meaning.called, { args: prepareArguments(c, args, scope), at, scope });
  if (meaning.kind === 'value') return callValue(c, meaning.value, { args, at, scope });
  prepareArguments(c, args, scope);
  const what = meaning.kind === 'type' ? printType(meaning.type) : meaning.name;
  return wrongWith(
    c,
    'expression/not-callable',
    callee,
    `'${what}' cannot be called${meaning.kind === 'type' ? ': new is missing' : ''}`,
  );
}

type ValueCall = { readonly args: readonly Argument[]; readonly at: number; readonly scope: Scope };

function callValue(c: Checker, value: Typed, { args, at, scope }: ValueCall): Typed {
  const prepared = prepareArguments(c, args, scope);
  const open = value.guards === undefined ? {} : { guards: value.guards };
  const { type } = value;
  if (value.isWrong === true) return wrong(at);
  if (type.kind === 'unknown') {
    return {
      type,
      at,
      js: `$d.invoke(rt, ${[value.js, ...prepared.map((arg) => arg.finish(unknownType).js)].join(', ')})`,
      ...open,
    };
  }
  if (type.kind === 'function') return { ...invoke(c, value, type, { args: prepared, at }), ...open };
  return wrongWith(c, 'expression/not-callable', { at }, `a '${printType(type)}' cannot be called`);
}

function invoke(
  c: Checker,
  value: Typed,
  type: FunctionType,
  { args, at }: { args: readonly Prepared[]; at: number },
): Typed {
  if (args.length !== type.parameters.length) {
    return wrongWith(
      c,
      'expression/no-overload',
      { at },
      `'${printType(type)}' takes ${type.parameters.length} arguments, not ${args.length}`,
    );
  }
  const given = args.map((arg, index) => arg.finish(type.parameters[index] ?? unknownType).js);
  return { type: type.returns, at, js: `${notNull(value)}(${given.join(', ')})` };
}

export type GroupCall = { readonly args: readonly Prepared[]; readonly at: number; readonly scope: Scope };

/** Calls the one of a group's methods that the arguments mean. Extension methods come after a type's own. */
export function callGroup(c: Checker, group: MethodGroup, call: GroupCall): Typed {
  const { target } = group;
  const open = target?.guards === undefined ? {} : { guards: target.guards };
  const result = (target === null ? null : callSpecial(c, target, { group, call })) ?? callMember(c, group, call);
  if (result !== null) return { ...result, ...open };
  sayNoOverload(c, group, call.args);
  return wrong(call.at);
}

type Special = { readonly group: MethodGroup; readonly call: GroupCall };

/** What is called by the language's own rules: members of what nobody knows, delegates, `T?`. */
function callSpecial(c: Checker, target: Typed, { group, call }: Special): Typed | null {
  const { args, at } = call;
  if (isUnknown(target.type)) return callUnknown(c, target, group, call);
  if (group.name === 'Invoke' && target.type.kind === 'function') return invoke(c, target, target.type, { args, at });
  return nullableCall(c, target, { name: group.name, args, at });
}

function callMember(c: Checker, group: MethodGroup, call: GroupCall): Typed | null {
  const { target, typeArguments } = group;
  const shapes = call.args.map(({ shape }) => shape);
  const own = applicable(group.members, { args: shapes, typeArguments });
  if (own.length > 0) return finishCall(c, own, { group, call, receiver: target });
  if (target === null) return null;
  const receiver = prepareTyped(c, target);
  const extended = applicable(group.extensions, { args: [receiver.shape, ...shapes], typeArguments });
  if (extended.length === 0) return null;
  return finishCall(c, extended, { group, call: { ...call, args: [receiver, ...call.args] }, receiver: null });
}

type Finish = { readonly group: MethodGroup; readonly call: GroupCall; readonly receiver: Typed | null };

function finishCall(c: Checker, fitting: readonly Picked[], { group, call, receiver }: Finish): Typed {
  const [picked] = fitting as [Picked];
  const isOpen =
    fitting.length > 1 && call.args.some(({ shape }) => shape.kind.kind === 'typed' && isUnknown(shape.kind.type));
  if (!isOpen) return emitCall(c, picked, { receiver, args: call.args, at: call.at, scope: call.scope });
  const js = dynamicCall(c, fitting, { group, call, receiver });
  const isSame = fitting.every(({ result }) => sameType(result, picked.result));
  return { type: isSame ? picked.result : unknownType, at: call.at, js };
}

/** Several methods fit, as the type of an argument is not known: its value decides. */
function dynamicCall(c: Checker, fitting: readonly Picked[], { group, call, receiver }: Finish): string {
  const candidates: readonly Candidate[] = fitting.map(({ candidate }) => candidate);
  const wanted = fitting[0]?.wanted ?? [];
  const given = call.args.map((arg, index) => {
    const isTyped = arg.shape.kind.kind === 'typed';
    return arg.finish(isTyped ? unknownType : (wanted[index] ?? unknownType)).js;
  });
  const self = receiver === null ? 'null' : notNull(receiver);
  const name = constantName(c.constants, candidates);
  return `$d.choose(rt, ${name}, ${constantName(c.constants, group.typeArguments)}, ${[self, ...given].join(', ')})`;
}

function callUnknown(c: Checker, target: Typed, { name, typeArguments }: MethodGroup, { args, at }: GroupCall): Typed {
  const given = args.map((arg) => arg.finish(unknownType).js);
  const types = constantName(c.constants, typeArguments);
  return {
    type: unknownType,
    at,
    js: `$d.call(rt, ${textLiteral(name)}, ${types}, ${[target.js, ...given].join(', ')})`,
  };
}

type Named = { readonly name: string; readonly args: readonly Prepared[]; readonly at: number };

/** Methods of a `T?`: `GetValueOrDefault`, and those that even null answers. */
function nullableCall(c: Checker, { type, js }: Typed, { name, args, at }: Named): Typed | null {
  if (type.kind !== 'nullable' || args.length > 1) return null;
  const { of } = type;
  const [first] = args;
  if (name === 'GetValueOrDefault') {
    return { type: of, at, js: `(${js} ?? ${first === undefined ? defaultValue(c, of, at).js : first.finish(of).js})` };
  }
  if (name === 'ToString' && first === undefined)
    return { type: builtin('System.String'), at, js: `$textOf(rt, ${js})` };
  if (name !== 'Equals' || first === undefined) return null;
  return { type: builtin('System.Boolean'), at, js: `$equal(rt, ${js}, ${first.finish(builtin('System.Object')).js})` };
}
