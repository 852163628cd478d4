import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { TrafficRecord } from '../../core/record.ts';
import { parseColumnMap } from './csv-log.ts';
import type { LogFormatName } from './log-format.ts';
import type { LogReaderOptions, LogState } from './read-log.ts';
import { createLogReader } from './read-log.ts';

function readAll(
  text: string,
  options: LogReaderOptions = {},
  cuts: readonly number[] = [],
): { readonly records: readonly TrafficRecord[]; readonly state: LogState } {
  const reader = createLogReader(options);
  const records: TrafficRecord[] = [];
  let from = 0;
  for (let cut = 0; from < text.length; cut += 1) {
    const size = cuts.length === 0 ? text.length : (cuts[cut % cuts.length] ?? 1);
    records.push(...reader.read(text.slice(from, from + size)));
    from += size;
  }
  records.push(...reader.end());
  return { records, state: reader.state() };
}

const at = Date.UTC(2026, 0, 31, 10, 15, 7) * 1000;

const resourceLog = {
  time: '2026-01-31T10:15:07.1234567Z',
  operationName: 'Microsoft.ApiManagement/GatewayLogs',
  category: 'GatewayLogs',
  location: 'West Europe',
  callerIpAddress: '198.51.100.7',
  correlationId: 'c-1',
  durationMs: 61,
  properties: {
    method: 'GET',
    url: 'https://shop.example.com/shop/articles/7?a=b',
    responseCode: 200,
    responseSize: 4321,
    backendResponseCode: 200,
    backendTime: 48,
    cache: 'miss',
    apiId: 'shop',
    operationId: 'get-article',
    productId: 'partners',
    apimSubscriptionId: 'sub-3',
  },
};

const expected: TrafficRecord = {
  atUs: at + 123_456,
  method: 'GET',
  url: 'https://shop.example.com/shop/articles/7?a=b',
  ip: '198.51.100.7',
  subscriptionId: 'sub-3',
  apiId: 'shop',
  operationId: 'get-article',
  productId: 'partners',
  region: 'West Europe',
  requestId: 'c-1',
  status: 200,
  bytes: 4321,
  backendStatus: 200,
  backendUs: 48_000,
  cache: 'miss',
};

describe('azure', () => {
  it.each([
    ['one a line', `${JSON.stringify(resourceLog)}\n${JSON.stringify(resourceLog)}\n`],
    ['under records', JSON.stringify({ records: [resourceLog, resourceLog] })],
    ['under records, printed', JSON.stringify({ records: [resourceLog, resourceLog] }, null, 2)],
    ['in a list', JSON.stringify([resourceLog, resourceLog], null, 2)],
    [
      'several lists of records',
      `${JSON.stringify({ records: [resourceLog] })}\n${JSON.stringify({ records: [resourceLog] })}`,
    ],
    [
      'with other categories between',
      `${JSON.stringify(resourceLog)}\n{"time":"x","category":"AuditLogs"}\n${JSON.stringify(resourceLog)}`,
    ],
    ['with returns', `${JSON.stringify(resourceLog)}\r\n${JSON.stringify(resourceLog)}\r\n`],
  ])('records %s', (_, text) => {
    for (const cuts of [[], [1], [7, 100]]) {
      expect(readAll(text, {}, cuts)).toMatchObject({
        records: [expected, expected],
        state: { format: 'azure', wrong: 0 },
      });
    }
  });

  it('rows of ApiManagementGatewayLogs and of AzureDiagnostics', () => {
    const { properties, category, correlationId } = resourceLog;
    const row = {
      TimeGenerated: resourceLog.time,
      CallerIpAddress: resourceLog.callerIpAddress,
      CorrelationId: correlationId,
      Region: 'West Europe',
      Category: category,
      OperationName: 'Microsoft.ApiManagement/GatewayLogs',
      ...Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]),
      ),
    };
    const diagnostics = {
      TimeGenerated: resourceLog.time,
      Category: category,
      CallerIPAddress: resourceLog.callerIpAddress,
      CorrelationId: correlationId,
      Location_s: 'West Europe',
      ...Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [`${name}_${typeof value === 'number' ? 'd' : 's'}`, value]),
      ),
    };
    const { records } = readAll(`${JSON.stringify(row)}\n${JSON.stringify(diagnostics)}`);
    expect(records).toEqual([expected, expected]);
  });

  it('a request without a subscription had none; a backend that was not called said nothing', () => {
    const { apimSubscriptionId: _, ...rest } = resourceLog.properties;
    const properties = { ...rest, responseCode: 401, backendResponseCode: null, backendTime: 0 };
    const { records } = readAll(JSON.stringify({ ...resourceLog, properties }));
    expect(records[0]).toMatchObject({ subscriptionId: null, status: 401 });
    expect(records[0]).not.toHaveProperty('backendStatus');
    expect(records[0]).not.toHaveProperty('backendUs');
  });

  it('broken records are named by line, and take nothing with them', () => {
    const line = JSON.stringify(resourceLog);
    const text = [line, '{"time": "2026', line, 'what?', '{"a":1}', line, '{"time":"never"}'].join('\n');
    for (const cuts of [[], [1], [50]]) {
      const { records, state } = readAll(text, {}, cuts);
      expect(records).toEqual([expected, expected, expected]);
      expect(state.wrong).toBe(4);
      expect(state.troubles.map((trouble) => trouble.line)).toEqual([2, 4, 5, 7]);
      expect(state.troubles.at(-1)?.why).toBe('"never" is no time');
    }
  });
});

describe('common and combined', () => {
  const common = '198.51.100.7 - anna [31/Jan/2026:11:15:07 +0100] "GET /shop/articles/7?a=b HTTP/1.1" 200 4321';

  it('common', () => {
    expect(readAll(`${common}\n`)).toMatchObject({
      state: { format: 'common', wrong: 0 },
      records: [
        {
          atUs: at,
          resolutionUs: 1e6,
          method: 'GET',
          url: '/shop/articles/7?a=b',
          ip: '198.51.100.7',
          user: 'anna',
          status: 200,
          bytes: 4321,
          backendStatus: 200,
        },
      ],
    });
  });

  it('combined, with quotes in an agent', () => {
    const { records, state } = readAll(`${common} "https://a.example/" "curl \\"8\\" \\\\"\n`);
    expect(state.format).toBe('combined');
    expect(records[0]?.headers).toEqual([
      ['Referer', 'https://a.example/'],
      ['User-Agent', 'curl "8" \\'],
    ]);
  });

  it('what a gateway itself may have answered says nothing of the backend', () => {
    const { records } = readAll(common.replace(' 200 ', ' 429 '));
    expect(records[0]).not.toHaveProperty('backendStatus');
  });

  it.each([
    ['-', 'no line of the common log format'],
    [common.replace('31/Jan', '31/Feb'), 'is no time'],
    [common.replace('GET /shop/articles/7?a=b HTTP/1.1', '\\x16\\x03'), 'is no request'],
  ])('%s is wrong', (line, why) => {
    const { state } = readAll(`${line}\n`, { format: 'common' });
    expect(state.troubles[0]?.why).toContain(why);
  });
});

describe('csv', () => {
  it('headings that are known', () => {
    const text =
      '"TimeGenerated [UTC]",Method,Url,CallerIpAddress,ResponseCode,ApimSubscriptionId\n"1/31/2026, 10:15:07.123 AM",GET,"/a,b?c=""d""",198.51.100.7,429,sub-3\n';
    expect(readAll(text)).toMatchObject({
      state: { format: 'csv', wrong: 0 },
      records: [{ atUs: at + 123_000, url: '/a,b?c="d"', status: 429, subscriptionId: 'sub-3' }],
    });
  });

  it('headings and numbers that a map names', () => {
    const columns = parseColumnMap('time=when,url=target,method=2');
    if (typeof columns === 'string') throw new Error(columns);
    const byHeading = readAll('when,2,target,path\n1769854507,GET,/x,/y\n', { columns });
    expect(byHeading.records[0]).toMatchObject({ atUs: at, url: '/x' });
    const numbers = parseColumnMap('time=1,method=2,url=3');
    if (typeof numbers === 'string') throw new Error(numbers);
    expect(readAll('1769854507.5,GET,/x\n', { columns: numbers }).records[0]).toMatchObject({ atUs: at + 500_000 });
  });

  it('a heading that lacks what is needed is one trouble, and maps that are none are said', () => {
    expect(readAll('time,path\n1,2\n', { format: 'csv' }).state.troubles[0]).toEqual({
      line: 1,
      why: 'its heading has no column for method',
    });
    expect(parseColumnMap('when=a')).toContain('there is no field "when"');
    expect(parseColumnMap('time')).toContain('expected field=heading');
  });
});

it('stops at the limit, and says where nothing fits', () => {
  const line = JSON.stringify(resourceLog);
  const { records, state } = readAll(`${line}\n${line}\n${line}\n`, { limit: 2 });
  expect([records.length, state.isDone]).toEqual([2, true]);
  const unknown = readAll('what is this\nno log\n');
  expect(unknown.state).toMatchObject({ format: null, wrong: 1 });
  expect(readAll('').state).toMatchObject({ format: null, wrong: 0 });
});

it('a line beyond all bounds is counted and not kept', () => {
  const line = JSON.stringify(resourceLog);
  const long = `{"time":"${'x'.repeat(3 << 20)}"}`;
  const { records, state } = readAll(`${line}\n${long}\n${line}\n`, {}, [64 * 1024]);
  expect(records).toEqual([expected, expected]);
  expect(state.troubles).toEqual([{ line: 2, why: 'it is too long' }]);
});

const arbitraryRecord: fc.Arbitrary<TrafficRecord> = fc
  .record({
    second: fc.integer({ min: 0, max: 4_000_000_000 }),
    millisecond: fc.integer({ min: 1, max: 999 }),
    method: fc.constantFrom('GET', 'POST', 'DELETE'),
    url: fc.webPath().map((path) => (path === '' ? '/' : path)),
    ip: fc.ipV4(),
    status: fc.integer({ min: 200, max: 599 }),
    bytes: fc.nat(),
    subscriptionId: fc.option(fc.stringMatching(/^[a-z0-9]{1,12}$/)),
    backendMs: fc.integer({ min: 1, max: 100_000 }),
  })
  .map(({ second, millisecond, backendMs, status, ...rest }) => ({
    ...rest,
    atUs: second * 1e6 + millisecond * 1000,
    resolutionUs: 1000,
    status,
    backendStatus: status,
    backendUs: backendMs * 1000,
  }));

function iso({ atUs }: TrafficRecord): string {
  return new Date(atUs / 1000).toISOString();
}

const printers: { readonly [format in LogFormatName]: (records: readonly TrafficRecord[]) => string } = {
  azure: (records) =>
    records
      .map((record) => {
        const { method, url, ip, status, bytes, subscriptionId, backendUs = 0, backendStatus } = record;
        const properties = {
          method,
          url,
          responseCode: status,
          responseSize: bytes,
          backendResponseCode: backendStatus,
          backendTime: backendUs / 1000,
          apimSubscriptionId: subscriptionId,
        };
        return `${JSON.stringify({ time: iso(record), category: 'GatewayLogs', callerIpAddress: ip, properties })}\n`;
      })
      .join(''),
  csv: (records) =>
    `time,method,url,ip,status,bytes,subscription,backendMs,backendStatus\n${records
      .map((record) => {
        const { method, url, ip, status, bytes, subscriptionId, backendUs = 0, backendStatus } = record;
        const quoted = `"${url.replaceAll('"', '""')}"`;
        return `${iso(record)},${method},${quoted},${ip},${status},${bytes},${subscriptionId ?? ''},${backendUs / 1000},${backendStatus}\n`;
      })
      .join('')}`,
  common: (records) => records.map((record) => `${commonLine(record)}\n`).join(''),
  combined: (records) => records.map((record) => `${commonLine(record)} "-" "-"\n`).join(''),
};

function commonLine(record: TrafficRecord): string {
  const [, month = '', day = ''] = iso(record).slice(0, 10).split('-');
  const name = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][Number(month) - 1];
  const { ip, method, url, status, bytes } = record;
  const time = `${day}/${name}/${iso(record).slice(0, 4)}:${iso(record).slice(11, 19)} +0000`;
  return `${ip} - - [${time}] "${method} ${url.replaceAll(/["\\]/g, '\\$&')} HTTP/1.1" ${status} ${bytes}`;
}

/** What a format has no place for is not there when it is read. */
function asRead(format: LogFormatName, record: TrafficRecord): TrafficRecord {
  if (format === 'azure' || format === 'csv') return record;
  const { subscriptionId: _, backendUs: __, backendStatus, ...rest } = record;
  const own = [401, 403, 404, 429].includes(record.status ?? 0);
  return {
    ...rest,
    atUs: Math.floor(record.atUs / 1e6) * 1e6,
    resolutionUs: 1e6,
    ...(own || backendStatus === undefined ? {} : { backendStatus }),
  };
}

describe.each(['azure', 'csv', 'common', 'combined'] as const)('%s', (format) => {
  test.prop([fc.array(arbitraryRecord, { minLength: 1, maxLength: 20 }), fc.array(fc.integer({ min: 1, max: 500 }))])(
    'what is printed is read again, however it is cut',
    (records, cuts) => {
      const read = readAll(printers[format](records), {}, cuts);
      expect(read.state).toMatchObject({ format, wrong: 0 });
      expect(read.records).toEqual(records.map((record) => asRead(format, record)));
    },
  );

  test.prop([
    fc.array(arbitraryRecord, { minLength: 1, maxLength: 5 }),
    fc.array(fc.tuple(fc.nat(), fc.string()), { maxLength: 5 }),
  ])('whatever stands in a log, reading it ends', (records, noise) => {
    let text = printers[format](records);
    for (const [place, junk] of noise) {
      const cut = place % (text.length + 1);
      text = text.slice(0, cut) + junk + text.slice(cut);
    }
    const { state } = readAll(text, { format });
    expect(state.records + state.wrong).toBeLessThanOrEqual(text.length);
  });
});
