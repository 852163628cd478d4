import type { Members } from '../define.ts';
import { raiseOutOfRange } from '../raise.ts';
import type { NetValue } from '../value.ts';
import type { Types } from './function-types.ts';
import { sequence } from './sequence.ts';

/** `Range`, `Repeat` and `Empty`: sequences of nothing else. */
export const generate: Members = {
  'static IEnumerable<int> Range(int start, int count)': (_rt, start: number, count: number) => {
    if (count < 0 || start + count - 1 > 2_147_483_647) raiseOutOfRange('count');
    return sequence(function* numbers() {
      for (let index = 0; index < count; index += 1) yield start + index;
    });
  },
  'static IEnumerable<TResult> Repeat<TResult>(TResult element, int count)': (
    _rt,
    _types: Types,
    ...[element, count]: [NetValue, number]
  ) => {
    if (count < 0) raiseOutOfRange('count');
    return sequence(function* same() {
      for (let index = 0; index < count; index += 1) yield element;
    });
  },
  'static IEnumerable<TResult> Empty<TResult>()': () => sequence(() => []),
};
