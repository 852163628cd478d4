import { test } from '@fast-check/vitest';
import type { RunResult } from '@keelgate/model';
import fc from 'fast-check';
import { expect } from 'vitest';
import { runApi } from '../testing/run-request.ts';
import type { RunRequest } from './run-request.ts';

const address = (at: number): string => `https://x.example.com/${at}`;

/** Requests that policies send, each with the time that its answer takes, and the try of a retry that waits. */
const calls = fc.array(
  fc.record({
    delayMs: fc.integer({ min: 0, max: 400 }),
    inRetry: fc.boolean(),
    ignores: fc.boolean(),
    fails: fc.boolean(),
  }),
  { maxLength: 5 },
);
type Call = { readonly delayMs: number; readonly inRetry: boolean; readonly ignores: boolean; readonly fails: boolean };

function send({ inRetry, ignores }: Call, at: number): string {
  const policy = `<send-request mode="new" response-variable-name="r${at}" ignore-error="${ignores}"><set-url>${address(at)}</set-url><set-method>GET</set-method></send-request>`;
  return inRetry ? `<retry condition="@(true)" count="2" interval="1">${policy}</retry>` : policy;
}

function request(list: readonly Call[]): Partial<RunRequest> {
  return {
    http: Object.fromEntries(
      list.map(({ delayMs, fails }, at) => [address(at), { delayMs, ...(fails ? { error: 'connect' as const } : {}) }]),
    ),
    backend: [{ delayMs: 300, body: 'fine' }],
  };
}

function sentBefore(list: RunResult['httpRequests'], ms: number): RunResult['httpRequests'] {
  return list.filter(({ atMs }) => atMs < ms);
}

test.prop([calls, fc.integer({ min: 1, max: 9000 })])(
  'until its client goes away a request is as any other, and then it is over',
  (list, clientGoneAtMs) => {
    const inbound = list.map(send).join('');
    const whole = runApi(inbound, request(list));
    const cut = runApi(inbound, { ...request(list), clientGoneAtMs });
    if (whole.elapsedMs <= clientGoneAtMs) {
      expect(cut).toEqual(whole);
      return;
    }
    expect(cut.elapsedMs).toBe(clientGoneAtMs);
    expect(cut.lastError).toMatchObject({ reason: 'ClientConnectionFailure', message: 'The operation was canceled.' });
    expect(cut.response).toEqual({ status: 499, reason: '', headers: {}, body: '' });
    expect(sentBefore(cut.httpRequests, clientGoneAtMs)).toEqual(sentBefore(whole.httpRequests, clientGoneAtMs));
    expect(sentBefore(cut.backendRequests, clientGoneAtMs)).toEqual(sentBefore(whole.backendRequests, clientGoneAtMs));
    // What is sent at that very instant is sent to nobody's use, and ends there.
    expect(cut.httpRequests.every(({ atMs }) => atMs <= clientGoneAtMs)).toBe(true);
  },
);
