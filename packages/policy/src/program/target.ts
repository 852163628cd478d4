import type { RequestTarget, ResponseTarget } from '../define.ts';
import { createResponse } from '../http/message.ts';

/** What inbound and backend policies change. */
export const requestTarget: RequestTarget = { kind: 'request', of: ({ request }) => request };

/** What outbound and on-error policies change. Where nothing has answered there is an empty 200. */
export const responseTarget: ResponseTarget = {
  kind: 'response',
  of: (exchange) => {
    const response = exchange.response ?? createResponse(200);
    exchange.response = response;
    return response;
  },
};
