import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callFunction } from '../../../testing/call-function.ts';

const utcNow = '2019-03-05T17:53:18Z';

describe('functions of dates do what Microsoft’s reference says', () => {
  it.each<[string, readonly unknown[], unknown]>([
    ['utcNow', [], '20190305T175318Z'],
    ['utcNow', ['d'], '03/05/2019'],
    ['utcNow', ['M d'], '3 5'],
    ['utcNow', ['u'], '2019-03-05 17:53:18Z'],
    ['utcNow', ['R'], 'Tue, 05 Mar 2019 17:53:18 GMT'],
    ['utcNow', ['o'], '2019-03-05T17:53:18.0000000Z'],
    ['utcNow', ['dddd, dd MMMM yyyy hh:mm tt'], 'Tuesday, 05 March 2019 05:53 PM'],
    ['utcNow', ["yy-M-d'T'H:m:s.ff\\Z %h"], '19-3-5T17:53:18.00Z 5'],
    ['dateTimeAdd', ['2020-04-07 14:53:14Z', 'P3Y', 'M/d/yyyy h:mm:ss tt'], '4/7/2023 2:53:14 PM'],
    ['dateTimeAdd', ['2020-04-07 14:53:14Z', '-P9D', 'M/d/yyyy h:mm:ss tt'], '3/29/2020 2:53:14 PM'],
    ['dateTimeAdd', ['2020-04-07 14:53:14Z', 'PT1H'], '2020-04-07T15:53:14Z'],
    ['dateTimeAdd', ['2023-01-01 00:00:00Z', 'P1Y'], '2024-01-01T00:00:00Z'],
    ['dateTimeAdd', ['2024-01-01 00:00:00Z', 'P1Y'], '2024-12-31T00:00:00Z'],
    ['dateTimeAdd', ['2023-02-01 00:00:00Z', 'P1M'], '2023-03-03T00:00:00Z'],
    ['dateTimeAdd', ['2024-02-01 00:00:00Z', 'P1M'], '2024-03-02T00:00:00Z'],
    [
      'dateTimeAdd',
      ['2019-12-31T23:30:00+01:00', 'P1M1W1DT1H30M1.5S', 'yyyy-MM-ddTHH:mm:ss.fff'],
      '2020-02-08T00:00:01.500',
    ],
    ['dateTimeAdd', ['20200101T000000Z', 'P1D', 'yyyyMMddTHHmmssZ'], '20200102T000000Z'],
    ['dateTimeFromEpoch', [1_683_040_573], '2023-05-02T15:16:13Z'],
    ['dateTimeFromEpoch', [0], '1970-01-01T00:00:00Z'],
    ['dateTimeFromEpoch', [-1], '1969-12-31T23:59:59Z'],
    ['dateTimeToEpoch', ['2023-05-02T15:16:13Z'], 1_683_040_573],
    ['dateTimeToEpoch', ['5/2/2023 3:16:13 PM'], 1_683_040_573],
    ['dateTimeToEpoch', ['1970-01-01'], 0],
    ['dateTimeToEpoch', ['1970-01-01T01:00:00.999+01:00'], 0],
  ])('%s(%j)', (name, given, expected) => {
    expect(callFunction(name, given, { utcNow })).toBe(expected);
  });

  it.each<[string, readonly unknown[], RegExp]>([
    ['utcNow', ['q'], /argument 1 is "q", expected a .NET format/],
    ['utcNow', [''], /argument 1 is ""/],
    ['utcNow', [1], /argument 1 is 1/],
    ['dateTimeAdd', ['yesterday', 'P1D'], /argument 1 is "yesterday", expected a date and time/],
    ['dateTimeAdd', ['2020-02-30', 'P1D'], /argument 1 is "2020-02-30"/],
    ['dateTimeAdd', ['2020-02-01', '1 day'], /argument 2 is "1 day", expected an ISO 8601 duration/],
    ['dateTimeAdd', ['2020-02-01', 'P'], /argument 2 is "P"/],
    ['dateTimeAdd', ['2020-02-01', 'P9000Y'], /years 1 to 9999/],
    ['dateTimeFromEpoch', ['1'], /argument 1 is "1", expected a whole number/],
    ['dateTimeToEpoch', ['x'], /argument 1 is "x"/],
  ])('%s(%j) is refused', (name, given, message) => {
    expect(() => callFunction(name, given, { utcNow })).toThrow(message);
  });
});

const seconds = fc.integer({ min: -62_135_596_800, max: 253_402_300_799 });

test.prop([seconds])('dateTimeToEpoch undoes dateTimeFromEpoch', (epoch) => {
  expect(callFunction('dateTimeToEpoch', [callFunction('dateTimeFromEpoch', [epoch])])).toBe(epoch);
});

test.prop([seconds])('the format o is what Date has', (epoch) => {
  const iso = new Date(epoch * 1000).toISOString();
  expect(callFunction('utcNow', ['o'], { utcNow: iso })).toBe(iso.replace('Z', '0000Z'));
});

test.prop([fc.string()])('any format is worked out or refused', (format) => {
  try {
    callFunction('utcNow', [format]);
  } catch (error) {
    expect(String(error)).toMatch(/expected a .NET format/);
  }
});
