import { builtin, nameOf } from '../../dotnet/type-ops.ts';
import { fitDecimal } from '../../dotnet/core/decimal-arithmetic.ts';
import { NetException } from '../../dotnet/raise.ts';
import type { Decimal } from '../../dotnet/value.ts';
import { char, double } from '../../dotnet/value.ts';
import { textLiteral } from '../emit/literal.ts';
import type { Hole, Interpolated, Literal } from '../syntax.ts';
import type { Checker, Scope, Typed } from './checker.ts';
import { fault, wrong, wrongWith } from './checker.ts';
import { checkAs, constantOf } from './convert.ts';
import { convertNumber, integralRange } from './numeric.ts';
import { asText, joined } from './text-concat.ts';

export function checkLiteral(c: Checker, { value, at }: Literal): Typed {
  switch (value.kind) {
    case 'null':
      return { type: { kind: 'null' }, js: 'null', at, constant: null };
    case 'bool':
      return constantOf(c, builtin('System.Boolean'), value.value, at);
    case 'char':
      return constantOf(c, builtin('System.Char'), char(value.code), at);
    case 'string':
      return constantOf(c, builtin('System.String'), value.value, at);
    case 'integer':
      return integerLiteral(c, value, at);
    case 'real':
      return realLiteral(c, value, at);
  }
}

type IntegerValue = Literal['value'] & { readonly kind: 'integer' };

const integerTypes: { readonly [suffix in IntegerValue['suffix']]: readonly string[] } = {
  '': ['System.Int32', 'System.UInt32', 'System.Int64', 'System.UInt64'],
  u: ['System.UInt32', 'System.UInt64'],
  l: ['System.Int64', 'System.UInt64'],
  ul: ['System.UInt64'],
};

/** The first of the types for its suffix that holds it. */
function integerLiteral(c: Checker, { value, suffix }: IntegerValue, at: number): Typed {
  const name = integerTypes[suffix].find((each) => value <= (integralRange(each)?.max ?? 0n));
  if (name === undefined) {
    fault(c, 'expression/number-too-large', at, `${value} does not fit into any integer type`);
    return wrong(at);
  }
  return constantOf(c, builtin(name), convertNumber(value, name, false), at);
}

function realLiteral(c: Checker, { text, suffix }: Literal['value'] & { readonly kind: 'real' }, at: number): Typed {
  if (suffix === 'm') {
    const value = decimalOf(text);
    if (value !== null) return constantOf(c, builtin('System.Decimal'), value, at);
    return wrongWith(c, 'expression/number', { at }, 'the number does not fit into a decimal');
  }
  const number = Number(text);
  if (suffix === 'f')
    return constantOf(c, builtin('System.Single'), convertNumber(double(number), 'System.Single', false), at);
  return constantOf(c, builtin('System.Double'), double(number), at);
}

/** `1.50` keeps its scale; an exponent moves the point. What has too many digits to be one is `null`. */
function decimalOf(text: string): Decimal | null {
  const [mantissa = '0', exponent = '0'] = text.toLowerCase().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const digits = `${whole}${fraction}`.replace(/^0+(?=\d)/, '');
  const scale = fraction.length - Number(exponent);
  if (digits === '0') return { net: 'System.Decimal', units: 0n, scale: Math.max(0, Math.min(scale, 28)) };
  if (digits.length - scale > 29) return null;
  if (scale > digits.length + 28) return { net: 'System.Decimal', units: 0n, scale: 28 };
  if (digits.length > 1000) return null;
  const units = BigInt(`${digits}${'0'.repeat(Math.max(-scale, 0))}`);
  try {
    return fitDecimal(units, Math.max(scale, 0));
  } catch (error) {
    if (error instanceof NetException) return null;
    throw error;
  }
}

/** `$"…"`. */
export function checkInterpolated(c: Checker, { parts, at }: Interpolated, scope: Scope): Typed {
  const type = builtin('System.String');
  const pieces = parts.map((part) => (typeof part === 'string' ? textLiteral(part) : holeText(c, part, scope)));
  const filled = pieces.filter((piece) => piece !== '""');
  if (filled.length === 0) return constantOf(c, type, '', at);
  if (parts.every((part) => typeof part === 'string')) return constantOf(c, type, parts.join(''), at);
  return { type, at, js: joined(filled) };
}

function holeText(c: Checker, { value, alignment, format }: Hole, scope: Scope): string {
  const inner = c.check(value, scope);
  if (inner.type.kind === 'void') {
    fault(c, 'expression/no-value', inner.at, 'what stands in the braces has no value');
    return '""';
  }
  const text =
    format === null || nameOf(inner.type) === 'System.String'
      ? asText(inner)
      : `$textOf(rt, ${inner.js}, ${textLiteral(format)})`;
  if (alignment === null) return text;
  return `$align(rt, "" + ${text}, ${checkAs(c, alignment, scope, builtin('System.Int32')).js})`;
}
