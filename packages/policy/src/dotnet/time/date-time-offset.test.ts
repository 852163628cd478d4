import { describe, expect, it } from 'vitest';
import { evaluateText } from '../../testing/evaluate.ts';
import { outcomeOf } from '../../testing/run-member.ts';

const noon = 'new DateTimeOffset(2024, 2, 9, 12, 0, 0, TimeSpan.FromHours(2))';
const argument = 'System.ArgumentOutOfRangeException: ';

describe('DateTimeOffset', () => {
  it.each([
    [`${noon}.ToString()`, '02/09/2024 12:00:00 +02:00'],
    [`${noon}.ToString("o")`, '2024-02-09T12:00:00.0000000+02:00'],
    [`${noon}.ToString("R")`, 'Fri, 09 Feb 2024 10:00:00 GMT'],
    [`${noon}.ToString("u")`, '2024-02-09 10:00:00Z'],
    [`${noon}.ToString("s")`, '2024-02-09T12:00:00'],
    [`${noon}.ToString("HH:mm zzz")`, '12:00 +02:00'],
    [`${noon}.ToString("HH:mm z")`, '12:00 +2'],
    [`${noon}.ToString("HH:mmK")`, '12:00+02:00'],
    [`${noon}.ToString("U")`, 'System.FormatException: Input string was not in a correct format.'],
    ['DateTimeOffset.UtcNow.ToString("o")', '2024-05-06T12:00:00.0000000+00:00'],
    ['DateTimeOffset.UtcNow.ToUnixTimeSeconds()', '1714996800'],
    ['DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()', '1714996800000'],
    ['new DateTimeOffset(1969, 12, 31, 23, 59, 59, 1, TimeSpan.Zero).ToUnixTimeSeconds()', '-1'],
    ['DateTimeOffset.FromUnixTimeSeconds(1714996800).ToString("s")', '2024-05-06T12:00:00'],
    ['DateTimeOffset.FromUnixTimeMilliseconds(1).ToString("o")', '1970-01-01T00:00:00.0010000+00:00'],
    ['DateTimeOffset.FromUnixTimeSeconds(-1).ToString("s")', '1969-12-31T23:59:59'],
    [
      'DateTimeOffset.FromUnixTimeSeconds(253402300800)',
      `${argument}Valid values are between -62135596800 and 253402300799, inclusive.\r\nParameter name: seconds`,
    ],
    [
      'DateTimeOffset.FromUnixTimeMilliseconds(long.MaxValue)',
      `${argument}Valid values are between -62135596800000 and 253402300799999, inclusive.\r\nParameter name: milliseconds`,
    ],
    ['DateTimeOffset.Parse("2024-02-09T12:00:00+02:00").ToString("o")', '2024-02-09T12:00:00.0000000+02:00'],
    ['DateTimeOffset.Parse("2024-02-09T12:00:00Z").Offset', '00:00:00'],
    ['DateTimeOffset.Parse("2024-02-09").ToString("o")', '2024-02-09T00:00:00.0000000+00:00'],
    [
      'DateTimeOffset.Parse("x")',
      'System.FormatException: The string was not recognized as a valid DateTime. There is an unknown word starting at index 0.',
    ],
    [
      'DateTimeOffset.TryParse("2024-02-09 1:00 -03:30", out DateTimeOffset d) ? d.ToString("o") : "no"',
      '2024-02-09T01:00:00.0000000-03:30',
    ],
    ['DateTimeOffset.TryParse("x", out var d) ? "yes" : d.ToString("o")', '0001-01-01T00:00:00.0000000+00:00'],
    ['DateTimeOffset.ParseExact("09.02.2024 12:30", "dd.MM.yyyy HH:mm", null).ToString("s")', '2024-02-09T12:30:00'],
    [
      'DateTimeOffset.ParseExact("20240209T120000Z", "yyyyMMddTHHmmssK", null).ToString("o")',
      '2024-02-09T12:00:00.0000000+00:00',
    ],
    [
      'DateTimeOffset.ParseExact("2024-2-9", "yyyy-MM-dd", null)',
      'System.FormatException: String was not recognized as a valid DateTime.',
    ],
    [`${noon}.UtcDateTime.ToString("o")`, '2024-02-09T10:00:00.0000000Z'],
    [`${noon}.DateTime.ToString("o")`, '2024-02-09T12:00:00.0000000'],
    [`${noon}.LocalDateTime.ToString("o")`, '2024-02-09T10:00:00.0000000+00:00'],
    [`${noon}.Date.ToString("s")`, '2024-02-09T00:00:00'],
    [`${noon}.Offset.TotalMinutes`, '120'],
    [`${noon}.TimeOfDay`, '12:00:00'],
    [`${noon}.DayOfWeek`, 'Friday'],
    [`${noon}.UtcTicks == ${noon}.UtcDateTime.Ticks`, 'True'],
    [`${noon}.ToUniversalTime().ToString("o")`, '2024-02-09T10:00:00.0000000+00:00'],
    [`${noon}.ToOffset(TimeSpan.FromMinutes(-90)).ToString("o")`, '2024-02-09T08:30:00.0000000-01:30'],
    [
      `${noon}.ToOffset(TimeSpan.FromHours(15))`,
      `${argument}Offset must be within plus or minus 14 hours.\r\nParameter name: offset`,
    ],
    [
      `${noon}.ToOffset(TimeSpan.FromSeconds(1))`,
      'System.ArgumentException: Offset must be specified in whole minutes.\r\nParameter name: offset',
    ],
    [
      'new DateTimeOffset(DateTime.UtcNow, TimeSpan.FromHours(1))',
      'System.ArgumentException: The UTC Offset for Utc DateTime instances must be 0.\r\nParameter name: offset',
    ],
    ['((DateTimeOffset)DateTime.UtcNow).ToUnixTimeMilliseconds()', '1714996800000'],
    ['new DateTimeOffset(new DateTime(2024, 1, 1)).ToString("o")', '2024-01-01T00:00:00.0000000+00:00'],
    [`${noon}.AddSeconds(300).ToString("R")`, 'Fri, 09 Feb 2024 10:05:00 GMT'],
    [`${noon}.AddDays(1).Day`, '10'],
    [`${noon}.AddMonths(12).ToString("d")`, '02/09/2025'],
    [`${noon}.AddYears(-1).Year`, '2023'],
    [`(${noon} - ${noon}.AddHours(-2)).TotalHours`, '2'],
    [`(${noon} + TimeSpan.FromHours(1)).Hour`, '13'],
    [`${noon}.Subtract(TimeSpan.FromHours(1)).Hour`, '11'],
    [`${noon} == ${noon}.ToUniversalTime()`, 'True'],
    [`${noon}.Equals(${noon}.ToUniversalTime())`, 'True'],
    [`${noon}.EqualsExact(${noon}.ToUniversalTime())`, 'False'],
    [`DateTimeOffset.UtcNow > ${noon}`, 'True'],
    [`DateTimeOffset.Compare(${noon}, DateTimeOffset.UtcNow)`, '-1'],
    [
      'DateTimeOffset.MaxValue.AddTicks(1)',
      `${argument}The added or subtracted value results in an un-representable DateTime.\r\nParameter name: value`,
    ],
  ])('%s is %s', (source, expected) => {
    expect(outcomeOf(() => evaluateText(source))).toBe(expected);
  });
});
