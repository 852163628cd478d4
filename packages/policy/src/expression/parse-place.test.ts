import { test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { expressionBody } from '../testing/arbitrary-expression.ts';
import { parseExpression } from './parse.ts';
import { printPolicyExpression } from '../testing/print/print.ts';

type Standing = { readonly kind: string; readonly at: number; readonly [key: string]: unknown };

function isStanding(node: unknown): node is Standing {
  return typeof node === 'object' && node !== null && 'kind' in node && 'at' in node;
}

/** The nodes right below: those between which none stands. */
function below(node: object): readonly Standing[] {
  return Object.values(node).flatMap((value: unknown) => {
    if (isStanding(value)) return [value];
    return typeof value === 'object' && value !== null ? below(value) : [];
  });
}

function check(source: string, node: Standing): void {
  const { kind, at } = node;
  const text = source.slice(at);
  if (kind === 'name' || kind === 'member')
    expect(text.startsWith(String(node['name'])) || text.startsWith(`@${String(node['name'])}`)).toBe(true);
  if (kind === 'literal' || kind === 'named') expect(text).toMatch(/^[\w@.'"\P{ASCII}]/u);
  for (const child of below(node)) {
    expect(child.at).toBeLessThan(source.length);
    if (kind !== 'member' && child.kind !== 'member') expect(child.at).toBeGreaterThanOrEqual(at);
    check(source, child);
  }
}

test.prop([expressionBody])('every node stands where its text begins', (body) => {
  const source = printPolicyExpression(body);
  const parsed = parseExpression(source);
  if (!parsed.ok) throw new Error(parsed.failure.message);
  check(source, parsed.value);
});

it('counts from the @', () => {
  expect(parseExpression('@( a.b + c)')).toMatchObject({
    value: { kind: 'binary', at: 3, left: { at: 5, target: { at: 3 } }, right: { at: 9 } },
  });
});
