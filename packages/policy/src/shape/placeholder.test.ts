import { expect, test } from 'vitest';
import { hasPlaceholder, isPlaceholder } from './placeholder.ts';

test.each([
  '{{name}}',
  '${var.limit}',
  '%{ if x }',
  '#{Limit}#',
  '$(Limit)',
  '__LIMIT__',
  '<%= limit %>',
  '[[limit]]',
  '{tpm}',
  '{0}',
  'RATE_LIMIT',
  '$limit',
])('%s stands for something else', (text) => {
  expect([hasPlaceholder(text), isPlaceholder(text), isPlaceholder(`a ${text}`)]).toEqual([true, true, false]);
});

test.each(['ten', '10', 'LIMIT', '', '{', '$', 'a b', '@(x)', '{ x }'])('%j stands for itself', (text) => {
  expect([hasPlaceholder(text), isPlaceholder(text)]).toEqual([false, false]);
});
