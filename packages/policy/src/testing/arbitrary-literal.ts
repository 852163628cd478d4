import fc from 'fast-check';
import type { Expression, Literal } from '../expression/syntax.ts';
import { at } from './arbitrary-type.ts';

const text = fc.string({ unit: 'binary', maxLength: 5 });

const real = fc.oneof(
  fc.record({
    text: fc.constantFrom('1.5', '.5', '0.0', '1e5', '2.5E-3', '1e+2'),
    suffix: fc.constantFrom('' as const, 'd' as const, 'f' as const, 'm' as const),
  }),
  fc.record({ text: fc.constantFrom('0', '15'), suffix: fc.constantFrom('d' as const, 'f' as const, 'm' as const) }),
);

export const literal: fc.Arbitrary<Literal> = fc
  .oneof(
    fc.constant<Literal['value']>({ kind: 'null' }),
    fc.boolean().map((value): Literal['value'] => ({ kind: 'bool', value })),
    fc
      .tuple(
        fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
        fc.constantFrom('' as const, 'u' as const, 'l' as const, 'ul' as const),
      )
      .map(([value, suffix]): Literal['value'] => ({ kind: 'integer', value, suffix })),
    real.map((number): Literal['value'] => ({ kind: 'real', ...number })),
    fc.nat({ max: 0xffff }).map((code): Literal['value'] => ({ kind: 'char', code })),
    text.map((value): Literal['value'] => ({ kind: 'string', value })),
  )
  .map((value) => ({ kind: 'literal', value, at }));

/** A string with holes; no two texts stand next to each other. */
export function interpolated(expression: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> {
  const hole = fc.record({
    value: expression,
    alignment: fc.option(literal),
    format: fc.option(text.filter((format) => format !== '')),
  });
  return fc.tuple(text, fc.array(fc.tuple(hole, text), { maxLength: 2 })).map(([first, rest]) => ({
    kind: 'interpolated',
    parts: [first, ...rest.flat()].filter((part) => part !== ''),
    at,
  }));
}
