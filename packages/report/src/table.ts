import { type Line, printable, type Span, widthOf } from './line.ts';

/** A cell of a table: text, or a span with a style. */
export type Cell = Span;

/** Lays rows out in columns, two blanks apart and two in. `align` has a letter a column: `l` left, `r` right. */
export function table(rows: readonly (readonly Cell[])[], align: string): readonly Line[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      widths[index] = Math.max(widths[index] ?? 0, Math.min(columnMax, widthOf(textOf(cell))));
    }
  }
  return rows.map((row) => row.flatMap((cell, index) => padded(cell, widths[index] ?? 0, align[index] === 'r')));
}

/** No column may push the others off the screen. */
const columnMax = 44;

function padded(cell: Cell, width: number, right: boolean): readonly Span[] {
  const text = textOf(cell);
  const shown =
    widthOf(text) > width
      ? `${Array.from(text)
          .slice(0, width - 1)
          .join('')}…`
      : text;
  const blanks = ' '.repeat(Math.max(0, width - widthOf(shown)));
  const span = typeof cell === 'string' ? shown : { text: shown, style: cell.style };
  return right ? ['  ', blanks, span] : ['  ', span, blanks];
}

function textOf(cell: Cell): string {
  return printable(typeof cell === 'string' ? cell : cell.text);
}
