import { raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { Comparison } from './text-order.ts';
import { searchable } from './text-order.ts';

/** What is looked for, how, and where: from `start`, over `count` units. */
export type Search = {
  readonly text: string;
  readonly how: Comparison;
  readonly start?: number | undefined;
  readonly count?: number | undefined;
};

const badStart = 'Index was out of range. Must be non-negative and less than the size of the collection.';
const badCount = 'Count must be positive and count must refer to a location within the string/array/collection.';

export function findFirst(rt: Runtime, self: string, { text, how, start = 0, count }: Search): number {
  const length = forward(self, start, count);
  burnSearch(rt, length, text.length);
  if (text === '') return start;
  const part = searchable(rt, self.slice(start, start + length), how);
  const found = part.indexOf(searchable(rt, text, how));
  return found < 0 ? -1 : start + found;
}

/** Long texts that nearly match everywhere cost the most to look for. */
export function burnSearch(rt: Runtime, length: number, wanted: number): void {
  burn(rt, (length >>> 3) + Math.ceil((length * Math.min(wanted, 256)) / 1024));
}

/** Backwards: the units looked at are the `count` ones that end at `start`. */
export function findLast(rt: Runtime, self: string, { text, how, start = self.length - 1, count }: Search): number {
  if (self === '') return text === '' ? 0 : -1;
  const [from, end] = backward(self, start, count);
  burnSearch(rt, end - from, text.length);
  if (text === '') return Math.min(end, Math.max(self.length - 1, 0));
  const part = searchable(rt, self.slice(from, end), how);
  const found = part.lastIndexOf(searchable(rt, text, how));
  return found < 0 ? -1 : from + found;
}

type AnySearch = {
  readonly wanted: ReadonlySet<number>;
  readonly isLast: boolean;
  readonly start?: number | undefined;
  readonly count?: number | undefined;
};

/** The first or last place where one of the units stands. */
export function findAny(rt: Runtime, self: string, { wanted, isLast, start, count }: AnySearch): number {
  if (isLast) {
    if (self === '') return -1;
    const [from, end] = backward(self, start ?? self.length - 1, count);
    burn(rt, (end - from) >>> 3);
    for (let at = end - 1; at >= from; at -= 1) if (wanted.has(self.charCodeAt(at))) return at;
    return -1;
  }
  const from = start ?? 0;
  const end = from + forward(self, from, count);
  burn(rt, (end - from) >>> 3);
  for (let at = from; at < end; at += 1) if (wanted.has(self.charCodeAt(at))) return at;
  return -1;
}

function forward(self: string, start: number, count: number | undefined): number {
  if (start < 0 || start > self.length) return raiseOutOfRange('startIndex', badStart);
  const length = count ?? self.length - start;
  if (length < 0 || start + length > self.length) return raiseOutOfRange('count', badCount);
  return length;
}

function backward(self: string, start: number, count: number | undefined): readonly [number, number] {
  // One behind the last unit is let through, and means the last.
  if (start < 0 || start > self.length) return raiseOutOfRange('startIndex', badStart);
  const end = Math.min(start + 1, self.length);
  const length = count === undefined ? end : start === self.length ? Math.max(count - 1, 0) : count;
  if (length < 0 || end - length < 0) return raiseOutOfRange('count', badCount);
  return [end - length, end];
}
