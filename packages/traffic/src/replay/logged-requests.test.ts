import { describe, expect, it } from 'vitest';
import { drillUnderTest } from '../testing/drill-under-test.ts';
import { readLoggedRequests } from './logged-requests.ts';

const { snapshot } = drillUnderTest();

function line(second: number, ip: string, request: string): string {
  return `${ip} - - [10/Oct/2025:13:55:${String(second).padStart(2, '0')} +0000] "${request} HTTP/1.1" 200 12`;
}

describe('a log as traffic', () => {
  it('says when each request came, spread over its second, what it asked for, and who asked', () => {
    const text = [
      line(30, '10.0.0.1', 'GET /api/things/1'),
      line(30, '10.0.0.2', 'POST /api/things'),
      line(33, '10.0.0.1', 'GET /api/things/2?x=1'),
    ].join('\n');
    expect(readLoggedRequests(snapshot, text)).toEqual({
      log: {
        timesUs: [0, 500_000, 3_000_000],
        operationOf: [0, 1, 0],
        callerOf: [0, 1, 0],
        operations: [
          { apiId: 'api', operationId: 'get' },
          { apiId: 'api', operationId: 'post' },
        ],
        callers: 2,
      },
      wrong: 0,
      troubles: [],
      unmatched: 0,
    });
  });

  it('counts what is no request of the service, and lines that are none, and puts what is late in its place', () => {
    const text = [
      line(31, '10.0.0.1', 'GET /api/things/1'),
      'what is this',
      line(32, '10.0.0.3', 'GET /nothing/here'),
      line(30, '10.0.0.2', 'GET /api/things/1'),
    ].join('\n');
    const { log, wrong, unmatched, troubles } = readLoggedRequests(snapshot, text);
    expect([log.timesUs, log.callers, wrong, unmatched]).toEqual([[0, 1_000_000], 2, 1, 1]);
    expect(troubles[0]?.line).toBe(2);
  });

  it('is empty where the log is', () => {
    expect(readLoggedRequests(snapshot, '').log.timesUs).toEqual([]);
  });
});
