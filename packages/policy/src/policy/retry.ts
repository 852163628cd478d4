import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { literal } from '../program/operand.ts';
import type { ElementReader } from '../read-element.ts';
import { anyWhole } from '../read-element.ts';

/** `<retry>`: carries out what is inside it, and again, up to `count` more times, as long as the condition holds. */
export const retry: Policy = definePolicy({
  name: 'retry',
  sections: ['inbound', 'backend', 'outbound', 'on-error'],
  attributes: ['condition', 'count', 'interval', 'max-interval', 'delta', 'first-fast-retry'],
  wraps: true,
  read: (reader) => {
    reader.text('condition');
    const condition = reader.flag('condition', false);
    const times = reader.integer('count', { min: 1, max: 50 });
    const wait = readWait(reader);
    return (work) => {
      const { builder } = work;
      const loop = builder.loop();
      const again = builder.label();
      const wait1 = builder.label();
      const done = builder.label();
      work.step(() => ({ kind: 'loop', loop }));
      builder.put(again);
      function repeat(): void {
        work.step((at) => ({ kind: 'repeat', loop, times, while: literal(condition), again: at(wait1) }));
      }
      // An error inside is tried again like an answer; after the last try it is an error.
      work.guarded(repeat);
      repeat();
      work.step((at) => ({ kind: 'jump', to: at(done) }));
      builder.put(wait1);
      work.step(() => ({
        kind: 'effect',
        effect: { kind: 'delay', loop, us: (repetition, chance) => waitUs(wait, repetition, chance) },
      }));
      work.step((at) => ({ kind: 'jump', to: at(again) }));
      builder.put(done);
    };
  },
});

export type Wait = {
  readonly intervalSeconds: number;
  readonly maxSeconds: number | null;
  readonly deltaSeconds: number | null;
  readonly firstFast: boolean;
};

function readWait(reader: ElementReader): Wait {
  return {
    intervalSeconds: reader.integer('interval', anyWhole),
    maxSeconds: reader.optionalInteger('max-interval', anyWhole),
    deltaSeconds: reader.optionalInteger('delta', anyWhole),
    firstFast: reader.flag('first-fast-retry', false),
  };
}

/**
 * How long to wait before retry `repetition` (from 1): the interval; with a delta, that much more each time; with a maximum
 * too, twice the delta's part each time, within a fifth of it by chance. Source: Microsoft's page on the retry policy.
 */
export function waitUs(
  { intervalSeconds, maxSeconds, deltaSeconds, firstFast }: Wait,
  repetition: number,
  chance: number,
): number {
  if (firstFast && repetition === 1) return 0;
  if (deltaSeconds === null) return intervalSeconds * 1e6;
  if (maxSeconds === null) return (intervalSeconds + (repetition - 1) * deltaSeconds) * 1e6;
  const doubled = (1 << Math.min(repetition - 1, 30)) - 1;
  return Math.min(maxSeconds, intervalSeconds + doubled * deltaSeconds * (0.8 + 0.4 * chance)) * 1e6;
}
