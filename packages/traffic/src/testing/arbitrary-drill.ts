import type { ClientGroup, Drill, FaultEffect, InjectedFault, Region } from '@keelgate/model';
import fc from 'fast-check';
import { arbitraryChanges, ms } from './arbitrary-changes.ts';
import type { DrillOptions } from './drill-under-test.ts';
import { drillUnderTest, policy, regionUnderTest } from './drill-under-test.ts';

/**
 * Small drills of every kind: one to three regions in every placement, traffic with and without keys, retries and time-outs,
 * counters, quotas, caches, limits, up to four faults of any kind at any time, and changes, backups among them, with and
 * without a standby to restore them onto. A few hundred requests each.
 */
export function arbitraryDrill(): fc.Arbitrary<Drill> {
  return fc.tuple(arbitraryRegions(), arbitraryStandby()).chain(([regions, standby]) => {
    const all = standby === undefined ? regions : [...regions, standby];
    return fc
      .record({
        seed: fc.nat(),
        durationSeconds: fc.integer({ min: 2, max: 12 }),
        warmupSeconds: fc.constantFrom(0, 0, 1),
        gateway: arbitraryGateway(),
        clients: fc.array(
          fc.oneof(
            { arbitrary: perhapsPinned(arbitraryClient(all.length, regions.length)), weight: 3 },
            { arbitrary: arbitraryLoop(all.length, regions.length), weight: 1 },
          ),
          { minLength: 1, maxLength: 3 },
        ),
        backend: arbitraryBackend(all.length),
        apiPolicy: fc.option(arbitraryApiPolicy(), { nil: undefined }),
        productPolicy: fc.option(arbitraryProductPolicy(), { nil: undefined }),
        faults: fc.array(arbitraryFault(all), { maxLength: 4 }),
        changes: arbitraryChanges(regions, standby !== undefined),
      })
      .map(({ faults, changes, durationSeconds, apiPolicy, productPolicy, ...rest }) => {
        const options: DrillOptions = {
          ...rest,
          regions,
          standby,
          durationSeconds,
          faults: faults.map((fault, index) => ({
            ...fault,
            id: `f${index + 1}`,
            // A release is over when it is: it has no end of its own.
            untilUs: Math.max(fault.atUs, fault.kind === 'release' ? durationSeconds * 1e6 : fault.untilUs),
          })),
          changes: changes.map((change, index) => ({ ...change, id: `c${index + 1}` })),
          ...(apiPolicy === undefined ? {} : { apiPolicy }),
          ...(productPolicy === undefined ? {} : { productPolicy }),
        };
        return drillUnderTest(options);
      });
  });
}

const locations = ['West Europe', 'North Europe', 'East US'];

function arbitraryRegions(): fc.Arbitrary<readonly Region[]> {
  const spread = fc.constantFrom<{ readonly units: number; readonly zones: Region['zones'] }>(
    { units: 1, zones: 'automatic' },
    { units: 2, zones: 'automatic' },
    { units: 4, zones: 'automatic' },
    { units: 3, zones: ['1', '2', '3'] },
    { units: 2, zones: ['1', '3'] },
    { units: 2, zones: ['2'] },
  );
  return fc
    .array(spread, { minLength: 1, maxLength: 3 })
    .map((all) => all.map(({ units, zones }, index) => regionUnderTest(locations[index] ?? '', units, zones)));
}

/** Mostly none: most drills are of one service. */
function arbitraryStandby(): fc.Arbitrary<Region | undefined> {
  const zones = fc.constantFrom<Region['zones']>('automatic', ['1', '2']);
  return fc.option(
    zones.map((choice) => regionUnderTest('UK South', 2, choice)),
    { nil: undefined, freq: 2 },
  );
}

function arbitraryGateway(): fc.Arbitrary<NonNullable<DrillOptions['gateway']>> {
  return fc.record({
    unitCapacityPerSecond: fc.constantFrom(20, 60, 500),
    overheadUs: ms(0, 5),
    serviceTime: fc.constantFrom('deterministic', 'exponential'),
    queueUs: ms(0, 1000),
    burstUs: ms(0, 100),
    zoneDetectionUs: ms(0, 2000),
    regionDetectionUs: ms(0, 4000),
    dnsTtlUs: ms(0, 4000),
    recoveryUs: ms(0, 3000),
    holdDownUs: ms(0, 3000),
    servers: fc.constantFrom(1, 1, 2, 4),
    quotaReplicationUs: ms(0, 1000),
    counterReplicationUs: ms(0, 800),
    configPropagationMaxUs: ms(1, 2000),
    cache: fc.constantFrom(
      null,
      { bytes: 20_000, each: 'instance', policy: 'lru' },
      { bytes: 20_000, each: 'instance', policy: 's3-fifo' },
      { bytes: 20_000, each: 'instance', policy: 'sieve' },
      { bytes: 1 << 20, each: 'unit', policy: 'lru' },
    ),
    rateLimiter: fc.constantFrom('slidingWindow', 'slidingWindow', 'slidingLog', 'tokenBucket'),
    outlierEjection: fc.constantFrom(
      null,
      { factor: 2, errorShare: 0.2, afterUs: 500_000, failures: 5, forUs: 2_000_000, maxShare: 0.5 },
      { factor: 5, errorShare: 0.5, afterUs: 0, failures: 2, forUs: 700_000, maxShare: 0.34 },
    ),
    updateUnitUs: ms(100, 2000),
    updates: fc.record({
      group: fc.constantFrom('early', 'default', 'late'),
      phaseUs: ms(0, 2000),
      premiumUs: ms(0, 1000),
      regions: fc.constantFrom('inTurn', 'together'),
      // The drill starts at midnight: the window is open, or opens after a few seconds.
      window: fc.record({
        fromUs: fc.nat({ max: 5 }).map((from) => from * 1e6),
        forUs: fc.constantFrom(500_000, 86_400e6),
        offsetUs: fc.constant(0),
      }),
    }),
  });
}

/** One in three keeps to the address that it found first. */
function perhapsPinned(client: fc.Arbitrary<Partial<ClientGroup>>): fc.Arbitrary<Partial<ClientGroup>> {
  return fc
    .tuple(client, fc.constantFrom(false, false, true))
    .map(([one, pinned]) => (pinned ? { ...one, pinned } : one));
}

/** It reaches one at least of the service's own regions, which come first. */
function arbitraryClient(regions: number, own: number): fc.Arbitrary<Partial<ClientGroup>> {
  return fc.record<Partial<ClientGroup>>({
    latencyUs: fc
      .array(fc.option(ms(0, 80)), { minLength: regions, maxLength: regions })
      .map((all) => (all.slice(0, own).every((one) => one === null) ? all.map(() => 5000) : all)),
    rate: fc
      .array(fc.record({ perSecond: fc.integer({ min: 0, max: 120 }), rampUs: ms(0, 2000) }), {
        minLength: 1,
        maxLength: 3,
      })
      .map((steps) => steps.map((step, index) => ({ ...step, atUs: index * 1_500_000 }))),
    arrivals: fc.constantFrom<ClientGroup['arrivals']>('poisson', 'uniform'),
    operations: fc.constantFrom(
      [{ apiId: 'api', operationId: 'get', weight: 1 }],
      [
        { apiId: 'api', operationId: 'get', weight: 3 },
        { apiId: 'api', operationId: 'post', weight: 1 },
      ],
    ),
    subscriptions: fc.constantFrom(null, { productId: 'product', count: 3, skew: 1 }),
    callers: fc.record({
      count: fc.integer({ min: 1, max: 40 }),
      skew: fc.constantFrom(0, 1),
      firstAddress: fc.constant('10.0.0.0'),
    }),
    parameters: fc.constantFrom([], [{ name: 'id', count: 30, skew: 0.8 }]),
    timeoutUs: fc.option(ms(50, 3000)),
    retry: fc.option(
      fc.record({
        attempts: fc.integer({ min: 1, max: 4 }),
        on: fc.subarray<'connection' | 'timeout' | number>(['connection', 'timeout', 503, 500, 429]),
        backoffUs: ms(0, 500),
        jitter: fc.constantFrom(0, 0.3),
      }),
    ),
  });
}

/** Users who wait for their answers. */
function arbitraryLoop(regions: number, own: number): fc.Arbitrary<Partial<ClientGroup>> {
  return fc
    .record({
      client: arbitraryClient(regions, own),
      users: fc.integer({ min: 1, max: 30 }),
      thinkUs: ms(50, 2000),
      thinks: fc.constantFrom('exponential' as const, 'deterministic' as const),
    })
    .map(({ client, ...loop }) => ({
      ...client,
      rate: [],
      arrivals: 'poisson',
      callers: { count: loop.users, skew: 0, firstAddress: '10.0.0.0' },
      loop,
    }));
}

function arbitraryBackend(regions: number): fc.Arbitrary<NonNullable<DrillOptions['backend']>> {
  return fc.record({
    latency: fc.constantFrom(
      { p50Us: 0, p99Us: 0 },
      { p50Us: 40_000, p99Us: 40_000 },
      { p50Us: 30_000, p99Us: 900_000 },
    ),
    errorShare: fc.constantFrom(0, 0.1, 1),
    capacityPerSecond: fc.constantFrom(null, 30, 300),
    queueUs: ms(0, 1000),
    distanceUs: fc.array(ms(0, 50), { minLength: regions, maxLength: regions }),
  });
}

function arbitraryApiPolicy(): fc.Arbitrary<string> {
  const inbound = fc.constantFrom(
    '<base/>',
    '<base/><cache-lookup vary-by-developer="false" vary-by-developer-groups="false"/>',
    '<cache-lookup vary-by-developer="true" vary-by-developer-groups="false" caching-type="internal"/><base/>',
    '<base/><rate-limit-by-key calls="20" renewal-period="1" counter-key="all"/>',
    '<base/><quota-by-key calls="50" renewal-period="300" counter-key="all"/>',
    '<base/><ip-filter action="forbid"><address-range from="10.0.0.0" to="10.0.0.3"/></ip-filter>',
    '<base/><return-response><set-status code="418"/></return-response>',
    '<base/><rate-limit-by-key calls="8" renewal-period="1" counter-key="@(context.Subscription?.Id ?? context.Request.IpAddress)"/>',
    '<base/><rate-limit-by-key calls="8" renewal-period="1" counter-key="@(context.Subscription.Id)"/>',
    '<base/><rate-limit-by-key calls="8" renewal-period="1" counter-key="k" increment-condition="@(context.Response.StatusCode == 200)"/>',
    '<base/><choose><when condition="@(context.Operation.Method == &quot;POST&quot;)"><return-response/></when></choose>',
    '<choose><when condition="@(context.Request.MatchedParameters.GetValueOrDefault(&quot;id&quot;, &quot;1&quot;) == &quot;1&quot;)"><base/></when><otherwise><return-response><set-status code="404"/></return-response></otherwise></choose>',
    '<base/><set-variable name="who" value="@(context.Request.IpAddress)"/><rate-limit-by-key calls="9" renewal-period="2" counter-key="@((string)context.Variables[&quot;who&quot;])"/>',
    '<base/><cache-lookup-value key="token" variable-name="t"/><choose><when condition="@(!context.Variables.ContainsKey(&quot;t&quot;))"><send-request mode="new" response-variable-name="r" timeout="1" ignore-error="true"><set-url>https://tokens.internal/</set-url></send-request><cache-store-value key="token" value="x" duration="1"/></when></choose>',
    '<base/><set-variable name="plan" value="@(context.Request.IpAddress.EndsWith(&quot;1&quot;) ? &quot;a&quot; : &quot;b&quot;)"/><set-header name="X-Plan" exists-action="override"><value>@((string)context.Variables[&quot;plan&quot;])</value></set-header><choose><when condition="@(context.Request.Headers.GetValueOrDefault(&quot;X-Plan&quot;) == &quot;a&quot;)"><rate-limit-by-key calls="5" renewal-period="2" counter-key="@((string)context.Variables[&quot;plan&quot;])"/></when><otherwise><set-variable name="extra" value="@(1)"/></otherwise></choose>',
    '<rewrite-uri template="/other/{id}"/><cache-lookup vary-by-developer="false" vary-by-developer-groups="false"/><set-query-parameter name="q" exists-action="override"><value>@(context.Request.MatchedParameters.GetValueOrDefault(&quot;id&quot;, &quot;&quot;))</value></set-query-parameter><base/>',
    '<base/><set-header name="X-Draw" exists-action="override"><value>@(new Random().Next(2).ToString())</value></set-header><choose><when condition="@(context.Request.Headers.GetValueOrDefault(&quot;X-Draw&quot;) == &quot;1&quot;)"><return-response><set-status code="429"/></return-response></when></choose>',
    '<base/><check-header name="X" failed-check-httpcode="400" failed-check-error-message="no" ignore-case="true"/>',
  );
  const backend = fc.constantFrom(
    '<base/>',
    '<forward-request timeout="1"/>',
    '<limit-concurrency key="k" max-count="2"><forward-request/></limit-concurrency>',
    '<retry condition="@(context.Response.StatusCode &gt;= 500)" count="2" interval="0"><forward-request timeout="1"/></retry>',
    '<retry condition="@(context.Response.StatusCode == 503 || context.LastError != null)" count="1" interval="1" first-fast-retry="true"><forward-request timeout="1" fail-on-error-status-code="true"/></retry>',
    '<retry condition="true" count="2" interval="0"><forward-request timeout="1" fail-on-error-status-code="false"/></retry>',
  );
  const outbound = fc.constantFrom(
    '<base/>',
    '<base/><choose><when condition="@(context.Response.StatusCode == 500)"><set-status code="502"/></when></choose>',
    '<cache-store duration="2"/><base/>',
  );
  return fc
    .tuple(inbound, backend, outbound)
    .map(([first, second, third]) => policy(first, { backend: second, outbound: third }));
}

function arbitraryProductPolicy(): fc.Arbitrary<string> {
  return fc
    .constantFrom(
      '<base/><rate-limit calls="10" renewal-period="1"/>',
      '<base/><rate-limit calls="40" renewal-period="3"/><quota calls="60" renewal-period="5"/>',
      '<base/><quota bandwidth="30" renewal-period="4"/>',
    )
    .map((inbound) => policy(inbound));
}

function arbitraryFault(regions: readonly Region[]): fc.Arbitrary<InjectedFault> {
  return fc
    .record({
      atUs: ms(0, 8000),
      span: ms(0, 5000),
      effect: fc
        .nat({ max: regions.length - 1 })
        .chain((region) => arbitraryEffect(region, regions[region]?.units ?? 1)),
    })
    .map(({ atUs, span, effect }) => ({ id: '', target: 'target', atUs, untilUs: atUs + span, ...effect }));
}

function arbitraryEffect(region: number, units: number): fc.Arbitrary<FaultEffect> {
  const zone = fc.constantFrom('1', '2', '3');
  const unit = fc.nat({ max: units - 1 });
  const recoveryUs = ms(0, 2000);
  const effect = fc.record({
    cut: fc.boolean(),
    dropShare: fc.constantFrom(0, 0.5, 1),
    delayUs: ms(0, 1000),
    duplicateShare: fc.constantFrom(0, 0.5),
  });
  return fc.oneof(
    fc.record({ kind: fc.constant('zoneDown' as const), region: fc.constant(region), zone, recoveryUs }),
    fc.record({ kind: fc.constant('regionDown' as const), region: fc.constant(region), recoveryUs }),
    fc.record({ kind: fc.constant('unitDown' as const), region: fc.constant(region), unit, recoveryUs }),
    fc.record({
      kind: fc.constant('unitSlow' as const),
      region: fc.constant(region),
      unit,
      factor: fc.constantFrom(2, 10),
      recoveryUs,
    }),
    fc.record({
      kind: fc.constant('unitErrors' as const),
      region: fc.constant(region),
      unit,
      share: fc.constantFrom(0.3, 1),
    }),
    fc.record({ kind: fc.constant('zoneClock' as const), region: fc.constant(region), zone, skewUs: ms(-2000, 2000) }),
    fc.record({
      kind: fc.constant('link' as const),
      region: fc.constant(region),
      zones: fc.constant(['1', '3'] as const),
      effect,
    }),
    fc.record({
      kind: fc.constant('backendErrors' as const),
      backendId: fc.constant('api.internal'),
      share: fc.constantFrom(0.5, 1),
    }),
    fc.record({
      kind: fc.constant('backendSlow' as const),
      backendId: fc.constant('api.internal'),
      factor: fc.constantFrom(3, 30),
    }),
    fc.record({ kind: fc.constant('backendDown' as const), backendId: fc.constant('api.internal') }),
    fc.record({
      kind: fc.constant('rollingUpdate' as const),
      region: fc.constant(region),
      by: fc.constantFrom('unit' as const, 'zone' as const),
    }),
    fc.record({ kind: fc.constant('release' as const), by: fc.constantFrom('unit' as const, 'zone' as const) }),
    fc.record({ kind: fc.constant('managementPlane' as const) }),
    fc.record({ kind: fc.constant('internalCache' as const) }),
    fc.record({ kind: fc.constant('externalCache' as const), cacheId: fc.constant(null) }),
  );
}
