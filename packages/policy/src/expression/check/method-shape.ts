import type { NetType } from '../../dotnet/type.ts';
import { printType, unknownType } from '../../dotnet/type-ops.ts';
import type { ArgumentShape, FunctionShape, FunctionType } from './argument.ts';
import type { FunctionArgument, Prepared } from './arguments.ts';
import { callLocal } from './call-local.ts';
import type { Checker, Scope, Typed } from './checker.ts';
import { fault, newName, wrong } from './checker.ts';
import { implicitConversion } from './conversion.ts';
import { convertTo } from './convert.ts';
import { emitCall } from './emit-call.ts';
import type { Meaning, MethodGroup } from './meaning.ts';
import type { Picked } from './overload.ts';
import { applicable } from './overload.ts';
import { notNull } from './read-member.ts';
import { isSimple } from '../emit/literal.ts';

type Method = MethodGroup | (Meaning & { readonly kind: 'local-function' });

/** A method's name where a delegate is wanted: `xs.Select(int.Parse)`. */
export function methodShape(c: Checker, method: Method, scope: Scope): FunctionArgument {
  const returns = (parameters: readonly NetType[]): NetType | undefined =>
    method.kind === 'group' ? pick(method, parameters)?.picked.result : method.called.result;
  const fits = (type: FunctionType): boolean => {
    if (method.kind === 'local-function' && method.called.parameters.length !== type.parameters.length) return false;
    const result = returns(type.parameters);
    if (result === undefined) return false;
    return (
      type.returns.kind === 'void' || (result.kind !== 'void' && implicitConversion(result, type.returns) !== null)
    );
  };
  const arity = method.kind === 'local-function' ? method.called.parameters.length : null;
  const shape: FunctionShape = { kind: 'function', arity, explicit: null, returns, fits };
  return { shape, finish: (type) => finish(c, method, { type, scope }), faults: () => [] };
}

function finish(c: Checker, method: Method, { type, scope }: { readonly type: NetType; readonly scope: Scope }): Typed {
  const { at } = method;
  const name = method.kind === 'group' ? method.name : method.called.name;
  if (type.kind !== 'function') {
    fault(c, 'expression/no-conversion', at, [
      `the method '${name}' cannot be a '${printType(type)}'`,
      `call it: ${name}(…)`,
    ]);
    return wrong(at);
  }
  const names = type.parameters.map(() => newName(c, 'v'));
  const args = names.map((js, index) => parameterArgument(c, { js, type: type.parameters[index] ?? unknownType, at }));
  const call = callOf(c, method, { type, args, scope });
  if (call === null) {
    fault(c, 'expression/no-overload', at, `no '${name}' can be used as ${printType(type)}`);
    return wrong(at);
  }
  const result = type.returns.kind === 'void' ? call.value : convertTo(c, call.value, type.returns);
  const lambda = `(${names.join(', ')}) => ${result.js}`;
  return { type, at, js: call.self === null ? `(${lambda})` : `((${call.self.name}) => ${lambda})(${call.self.js})` };
}

type Made = { readonly value: Typed; readonly self: { readonly name: string; readonly js: string } | null };
type Parts = { readonly type: FunctionType; readonly args: readonly Prepared[]; readonly scope: Scope };

function callOf(c: Checker, method: Method, { type, args, scope }: Parts): Made | null {
  const { at } = method;
  if (method.kind === 'local-function') return { value: callLocal(c, method.called, { args, at, scope }), self: null };
  const found = pick(method, type.parameters);
  if (found === undefined) return null;
  const { target } = method;
  if (target === null) return { value: emitCall(c, found.picked, { receiver: null, args, at, scope }), self: null };
  const name = newName(c, 'v');
  const self = { name, js: isSimple(target.js) ? target.js : notNull(target) };
  const instance: Typed = { type: target.type, js: name, at };
  if (!found.isExtension) return { value: emitCall(c, found.picked, { receiver: instance, args, at, scope }), self };
  const all = [parameterArgument(c, { js: name, type: target.type, at }), ...args];
  return { value: emitCall(c, found.picked, { receiver: null, args: all, at, scope }), self };
}

function pick(
  group: MethodGroup,
  parameters: readonly NetType[],
): { readonly picked: Picked; readonly isExtension: boolean } | undefined {
  const { members, extensions, target, typeArguments } = group;
  const args = parameters.map((type): ArgumentShape => ({ name: null, mode: 'value', kind: { kind: 'typed', type } }));
  const [own] = applicable(members, { args, typeArguments });
  if (own !== undefined) return { picked: own, isExtension: false };
  if (target === null) return undefined;
  const self: ArgumentShape = { name: null, mode: 'value', kind: { kind: 'typed', type: target.type } };
  const [extended] = applicable(extensions, { args: [self, ...args], typeArguments });
  return extended && { picked: extended, isExtension: true };
}

function parameterArgument(c: Checker, value: Typed): Prepared {
  const shape: ArgumentShape = { name: null, mode: 'value', kind: { kind: 'typed', type: value.type } };
  return {
    shape,
    at: value.at,
    said: printType(value.type),
    finish: (wanted) => ({ js: convertTo(c, value, wanted).js, after: null }),
  };
}
