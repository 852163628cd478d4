import type { ValuePath } from './source-text.ts';

/** Something expected that did not come: the way to the expectation, and both in words. */
export type Mismatch = { readonly path: ValuePath; readonly expected: string; readonly got: string };

const shownMax = 120;

/** A value as a line of JSON; long ones are cut. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > shownMax ? `${text.slice(0, shownMax)}…` : text;
}

/** Two texts in words; of long ones what stands around the first difference. */
export function difference(path: ValuePath, expected: string, got: string): Mismatch {
  if (expected.length <= shownMax && got.length <= shownMax)
    return { path, expected: shown(expected), got: shown(got) };
  let at = 0;
  while (at < expected.length && expected[at] === got[at]) at += 1;
  return { path, expected: around(expected, at), got: around(got, at) };
}

function around(text: string, at: number): string {
  const from = Math.max(0, at - shownMax / 3);
  const part = text.slice(from, from + shownMax);
  return `${from > 0 ? '…' : ''}${JSON.stringify(part)}${from + shownMax < text.length ? '…' : ''}`;
}
