import { test } from '@fast-check/vitest';
import type { Drill, Fault } from '@keelgate/model';
import { isError, printFault } from '@keelgate/model';
import fc from 'fast-check';
import { describe, expect, test as example } from 'vitest';
import { stringify } from 'yaml';
import { ordersFiles, ordersPlaces, ordersSnapshot } from '../fixture/orders.ts';
import { checkDrill, parseDrill } from './index.ts';

type Checked = { readonly drill: Drill | null; readonly faults: readonly Fault[] };

const inputs = { snapshot: ordersSnapshot, places: ordersPlaces, files: ordersFiles };

function check(text: string): Checked {
  const parsed = parseDrill({ file: 'drill.yaml', text });
  return parsed.ok ? checkDrill(parsed.value, inputs) : { drill: null, faults: parsed.failure };
}

const seconds = fc.integer({ min: 0, max: 599 });
const time = seconds.chain((value) =>
  fc.constantFrom(`${value}s`, `${value * 1000}ms`, `PT${value}S`).map((text) => ({ text, us: value * 1e6 })),
);
const rate = fc.integer({ min: 1, max: 100_000 }).map((value) => ({ text: `${value}/s`, perSecond: value }));
const part = fc.integer({ min: 0, max: 100 }).map((value) => ({ text: `${value}%`, share: value / 100 }));
const region = fc.constantFrom('West Europe', 'westeurope', 'WEST EUROPE');

/** A fault as it is written, and what has to come of it. */
const anyFault = fc.tuple(time, fc.option(time, { nil: null })).chain(([at, span]) => {
  const written = { at: at.text, ...(span === null ? {} : { for: span.text }) };
  const times = { atUs: at.us, untilUs: span === null ? 600e6 : at.us + span.us };
  return fc.oneof(
    fc.tuple(region, fc.constantFrom('1', '2', '3')).map(([name, zone]) => ({
      written: { ...written, zone: `${name}/${zone}` },
      read: { ...times, kind: 'zoneDown', region: 0, zone, target: `${name}/${zone}` },
    })),
    region.map((name) => ({
      written: { ...written, region: name },
      read: { ...times, kind: 'regionDown', region: 0, target: name },
    })),
    fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 100 })).map(([unit, slow]) => ({
      written: { ...written, unit: `West Europe/${unit}`, slow },
      read: { ...times, kind: 'unitSlow', unit: unit - 1, factor: slow },
    })),
    part.map(({ text, share }) => ({
      written: { ...written, backend: 'stock', errors: text },
      read: { ...times, kind: 'backendErrors', backendId: 'stock', share },
    })),
    part.map(({ text, share }) => ({
      written: { ...written, link: 'West Europe/1-West Europe/3', drop: text },
      read: { ...times, kind: 'link', zones: ['1', '3'], effect: { cut: false, dropShare: share } },
    })),
  );
});

/** A change of a drill with a standby as it is written, and what has to come of it. */
const anyRecovery = fc.tuple(time, time, fc.constantFrom('nightly', 'weekly')).chain(([at, takes, name]) => {
  const [written, spent] = [
    { at: at.text, takes: takes.text },
    { atUs: at.us, takesUs: takes.us },
  ];
  const onto = fc.constantFrom('service' as const, 'standby' as const);
  return fc.oneof(
    fc.constant({ written: { ...written, backup: name }, read: { ...spent, kind: 'backup', backup: name } }),
    onto.map((service) => ({
      written: { ...written, restore: 'nightly', onto: service },
      read: { ...spent, kind: 'restore', backup: 'nightly', onto: service },
    })),
    onto.map((to) => ({
      written: { at: at.text, [to === 'standby' ? 'failover' : 'failback']: 'standby' },
      read: { atUs: at.us, kind: 'failover', to },
    })),
  );
});

const first = { written: { at: '0s', backup: 'nightly' }, read: { atUs: 0, kind: 'backup', takesUs: 300e6 } };

const client = fc.tuple(rate, time, fc.boolean()).map(([{ text, perSecond }, timeout, even]) => ({
  written: {
    location: 'West Europe',
    rate: text,
    subscriptions: 'none',
    timeout: timeout.us === 0 ? '1s' : timeout.text,
    ...(even ? {} : { operations: { 'orders/get-order': 3 } }),
  },
  read: {
    rate: [{ atUs: 0, perSecond, rampUs: 0 }],
    timeoutUs: timeout.us === 0 ? 1e6 : timeout.us,
    operations: even ? [{ weight: 1 }, { weight: 1 }] : [{ operationId: 'get-order', weight: 3 }],
  },
}));

const document = fc
  .record({
    seed: fc.integer({ min: 0, max: 0xff_ff_ff_ff }),
    clients: fc.array(client, { minLength: 1, maxLength: 3 }),
    faults: fc.array(anyFault, { maxLength: 5 }),
    changes: fc.array(anyRecovery, { maxLength: 4 }).map((changes) => [first, ...changes]),
  })
  .map(({ seed, clients, faults, changes }) => ({
    written: {
      service: { template: 't.json' },
      seed,
      duration: '10m',
      clients: clients.map(({ written }, index) => ({ name: `group ${index}`, ...written })),
      faults: faults.map(({ written }) => written),
      standby: { location: 'uksouth', units: 2 },
      changes: changes.map(({ written }) => written),
    },
    read: {
      seed,
      durationUs: 600e6,
      clients: clients.map(({ read }) => read),
      faults: faults.map(({ read }) => read),
      standby: { region: { location: 'UK South', units: 2, zones: 'automatic' } },
      changes: changes.map(({ read }) => read),
    },
  }));

describe('a drill that is written', () => {
  test.prop([document])('is read as it was meant, from YAML and from JSON alike', ({ written, read }) => {
    const fromYaml = check(stringify(written));
    expect(fromYaml.faults.map(printFault)).toEqual([]);
    expect(fromYaml.drill).toMatchObject(read);
    expect(check(JSON.stringify(written)).drill).toEqual(fromYaml.drill);
    expect(check(JSON.stringify(written, null, '\t')).drill).toEqual(fromYaml.drill);
  });

  test.prop([document])('is checked the same a second time', ({ written }) => {
    const parsed = parseDrill({ file: 'drill.yaml', text: stringify({ ...written, faults: [{ at: '1m' }] }) });
    if (!parsed.ok) throw new Error('the drill does not parse');
    expect(checkDrill(parsed.value, inputs)).toEqual(checkDrill(parsed.value, inputs));
  });
});

/** Words, quotes, blanks and marks, as an editor's cursor meets them. */
function tokensOf(text: string): readonly string[] {
  return text.match(/[\w./]+|\s+|[^\w\s]/g) ?? [];
}

const good = stringify({
  name: 'a zone goes',
  service: { template: 't.json', parameters: { units: 3 }, overlay: { units: 6, zones: ['1', '2', '3'] } },
  duration: '10m',
  warmup: 'PT30S',
  gateway: { unitCapacity: '4000/s', cache: { size: '5GiB' }, configPropagation: { max: '10s' } },
  clients: [
    {
      name: 'eu',
      latency: { 'West Europe': '8ms', 'North Europe': '24ms' },
      rate: [
        { at: '0s', rate: '500/s' },
        { at: '5m', rate: '4000/s', ramp: '1m' },
      ],
      operations: { 'orders/get-order': 8 },
      subscriptions: { product: 'unlimited', count: 50, skew: 1 },
      parameters: { orderId: { count: 10 } },
      retry: { attempts: 3, on: ['connection', 503], backoff: '200ms' },
    },
  ],
  backends: { stock: { latency: { p50: '40ms', p99: '250ms' }, errors: '0.1%' } },
  faults: [
    { at: '3m', for: '2m', zone: 'West Europe/2' },
    { at: '9m', for: '10s', link: 'West Europe/1-West Europe/3', drop: '50%' },
  ],
  changes: [
    { at: '4m', policy: 'apis/orders', file: './orders-v2.xml' },
    { at: '5m', scale: 'North Europe', units: 4 },
    { at: '0s', every: '2m', backup: 'nightly', takes: '30s' },
    { at: '6m', restore: 'nightly', onto: 'standby', takes: '1m' },
    { at: '8m', failover: 'standby' },
  ],
  standby: { location: 'UK South', tier: 'Premium', units: 2, zones: ['1', '2'] },
  expect: { availability: '>= 99.95%', recoveryPoint: '<= 2m', 'latency.p99': '<= 400ms' },
});

const mutation = fc.tuple(
  fc.constantFrom('delete', 'double', 'replace'),
  fc.nat(),
  fc.oneof(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      '-',
      '\n',
      '\t',
      '"',
      '*a',
      '&a ',
      '!x ',
      '---\n',
      '...',
      '? ',
      '|',
      '>',
      '#',
    ),
    fc.constantFrom(
      '0',
      '-1',
      '1e999',
      '9'.repeat(400),
      'null',
      '~',
      'true',
      '__proto__',
      'constructor',
      '\u0000',
      '«',
    ),
    fc.constantFrom(...tokensOf(good)),
    fc.string({ unit: 'binary', maxLength: 8 }),
  ),
);

function mutated(text: string, changes: readonly (readonly [string, number, string])[]): string {
  const tokens = [...tokensOf(text)];
  for (const [kind, where, replacement] of changes) {
    const at = where % tokens.length;
    const token = tokens[at] ?? '';
    tokens.splice(at, 1, kind === 'delete' ? '' : kind === 'double' ? `${token}${token}` : replacement);
  }
  return tokens.join('');
}

/** A drill or an error, and every fault one line with a place inside what was read. */
function isInOrder({ drill, faults }: Checked): boolean {
  return (
    (drill === null) === faults.some(isError) &&
    faults.every((fault) => {
      const line = printFault(fault);
      return (
        !/[\r\n]|undefined|\[object/.test(line) && (fault.place?.line ?? 1) >= 1 && (fault.place?.column ?? 1) >= 1
      );
    })
  );
}

describe('a drill that is broken', () => {
  test.prop([fc.array(mutation, { minLength: 1, maxLength: 4 })])(
    'is refused in sentences and never throws',
    (changes) => {
      expect(check(good).faults.filter(isError)).toEqual([]);
      expect(isInOrder(check(mutated(good, changes)))).toBe(true);
    },
  );

  test.prop([fc.string({ unit: 'binary', maxLength: 200 })])('is no drill, whatever it is', (text) => {
    expect(isInOrder(check(text))).toBe(true);
    expect(check(text).drill).toBeNull();
  });

  // Once: the other `test` repeats even what has no property.
  example('is bounded: deep nesting, many keys and aliases of aliases end at once', () => {
    const deep = `name: ${'['.repeat(3000)}${']'.repeat(3000)}`;
    const wide = Array.from({ length: 5000 }, (_, number) => `k${number}: 1`).join('\n');
    const bomb = Array.from(
      { length: 30 },
      (_, number) => `a${number + 1}: &a${number + 1} [*a${number}, *a${number}]`,
    );
    for (const text of [deep, wide, ['a0: &a0 [1, 1]', ...bomb].join('\n'), ' '.repeat(5 * 1024 * 1024)]) {
      expect(isInOrder(check(text))).toBe(true);
      expect(check(text).drill).toBeNull();
    }
  });
});
