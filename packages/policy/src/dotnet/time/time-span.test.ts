import { describe, expect, it } from 'vitest';
import { evaluateText } from '../../testing/evaluate.ts';
import { outcomeOf } from '../../testing/run-member.ts';

const long = 'new TimeSpan(1, 14, 3, 17, 250)';
const tooLong = 'System.OverflowException: TimeSpan overflowed because the duration is too long.';
const parts =
  'System.OverflowException: The TimeSpan could not be parsed because at least one of the numeric components is out of range or contains too many digits.';
const noSpan = 'System.FormatException: String was not recognized as a valid TimeSpan.';

describe('TimeSpan', () => {
  it.each([
    [`${long}.ToString()`, '1.14:03:17.2500000'],
    [`${long}.ToString("c")`, '1.14:03:17.2500000'],
    [`${long}.ToString("g")`, '1:14:03:17.25'],
    [`${long}.ToString("G")`, '1:14:03:17.2500000'],
    [`${long}.Negate().ToString("g")`, '-1:14:03:17.25'],
    [`${long}.ToString(@"hh\\:mm")`, '14:03'],
    [`${long}.ToString(@"d\\.hh\\:mm\\:ss\\.fff")`, '1.14:03:17.250'],
    [`${long}.ToString("%d")`, '1'],
    [`${long}.ToString("ddd")`, '001'],
    [`${long}.ToString("%h")`, '14'],
    [`${long}.ToString("h' hours 'm' minutes'")`, '14 hours 3 minutes'],
    [`${long}.ToString("ss'.'FF")`, '17.25'],
    [`${long}.ToString("hh:mm")`, 'System.FormatException: Input string was not in a correct format.'],
    [`${long}.ToString("x")`, 'System.FormatException: Input string was not in a correct format.'],
    ['TimeSpan.Zero.ToString("g")', '0:00:00'],
    ['TimeSpan.Zero', '00:00:00'],
    ['TimeSpan.MaxValue', '10675199.02:48:05.4775807'],
    ['TimeSpan.MinValue', '-10675199.02:48:05.4775808'],
    ['TimeSpan.FromDays(1.5)', '1.12:00:00'],
    ['TimeSpan.FromHours(25)', '1.01:00:00'],
    ['TimeSpan.FromMinutes(1.5)', '00:01:30'],
    ['TimeSpan.FromSeconds(0.0004)', '00:00:00'],
    ['TimeSpan.FromSeconds(0.0005)', '00:00:00.0010000'],
    ['TimeSpan.FromSeconds(1.2345)', '00:00:01.2350000'],
    ['TimeSpan.FromMilliseconds(-1.5)', '-00:00:00.0020000'],
    ['TimeSpan.FromTicks(1)', '00:00:00.0000001'],
    [
      'TimeSpan.FromDays(double.NaN)',
      'System.ArgumentException: TimeSpan does not accept floating point Not-a-Number values.',
    ],
    ['TimeSpan.FromDays(1e10)', tooLong],
    ['new TimeSpan(1, 2, 3)', '01:02:03'],
    ['new TimeSpan(25, 0, 0)', '1.01:00:00'],
    ['new TimeSpan(1, 2, 3, 4)', '1.02:03:04'],
    ['new TimeSpan(5L)', '00:00:00.0000005'],
    [`${long}.Days`, '1'],
    [`${long}.Hours`, '14'],
    [`${long}.Minutes`, '3'],
    [`${long}.Seconds`, '17'],
    [`${long}.Milliseconds`, '250'],
    ['TimeSpan.FromHours(-25).Hours', '-1'],
    ['TimeSpan.FromHours(36).TotalDays', '1.5'],
    ['TimeSpan.FromMinutes(90).TotalHours', '1.5'],
    ['TimeSpan.FromSeconds(90).TotalMinutes', '1.5'],
    ['(int)TimeSpan.FromMilliseconds(1500).TotalSeconds', '1'],
    ['TimeSpan.FromSeconds(1.5).TotalMilliseconds', '1500'],
    ['TimeSpan.TicksPerMinute', '600000000'],
    ['TimeSpan.Parse("6")', '6.00:00:00'],
    ['TimeSpan.Parse("6:12")', '06:12:00'],
    ['TimeSpan.Parse("6:12:14")', '06:12:14'],
    ['TimeSpan.Parse("6:12:14:45")', '6.12:14:45'],
    ['TimeSpan.Parse("6.12:14:45")', '6.12:14:45'],
    ['TimeSpan.Parse("6:12:14:45.3448")', '6.12:14:45.3448000'],
    ['TimeSpan.Parse(" -00:00:01 ")', '-00:00:01'],
    ['TimeSpan.Parse("24:00")', parts],
    ['TimeSpan.Parse("x")', noSpan],
    ['TimeSpan.TryParse("1.02:03:04", out var t) ? t.TotalSeconds : -1', '93784'],
    ['TimeSpan.TryParse(null, out var t) ? t.TotalSeconds : -1', '-1'],
    ['TimeSpan.FromHours(1) + TimeSpan.FromMinutes(1)', '01:01:00'],
    ['TimeSpan.FromHours(1) - TimeSpan.FromMinutes(61)', '-00:01:00'],
    ['-TimeSpan.FromHours(1)', '-01:00:00'],
    ['TimeSpan.FromHours(-1).Duration()', '01:00:00'],
    ['TimeSpan.MaxValue + TimeSpan.FromTicks(1)', tooLong],
    ['TimeSpan.FromHours(1) == TimeSpan.FromMinutes(60)', 'True'],
    ['TimeSpan.FromHours(1) > TimeSpan.FromMinutes(61)', 'False'],
    ['TimeSpan.FromHours(1) <= TimeSpan.FromMinutes(61)', 'True'],
    ['TimeSpan.Compare(TimeSpan.Zero, TimeSpan.MinValue)', '1'],
    ['TimeSpan.Zero.CompareTo(TimeSpan.MaxValue)', '-1'],
    ['TimeSpan.Zero.Equals(default(TimeSpan))', 'True'],
    ['$"{TimeSpan.FromSeconds(90):mm\\\\:ss}"', '01:30'],
  ])('%s is %s', (source, expected) => {
    expect(outcomeOf(() => evaluateText(source))).toBe(expected);
  });
});
