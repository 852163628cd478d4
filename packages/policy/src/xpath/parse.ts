import { BudgetExceeded } from '../dotnet/budget.ts';
import { raiseXPath } from './fault.ts';
import type { Token } from './lex.ts';
import { tokensOf } from './lex.ts';
import type { Axis, Expression, Operator, Step, Test } from './syntax.ts';
import { anywhere, axes } from './syntax.ts';

/** The namespace of a prefix; undefined for one that is not declared. */
export type Prefixes = (prefix: string) => string | undefined;

type Reader = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly prefixes: Prefixes;
  at: number;
  depth: number;
};

const depthMax = 100;

/** Reads an XPath 1.0 expression. Raises for a wrong one. */
export function parseXPath(text: string, prefixes: Prefixes): Expression {
  const tokens = tokensOf(text);
  if (tokens === null) return refuse(text);
  const reader: Reader = { text, tokens, prefixes, at: 0, depth: 0 };
  const expression = takeBinary(reader, 0);
  return peek(reader).kind === 'end' ? expression : refuse(text);
}

function refuse(text: string): never {
  return raiseXPath(`'${text}' has an invalid token.`);
}

function peek({ tokens, at }: Reader, ahead = 0): Token {
  return tokens[at + ahead] ?? { kind: 'end', text: '' };
}

function isSymbol(reader: Reader, text: string, ahead = 0): boolean {
  const token = peek(reader, ahead);
  return token.kind === 'symbol' && token.text === text;
}

function skip(reader: Reader, text: string): boolean {
  if (!isSymbol(reader, text)) return false;
  reader.at += 1;
  return true;
}

function expectSymbol(reader: Reader, text: string): void {
  if (!skip(reader, text)) refuse(reader.text);
}

const levels: readonly (readonly Operator[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
];

function takeBinary(reader: Reader, level: number): Expression {
  const operators = levels[level];
  if (operators === undefined) return takeUnary(reader);
  let left = takeBinary(reader, level + 1);
  for (;;) {
    const { kind, text } = peek(reader);
    const operator = kind === 'symbol' || kind === 'operator' ? operators.find((each) => each === text) : undefined;
    if (operator === undefined) return left;
    reader.at += 1;
    left = { kind: 'binary', operator, left, right: takeBinary(reader, level + 1) };
  }
}

function takeUnary(reader: Reader): Expression {
  let isNegative = false;
  let signs = 0;
  while (skip(reader, '-')) {
    isNegative = !isNegative;
    signs += 1;
  }
  let left = takePath(reader);
  while (skip(reader, '|')) left = { kind: 'binary', operator: '|', left, right: takePath(reader) };
  if (signs === 0) return left;
  const negated: Expression = { kind: 'negate', of: left };
  return isNegative ? negated : { kind: 'negate', of: negated };
}

function takePath(reader: Reader): Expression {
  reader.depth += 1;
  if (reader.depth > depthMax) throw new BudgetExceeded(`An XPath expression stands more than ${depthMax} deep.`);
  const path = beginsFilter(reader) ? takeFilterPath(reader) : takeLocationPath(reader);
  reader.depth -= 1;
  return path;
}

const nodeTypes: ReadonlySet<string> = new Set(['comment', 'text', 'processing-instruction', 'node']);

function beginsFilter(reader: Reader): boolean {
  const { kind, text } = peek(reader);
  if (kind === 'number' || kind === 'literal') return true;
  if (kind === 'symbol') return text === '$' || text === '(';
  return kind === 'name' && isSymbol(reader, '(', 1) && !nodeTypes.has(text);
}

function takeFilterPath(reader: Reader): Expression {
  const primary = takePrimary(reader);
  const predicates = takePredicates(reader);
  const of: Expression = predicates.length === 0 ? primary : { kind: 'filter', of: primary, predicates };
  if (!isSymbol(reader, '/') && !isSymbol(reader, '//')) return of;
  return { kind: 'path', from: of, steps: takeMoreSteps(reader, []) };
}

function takePrimary(reader: Reader): Expression {
  const { kind, text } = peek(reader);
  reader.at += 1;
  if (kind === 'number') return { kind: 'number', value: Number(text) };
  if (kind === 'literal') return { kind: 'literal', value: text };
  if (text === '$') {
    const name = peek(reader);
    reader.at += 1;
    return name.kind === 'name' ? { kind: 'variable', name: expanded(reader, name.text) } : refuse(reader.text);
  }
  if (text === '(') {
    const inner = takeBinary(reader, 0);
    expectSymbol(reader, ')');
    return inner;
  }
  expectSymbol(reader, '(');
  const args: Expression[] = [];
  while (!skip(reader, ')')) {
    if (args.length > 0) expectSymbol(reader, ',');
    args.push(takeBinary(reader, 0));
  }
  return { kind: 'call', name: expanded(reader, text), args };
}

/** `{namespace}local`; without a prefix the local name alone. */
function expanded(reader: Reader, name: string): string {
  const [prefix = '', local] = name.split(':');
  return local === undefined ? name : `{${spaceOf(reader, prefix)}}${local}`;
}

function spaceOf(reader: Reader, prefix: string): string {
  const found = prefix === 'xml' ? 'http://www.w3.org/XML/1998/namespace' : reader.prefixes(prefix);
  return found ?? raiseXPath(`Prefix '${prefix}' is not defined.`);
}

function takeLocationPath(reader: Reader): Expression {
  if (skip(reader, '/'))
    return { kind: 'path', from: 'root', steps: beginsStep(reader) ? takeMoreSteps(reader, [takeStep(reader)]) : [] };
  if (isSymbol(reader, '//')) return { kind: 'path', from: 'root', steps: takeMoreSteps(reader, []) };
  return { kind: 'path', from: 'context', steps: takeMoreSteps(reader, [takeStep(reader)]) };
}

function beginsStep(reader: Reader): boolean {
  const { kind, text } = peek(reader);
  return kind === 'name' || (kind === 'symbol' && (text === '.' || text === '..' || text === '@'));
}

function takeMoreSteps(reader: Reader, first: readonly Step[]): readonly Step[] {
  const steps = [...first];
  for (;;) {
    if (skip(reader, '//')) steps.push(anywhere);
    else if (!skip(reader, '/')) return steps;
    steps.push(takeStep(reader));
  }
}

function takeStep(reader: Reader): Step {
  if (skip(reader, '.')) return { axis: 'self', test: { kind: 'node' }, predicates: [] };
  if (skip(reader, '..')) return { axis: 'parent', test: { kind: 'node' }, predicates: [] };
  const axis = takeAxis(reader);
  return { axis, test: takeTest(reader), predicates: takePredicates(reader) };
}

function takeAxis(reader: Reader): Axis {
  if (skip(reader, '@')) return 'attribute';
  if (!isSymbol(reader, '::', 1)) return 'child';
  const axis = axes.find((each) => each === peek(reader).text) ?? refuse(reader.text);
  reader.at += 2;
  return axis;
}

function takeTest(reader: Reader): Test {
  const { kind, text } = peek(reader);
  if (kind !== 'name') return raiseXPath('Expression must evaluate to a node-set.');
  reader.at += 1;
  if (isSymbol(reader, '(') && nodeTypes.has(text)) return takeTypeTest(reader, text as 'node');
  const [prefix = '', local] = text.split(':');
  if (local !== undefined) return { kind: 'name', space: spaceOf(reader, prefix), local: local === '*' ? null : local };
  return text === '*' ? { kind: 'name', space: null, local: null } : { kind: 'name', space: '', local: text };
}

function takeTypeTest(reader: Reader, kind: 'node' | 'text' | 'comment' | 'processing-instruction'): Test {
  expectSymbol(reader, '(');
  const literal = peek(reader);
  const hasTarget = kind === 'processing-instruction' && literal.kind === 'literal';
  if (hasTarget) reader.at += 1;
  expectSymbol(reader, ')');
  return kind === 'processing-instruction' ? { kind, target: hasTarget ? literal.text : null } : { kind };
}

function takePredicates(reader: Reader): readonly Expression[] {
  const predicates: Expression[] = [];
  while (skip(reader, '[')) {
    predicates.push(takeBinary(reader, 0));
    expectSymbol(reader, ']');
  }
  return predicates;
}
