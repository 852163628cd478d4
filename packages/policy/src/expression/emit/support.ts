import { exceptionValue, thrownException } from '../../dotnet/exception-value.ts';
import type { ExceptionValue } from '../../dotnet/exception-value.ts';
import type { TypeValue } from '../../dotnet/core/type-value.ts';
import { typeValue } from '../../dotnet/core/type-value.ts';
import { isInstance } from '../../dotnet/is-instance.ts';
import { equalValues, textOf } from '../../dotnet/protocol.ts';
import { BudgetExceeded } from '../../dotnet/budget.ts';
import { NetException, raise, raiseNull } from '../../dotnet/raise.ts';
import type { Runtime } from '../../dotnet/runtime.ts';
import { burn, checkText, newText, sameText } from '../../dotnet/runtime.ts';
import type { NetType } from '../../dotnet/type.ts';
import type { EnumValue, NetValue } from '../../dotnet/value.ts';

/** What emitted code calls, under these names with `$` before them. */

function spent(rt: Runtime): never {
  throw new BudgetExceeded(`The expression takes more than ${rt.limits.fuel} steps.`);
}

/** A call takes a step and a place. Where there is none left, nothing that still runs on the way out may begin anew. */
function enter(rt: Runtime): void {
  rt.depth += 1;
  if (rt.depth > rt.limits.depth) {
    rt.fuel = -1;
    throw new BudgetExceeded(`Calls of the expression stand more than ${rt.limits.depth} deep.`);
  }
  rt.fuel -= 1;
  if (rt.fuel < 0) spent(rt);
}

function leave(rt: Runtime, value: unknown): unknown {
  rt.depth -= 1;
  return value;
}

function noValue(): never {
  return raise('System.InvalidOperationException', 'Nullable object must have a value.');
}

function align(rt: Runtime, text: string, width: number): string {
  checkText(rt, Math.abs(width));
  return newText(rt, width < 0 ? text.padEnd(-width) : text.padStart(width));
}

/** Steps of an exception: JavaScript takes as long for one as for so many rounds of a loop. */
const exceptionSteps = 100;

/** The value of what JavaScript caught. What is no exception of .NET goes on its way. */
function caught(rt: Runtime, error: unknown): ExceptionValue {
  if (!(error instanceof NetException)) throw error;
  burn(rt, exceptionSteps);
  return exceptionValue(error);
}

/** A filter that raises counts as one that does not hold. */
function filter(test: () => boolean): boolean {
  try {
    return test();
  } catch (error) {
    if (error instanceof NetException) return false;
    throw error;
  }
}

function exception(_rt: Runtime, value: ExceptionValue | null): NetException {
  return value === null ? raiseNull() : thrownException(value);
}

function throwValue(rt: Runtime, value: ExceptionValue | null): never {
  throw exception(rt, value);
}

/** `&`, `|` and `^` of `bool?`: null is neither true nor false. */
function logic(operator: string, left: boolean | null, right: boolean | null): boolean | null {
  if (operator === '^') return left === null || right === null ? null : left !== right;
  const decides = operator === '|';
  if (left === decides || right === decides) return decides;
  return left === null || right === null ? null : !decides;
}

/** Steps that an object takes beside what it does: so many fewer can be alive at once. */
const objectSteps = 32;

function made(rt: Runtime, value: NetValue): NetValue {
  burn(rt, objectSteps);
  return value;
}

export const support: { readonly [name: string]: (...args: never[]) => unknown } = {
  null: raiseNull,
  noValue,
  spent,
  enter,
  leave,
  text: newText,
  textOf,
  align,
  caught,
  filter,
  exception,
  throw: throwValue,
  logic,
  typeof: (_type: NetType, name: string): TypeValue => typeValue(name),
  equal: equalValues,
  sameText,
  made,
  is: isInstance,
  enum: (net: string, value: number): EnumValue => ({ net, value }),
  anonymous: (names: readonly string[], values: readonly NetValue[]): NetValue =>
    ({ net: '<anonymous>', names, values }) as NetValue,
  tuple: (items: NetValue[]): NetValue => ({ net: `System.ValueTuple\`${items.length}`, items }) as NetValue,
};
