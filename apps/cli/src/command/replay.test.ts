import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ReplayResult } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import type { Ran } from '../testing/keelgate.ts';
import { keelgateHere, root, withFolder } from '../testing/keelgate.ts';

const policies =
  '<policies><inbound><base /><rate-limit-by-key calls=\\"2\\" renewal-period=\\"60\\" counter-key=\\"@(context.Request.IpAddress)\\" /></inbound><backend><base /></backend><outbound><base /></outbound></policies>';

const template = `{
  "resources": [
    { "type": "Microsoft.ApiManagement/service", "name": "s", "location": "westeurope",
      "sku": { "name": "Premium", "capacity": 3 },
      "zones": ["1", "2", "3"], "properties": {} },
    { "type": "Microsoft.ApiManagement/service/apis", "name": "s/a",
      "properties": { "path": "a", "subscriptionRequired": false, "serviceUrl": "https://b.internal" } },
    { "type": "Microsoft.ApiManagement/service/apis/policies", "name": "s/a/policy",
      "properties": { "format": "rawxml", "value": "${policies}" } },
    { "type": "Microsoft.ApiManagement/service/apis/operations", "name": "s/a/get",
      "properties": { "method": "GET", "urlTemplate": "/{id}" } }
  ]
}`;

const common = [
  '10.0.0.1 - - [02/Mar/2026:10:00:01 +0000] "GET /a/1 HTTP/1.1" 200 100',
  '10.0.0.1 - - [02/Mar/2026:10:00:12 +0000] "GET /a/2 HTTP/1.1" 200 100',
  '10.0.0.1 - - [02/Mar/2026:10:00:23 +0000] "GET /a/3 HTTP/1.1" 200 100',
  'what?',
  '10.0.0.2 - - [02/Mar/2026:10:00:34 +0000] "GET /b HTTP/1.1" 404 10',
].join('\n');

const azure = [1, 2, 3]
  .map((second) =>
    JSON.stringify({
      time: `2026-03-02T10:00:0${second}.500Z`,
      category: 'GatewayLogs',
      callerIpAddress: '10.0.0.1',
      properties: {
        method: 'GET',
        url: 'https://s.azure-api.net/a/1',
        responseCode: 200,
        backendTime: 10,
        backendResponseCode: 200,
      },
    }),
  )
  .join('\n');

const csv = 'ts;x\n'.replace(';', ',').concat('2026-03-02T10:00:01.5Z,1\n');

function run(files: { readonly [name: string]: string | Uint8Array }, given: readonly string[]): Promise<Ran> {
  return withFolder({ 't.json': template, ...files }, (folder) =>
    keelgateHere(['replay', ...given, '--service', 't.json'], folder),
  );
}

describe('formats', () => {
  it.each([
    ['common log format', { log: common }, ['log'], 'common', 4, 1],
    ['gateway logs', { log: azure }, ['log'], 'azure', 3, 0],
    ['gateway logs, compressed', { 'log.gz': gzipSync(azure) }, ['log.gz'], 'azure', 3, 0],
    ['compressed, whatever it is called', { log: gzipSync(common) }, ['log'], 'common', 4, 1],
    [
      'CSV with a map',
      { log: 'when,verb,target\n2026-03-02T10:00:01.5Z,GET,/a/1\n' },
      ['log', '--columns', 'time=when,method=verb,url=target'],
      'csv',
      1,
      0,
    ],
    ['only so many', { log: azure }, ['log', '--limit', '2'], 'azure', 2, 0],
  ])('%s', async (_, files, given, ...expected) => {
    const [format, requests, wrong] = expected;
    const { status, out, err } = await run(files, [...given, '--json']);
    expect([status, err]).toEqual([0, '']);
    const result = JSON.parse(out) as ReplayResult;
    expect(result).toMatchObject({
      schema: 'keelgate.replay/1',
      log: { format, wrong },
      requests: { offered: requests },
    });
  });
});

it('says in text who would have been throttled, what means nothing, and what could not be read', async () => {
  const { status, out } = await run({ log: common }, ['log']);
  expect(status).toBe(0);
  expect(out).toContain('log  4 requests, 2026-03-02 10:00:01');
  expect(out).toContain('1 line could not be read');
  expect(out).toContain('line 4: it is no line of the common log format');
  expect(out).toMatch(/rate-limit-by-key of apis\/a, 2 in 1m: 1 request of 1 key/);
  expect(out).toMatch(/GET \/b\s+1/);
});

it.each([
  ['a log that is not there', {}, ['log'], /^log:1:1: error: log does not exist/],
  ['a folder', {}, ['.'], /is a folder, expected a log/],
  ['an empty log', { log: '' }, ['log'], /^log:1:1: error: log holds no request/],
  ['a log of nothing known', { log: 'one\ntwo\n' }, ['log'], /the log is none of azure, combined, common, csv/],
  [
    'CSV without what is needed',
    { log: csv },
    ['log', '--format', 'csv'],
    /has no column for time, method, url|no column/,
  ],
  ['a broken archive', { log: gzipSync(azure).subarray(0, 60) }, ['log'], /breaks off|is broken/],
  ['a fault that is none', { log: azure }, ['log', '--fault', 'zone 2'], /^--fault:1:1: error: "zone 2" is no fault/],
  ['a wrong column map', { log: azure }, ['log', '--columns', 'a=b'], /there is no field "a"/],
  ['a format that is none', { log: azure }, ['log', '--format', 'xml'], /Allowed choices are azure/],
])('%s is one clear line and exit 2', async (_, files, given, line) => {
  const { status, out, err } = await run(files, given);
  expect([status, out]).toEqual([2, '']);
  expect(err).toMatch(line);
  expect(err).not.toMatch(/\n\s+at /);
});

it('is the same on more threads', async () => {
  const one = await run({ log: azure }, ['log', '--json']);
  const more = await run({ log: azure }, ['log', '--json', '--workers', '3']);
  expect(more).toEqual(one);
});

it('a template without a service is refused', async () => {
  const { status, err } = await withFolder({ 'p.json': '{"resources":[]}', log: azure }, (folder) =>
    keelgateHere(['replay', 'log', '--service', 'p.json'], folder),
  );
  expect(status).toBe(2);
  expect(err).not.toMatch(/\n\s+at /);
});

it('the example: its limits, its cache, and a zone that is lost at its peak', async () => {
  const out = await withFolder({}, async (folder) => {
    for (const name of ['gateway.log.gz', 'azuredeploy.json'])
      copyFileSync(path.join(root, 'examples/replay', name), path.join(folder, name));
    const ran = await keelgateHere(
      [
        'replay',
        'gateway.log.gz',
        '--service',
        'azuredeploy.json',
        '--fault',
        'zoneDown West Europe 2 at 10:12 for 3m',
        '--out',
        'result.json',
      ],
      folder,
    );
    expect([ran.status, ran.err]).toEqual([0, '']);
    expect(ran.out).toContain('West Europe 2 lost at 2026-03-02 10:12 until 2026-03-02 10:15');
    return readFileSync(path.join(folder, 'result.json'), 'utf8');
  });
  const result = JSON.parse(out) as ReplayResult;
  expect(result.faults[0]).toMatchObject({ at: '2026-03-02T10:12:00.000Z', detectedAt: '2026-03-02T10:12:03.000Z' });
  expect(result.faults[0]?.unreachable).toBe(result.requests.unreachable);
  expect(result.requests.unreachable).toBeGreaterThan(0);
  expect(result.cache.hits).toBe(result.requests.servedFromCache);
  expect(result.throttled.requests).toBe(result.requests.rateLimited);
  expect(result.series.rows.reduce((sum, row) => sum + Number(row[1]), 0)).toBe(result.requests.offered);
});
