import { bytesBody, textBody } from '../http/body.ts';
import { createHeaders } from '../http/headers.ts';
import type { Response } from '../http/message.ts';
import { createResponse } from '../http/message.ts';
import { decodeBase64 } from '../http/base64.ts';
import type { Reply } from '../program/world.ts';
import type { HeadersJson, ReplyJson } from './run-request.ts';

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
  if (reply.error === 'timeout') return { delayUs: Number.MAX_SAFE_INTEGER, response: createResponse(200) };
  return { delayUs, response: responseOf(reply) };
}

function responseOf({ status = 200, reason, headers = {}, body, bodyBase64 }: ReplyJson): Response {
  const made = createResponse(status, reason);
  const content =
    bodyBase64 === undefined ? (body === undefined ? null : textBody(body)) : bytesBody(decodeBase64(bodyBase64));
  return { ...made, headers: createHeaders(headerPairs(headers)), body: content };
}

/** Each value of each header. */
export function headerPairs(headers: HeadersJson): readonly (readonly [name: string, value: string])[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((each) => [name, each] as const),
  );
}
