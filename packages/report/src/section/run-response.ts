import type { RunResult } from '@keelgate/model';
import { type Line, styled } from '../line.ts';
import { messageLines } from '../message-text.ts';
import { milliseconds } from '../quantity.ts';

/** What the caller gets: status line, headers, body. */
export function runResponse({ response, elapsedMs }: RunResult): readonly Line[] {
  const { status, reason, headers, body } = response;
  const text = `${status}${reason === '' ? '' : ` ${reason}`}`;
  const style = status >= 500 ? 'red' : status >= 400 ? 'yellow' : 'green';
  return [
    [styled(style, text), styled('dim', `  after ${milliseconds(elapsedMs)} ms`)],
    ...messageLines(headers, body, '  '),
  ];
}
