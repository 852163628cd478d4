import { parseExpression } from '../expression/parse.ts';
import { shape } from './shape.ts';

/** The rows of a table of examples, in cells that ` ¦ ` stands between. Rows that begin with `##` are headings. */
export function tableRows(table: string): readonly [string, string][] {
  return table
    .trim()
    .split('\n')
    .filter((row) => !row.startsWith('##'))
    .map((row) => row.split(' ¦ ') as [string, string]);
}

/** The shape of an expression's tree, or what is wrong with the expression. */
export function shapeOf(source: string): unknown {
  const parsed = parseExpression(source);
  return parsed.ok ? shape(parsed.value) : parsed.failure;
}
