import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { ratePerSecond, share, sizeBytes, timeUs } from './quantity.ts';

const whole = fc.integer({ min: 0, max: 100_000 });
const thousandths = fc.integer({ min: 0, max: 1_000_000 });
const readers = [timeUs, ratePerSecond, sizeBytes] as const;

describe('a time', () => {
  test.prop([whole])('says the same in each unit and in ISO 8601', (hours) => {
    const us = timeUs(`${hours}h`);
    expect(us).toBe(hours * 3_600_000_000);
    const same = [`${hours * 60}m`, `${hours * 3600}s`, `${hours * 3_600_000}ms`, `PT${hours}H`, `PT${hours * 60}M`];
    expect(same.map(timeUs)).toEqual(same.map(() => us));
  });

  test.prop([fc.integer({ min: 0, max: 31_622_400_000_000 })])(
    'is read back from how any whole µs is printed',
    (us) => {
      expect(timeUs(`${Math.floor(us / 1000)}.${String(us % 1000).padStart(3, '0')}ms`)).toBe(us);
    },
  );

  test.prop([whole, whole, whole])('adds up the parts of an ISO duration', (hours, minutes, seconds) => {
    const parts = [`${hours}h`, `${minutes}m`, `${seconds}s`].map((part) => timeUs(part) ?? Number.NaN);
    expect(timeUs(`PT${hours}H${minutes}M${seconds}S`)).toBe(parts.reduce((sum, part) => sum + part, 0));
  });

  test.each([
    ['0s', 0],
    ['0.5s', 500_000],
    ['.5s', 500_000],
    ['2d', 172_800e6],
    ['PT10M', 600e6],
    ['P1DT1S', 86_401e6],
    ['PT0.5M', 30e6],
    ['-2s', -2e6],
  ])('%s is %d µs', (text, us) => {
    expect(timeUs(text)).toBe(us);
  });

  test.each(['3', '3 s', '3S', '3sec', 's', '', 'PT', 'P', 'P1M', 'PT1', '1e3s', '3s ', '1,5s', '+3s', 'NaN', 'pt1s'])(
    '"%s" is none',
    (text) => {
      expect(timeUs(text)).toBeNull();
    },
  );
});

describe('a rate', () => {
  test.prop([whole])('is sixty times as much by the minute', (rate) => {
    expect(ratePerSecond(`${rate * 60}/m`)).toBe(ratePerSecond(`${rate}/s`));
    expect(ratePerSecond(`${rate * 3600}/h`)).toBe(rate);
  });

  test.each(['2000', '2000 /s', '2000/S', '2000/d', '-1/s', '/s', '2000rps', ''])('"%s" is none', (text) => {
    expect(ratePerSecond(text)).toBeNull();
  });
});

describe('a share', () => {
  test.prop([thousandths])('is the same number as a percentage and as a part of one, to the last bit', (amount) => {
    const percent = `${Math.floor(amount / 10_000)}.${String(amount % 10_000).padStart(4, '0')}%`;
    expect(share(percent)).toBe(share(String(amount / 1e6)) ?? amount / 1e6);
    expect(share(percent)).toBe(amount / 1e6);
  });

  test.each([
    ['0', 0],
    ['1', 1],
    ['100%', 1],
    ['99.95%', 0.9995],
    ['1e-3', 0.001],
  ])('%s is %d', (text, part) => {
    expect(share(text)).toBe(part);
  });

  test.each(['101%', '1.5', '-1%', '50 %', '%', '', 'half', '0x1'])('"%s" is none', (text) => {
    expect(share(text)).toBeNull();
  });
});

describe('a size', () => {
  test.prop([whole])('is 1024 times as much in the next unit', (size) => {
    expect(sizeBytes(`${size}KiB`)).toBe(sizeBytes(`${size * 1024}B`));
    expect(sizeBytes(`${size}MiB`)).toBe(sizeBytes(`${size * 1024}KiB`));
    expect(sizeBytes(`${size}GiB`)).toBe(sizeBytes(`${size * 1024}MiB`));
  });

  test.each(['5', '5GB', '5gib', '5 GiB', '-5B', 'KiB', ''])('"%s" is none', (text) => {
    expect(sizeBytes(text)).toBeNull();
  });
});

test.prop([fc.string({ unit: 'binary', maxLength: 40 })])('no text whatever is more than a finite number', (text) => {
  for (const read of [...readers, share]) {
    const amount = read(text);
    expect(amount === null || Number.isFinite(amount)).toBe(true);
  }
});
