import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import { createEventHeap, nextDue, pop, push } from './event-heap.ts';

const step = fc.oneof(fc.record({ atUs: fc.nat({ max: 20 }) }), fc.constant('pop' as const));

test.prop([fc.array(step, { maxLength: 200 })])(
  'gives events in the order of time, equal times in the order of their keys',
  (steps) => {
    const heap = createEventHeap(4);
    let model: { atUs: number; id: number }[] = [];
    for (const [id, one] of steps.entries()) {
      if (one !== 'pop') {
        push(heap, one.atUs, id, 1000 - id);
        model.push({ atUs: one.atUs, id });
      } else if (model.length > 0) {
        model = model.toSorted((left, right) => left.atUs - right.atUs || right.id - left.id);
        const first = model.shift()!;
        expect([nextDue(heap), pop(heap)]).toEqual([first.atUs, first.id]);
      }
      expect(heap.size).toBe(model.length);
    }
  },
);
