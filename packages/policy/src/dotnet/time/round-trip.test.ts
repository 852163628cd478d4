import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { stillRuntime } from '../../testing/run-member.ts';
import type { Runtime } from '../runtime.ts';
import { formatDateTime, formatDateTimeOffset } from './format-date.ts';
import { formatTimeSpan } from './format-span.ts';
import { formatGuid, guid, guidType } from './guid.ts';
import type { ByteArray } from '../value.ts';
import { dateTime, dateTimeOffset, timeSpan, utcTicks } from './moment.ts';
import { parseDate } from './parse-date.ts';
import { parseExactDate } from './parse-exact.ts';
import { parseGuid } from './parse-guid.ts';
import { parseSpan } from './parse-span.ts';
import { maxTicks, ticksPerDay, ticksPerSecond } from './tick.ts';

const anyTicks = fc.bigInt({ min: 0n, max: maxTicks });
const farFromTheEnds = fc.bigInt({ min: ticksPerDay, max: maxTicks - ticksPerDay });
const anyOffset = fc.integer({ min: -840, max: 840 });
const anySpan = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const anyHex = fc.stringMatching(/^[\da-f]{32}$/);

describe('dates', () => {
  test.prop([anyTicks])('that "o" prints are read again, to the tick', (ticks) => {
    const text = formatDateTime(stillRuntime(), dateTime(ticks, 'Utc'), 'o');
    expect(parseDate(text, 0n)).toEqual({ ticks, offsetMinutes: 0 });
    expect(parseExactDate(text, 'o', 0n)).toEqual({ ticks, offsetMinutes: 0 });
  });

  test.prop([farFromTheEnds, anyOffset])('with an offset are read again, with the offset', (ticks, offsetMinutes) => {
    const value = dateTimeOffset(ticks, offsetMinutes);
    expect(parseDate(formatDateTimeOffset(stillRuntime(), value, 'o'), 0n)).toEqual({ ticks, offsetMinutes });
  });

  test.prop([anyTicks, fc.constantFrom('G', 's', 'u', 'R', 'F', 'yyyy-MM-dd HH:mm:ss', 'dd MMM yyyy h:mm:ss tt')])(
    'in formats with seconds are read again, to the second',
    (ticks, format) => {
      const whole = ticks - (ticks % ticksPerSecond);
      const text = formatDateTime(stillRuntime(), dateTime(ticks, 'Utc'), format);
      expect(parseDate(text, 0n)).toMatchObject({ ticks: whole });
      expect(parseExactDate(text, format, 0n)).toMatchObject({ ticks: whole });
    },
  );

  test.prop([farFromTheEnds, anyOffset])('print in "R" what JavaScript prints of the same moment', (ticks, offset) => {
    const value = dateTimeOffset(ticks, offset);
    const shown = new Date(Number((utcTicks(value) - 621_355_968_000_000_000n) / 10_000n));
    // Moments before 1970 with a part of a millisecond round the other way.
    fc.pre(shown.getTime() >= 0 && shown.getUTCFullYear() >= 1000);
    expect(formatDateTimeOffset(stillRuntime(), value, 'R')).toBe(shown.toUTCString());
  });

  test.prop([fc.string({ maxLength: 40 })])('of any text are a date or a reason, never anything else', (text) => {
    const result = parseDate(text, 0n);
    if (typeof result === 'string') expect(result).toMatch(/^(?:format|range|weekday|word \d+)$/);
    else expect(result.ticks >= 0n && result.ticks <= maxTicks).toBe(true);
  });
});

describe('intervals', () => {
  test.prop([anySpan, fc.constantFrom('c', 'g', 'G')])('are read again from every standard format', (ticks, format) => {
    expect(parseSpan(formatTimeSpan(stillRuntime(), timeSpan(ticks), format))).toBe(ticks);
  });
});

describe('GUIDs', () => {
  test.prop([anyHex, fc.constantFrom('N', 'D', 'B', 'P', 'X')])('are read again from every format', (hex, format) => {
    expect(parseGuid(formatGuid(stillRuntime(), guid(hex), format))).toBe(hex);
  });

  test.prop([anyHex])('come back from their bytes', (hex) => {
    const toBytes = guidType.members['byte[] ToByteArray()'] as (rt: Runtime, self: unknown) => ByteArray;
    const fromBytes = guidType.members['Guid(byte[] b)'] as (rt: Runtime, bytes: ByteArray) => unknown;
    const bytes = toBytes(stillRuntime(), guid(hex));
    // The first group is little-endian, the last two are as printed.
    expect(Buffer.from(bytes.bytes.slice(0, 4)).readUInt32LE()).toBe(Number.parseInt(hex.slice(0, 8), 16));
    expect(Buffer.from(bytes.bytes.slice(8)).toString('hex')).toBe(hex.slice(16));
    expect(fromBytes(stillRuntime(), bytes)).toEqual(guid(hex));
  });
});
