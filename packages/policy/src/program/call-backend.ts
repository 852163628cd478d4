import type { Body } from '../http/body.ts';
import { copyBody } from '../http/body.ts';
import type { Headers } from '../http/headers.ts';
import { headerText } from '../http/headers.ts';
import type { OutgoingRequest } from '../http/message.ts';
import { currentUrl, headersToSend } from '../http/message.ts';
import type { Query } from '../http/url.ts';
import { parseUrl, printUrl } from '../http/url.ts';
import type { BackendSend } from './effect.ts';
import { passTime } from './pass-time.ts';
import { timeoutMessage } from './timeout-message.ts';
import type { Run } from './run.ts';
import type { Reply, World } from './world.ts';

/** Fields of one connection, in lower case: they are not handed on. Source: RFC 9110, 7.6.1. */
const hopByHop: readonly string[] = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** A chain of redirects is not followed further. */
const redirectsMax = 10;

/** Sends the exchange's request to its backend and waits as long as it may. */
export function callBackend(run: Run, world: World, effect: BackendSend): Reply {
  const { exchange } = run;
  const { request } = exchange;
  const timeoutUs = effect.timeoutUs.of(exchange);
  const follows = effect.followRedirects.of(exchange);
  const leftUs = { timeout: timeoutUs };
  let call = { request: outgoing(run), path: request.path, query: request.query };
  if (!effect.keepsBody && request.body !== null) request.body.consumed = true;
  for (let redirects = 0; ; redirects += 1) {
    const reply = sendOnce(run, world, { ...call, leftUs });
    const moved = follows && redirects < redirectsMax ? redirected(call.request, reply) : null;
    if (moved === null) return reply;
    call = moved;
  }
}

type Call = { readonly request: OutgoingRequest; readonly path: string; readonly query: Query };

function sendOnce(run: Run, world: World, { leftUs, ...call }: Call & { leftUs: { timeout: number } }): Reply {
  const { exchange } = run;
  run.sends += 1;
  const nowUs = exchange.startUs + exchange.nowUs;
  const reply = world.send({ ...call, backend: exchange.backend, timeoutUs: leftUs.timeout, nowUs });
  const isLate = reply.delayUs > leftUs.timeout;
  const spentUs = Math.min(reply.delayUs, leftUs.timeout);
  passTime(exchange, spentUs);
  leftUs.timeout -= spentUs;
  return isLate ? { delayUs: spentUs, failure: { kind: 'timeout', message: timeoutMessage } } : reply;
}

function outgoing({ exchange: { request } }: Run): OutgoingRequest {
  const headers: Headers = headersToSend(request);
  for (const key of hopByHop) headers.delete(key);
  const body: Body | null = copyBody(request.body);
  const { method, transport } = request;
  const sent = { method, url: printUrl(currentUrl(request)), headers, body };
  return transport === undefined ? sent : { ...sent, transport };
}

function redirected(request: OutgoingRequest, reply: Reply): Call | null {
  const { response } = reply;
  if (response === undefined || ![301, 302, 303, 307, 308].includes(response.status)) return null;
  const location = headerText(response.headers, 'Location');
  const target = location === null ? null : parseUrl(URL.parse(location, request.url)?.href ?? '');
  if (target === null) return null;
  const keeps = response.status === 307 || response.status === 308;
  const method = keeps || request.method === 'HEAD' ? request.method : 'GET';
  const moved = { ...request, method, url: printUrl(target), body: keeps ? request.body : null };
  return { request: moved, path: target.path, query: target.query };
}
