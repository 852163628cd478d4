import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { testRuntime } from '../../testing/evaluate.ts';
import { outcomeOf } from '../../testing/run-member.ts';
import { char, double, type NetValue } from '../value.ts';
import { decimal, decimalLargest } from '../core/decimal-arithmetic.ts';
import { parseDecimal } from '../core/decimal-members.ts';
import { doubleType, parseFloating } from '../core/floating-definition.ts';
import { fitInteger, integerTypes } from '../core/number-range.ts';
import { parseInteger } from '../core/integer-definition.ts';
import { formatComposite } from './composite.ts';
import { formatNumber } from './format-number.ts';

const rt = testRuntime({ limits: { fuel: Number.MAX_SAFE_INTEGER } });
const number: fc.Arbitrary<number> = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('laws of number formats', () => {
  test.prop([fc.constantFrom(...integerTypes), fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n })])(
    'an integer that is written is read again, or does not fit',
    (type, raw) => {
      const isIn = raw >= type.least && raw <= type.largest;
      const read = outcomeOf(() => parseInteger(rt, raw.toString(), type));
      if (!isIn) expect(read).toMatch(/^System\.OverflowException/);
      else expect(formatNumber(rt, fitInteger(type, raw), null)).toBe(raw.toString());
    },
  );

  test.prop([number])('R gives the number back', (value) => {
    expect(Number(formatNumber(rt, double(value), 'R'))).toBe(value + 0);
  });

  test.prop([number])('what R writes is parsed to the same', (value) => {
    expect(parseFloating(rt, formatNumber(rt, double(value), 'R'), doubleType).value).toBe(value + 0);
  });

  test.prop([fc.bigInt({ min: -decimalLargest, max: decimalLargest }), fc.nat(28)])(
    'a decimal that is written is read again, scale and all',
    (units, scale) => {
      expect(parseDecimal(rt, formatNumber(rt, decimal(units, scale), null))).toEqual(decimal(units, scale));
    },
  );

  test.prop([number])('G is within fifteen digits', (value) => {
    expect(Number(formatNumber(rt, double(value), null))).toBe(Number(value.toPrecision(15)) + 0);
  });

  test.prop([fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.nat(6)])(
    'N is F with commas',
    (value, digits) => {
      const grouped = formatNumber(rt, value, `N${digits}`);
      expect(grouped.replaceAll(',', '')).toBe(formatNumber(rt, value, `F${digits}`));
      expect(grouped).toMatch(/^-?\d{1,3}(,\d{3})*(\.\d+)?$/);
    },
  );

  test.prop([fc.integer(), fc.nat(12)])('custom zeros are D', (value, digits) => {
    expect(formatNumber(rt, value, '0'.repeat(digits + 1))).toBe(formatNumber(rt, value, `D${digits + 1}`));
  });

  test.prop([fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(6), fc.nat(6)])(
    'F of a decimal is it, rounded half away from zero',
    (units, scale, digits) => {
      const factor = 10n ** BigInt(Math.max(scale - digits, 0));
      const size = units < 0n ? -units : units;
      const rounded = digits >= scale ? size * 10n ** BigInt(digits - scale) : (size * 2n + factor) / (factor * 2n);
      const text = formatNumber(rt, decimal(units, scale), `F${digits}`);
      expect(BigInt(text.replace('.', ''))).toBe(units < 0n ? -rounded : rounded);
      expect(text.split('.')[1] ?? '').toHaveLength(digits);
    },
  );

  const customFormat = fc.string({
    unit: fc.constantFrom('0', '#', '.', ',', '%', '‰', 'E+0', 'e0', ';', "'", '"', '\\', 'x', '-', ' '),
    maxLength: 20,
  });
  test.prop([fc.oneof(number, fc.constant(0)), customFormat])(
    'a custom format gives some text, always',
    (value, format) => {
      const text = outcomeOf(() => formatNumber(rt, double(value), format));
      expect(typeof text).toBe('string');
    },
  );
});

describe('laws of composite formats', () => {
  const values: fc.Arbitrary<NetValue> = fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.string(),
    fc.integer(),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    number.map(double),
    fc.nat(0xffff).map(char),
  );
  const pieces = fc.string({
    unit: fc.constantFrom('{', '}', '0', '1', ',', ':', '-', '5', 'N2', 'D', 'x', ' ', '#'),
    maxLength: 16,
  });

  test.prop([pieces, fc.array(values, { maxLength: 3 })])(
    'a format gives a text or a FormatException, nothing else',
    (format, args) => {
      const outcome = outcomeOf(() => formatComposite(rt, format, args));
      expect(typeof outcome).toBe('string');
    },
  );

  test.prop([fc.string(), fc.array(fc.string(), { minLength: 1, maxLength: 4 })])(
    'items take the places of their numbers',
    (between, args) => {
      const escaped = between.replaceAll('{', '{{').replaceAll('}', '}}');
      const format = args.map((_, index) => `{${index}}`).join(escaped);
      expect(formatComposite(rt, format, args)).toBe(args.join(between));
    },
  );
});
