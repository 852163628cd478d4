import { fc, test } from '@fast-check/vitest';
import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import type { Plot } from './plot.ts';
import { drawPlot, niceTicks } from './plot.ts';

const positive = fc.double({ min: 1e-3, max: 1e9, noNaN: true });

test.prop([positive])('ticks begin at 0, are evenly apart, few, and reach what is above everything', (most) => {
  const ticks = niceTicks(most);
  expect(ticks[0]).toBe(0);
  expect(ticks.at(-1)!).toBeGreaterThanOrEqual(most * 0.999_999);
  expect(ticks.at(-2)!).toBeLessThan(most);
  expect(ticks.length).toBeLessThanOrEqual(7);
  expect(ticks[1]! / 10 ** Math.floor(Math.log10(ticks[1]! * 1.000_001))).toSatisfy((lead: number) =>
    [1, 2, 5].some((nice) => Math.abs(lead - nice) < 1e-6),
  );
});

const point = fc.record({ x: positive, low: positive, median: positive, high: positive });
const line = fc.record({ name: fc.string(), points: fc.array(point, { minLength: 1, maxLength: 9 }) });
const plot: fc.Arbitrary<Plot> = fc.record({
  name: fc.constant('plot'),
  title: fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", 'a') }),
  across: fc.record({ label: fc.constant('keys'), scale: fc.constantFrom('linear', 'logarithmic') }),
  up: fc.constant('ns'),
  lines: fc.array(line, { minLength: 1, maxLength: 3 }),
});

test.prop([plot])('whatever is drawn is well-formed, and nothing of it lies outside or nowhere', (drawn) => {
  const named = { ...drawn, lines: drawn.lines.map((one) => ({ ...one, name: drawn.title })) };
  const parser = new SaxesParser();
  const tags: string[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    tags.push(name);
    if (name !== 'circle') return;
    expect(Number(attributes['cx'])).toBeGreaterThanOrEqual(0);
    expect(Number(attributes['cx'])).toBeLessThanOrEqual(640);
    if (named.lines.every((one) => one.points.every(({ median, high }) => median <= high)))
      expect(Number(attributes['cy'])).toBeGreaterThanOrEqual(0);
  });
  const svg = drawPlot(named);
  parser.write(svg).close();
  expect(tags[0]).toBe('svg');
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

it('the middle is a line in its band, and one line has no legend', () => {
  const svg = drawPlot({
    name: 'plot',
    title: 'Growth',
    across: { label: 'regions', scale: 'linear' },
    up: 'ns/request',
    lines: [
      {
        name: 'drill',
        points: [
          { x: 1, low: 40, median: 50, high: 60 },
          { x: 2, low: 90, median: 95, high: 100 },
        ],
      },
    ],
  });
  // From 0 to 100 there are 248 px upwards, from 1 to 2 there are 540 across.
  expect(svg).toContain('<polyline class="line" points="84.0,180.0 624.0,68.4"/>');
  expect(svg).toContain('<polygon class="band" points="84.0,155.2 624.0,56.0 624.0,80.8 84.0,204.8"/>');
  expect(svg.match(/<circle/g)).toHaveLength(2);
  expect(svg).toContain('prefers-color-scheme: dark');
});
