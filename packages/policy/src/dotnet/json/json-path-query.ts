import { double } from '../value.ts';
import type { Cursor, PathStep, Query, QueryOperator, Side } from './json-path-step.ts';
import { expectMore, fail, peek, readQuoted, skipSpaces, atEnd } from './json-path-step.ts';
import type { JValue } from './token.ts';
import { jNull, jString, jValue, tokenTypes } from './token.ts';

type ReadPath = (from: Cursor) => readonly PathStep[];

/** How many conditions one query may join. */
const conditionsMax = 100;

/** What stands between `?(` and `)`. The first operator joins everything behind it, whichever it is. */
export function parseQuery(from: Cursor, readPath: ReadPath, depth = 0): Query {
  if (depth > conditionsMax) return fail('The path query has too many conditions.');
  const condition = parseCondition(from, readPath);
  skipSpaces(from);
  expectMore(from, 'Path ended with open query.');
  if (peek(from) === ')') return condition;
  const joint = from.text.slice(from.at, from.at + 2);
  if (joint !== '&&' && joint !== '||') return fail('Could not read query operator.');
  from.at += 2;
  return { kind: joint === '&&' ? 'and' : 'or', left: condition, right: parseQuery(from, readPath, depth + 1) };
}

function parseCondition(from: Cursor, readPath: ReadPath): Query {
  const left = parseSide(from, readPath);
  skipSpaces(from);
  expectMore(from, 'Path ended with open query.');
  if (/[)&|]/.test(peek(from))) return { kind: 'exists', side: left };
  const operator = parseOperator(from);
  return { kind: 'compare', operator, left, right: parseSide(from, readPath) };
}

function parseSide(from: Cursor, readPath: ReadPath): Side {
  skipSpaces(from);
  expectMore(from, 'Path ended with open query.');
  const sign = peek(from);
  if (sign === '@' || sign === '$') {
    from.at += 1;
    const steps = readPath(from);
    expectMore(from, 'Path ended with open query.');
    return { kind: 'path', isFromRoot: sign === '$', steps };
  }
  return { kind: 'value', value: parseLiteral(from) };
}

function parseLiteral(from: Cursor): JValue {
  const sign = peek(from);
  if (sign === "'") return jString(readQuoted(from));
  if (sign === '/') return jString(readRegex(from));
  if (/[-0-9]/.test(sign)) return parseNumber(from);
  for (const [word, make] of words) {
    if (!from.text.startsWith(word, from.at)) continue;
    from.at += word.length;
    return make();
  }
  return fail(`Unexpected character while parsing path query: ${sign}`);
}

/** `/pattern/options`, as it is written. */
function readRegex(from: Cursor): string {
  const found = /^\/(?:[^/\\]|\\.)*\/[a-z]*/.exec(from.text.slice(from.at))?.[0];
  if (found === undefined) return fail('Path ended with an open regex.');
  from.at += found.length;
  return found;
}

const words: readonly (readonly [word: string, make: () => JValue])[] = [
  ['true', () => jValue(tokenTypes.Boolean, true)],
  ['false', () => jValue(tokenTypes.Boolean, false)],
  ['null', jNull],
];

function parseNumber(from: Cursor): JValue {
  const start = from.at;
  while (!atEnd(from) && !/[ )]/.test(peek(from))) from.at += 1;
  const text = from.text.slice(start, from.at);
  if (/^-?\d{1,18}$/.test(text)) return jValue(tokenTypes.Integer, BigInt(text));
  const number = Number(text);
  if (/^-?[\d.]+(?:[eE][-+]?\d+)?$/.test(text) && Number.isFinite(number))
    return jValue(tokenTypes.Float, double(number));
  return fail('Could not read query value.');
}

const operators: readonly QueryOperator[] = ['===', '==', '=~', '!==', '!=', '<=', '<', '>=', '>'];

function parseOperator(from: Cursor): QueryOperator {
  if (from.at + 1 >= from.text.length) return fail('Path ended with open query.');
  if (from.text.startsWith('<>', from.at)) {
    from.at += 2;
    return '!=';
  }
  const found = operators.find((operator) => from.text.startsWith(operator, from.at));
  if (found === undefined) return fail('Could not read query operator.');
  from.at += found.length;
  return found;
}
