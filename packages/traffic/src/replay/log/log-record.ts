import type { TrafficRecord } from '../../core/record.ts';

/** What a line of a log came to: a record, nothing (a heading, a blank line, another category), or what is wrong with it. */
export type ReadLine =
  | { readonly kind: 'record'; readonly record: TrafficRecord }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wrong'; readonly why: string };

export const nothing: ReadLine = { kind: 'nothing' };

export function wrong(why: string): ReadLine {
  return { kind: 'wrong', why };
}
