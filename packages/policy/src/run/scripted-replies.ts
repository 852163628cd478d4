import { createHeaders } from '../http/headers.ts';
import type { Response } from '../http/message.ts';
import { createResponse } from '../http/message.ts';
import type { Failure } from '../program/effect.ts';
import type { Reply } from '../program/world.ts';
import type { HeadersJson, ReplyJson } from './run-request.ts';
import { writtenBody } from './written-body.ts';

/** Replies in the order in which they were written down; the last one repeats. */
export function scriptedReplies(replies: readonly ReplyJson[]): () => Reply {
  let next = 0;
  return () => {
    const reply = replies[Math.min(next, replies.length - 1)];
    next += 1;
    return reply === undefined ? { delayUs: 0, response: createResponse(200) } : replyOf(reply);
  };
}

export function replyOf(reply: ReplyJson): Reply {
  const delayUs = (reply.delayMs ?? 0) * 1000;
  if (reply.error === 'connect')
    return { delayUs, failure: { kind: 'connect', message: 'Unable to connect to the remote server' } };
  if (reply.error === 'unavailable') return { delayUs, failure: unavailable };
  if (reply.error === 'timeout') return { delayUs: Number.MAX_SAFE_INTEGER, response: createResponse(200) };
  return { delayUs, response: responseOf(reply) };
}

/** What a backend answers whose circuit breaker is open: the gateway, for it. */
export const unavailable: Failure = {
  kind: 'unavailable',
  message: 'The backend is unavailable: its circuit breaker is open.',
};

function responseOf(reply: ReplyJson): Response {
  const { status = 200, reason, headers = {} } = reply;
  return { ...createResponse(status, reason), headers: createHeaders(headerPairs(headers)), body: writtenBody(reply) };
}

/** Each value of each header. */
export function headerPairs(headers: HeadersJson): readonly (readonly [name: string, value: string])[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((each) => [name, each] as const),
  );
}
