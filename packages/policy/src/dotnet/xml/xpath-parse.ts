import { raise } from '../raise.ts';
import type { NodeTest, XPathAxis, XPathExpression, XPathOperator, XPathStep } from './xpath-syntax.ts';
import { axes } from './xpath-syntax.ts';

type Cursor = { readonly tokens: readonly string[]; at: number; depth: number; readonly whole: string };

/** How deep expressions may stand in each other. */
const depthMax = 60;
const charsMax = 4000;

const token =
  /\s*(\/\/|\.\.|::|!=|<=|>=|"[^"]*"|'[^']*'|\d+(?:\.\d*)?|\.\d+|[\p{L}_][\p{L}\p{N}_.-]*(?::(?!:)(?:[\p{L}_][\p{L}\p{N}_.-]*|\*))?|[^\s])/guy;

export function parseXPath(text: string): XPathExpression {
  if (text.length > charsMax) return fail(text);
  const tokens: string[] = [];
  for (const match of text.trimEnd().matchAll(token)) tokens.push(match[1] ?? '');
  const from: Cursor = { tokens, at: 0, depth: 0, whole: text };
  if (tokens.length === 0)
    return raise('System.Xml.XPath.XPathException', 'The expression passed to this method should result in a NodeSet.');
  const found = parseBinary(from, 0);
  return from.at < tokens.length ? fail(text) : found;
}

function fail(text: string): never {
  return raise('System.Xml.XPath.XPathException', `'${text}' has an invalid token.`);
}

function peek(from: Cursor, ahead = 0): string {
  return from.tokens[from.at + ahead] ?? '';
}

function take(from: Cursor, wanted: string): boolean {
  if (peek(from) !== wanted) return false;
  from.at += 1;
  return true;
}

const levels: readonly (readonly XPathOperator[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
];

function parseBinary(from: Cursor, level: number): XPathExpression {
  const operators = levels[level];
  if (operators === undefined) return parseUnary(from);
  let left = parseBinary(from, level + 1);
  for (;;) {
    const operator = operators.find((each) => each === peek(from));
    if (operator === undefined) return left;
    from.at += 1;
    left = { kind: 'binary', operator, left, right: parseBinary(from, level + 1) };
  }
}

function parseUnary(from: Cursor): XPathExpression {
  let signs = 0;
  while (take(from, '-')) signs += 1;
  let found = parseUnion(from);
  if (signs > 0) found = { kind: 'negative', operand: found };
  return signs > 1 && signs % 2 === 0 ? { kind: 'negative', operand: found } : found;
}

function parseUnion(from: Cursor): XPathExpression {
  let left = parsePath(from);
  while (take(from, '|')) left = { kind: 'binary', operator: '|', left, right: parsePath(from) };
  return left;
}

function parsePath(from: Cursor): XPathExpression {
  if (isPrimary(from)) return parseFilter(from);
  const steps: XPathStep[] = [];
  const isAbsolute = peek(from).startsWith('/');
  if (take(from, '//')) steps.push(anywhere);
  else if (take(from, '/') && !startsStep(from)) return { kind: 'path', from: 'root', steps };
  parseSteps(from, steps);
  return { kind: 'path', from: isAbsolute ? 'root' : 'here', steps };
}

const anyNode: NodeTest = { kind: 'type', type: 'node' };
const anywhere: XPathStep = { axis: 'descendant-or-self', test: anyNode, predicates: [] };

function startsStep(from: Cursor): boolean {
  return /^[\p{L}_*@.]/u.test(peek(from));
}

function parseSteps(from: Cursor, steps: XPathStep[]): void {
  for (;;) {
    steps.push(parseStep(from));
    if (take(from, '//')) steps.push(anywhere);
    else if (!take(from, '/')) return;
  }
}

function isPrimary(from: Cursor): boolean {
  const next = peek(from);
  if (/^["'(]|^\.?\d/.test(next)) return true;
  return /^[\p{L}_]/u.test(next) && peek(from, 1) === '(' && !nodeTypes.has(next);
}

const nodeTypes: ReadonlySet<string> = new Set(['node', 'text', 'comment', 'processing-instruction']);

function parseFilter(from: Cursor): XPathExpression {
  const primary = parsePrimary(from);
  const predicates = parsePredicates(from);
  const steps: XPathStep[] = predicates.length === 0 ? [] : [{ axis: 'filter', test: anyNode, predicates }];
  if (take(from, '//')) {
    steps.push(anywhere);
    parseSteps(from, steps);
  } else if (take(from, '/')) parseSteps(from, steps);
  return steps.length === 0 ? primary : { kind: 'path', from: primary, steps };
}

function parsePrimary(from: Cursor): XPathExpression {
  const next = peek(from);
  from.at += 1;
  if (/^["']/.test(next)) return { kind: 'text', value: next.slice(1, -1) };
  if (/^[.\d]/.test(next)) return { kind: 'number', value: Number(next) };
  if (next === '(') return closed(from);
  from.at += 1;
  const args: XPathExpression[] = [];
  if (!take(from, ')')) {
    do args.push(nested(from));
    while (take(from, ','));
    if (!take(from, ')')) return fail(from.whole);
  }
  return { kind: 'call', name: next, args };
}

function closed(from: Cursor): XPathExpression {
  const found = nested(from);
  return take(from, ')') ? found : fail(from.whole);
}

function nested(from: Cursor): XPathExpression {
  from.depth += 1;
  if (from.depth > depthMax) return fail(from.whole);
  const found = parseBinary(from, 0);
  from.depth -= 1;
  return found;
}

function parsePredicates(from: Cursor): readonly XPathExpression[] {
  const predicates: XPathExpression[] = [];
  while (take(from, '[')) {
    predicates.push(nested(from));
    if (!take(from, ']')) fail(from.whole);
  }
  return predicates;
}

function parseStep(from: Cursor): XPathStep {
  if (take(from, '.')) return { axis: 'self', test: anyNode, predicates: [] };
  if (take(from, '..')) return { axis: 'parent', test: anyNode, predicates: [] };
  const axis = parseAxis(from);
  const test = parseTest(from);
  return { axis, test, predicates: parsePredicates(from) };
}

function parseAxis(from: Cursor): XPathAxis {
  if (take(from, '@')) return 'attribute';
  if (peek(from, 1) !== '::') return 'child';
  const named = axes.find((axis) => axis === peek(from));
  if (named === undefined) return fail(from.whole);
  from.at += 2;
  return named;
}

function parseTest(from: Cursor): NodeTest {
  const next = peek(from);
  from.at += 1;
  if (nodeTypes.has(next) && take(from, '(')) {
    if (/^["']/.test(peek(from))) from.at += 1;
    if (!take(from, ')')) return fail(from.whole);
    return { kind: 'type', type: next as (NodeTest & { kind: 'type' })['type'] };
  }
  if (!/^[\p{L}_*]/u.test(next)) return fail(from.whole);
  const colon = next.indexOf(':');
  return { kind: 'name', prefix: colon < 0 ? '' : next.slice(0, colon), local: next.slice(colon + 1) };
}
