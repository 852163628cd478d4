import { collector } from './collect.ts';
import type { Measurement } from './measure.ts';
import { spreadOf } from './spread.ts';

/** So often the heap is looked at on the way. */
const looks = 10;

/** The heap as it grows while something is done so many times, each look as a multiple of the first one; the last is `last`. */
export function heapWhile(count: number, act: (number: number) => unknown): readonly Measurement[] {
  const collect = collector();
  const step = Math.max(1, Math.floor(count / looks));
  const heap: { readonly after: number; readonly bytes: number }[] = [];
  for (let number = 1; number <= step * looks; number += 1) {
    act(number);
    if (number % step === 0) {
      collect();
      heap.push({ after: number, bytes: process.memoryUsage().heapUsed });
    }
  }
  const first = heap[0]?.bytes ?? 0;
  return heap.map(({ after, bytes }, index): Measurement => {
    const name = index === heap.length - 1 ? 'last' : `after ${after}`;
    const ratio = index === 0 ? null : spreadOf([bytes / first]);
    return { name, unit: 'MB', value: spreadOf([bytes / 1e6]), ratio };
  });
}
