import type { Place } from '@keelgate/model';

/** Texts as they are written, escapes and all, where that is another text than the one they mean. */
const written = new WeakMap<Place, string>();

export function rememberWritten(place: Place, raw: string): void {
  written.set(place, raw);
}

/**
 * The place of something inside a text, by its offset in what the text means: on the line where the text begins, as many
 * columns on, its quote included; or on a later line, where a text goes on over several.
 */
export function inside(place: Place, at: number): Place {
  const raw = written.get(place);
  if (raw === undefined) return { ...place, column: place.column + 1 + at };
  let from = 1;
  for (let left = at; left > 0 && from < raw.length; left -= 1) from += lengthAt(raw, from);
  const before = raw.slice(0, from);
  const line = before.lastIndexOf('\n');
  if (line < 0) return { ...place, column: place.column + from };
  return { ...place, line: place.line + (before.match(/\n/g)?.length ?? 0), column: from - line };
}

/** How long a character is as it is written: `\n` is two, `\u000a` six. */
function lengthAt(raw: string, at: number): number {
  if (raw[at] !== '\\') return 1;
  return raw[at + 1] === 'u' ? 6 : 2;
}
