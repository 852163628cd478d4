import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { NetException } from '../raise.ts';
import { testRuntime } from '../../testing/evaluate.ts';
import { readJson } from './read-json.ts';

const piece = fc.constantFrom('a', '\n', '\r\n', String.raw`\n`, String.raw`\u0041`, "'", ' ');

function messageOf(text: string): string {
  try {
    readJson(testRuntime(), text);
    return 'none';
  } catch (error) {
    return error instanceof NetException ? error.message : String(error);
  }
}

test.prop([fc.array(piece)])('text that never ends is said to end where it does, each line counted once', (pieces) => {
  const text = `["${pieces.join('')}`;
  const lines = text.split(/\r\n|\n/);
  expect(messageOf(text)).toBe(
    `Unterminated string. Expected delimiter: ". Path '', line ${lines.length}, position ${lines.at(-1)?.length}.`,
  );
});
