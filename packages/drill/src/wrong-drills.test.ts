import type { Fault, TrafficLog } from '@keelgate/model';
import { isError, printFault, printPlace } from '@keelgate/model';
import { describe, expect, test } from 'vitest';
import { ordersFiles, ordersPlaces, ordersSnapshot } from '../fixture/orders.ts';
import { checkDrill, parseDrill } from './index.ts';

const service = 'service: { template: t.json }';
const client = '{ location: West Europe, rate: 1/s, subscriptions: none }';

/** A drill that is right but for what a case puts into it. */
function drillWith(part: string): string {
  return `${service}\nduration: 10m\nclients: [${client}]\n${part}\n`;
}

function withClient(fields: string): string {
  return `${service}\nduration: 10m\nclients:\n  - { rate: 1/s, subscriptions: none, ${fields} }\n`;
}

function withOverlay(overlay: string): string {
  return `service:\n  template: t.json\n  overlay: ${overlay}\nduration: 10m\nclients: [${client}]\n`;
}

function withFault(fields: string): string {
  return drillWith(`faults:\n  - { at: 1m, ${fields} }`);
}

function withChange(fields: string): string {
  return drillWith(`changes:\n  - { at: 1m, ${fields} }`);
}

type Wrong = {
  readonly name: string;
  /** The text, with « where the fault is to point. */
  readonly text: string;
  readonly code: string;
  /** What the sentence and its hint have to say. */
  readonly says: string;
};

function wrong(name: string, text: string, code: string, says: string): Wrong {
  return { name, text, code, says };
}

const shape: readonly Wrong[] = [
  wrong('an unknown key', drillWith('«fault: []'), 'drill/unknown-key', 'did you mean "faults"?'),
  wrong(
    'an unknown key of the gateway',
    drillWith('gateway: { «zoneDetect: 3s }'),
    'drill/unknown-key',
    'zoneDetection',
  ),
  wrong(
    'an unknown key of a client',
    withClient('location: West Europe, «arrival: poisson'),
    'drill/unknown-key',
    'did you mean "arrivals"?',
  ),
  wrong('a list that is a map', drillWith('faults: «{ at: 1m }'), 'drill/wrong-shape', 'expected a list'),
  wrong('a map that is a text', drillWith('gateway: «fast'), 'drill/wrong-shape', 'expected a map'),
  wrong('no duration', `«${service}\nclients: [${client}]\n`, 'drill/missing-key', 'duration'),
  wrong(
    'no template',
    `service: «{ parameters: p.json }\nduration: 1m\nclients: [${client}]\n`,
    'drill/missing-key',
    'template',
  ),
  wrong('a tab', 'service:\n«\ttemplate: t.json\n', 'drill/not-yaml', 'a tab indents this line'),
  wrong('a text without its end', `${service}\nname: "West Europe«`, 'drill/not-yaml', 'quote'),
  wrong('a comparison without quotes', drillWith('expect:\n  availability: >«= 99.95%'), 'drill/not-yaml', 'in quotes'),
  wrong('a key that is there twice', drillWith('name: a\n«name: b'), 'drill/duplicate', '"name" is there twice'),
  wrong('an alias', drillWith('warmup: &w 1s\ngateway: { queue: «*w }'), 'drill/not-yaml', 'write the value out'),
  wrong('an alias inside what it stands for', drillWith('name: &a [«*a]'), 'drill/not-yaml', 'alias'),
  wrong(
    'a second document',
    `${drillWith('')}---\n«a: 1\n`.replace('---\n«', '«---\n'),
    'drill/not-yaml',
    'second document',
  ),
  wrong('a key that is a list', drillWith('? «[a]\n: 1'), 'drill/wrong-shape', 'a key has to be a text'),
  wrong('nothing at all', '«', 'drill/wrong-shape', 'expected a map'),
  wrong('no group of clients', `${service}\nduration: 1m\nclients: «[]\n`, 'drill/wrong-shape', 'at least one group'),
  wrong('a bracket without its end', `${service}\nname: [1«`, 'drill/not-yaml', 'end with a ]'),
];

const quantities: readonly Wrong[] = [
  wrong('a blank before the unit', drillWith('warmup: «3 s'), 'drill/wrong-quantity', 'did you mean "3s"?'),
  wrong('a bare number for a time', drillWith('warmup: «3'), 'drill/wrong-quantity', '"3s"'),
  wrong('a unit in the wrong case', drillWith('warmup: «3S'), 'drill/wrong-quantity', 'did you mean "3s"?'),
  wrong('a negative time', drillWith('warmup: «-3s'), 'drill/wrong-quantity', 'expected a time'),
  wrong('a decimal unit of size', drillWith('gateway: { cache: { size: «5GB } }'), 'drill/wrong-quantity', '"5GiB"'),
  wrong('a bare rate', drillWith('gateway: { unitCapacity: «4000 }'), 'drill/wrong-quantity', '"4000/s"'),
  wrong('a share above all', withFault('backend: stock, errors: «150%'), 'drill/wrong-quantity', 'expected a share'),
  wrong('a count with a unit', drillWith('seed: «7s'), 'drill/wrong-value', 'a whole number'),
  wrong('a count that is not whole', drillWith('gateway: { servers: «1.5 }'), 'drill/wrong-value', 'a whole number'),
  wrong('a warmup of more than the duration', drillWith('warmup: «11m'), 'drill/wrong-value', 'duration'),
  wrong('a warmup of all of the duration', drillWith('warmup: «10m'), 'drill/wrong-value', 'not shorter than duration'),
  wrong('a duration of nothing', drillWith('').replace('10m', '«0s'), 'drill/wrong-quantity', 'out of range'),
  wrong(
    'a duration of more than a year',
    drillWith('').replace('10m', '«400d'),
    'drill/wrong-quantity',
    'out of range',
  ),
  wrong('a count in another base', drillWith('seed: «0x10'), 'drill/wrong-value', 'a whole number'),
  wrong(
    'a start without its time zone',
    drillWith('start: «2026-03-01T12:00:00'),
    'drill/wrong-value',
    '2026-01-01T00:00:00Z',
  ),
  wrong('a day that its month has not', drillWith('start: «2026-02-30'), 'drill/wrong-value', '2026-01-01T00:00:00Z'),
  wrong('a start that is no instant', drillWith('start: «tomorrow'), 'drill/wrong-value', '2026-01-01T00:00:00Z'),
];

const clients: readonly Wrong[] = [
  wrong(
    'a location that Azure has not',
    withClient('location: «West Euope'),
    'drill/unknown-location',
    '"West Europe"',
  ),
  wrong(
    'neither location nor latency',
    withClient('«name: eu').replace('«', '').replace('- {', '- «{'),
    'drill/missing-key',
    'location',
  ),
  wrong(
    'no operation of that name',
    withClient('location: West Europe, operations: { «orders/get-ordr: 1 }'),
    'drill/unknown-operation',
    'orders/get-order',
  ),
  wrong(
    'no operation at all',
    withClient('location: West Europe, operations: «{}'),
    'drill/wrong-shape',
    'at least one',
  ),
  wrong(
    'operations without weight',
    withClient('location: West Europe, operations: «{ orders/get-order: 0 }'),
    'drill/wrong-value',
    'above 0',
  ),
  wrong(
    'a region of latency that the service has not',
    withClient('latency: { West Europe: 1ms, «Nort Europe: 2ms }'),
    'drill/unknown-region',
    'did you mean "North Europe"?',
  ),
  wrong(
    'a region of latency twice',
    withClient('latency: { West Europe: 1ms, «westeurope: 2ms }'),
    'drill/duplicate',
    'there already',
  ),
  wrong(
    'location and latency',
    withClient('location: West Europe, latency: «{ West Europe: 1ms }'),
    'drill/wrong-shape',
    'both',
  ),
  wrong(
    'a rate without its unit',
    drillWith('').replace('1/s', '«2400'),
    'drill/wrong-quantity',
    'did you mean "2400/s"?',
  ),
  wrong('rates without an entry', drillWith('').replace('1/s', '«[]'), 'drill/wrong-shape', 'at least one entry'),
  wrong(
    'two rates at one time',
    drillWith('').replace('1/s', '[{ at: 0s, rate: 1/s }, { at: «0ms, rate: 2/s }]'),
    'drill/duplicate',
    'another entry',
  ),
  wrong(
    'a trace that nobody read',
    drillWith('').replace('1/s', '{ trace: «./none.csv }'),
    'drill/no-file',
    'none.csv',
  ),
  wrong(
    'callers beyond the last address',
    withClient('location: West Europe, callers: { count: 9, addresses: «255.255.255.250 }'),
    'drill/wrong-value',
    'no room for 9 callers',
  ),
  wrong(
    'a status that is no failure',
    withClient('location: West Europe, retry: { on: [«200] }'),
    'drill/wrong-value',
    '400 to 599',
  ),
  wrong(
    'no parameter of that name',
    withClient('location: West Europe, parameters: { «orderID: { count: 2 } }'),
    'drill/unknown-parameter',
    'orderId',
  ),
  wrong(
    'clients that may be pinned',
    withClient('location: West Europe, pinned: «sometimes'),
    'drill/wrong-value',
    'true or false',
  ),
  wrong(
    'an arrival process that is unknown',
    withClient('location: West Europe, arrivals: «poison'),
    'drill/wrong-value',
    'did you mean "poisson"?',
  ),
  wrong(
    'a cause of retry that is unknown',
    withClient('location: West Europe, retry: { on: [«conection] }'),
    'drill/wrong-value',
    '"connection"',
  ),
  wrong(
    'a trace without its header',
    drillWith('').replace('rate: 1/s', 'rate: { trace: ./no-header.csv }'),
    'drill/wrong-trace',
    't,rate',
  ),
  wrong(
    'a trace that goes back',
    drillWith('').replace('rate: 1/s', 'rate: { trace: ./backwards.csv }'),
    'drill/wrong-trace',
    'later than before',
  ),
  wrong(
    'a product that is not there',
    drillWith('').replace('subscriptions: none', 'subscriptions: { product: «unlimted }'),
    'drill/unknown-product',
    '"unlimited"',
  ),
];

const faults: readonly Wrong[] = [
  wrong('a region that the service has not', withFault('region: «East US'), 'drill/unknown-region', 'West Europe'),
  wrong('a zone that is not there', withFault('zone: «West Europe/4'), 'drill/unknown-zone', 'no zone "4"'),
  wrong('a zone without its region', withFault('zone: «"2"'), 'drill/wrong-value', 'West Europe/2'),
  wrong('a unit that is not there', withFault('unit: «North Europe/3'), 'drill/unknown-unit', '1 to 2'),
  wrong('unit 0: units count from 1', withFault('unit: «North Europe/0'), 'drill/unknown-unit', '1 to 2'),
  wrong(
    'two targets',
    drillWith('faults:\n  - «{ at: 1m, zone: West Europe/1, region: West Europe }'),
    'drill/wrong-shape',
    'zone and region',
  ),
  wrong('no target', drillWith('faults:\n  - «{ at: 1m, for: 1m }'), 'drill/wrong-shape', 'expected one of'),
  wrong(
    'an effect that the target cannot have',
    withFault('zone: West Europe/1, slow: «3'),
    'drill/wrong-effect',
    'down, clock',
  ),
  wrong(
    'a recovery of what has none (D22)',
    withFault('cache: internal, recovery: «3s'),
    'drill/wrong-effect',
    'no recovery',
  ),
  wrong(
    'two effects',
    withFault('zone: West Europe/1, down: true, clock: «2s'),
    'drill/wrong-effect',
    'both down and clock',
  ),
  wrong(
    'a link that is cut and lossy',
    withFault('link: West Europe/1-West Europe/2, cut: true, drop: «5%'),
    'drill/wrong-effect',
    'both cut and drop',
  ),
  wrong('a plane that is not down', withFault('managementPlane: «false'), 'drill/wrong-value', 'expected true'),
  wrong(
    'a recovery of a clock',
    withFault('zone: West Europe/1, clock: 2s, recovery: «3s'),
    'drill/wrong-effect',
    'zone with clock',
  ),
  wrong('a fault after the end', drillWith('faults:\n  - { at: «10m, zone: West Europe/1 }'), 'drill/too-late', 'end'),
  wrong('a fault without a time', drillWith('faults:\n  - «{ zone: West Europe/1 }'), 'drill/missing-key', 'at'),
  wrong('a link of one zone', withFault('link: «West Europe/1'), 'drill/wrong-value', 'West Europe/1-West Europe/3'),
  wrong('a link between regions', withFault('link: «West Europe/1-North Europe/1'), 'drill/wrong-value', 'one region'),
  wrong('a backend that is not there', withFault('backend: «stok'), 'drill/unknown-backend', 'did you mean "stock"?'),
  wrong('a release that ends', withFault('release: "2026-11", for: «1h'), 'drill/wrong-effect', 'every region'),
  wrong('a release without a name', withFault('release: «""'), 'drill/wrong-value', 'expected a text'),
  wrong('a release that is down', withFault('release: "2026-11", down: «true'), 'drill/wrong-effect', 'update'),
  wrong(
    'an update group that is unknown',
    drillWith('gateway: { updateGroup: «stable }'),
    'drill/wrong-value',
    'early or default or late',
  ),
  wrong(
    'a late Developer service',
    drillWith('gateway: { updateGroup: «late }').replace(
      'service: { template: t.json }',
      'service: { template: t.json, overlay: { tier: Developer, units: 1, zones: automatic, additionalLocations: [] } }',
    ),
    'drill/wrong-value',
    'always in the group early',
  ),
  wrong(
    'a window without an hour',
    drillWith('gateway: { maintenanceWindow: { from: «10pm } }'),
    'drill/wrong-value',
    'a time of day such as "22:00"',
  ),
  wrong(
    'a window in a place',
    drillWith('gateway: { maintenanceWindow: { offset: «CET } }'),
    'drill/wrong-value',
    'a distance from UTC such as "+01:00"',
  ),
  wrong('a cache that is not there', withFault('cache: «redi'), 'drill/unknown-cache', '"redis"'),
];

const changes: readonly Wrong[] = [
  wrong(
    'zones that are not said',
    drillWith('changes:\n  - «{ at: 1m, zones: West Europe }'),
    'drill/missing-key',
    'to which zones',
  ),
  wrong(
    'zones that units do not go into evenly',
    withChange('zones: West Europe, to: «["1", "2"]'),
    'service/units-multiple-of-zones',
    'multiple',
  ),
  wrong(
    'a zone that fails once the units have gone',
    drillWith(
      'changes:\n  - { at: 1m, zones: West Europe, to: automatic }\nfaults:\n  - «{ at: 2m, zone: West Europe/1 }',
    ),
    'drill/wrong-effect',
    'leaves them there',
  ),
  wrong(
    'a policy that may be unchecked',
    withChange('policy: global, file: ./orders-v2.xml, unchecked: «maybe'),
    'drill/wrong-value',
    'true or false',
  ),
  wrong(
    'a scale that is unchecked',
    withChange('scale: West Europe, units: 6, unchecked: «true'),
    'drill/wrong-effect',
    'units, takes',
  ),
  wrong(
    'a scope that is not there',
    withChange('policy: «apis/order, file: ./orders-v2.xml'),
    'drill/unknown-scope',
    'apis/orders',
  ),
  wrong('a policy that nobody read', withChange('policy: global, file: «./none.xml'), 'drill/no-file', 'none.xml'),
  wrong(
    'a policy with units',
    withChange('policy: global, file: ./orders-v2.xml, units: «3'),
    'drill/wrong-effect',
    'has no units',
  ),
  wrong(
    'the last gateway that is on',
    drillWith('changes:\n  - { at: 1m, disableGateway: West Europe }\n  - { at: 2m, disableGateway: «North Europe }'),
    'service/disabled-gateway',
    'no other serves',
  ),
  wrong(
    'a policy without its file',
    drillWith('changes:\n  - «{ at: 1m, policy: apis/orders }'),
    'drill/missing-key',
    'file',
  ),
  wrong(
    'a scale to what zones do not allow',
    withChange('scale: West Europe, units: «4'),
    'service/units-multiple-of-zones',
    'a multiple of 3',
  ),
  wrong(
    'a scale to more than the tier has',
    withChange('scale: North Europe, units: «13'),
    'service/units-in-tier',
    '12',
  ),
];

const expectations: readonly Wrong[] = [
  wrong(
    'a figure that the result has not',
    drillWith('expect: { «latency.p98: "<= 1s" }'),
    'drill/unknown-figure',
    'latency.p9',
  ),
  wrong(
    'a latency without its unit',
    drillWith('expect: { latency.p99: «"<= 400" }'),
    'drill/wrong-expectation',
    '<= 400ms',
  ),
  wrong('a negative bound', drillWith('expect: { shed: «">= -1" }'), 'drill/wrong-expectation', '== 0'),
  wrong(
    'a figure of no backend',
    drillWith('expect: { «backends.stok.amplification: "<= 2" }'),
    'drill/unknown-figure',
    'backends.stock.amplification',
  ),
  wrong(
    'a figure without a comparison',
    drillWith('expect: { availability: «99.95% }'),
    'drill/wrong-expectation',
    '>= 99.95%',
  ),
  wrong(
    'an availability above all',
    drillWith('expect: { availability: «">= 99.95" }'),
    'drill/wrong-expectation',
    '>= 99.95%',
  ),
];

const rules: readonly Wrong[] = [
  wrong(
    'units of the overlay that zones do not allow',
    withOverlay('{ units: «4 }'),
    'service/units-multiple-of-zones',
    'multiple of 3',
  ),
  wrong(
    'units of an additional location',
    withOverlay('{ additionalLocations: [{ location: North Europe, units: «13 }] }'),
    'service/units-in-tier',
    '12',
  ),
  wrong(
    'Consumption without a capacity',
    `«${withOverlay('{ tier: Consumption, units: 0, zones: automatic, additionalLocations: [] }')}`,
    'drill/no-capacity',
    'gateway.unitCapacity',
  ),
  wrong(
    'a backend that is there twice',
    drillWith('backends: { stock: { latency: 1ms }, «Stock: { latency: 2ms } }'),
    'drill/duplicate',
    'there twice',
  ),
  wrong(
    'a latency of a backend without its unit',
    drillWith('backends: { stock: { latency: «40 } }'),
    'drill/wrong-quantity',
    '"40s"',
  ),
  wrong(
    'a p99 below p50',
    drillWith('backends: { stock: { latency: { p50: 40ms, p99: «4ms } } }'),
    'drill/wrong-value',
    'below p50',
  ),
  wrong(
    'a region that is there twice',
    withOverlay('{ additionalLocations: [{ location: «West Europe }] }'),
    'service/regions-once',
    'twice',
  ),
  wrong(
    'a location of the overlay that Azure has not',
    withOverlay('{ location: «Atlantis }'),
    'drill/unknown-location',
    'no Azure region',
  ),
  wrong('a tier that is unknown', withOverlay('{ tier: «premium }'), 'drill/wrong-value', 'Premium'),
];

const ejections: readonly Wrong[] = [
  wrong(
    'a share of ejected VMs above all of them',
    drillWith('gateway: { outlierEjection: { max: «150% } }'),
    'drill/wrong-quantity',
    'expected a share',
  ),
  wrong(
    'an unknown key of ejection',
    drillWith('gateway: { outlierEjection: { «error: 1% } }'),
    'drill/unknown-key',
    '"errors"',
  ),
  wrong(
    'errors of a unit without their unit',
    withFault('unit: West Europe/1, errors: «20'),
    'drill/wrong-quantity',
    'share',
  ),
  wrong(
    'a unit that is slow and fails at once',
    withFault('unit: West Europe/1, slow: 2, errors: «20%'),
    'drill/wrong-effect',
    'second fault',
  ),
];

function withLoop(fields: string): string {
  return `${service}\nduration: 10m\nclients:\n  - { location: West Europe, subscriptions: none, ${fields} }\n`;
}

const loops: readonly Wrong[] = [
  wrong('a rate beside a loop', withLoop('loop: { users: 5 }, rate: «5/s'), 'drill/wrong-shape', 'beside loop'),
  wrong('arrivals of a loop', withLoop('loop: { users: 5 }, arrivals: «poisson'), 'drill/wrong-shape', 'beside loop'),
  wrong('a loop without users', withLoop('loop: «{ thinkTime: 5s }'), 'drill/missing-key', 'has no users'),
  wrong('users who do not think', withLoop('loop: { users: 5, thinkTime: «0s }'), 'drill/wrong-quantity', 'a time'),
  wrong(
    'a number of callers of a loop',
    withLoop('loop: { users: 5 }, callers: { «count: 5 }'),
    'drill/unknown-key',
    'addresses',
  ),
  wrong(
    'neither a rate nor a loop',
    `${service}\nduration: 10m\nclients:\n  - «{ location: West Europe, subscriptions: none }\n`,
    'drill/missing-key',
    'neither a rate nor a loop',
  ),
];

const morning: TrafficLog = {
  timesUs: [0, 5],
  operationOf: [0, 0],
  callerOf: [0, 1],
  operations: [{ apiId: 'orders', operationId: 'get-order' }],
  callers: 2,
};
const logs = new Map([
  ['a.log', morning],
  ['none.log', { ...morning, timesUs: [] }],
]);

const logged: readonly Wrong[] = [
  wrong('a rate beside a log', withLoop('log: a.log, rate: «5/s'), 'drill/wrong-shape', 'beside log'),
  wrong(
    'operations beside a log',
    withLoop('log: a.log, operations: «{ orders/get-order: 1 }'),
    'drill/wrong-shape',
    'beside log',
  ),
  wrong('a log that nobody read', withLoop('log: «b.log'), 'drill/no-file', 'has not been read'),
  wrong('a log of another service', withLoop('log: «none.log'), 'drill/wrong-log', 'no request'),
  wrong(
    'a number of callers of a log',
    withLoop('log: a.log, callers: { «count: 5 }'),
    'drill/unknown-key',
    'addresses',
  ),
];

const cases = [
  ...shape,
  ...quantities,
  ...clients,
  ...faults,
  ...changes,
  ...expectations,
  ...rules,
  ...ejections,
  ...loops,
  ...logged,
];

function faultsOf(text: string): readonly Fault[] {
  const parsed = parseDrill({ file: 'drill.yaml', text });
  if (!parsed.ok) return parsed.failure;
  const inputs = { snapshot: ordersSnapshot, places: ordersPlaces, files: ordersFiles, logs };
  const { drill, faults: found } = checkDrill(parsed.value, inputs);
  expect(drill === null).toBe(found.some(isError));
  return found;
}

/** Where « stands; a trace is wrong in its own file. */
function marked({ text, name }: Wrong): string {
  if (name.includes('without its header')) return 'no-header.csv:1:1';
  if (name.includes('goes back')) return 'backwards.csv:3:1';
  const before = text.slice(0, text.indexOf('«')).split('\n');
  return `drill.yaml:${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

describe('each wrong drill has one error, where it is wrong, in a sentence that says what to do', () => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const errors = faultsOf(one.text.replace('«', '')).filter(isError);
    expect(errors.map(printFault)).toHaveLength(1);
    const error = errors.at(0);
    expect([error?.code, error?.place === undefined ? null : printPlace(error.place)]).toEqual([one.code, marked(one)]);
    expect(`${error?.message} ${error?.hint ?? ''}`).toContain(one.says);
    expect(error?.message).not.toMatch(/undefined|NaN|\[object|\n/);
  });

  test('there are more than forty of them', () => {
    expect(cases.length).toBeGreaterThan(40);
  });
});

describe('a rule that is broken points at the file that wrote the value (D34)', () => {
  test('the overlay where it wrote it, the parameter file where that did', () => {
    const zonesOnly = faultsOf(withOverlay('{ zones: ["1", "2"] }')).filter(isError);
    expect(zonesOnly).toMatchObject([
      { code: 'service/units-multiple-of-zones', place: { file: 'azuredeploy.parameters.json', line: 22 } },
    ]);
  });

  test('the template where it wrote it', () => {
    const tier = faultsOf(withOverlay('{ tier: Basic, units: 2, zones: [] }')).filter(isError);
    const region = tier.find(({ code }) => code === 'service/regions-need-premium');
    expect(region?.place).toMatchObject({ file: 'azuredeploy.json', line: 30 });
  });
});
