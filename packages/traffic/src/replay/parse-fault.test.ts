import { expect, it } from 'vitest';
import { drillUnderTest, regionUnderTest } from '../testing/drill-under-test.ts';
import { parseFault } from './parse-fault.ts';

const { service } = drillUnderTest({
  regions: [regionUnderTest('West Europe', 3, ['1', '2', '3']), regionUnderTest('East US', 2, 'automatic')],
}).snapshot;

function parse(text: string): ReturnType<typeof parseFault> {
  if (service === null) throw new Error('there is no service');
  return parseFault(text, service);
}

const firstUs = Date.UTC(2026, 2, 2, 10, 0, 30) * 1000;

const written: readonly (readonly [text: string, target: string, at: string, seconds: number, effect: object])[] = [
  [
    'zoneDown West Europe 2 at 10:15 for 5m',
    'West Europe 2',
    '2026-03-02T10:15:00.000Z',
    300,
    { kind: 'zoneDown', region: 0, zone: '2' },
  ],
  ['zonedown westeurope/2 at 10:15:30 for 90s', 'westeurope/2', '2026-03-02T10:15:30.000Z', 90, { zone: '2' }],
  [
    'regionDown East US at 2026-03-02T11:00:00Z for 1h',
    'East US',
    '2026-03-02T11:00:00.000Z',
    3600,
    { kind: 'regionDown', region: 1 },
  ],
  [
    'unitDown East US 2 at 10:00 for 0.5h',
    'East US 2',
    '2026-03-02T10:00:00.000Z',
    1800,
    { kind: 'unitDown', region: 1, unit: 1 },
  ],
  [
    'backendDown api.internal at 09:59 for 1m',
    'api.internal',
    '2026-03-03T09:59:00.000Z',
    60,
    { kind: 'backendDown', backendId: 'api.internal' },
  ],
];

it.each(written)('%s', (text, ...expected) => {
  const [target, at, seconds, effect] = expected;
  const parsed = parse(text);
  if (typeof parsed === 'string') throw new Error(parsed);
  const fault = parsed.on(firstUs, 'f1');
  expect(fault).toMatchObject({ id: 'f1', target });
  expect(fault).toMatchObject(effect);
  expect(new Date(fault.atUs / 1000).toISOString()).toBe(at);
  expect((fault.untilUs - fault.atUs) / 1e6).toBe(seconds);
});

it('without a span it lasts', () => {
  const parsed = parse('zoneDown West Europe 2 at 10:15');
  expect(typeof parsed === 'string' ? parsed : parsed.on(firstUs, 'f1').untilUs).toBe(Infinity);
});

it.each([
  ['zone 2', 'is no fault, expected such as'],
  ['zoneDown West Europe 2', 'is no fault'],
  ['zoneDown West Europe 4 at 10:15', 'West Europe has no zone "4"'],
  ['zoneDown 2 at 10:15', 'is no region and zone'],
  ['zoneDown Mars 2 at 10:15', 'the service has no region "Mars", it has West Europe, East US'],
  ['unitDown West Europe 7 at 10:15', 'there is no unit "7", its units are 1 to 3'],
  ['zoneDown West Europe 2 at 25:15', '"25:15" is no time'],
  ['zoneDown West Europe 2 at 10:15 for ever', '"ever" is no span of time'],
])('%s is no fault: %s', (text, why) => {
  expect(parse(text)).toContain(why);
});
