/**
 * Figures by time in rows of one length: a minute at first, twice as long each time there would be too many rows. So a log
 * of any length takes no more room than that.
 */
export type Minutes = {
  /** Adds to a figure of the row that `atUs` falls in. */
  readonly add: (atUs: number, column: number, amount: number) => void;
  readonly stepUs: () => number;
  /** The rows from the first to the last, in order; those without anything are among them. */
  readonly rows: () => readonly MinuteRow[];
};

export type MinuteRow = { readonly atUs: number; readonly figures: Float64Array };

const minuteUs = 60e6;
const rowsMax = 2048;

export function createMinutes(columns: number): Minutes {
  let stepUs = minuteUs;
  let rows = new Map<number, Float64Array>();
  let first = Infinity;
  let last = -Infinity;
  function widen(): void {
    const wider = new Map<number, Float64Array>();
    for (const [number, figures] of rows) {
      const known = wider.get(Math.floor(number / 2));
      if (known === undefined) wider.set(Math.floor(number / 2), figures);
      else for (let column = 0; column < columns; column += 1) known[column] = sum(known, figures, column);
    }
    rows = wider;
    stepUs *= 2;
    first = Math.floor(first / 2);
    last = Math.floor(last / 2);
  }
  function rowOf(atUs: number): Float64Array {
    for (;;) {
      const number = Math.floor(atUs / stepUs);
      if (Math.max(last, number) - Math.min(first, number) < rowsMax) {
        first = Math.min(first, number);
        last = Math.max(last, number);
        const figures = rows.get(number) ?? new Float64Array(columns);
        rows.set(number, figures);
        return figures;
      }
      widen();
    }
  }
  return {
    add: (atUs, column, amount) => {
      const row = rowOf(atUs);
      row[column] = (row[column] as number) + amount;
    },
    stepUs: () => stepUs,
    rows: () =>
      Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => ({
        atUs: (first + index) * stepUs,
        figures: rows.get(first + index) ?? new Float64Array(columns),
      })),
  };
}

function sum(left: Float64Array, right: Float64Array, column: number): number {
  return (left[column] as number) + (right[column] as number);
}
