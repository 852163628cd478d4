import { expect, it } from 'vitest';
import { defaultSettings } from '../program/settings.ts';
import { readSetting } from './read-setting.ts';

it('every setting takes the text of its own default', () => {
  for (const [name, value] of Object.entries(defaultSettings))
    expect(readSetting(name, String(value))).toEqual({ ok: true, value: { [name]: value } });
});

it.each([
  ['outboundAfterCacheHit', 'false', { outboundAfterCacheHit: false }],
  ['certificateFailureStatus', '401', { certificateFailureStatus: 401 }],
  ['concurrencyMessage', '', { concurrencyMessage: '' }],
  ['rateLimitAlgorithm', 'token-bucket', { rateLimitAlgorithm: 'token-bucket' }],
  ['jsonNewLine', String.raw`\r\n`, { jsonNewLine: '\r\n' }],
  ['pathSeparator', '\\', { pathSeparator: '\\' }],
])('%s=%s', (name, text, value) => {
  expect(readSetting(name, text)).toEqual({ ok: true, value });
});

it.each([
  ['retyGrowth', 'double', 'there is no setting "retyGrowth" (did you mean "retryGrowth"?)'],
  ['toString', 'x', 'there is no setting "toString" (there is outboundAfterCacheHit, '],
  ['retryGrowth', 'triple', 'the setting retryGrowth is "triple", expected "double" or "doubleLessOne"'],
  ['outboundAfterCacheHit', 'yes', 'expected true or false'],
  ['certificateFailureStatus', '4e2', 'expected a whole number'],
])('%s=%s is refused', (name, text, says) => {
  expect(readSetting(name, text)).toEqual({ ok: false, failure: expect.stringContaining(says) });
});
