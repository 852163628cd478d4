import { escapes, names, texts } from './hostile.ts';
import type { Tape } from './tape.ts';

const markup: readonly string[] = [
  '<',
  '>',
  '/>',
  '"',
  "'",
  '&',
  '&#x0;',
  '&amp;',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?xml version="1.0"?>',
  '@(',
  '@{',
  ')',
  '}',
  '{{n}}',
  '{{',
  '\u0000',
  '\uFEFF',
  '\uE000',
  '\uE0000\uE001',
  '\r',
  '\n',
  '<base />',
  '<choose><when condition="@(true)">',
  '</when></choose>',
];

const inserted: readonly string[] = [...markup, ...names, ...escapes, ...texts];

/** The text with some pieces taken out, put in, doubled, or changed for others; `others` lends pieces. */
export function mutated(source: string, others: readonly string[], tape: Tape): string {
  let result = source;
  const times = 1 + tape.below(4);
  for (let time = 0; time < times; time += 1) result = changed(result, others, tape);
  return result.slice(0, 200_000);
}

function changed(source: string, others: readonly string[], tape: Tape): string {
  const from = place(source, tape);
  const to = Math.min(source.length, from + tape.pick([0, 1, 2, 5, 20, 200]));
  const [before, middle, after] = [source.slice(0, from), source.slice(from, to), source.slice(to)];
  switch (tape.below(6)) {
    case 0:
      return before + after;
    case 1:
      return before + middle + middle + after;
    case 2: {
      const other = others.length === 0 ? source : tape.pick(others);
      const at = place(other, tape);
      return before + other.slice(at, at + tape.pick([5, 50, 500])) + after;
    }
    case 3:
      return before + String.fromCharCode(tape.below(0x10000)) + after;
    default:
      return before + tape.pick(inserted) + after;
  }
}

function place(source: string, tape: Tape): number {
  return Math.floor((tape.below(0x10000) / 0x10000) * (source.length + 1));
}
