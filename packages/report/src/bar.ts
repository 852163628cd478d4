const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const levels = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** A horizontal bar of `share` (0 to 1) of `width` characters; what is not nothing has at least a sliver. */
export function bar(share: number, width: number): string {
  if (share <= 0) return '';
  const parts = Math.max(1, Math.min(width * 8, Math.round(share * width * 8)));
  return '█'.repeat(Math.floor(parts / 8)) + (eighths[parts % 8] ?? '');
}

/** One character a value, as high as its share of the largest; `·` for nothing. */
export function sparkline(values: readonly number[]): string {
  const max = values.reduce((most, value) => Math.max(most, value), 0);
  return values.map((value) => level(value, max)).join('');
}

/** Cuts a row of values into at most `width` parts of nearly equal length and gives the mean of each. */
export function condense(values: readonly number[], width: number): readonly number[] {
  const parts = Math.min(width, values.length);
  return Array.from({ length: parts }, (_, part) => {
    const from = Math.floor((part * values.length) / parts);
    const to = Math.floor(((part + 1) * values.length) / parts);
    return values.slice(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
  });
}

function level(value: number, max: number): string {
  if (value <= 0 || max <= 0) return '·';
  return levels[Math.min(levels.length - 1, Math.floor((value / max) * levels.length))] ?? '·';
}
