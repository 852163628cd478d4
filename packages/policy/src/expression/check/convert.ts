import { defaultOf } from '../../dotnet/default-value.ts';
import type { NetType } from '../../dotnet/type.ts';
import { isNamed, printType } from '../../dotnet/type-ops.ts';
import type { NetValue } from '../../dotnet/value.ts';
import { constantName } from '../emit/constants.ts';
import { literal } from '../emit/literal.ts';
import { doubleOf } from './double.ts';
import type { Expression } from '../syntax.ts';
import type { Checker, Scope, Typed } from './checker.ts';
import { fault, wrong } from './checker.ts';
import type { Conversion } from './conversion.ts';
import { explicitConversion, implicitConversion, isNumberCast } from './conversion.ts';
import { faultOverflow } from './fold.ts';
import { holds } from './numeric.ts';

/** Puts conversions into the JavaScript. */

/** The expression as a value of the type that is wanted; says so if C# would not convert it by itself. */
export function convertTo(c: Checker, value: Typed, type: NetType): Typed {
  const conversion = implicitConversion(value.type, type, value.constant);
  if (conversion !== null) return withConversion(c, value, type, conversion);
  const [from, to] = [printType(value.type), printType(type)];
  if (value.type.kind === 'null') {
    fault(c, 'expression/no-conversion', value.at, `null cannot be a value of type '${to}'`);
  } else {
    const isCast = value.type.kind !== 'void' && explicitConversion(value.type, type) !== null;
    const hint = isCast ? `cast it: (${to})…` : undefined;
    fault(c, 'expression/no-conversion', value.at, [`'${from}' does not convert to '${to}' by itself`, hint]);
  }
  return wrong(value.at);
}

export function withConversion(c: Checker, value: Typed, type: NetType, { kind, apply }: Conversion): Typed {
  const { at, constant } = value;
  if (apply === null) {
    const keepsConstant = constant !== undefined && (kind === 'identity' || kind === 'reference' || kind === 'null');
    return { ...value, type, at, ...(keepsConstant ? { constant } : {}) };
  }
  if (constant !== undefined && constant !== null && (kind === 'numeric' || kind === 'constant'))
    return constantOf(c, type, apply(noRuntime, constant), at);
  return ofInt(value, type) ?? { type, at, js: `${constantName(c.constants, apply)}(rt, ${value.js})` };
}

/** What JavaScript can do by itself with an `int`. */
function ofInt(value: Typed, type: NetType): Typed | null {
  if (!isNamed(value.type, 'System.Int32')) return null;
  if (isNamed(type, 'System.Double')) return doubleOf(value.js, value.at);
  return isNamed(type, 'System.Int64') ? { type, at: value.at, js: `BigInt(${value.js})` } : null;
}

/** Conversions of numbers ask nothing of what an expression runs with. */
const noRuntime = undefined as never;

export function constantOf(c: Checker, type: NetType, constant: NetValue, at: number): Typed {
  return { type, at, constant, js: literal(c.constants, constant) };
}

/** Checks an expression where a type is wanted. */
export function checkAs(c: Checker, node: Expression, scope: Scope, type: NetType): Typed {
  return convertTo(c, c.check(node, scope, type), type);
}

export function defaultValue(c: Checker, type: NetType, at: number): Typed {
  return constantOf(c, type, defaultOf(type), at);
}

export function castType(c: Checker, value: Typed, type: NetType): Typed {
  const conversion = explicitConversion(value.type, type, c.isChecked);
  if (conversion === null) {
    const [from, to] = [printType(value.type), printType(type)];
    fault(c, 'expression/no-conversion', value.at, `'${from}' cannot be cast to '${to}'`);
    return wrong(value.at);
  }
  if (!losesConstant(c, value, type)) return withConversion(c, castConstant(value, type), type, conversion);
  faultOverflow(c, value.at, type);
  return wrong(value.at);
}

/** Whether C# refuses the cast, since the constant is outside the type. */
function losesConstant(c: Checker, { type: from, constant }: Typed, to: NetType): boolean {
  return !c.isUnchecked && isNumberCast(from, to) && constant !== undefined && !holds(to, constant);
}

/** The cast of a number that is a constant is a constant; other casts may raise, and are left to run time. */
function castConstant(value: Typed, to: NetType): Typed {
  const { constant, ...rest } = value;
  const isKept = isNumberCast(value.type, to) || implicitConversion(value.type, to, constant) !== null;
  return constant === undefined || isKept ? value : rest;
}
