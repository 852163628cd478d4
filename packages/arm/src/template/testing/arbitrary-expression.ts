import fc from 'fast-check';
import type { Expression } from '../expression.ts';

const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/);
const at = 0;

/** Expressions of every kind; places are all 0. */
export const arbitraryExpression: fc.Arbitrary<Expression> = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string({ unit: 'binary' }).map((value): Expression => ({ kind: 'text', value, at })),
    fc.integer().map((value): Expression => ({ kind: 'number', value, at })),
    fc
      .tuple(fc.array(name, { minLength: 1, maxLength: 2 }), fc.array(tie('expression'), { maxLength: 3 }))
      .map(([names, given]): Expression => ({ kind: 'call', name: names.join('.'), arguments: given, at })),
    fc.tuple(tie('expression'), name).map(([of, member]): Expression => ({ kind: 'property', of, name: member, at })),
    fc.tuple(tie('expression'), tie('expression')).map(([of, index]): Expression => ({ kind: 'index', of, index, at })),
  ),
})).expression;

/** An expression with its places taken out. */
export function withoutPlaces(expression: Expression): Expression {
  switch (expression.kind) {
    case 'text':
    case 'number':
      return { ...expression, at };
    case 'call':
      return { ...expression, arguments: expression.arguments.map(withoutPlaces), at };
    case 'property':
      return { ...expression, of: withoutPlaces(expression.of), at };
    case 'index':
      return { ...expression, of: withoutPlaces(expression.of), index: withoutPlaces(expression.index), at };
  }
}
