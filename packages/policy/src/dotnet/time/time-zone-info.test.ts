import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateText } from '../../testing/evaluate.ts';
import { outcomeOf } from '../../testing/run-member.ts';
import { unixEpochTicks } from './tick.ts';
import { zones } from './zone-list.ts';
import { isDaylight } from './zone-rule.ts';

const berlin = 'TimeZoneInfo.FindSystemTimeZoneById("W. Europe Standard Time")';
const clock = (text: string): string => `DateTime.Parse("${text}")`;

describe('TimeZoneInfo', () => {
  it.each([
    [`TimeZoneInfo.ConvertTimeFromUtc(DateTime.UtcNow, ${berlin}).ToString("o")`, '2024-05-06T14:00:00.0000000'],
    [`TimeZoneInfo.ConvertTimeFromUtc(${clock('2024-01-01 12:00')}, ${berlin}).ToString("s")`, '2024-01-01T13:00:00'],
    [
      `TimeZoneInfo.ConvertTimeToUtc(${clock('2024-05-06 14:00')}, ${berlin}).ToString("o")`,
      '2024-05-06T12:00:00.0000000Z',
    ],
    [
      `TimeZoneInfo.ConvertTimeToUtc(${clock('2024-03-31 02:30')}, ${berlin})`,
      expect.stringContaining('represents an invalid time'),
    ],
    [`TimeZoneInfo.ConvertTimeToUtc(${clock('2024-10-27 02:30')}, ${berlin}).ToString("t")`, '01:30'],
    [`TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, ${berlin}).ToString("o")`, '2024-05-06T14:00:00.0000000+02:00'],
    [
      `TimeZoneInfo.ConvertTime(${clock('2024-05-06 14:00')}, ${berlin}, TimeZoneInfo.FindSystemTimeZoneById("Tokyo Standard Time")).ToString("t")`,
      '21:00',
    ],
    [`TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTime.UtcNow, "India Standard Time").ToString("t")`, '17:30'],
    [`${berlin}.GetUtcOffset(DateTime.UtcNow)`, '02:00:00'],
    [`${berlin}.GetUtcOffset(${clock('2024-01-01')})`, '01:00:00'],
    [`${berlin}.BaseUtcOffset`, '01:00:00'],
    [`${berlin}.IsDaylightSavingTime(DateTime.UtcNow)`, 'True'],
    [`${berlin}.IsInvalidTime(${clock('2024-03-31 02:30')})`, 'True'],
    [`${berlin}.Id`, 'W. Europe Standard Time'],
    [`${berlin}.DisplayName`, '(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna'],
    [`${berlin}.DaylightName`, 'W. Europe Daylight Time'],
    [`TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") == ${berlin}`, 'True'],
    [
      'TimeZoneInfo.FindSystemTimeZoneById("Mars")',
      "System.TimeZoneNotFoundException: The time zone ID 'Mars' was not found on the local computer.",
    ],
    ['TimeZoneInfo.Utc.Id', 'UTC'],
    ['TimeZoneInfo.Local.BaseUtcOffset', '00:00:00'],
    ['TimeZone.CurrentTimeZone.GetUtcOffset(DateTime.Now)', '00:00:00'],
  ])('%s is %s', (source, expected) => {
    expect(outcomeOf(() => evaluateText(source))).toEqual(expected);
  });

  const places = zones.flatMap(({ id, places: names }) => names.map((name) => [name, id] as const));
  const since = Math.floor(Date.UTC(2020, 0, 1) / 3_600_000);
  const until = Math.floor(Date.UTC(2026, 0, 1) / 3_600_000);

  test.prop([fc.constantFrom(...places), fc.integer({ min: since, max: until })])(
    'has the offsets that the IANA database has of recent years',
    ([place, id], hours) => {
      const zone = zones.find((candidate) => candidate.id === id)!;
      const ms = hours * 3_600_000 + 60_000;
      const utc = unixEpochTicks + BigInt(ms) * 10_000n;
      const offset =
        zone.offsetMinutes + (isDaylight(zone.rules, utc + BigInt(zone.offsetMinutes) * 600_000_000n) ? 60 : 0);
      const format = new Intl.DateTimeFormat('en-US', { timeZone: place, timeZoneName: 'longOffset' });
      const shown = format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')!.value;
      const [, sign = '+', hour = '0', minute = '0'] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(shown)!;
      expect(offset).toBe((sign === '-' ? -1 : 1) * (Number(hour) * 60 + Number(minute)) + 0);
    },
  );
});
