import { raise } from '../../dotnet/raise.ts';
import type { Runtime } from '../../dotnet/runtime.ts';
import type { NetType } from '../../dotnet/type.ts';
import { builtin, isUnknown, printType } from '../../dotnet/type-ops.ts';
import { typeNameOf } from '../../dotnet/protocol.ts';
import type { NetArray, NetValue } from '../../dotnet/value.ts';
import { isNet } from '../../dotnet/value.ts';
import { typeOfValue } from '../../dotnet/value-type.ts';
import { binary } from '../check/binary.ts';
import type { Typed } from '../check/checker.ts';
import { hasErrors } from '../check/checker.ts';
import { declareTemps } from '../check/function-body.ts';
import { newChecker } from '../check/new-checker.ts';
import { newFrame, outerScope } from '../check/scope.ts';
import { unary } from '../check/unary.ts';
import type { BinaryOperator, UnaryOperator } from '../syntax.ts';
import type { DynamicSupport } from './build-function.ts';
import { buildFunction } from './build-function.ts';

/** Operators for values whose types nobody knew: checked and compiled once for each pair of types that comes. */

type Operation = (rt: Runtime, ...operands: NetValue[]) => NetValue;

const known = new Map<string, Operation>();

export function operatorFor(operator: string, left: NetValue, right: NetValue, dynamic: DynamicSupport): Operation {
  const key = `${operator} ${kindOf(left)} ${kindOf(right)}`;
  return known.get(key) ?? remembered(key, () => compile([operandType(left), operandType(right)], operator, dynamic));
}

export function unaryFor(operator: string, operand: NetValue, dynamic: DynamicSupport): Operation {
  const key = `${operator} ${kindOf(operand)}`;
  return known.get(key) ?? remembered(key, () => compile([operandType(operand)], operator, dynamic));
}

/** What tells values apart whose operators may differ. */
export function kindOf(value: NetValue): string {
  if (value === null) return 'null';
  return isNet<NetArray>(value, 'System.Array') ? `${value.element}[]` : typeNameOf(value);
}

function remembered(key: string, make: () => Operation): Operation {
  const made = make();
  if (known.size >= knownMax) known.clear();
  known.set(key, made);
  return made;
}

const knownMax = 10_000;

/** A value that does not say its type exactly is an object here: otherwise it would be decided at run time again. */
function operandType(value: NetValue): NetType {
  const type = typeOfValue(value);
  return isUnknown(type) ? builtin('System.Object') : type;
}

const names = ['a', 'b'];

function compile(types: readonly NetType[], operator: string, dynamic: DynamicSupport): Operation {
  const c = newChecker(new Map());
  const frame = newFrame(null, true);
  const scope = outerScope(frame);
  const operands = types.map((type, index): Typed => ({ type, js: names[index] ?? 'a', at: 0 }));
  const [left, right] = operands as [Typed, Typed | undefined];
  const result =
    right === undefined
      ? unary(c, operator as UnaryOperator, left)
      : binary(c, operator as BinaryOperator, { left, right, scope });
  if (result === null || hasErrors(c.faults)) {
    const shown = types.map((type) => `'${printType(type)}'`).join(' and ');
    const message = `Operator '${operator}' cannot be applied to operands of type ${shown}`;
    return () => raise('Microsoft.CSharp.RuntimeBinder.RuntimeBinderException', message);
  }
  const parameters = names.slice(0, types.length);
  return buildFunction(
    { parameters, js: `${declareTemps(frame.temps)}return ${result.js};`, constants: c.constants },
    dynamic,
  );
}
