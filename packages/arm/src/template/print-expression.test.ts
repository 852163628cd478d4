import { test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { parseExpression } from './expression.ts';
import { printExpression } from './print-expression.ts';
import { arbitraryExpression, withoutPlaces } from './testing/arbitrary-expression.ts';

test.prop([arbitraryExpression])('an expression that is printed and parsed again is the same', (expression) => {
  const parsed = parseExpression(`[${printExpression(expression)}]`);
  expect(parsed.ok ? withoutPlaces(parsed.value) : parsed.failure).toEqual(withoutPlaces(expression));
});
