import fc from 'fast-check';
import type { Backend, BreakerRule } from '../resource/backend.ts';
import { arbitraryFilled, arbitraryText } from './arbitrary-name.ts';
import { withRest } from './arbitrary-rest.ts';

/** Single backends by these ids and, where there are any, pools of them. */
export function arbitraryBackends(
  singles: readonly string[],
  pools: readonly string[],
): fc.Arbitrary<readonly Backend[]> {
  const all = [
    ...singles.map((id) => arbitraryBackend(id, arbitrarySingle())),
    ...(singles.length === 0 ? [] : pools.map((id) => arbitraryBackend(id, arbitraryPool(singles)))),
  ];
  return fc.tuple(...all);
}

function arbitraryBackend(id: string, target: fc.Arbitrary<Backend['target']>): fc.Arbitrary<Backend> {
  return withRest(fc.record({ id: fc.constant(id), target, breaker: fc.option(arbitraryBreaker(), { nil: null }) }));
}

function arbitrarySingle(): fc.Arbitrary<Backend['target']> {
  return fc.record({
    kind: fc.constant('single' as const),
    url: arbitraryText(),
    protocol: fc.constantFrom('http' as const, 'soap' as const),
  });
}

function arbitraryPool(singles: readonly string[]): fc.Arbitrary<Backend['target']> {
  const number = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null });
  const member = fc.record({ backendId: fc.constantFrom(...singles), weight: number, priority: number });
  return fc
    .tuple(fc.array(member, { minLength: 1, maxLength: 3 }), fc.option(arbitraryFilled(), { nil: null }))
    .map(([members, cookie]) => ({
      kind: 'pool',
      members,
      ...(cookie === null ? {} : { sessionCookie: cookie }),
    }));
}

/** Any rule whose times are whole microseconds. */
function arbitraryBreaker(): fc.Arbitrary<BreakerRule> {
  const time = fc.oneof(fc.constantFrom(0, 1, 60e6, 3600e6, 86_400e6, 90_061e6), fc.integer({ min: 0, max: 1e13 }));
  const status = fc.integer({ min: 200, max: 599 });
  return fc.record({
    name: arbitraryFilled(),
    threshold: fc.oneof(
      fc.record({ kind: fc.constant('count' as const), count: fc.integer({ min: 1, max: 10_000 }) }),
      fc.record({ kind: fc.constant('percentage' as const), percentage: fc.integer({ min: 1, max: 100 }) }),
    ),
    intervalUs: time,
    statusRanges: fc.array(fc.record({ min: status, max: status }), { maxLength: 2 }),
    errorReasons: fc.subarray(['Timeout', 'BackendConnectionFailure']),
    tripUs: time,
    acceptRetryAfter: fc.boolean(),
  });
}
