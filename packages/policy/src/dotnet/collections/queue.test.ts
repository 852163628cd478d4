import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import { membersOf, outcomeOf, stillRuntime } from '../../testing/run-member.ts';
import { iterate } from '../protocol.ts';
import type { NetValue } from '../value.ts';
import { Queue } from './queue.ts';
import { Stack } from './stack.ts';

const acts = fc.array(fc.oneof(fc.integer(), fc.constantFrom('take' as const, 'peek' as const, 'clear' as const)), {
  maxLength: 120,
});

const kinds = [
  { type: Queue, put: 'void Enqueue(T item)', take: 'T Dequeue()', empty: 'Queue empty.', isStack: false },
  { type: Stack, put: 'void Push(T item)', take: 'T Pop()', empty: 'Stack empty.', isStack: true },
] as const;

test.prop([fc.constantFrom(...kinds), acts, fc.array(fc.integer(), { maxLength: 50 })])(
  'queues and stacks hand out what an array does',
  ({ type, put, take, empty, isStack }, all, first) => {
    const rt = stillRuntime();
    const { run } = membersOf(rt, type);
    const made = run(isStack ? 'Stack()' : 'Queue()') as NetValue;
    const model: number[] = [];
    const nothing = `System.InvalidOperationException: ${empty}`;
    for (const act of [...first, ...all]) {
      if (typeof act === 'number') {
        run(put, made, act);
        model.push(act);
      } else if (act === 'clear') {
        run('void Clear()', made);
        model.length = 0;
      } else if (act === 'take') {
        expect(outcomeOf(() => run(take, made))).toBe((isStack ? model.pop() : model.shift()) ?? nothing);
      } else {
        expect(outcomeOf(() => run('T Peek()', made))).toBe((isStack ? model.at(-1) : model[0]) ?? nothing);
      }
      expect(run('int Count { get; }', made)).toBe(model.length);
    }
    expect([...iterate(rt, made)]).toEqual(isStack ? model.toReversed() : model);
  },
);
