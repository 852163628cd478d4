import type { Cursor } from './cursor.ts';
import { isAt, isWord, nested, peek } from './cursor.ts';
import { newer } from './fault.ts';
import { parseThrow } from './parse-throw.ts';
import { parseUnary } from './parse-unary.ts';
import type { BinaryOperator, Expression } from './syntax.ts';

/** The rank of the loosest operator that binds tighter than a comparison. */
export const shiftRank = 8;

type Standing = { readonly value: Expression; readonly at: number };
type Pending = { readonly operator: BinaryOperator; readonly rank: number };

const ranks: ReadonlyMap<string, number> = new Map(
  [
    ['??'],
    ['||'],
    ['&&'],
    ['|'],
    ['^'],
    ['&'],
    ['==', '!='],
    ['<', '>', '<=', '>=', 'is', 'as'],
    ['<<', '>>'],
    ['+', '-'],
    ['*', '/', '%'],
  ].flatMap((operators, rank) => operators.map((operator): [string, number] => [operator, rank])),
);

/** Operands with operators between them. Two stacks instead of recursion, so that a long sum needs no deep one. */
export function parseBinary(cursor: Cursor, rankMin = 0): Expression {
  const operands: Standing[] = [{ at: peek(cursor).at, value: parseUnary(cursor) }];
  const pending: Pending[] = [];
  for (;;) {
    const operator = operatorAt(cursor);
    if (operator === null) break;
    const rank = ranks.get(operator) ?? 0;
    if (rank < rankMin) break;
    reduce(operands, pending, operator === '??' ? rank + 1 : rank);
    cursor.index += operator === '>>' ? 2 : 1;
    if (operator === 'is' || operator === 'as') {
      operands.push(parseTypeTest(cursor, operator, operands.pop() as Standing));
    } else {
      pending.push({ operator, rank });
      operands.push({ at: peek(cursor).at, value: parseRight(cursor, operator) });
    }
  }
  reduce(operands, pending, 0);
  return (operands[0] as Standing).value;
}

/** Builds the nodes of all pending operators that bind at least as tightly. */
function reduce(operands: Standing[], pending: Pending[], rank: number): void {
  for (let top = pending.at(-1); top !== undefined && top.rank >= rank; top = pending.at(-1)) {
    pending.pop();
    const right = operands.pop() as Standing;
    const left = operands.pop() as Standing;
    const { operator } = top;
    operands.push({
      at: left.at,
      value: { kind: 'binary', operator, left: left.value, right: right.value, at: left.at },
    });
  }
}

function parseRight(cursor: Cursor, operator: BinaryOperator): Expression {
  return operator === '??' && isAt(cursor, 'throw') ? nested(cursor, parseThrow) : parseUnary(cursor);
}

function parseTypeTest(cursor: Cursor, operator: 'is' | 'as', { value: operand, at }: Standing): Standing {
  if (operator === 'is')
    return { at, value: { kind: 'is', operand, pattern: cursor.grammar.pattern(cursor, 'is'), at } };
  return { at, value: { kind: 'as', operand, type: cursor.grammar.type(cursor, 'operand'), at } };
}

function operatorAt(cursor: Cursor): BinaryOperator | 'is' | 'as' | null {
  const token = peek(cursor);
  if (token.kind === 'sign' && token.text === '>' && peek(cursor, 1).at === token.end) {
    if (isAt(cursor, '>=', 1)) return null;
    if (isAt(cursor, '>', 1)) return '>>';
  }
  refuseNewer(cursor);
  if (token.kind !== 'sign' && token.kind !== 'keyword') return null;
  return ranks.has(token.text) ? (token.text as BinaryOperator | 'is' | 'as') : null;
}

function refuseNewer(cursor: Cursor): void {
  const { at } = peek(cursor);
  if (isAt(cursor, 'switch') && isAt(cursor, '{', 1))
    newer(at, { version: '8', feature: 'switch expressions', hint: "write '? :', or a switch statement in @{ … }" });
  if (isAt(cursor, '..'))
    newer(at, { version: '8', feature: "ranges ('..')", hint: 'write Substring, or Skip and Take' });
  if (isWord(cursor, 'with') && isAt(cursor, '{', 1))
    newer(at, { version: '9', feature: "'with'", hint: "make a new object of the old one's values" });
}
