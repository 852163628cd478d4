import { test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { expressionBody } from '../arbitrary-expression.ts';
import { withoutGrouping } from '../without-grouping.ts';
import { parseExpression } from '../../expression/parse.ts';
import { printPolicyExpression } from './print.ts';

test.prop([expressionBody])('what is printed is parsed as the same tree', (body) => {
  const text = printPolicyExpression(body);
  const parsed = parseExpression(text);
  expect(parsed.ok ? null : { ...parsed.failure, text }).toBeNull();
  if (parsed.ok) expect(withoutGrouping(parsed.value)).toEqual(withoutGrouping(body));
});

it.each([
  ['@((a?.b).c)', '@(((a?.b)).c)'],
  ['@((x)y)', '@((x)y)'],
  ['@((x)(y))', '@((x)((y)))'],
  ['@(a + b * c == d)', '@((a + (b * c)) == d)'],
])('%s is printed as %s', (source, printed) => {
  const parsed = parseExpression(source);
  if (!parsed.ok) throw new Error(parsed.failure.message);
  expect(printPolicyExpression(parsed.value)).toBe(printed);
});
