import type { RunResult, SentRequest } from '@keelgate/model';
import { type Line, styled } from '../line.ts';
import { messageLines } from '../message-text.ts';
import { milliseconds } from '../quantity.ts';

/** What was sent on: to the backend, and by policies of their own accord. */
export function runRequests({ backendRequests, httpRequests }: RunResult): readonly Line[] {
  return [...sent('Backend requests', backendRequests), ...sent('Requests of policies', httpRequests)];
}

const requestsMax = 20;

function sent(title: string, requests: readonly SentRequest[]): readonly Line[] {
  if (requests.length === 0) return [];
  const rest = requests.length - requestsMax;
  return [
    [],
    [styled('bold', title)],
    ...requests
      .slice(0, requestsMax)
      .flatMap(({ atMs, method, url, headers, body }): readonly Line[] => [
        ['  ', styled('cyan', `${method} ${url}`), styled('dim', `  at ${milliseconds(atMs)} ms`)],
        ...messageLines(headers, body, '    '),
      ]),
    ...(rest > 0 ? [[`  … and ${rest} more (see --json)`]] : []),
  ];
}
