import { expect, it } from 'vitest';
import { drawPlot } from '../plot.ts';
import { printTable } from '../print-table.ts';
import { cases } from './index.ts';

/** As little as there can be: what is tried is that cases run, not how fast. */
const least = { rounds: 1, turnMs: 0.01, warmUpMs: 0, count: 10 };

it('names and questions differ, and every question is one', () => {
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  for (const { question } of cases) expect(question).toMatch(/\?$/);
});

it.each(cases.map((one) => [one.name, one] as const))(
  '%s runs, and measures what its target is about',
  async (_, one) => {
    const measurements = await one.run(least);
    expect(measurements.length).toBeGreaterThan(1);
    if (one.target !== null) expect(measurements.map(({ name }) => name)).toContain(one.target.of);
    for (const { value } of measurements) expect(value.median).toBeGreaterThan(0);
    expect(printTable(one, measurements)).toContain(one.question);
    // A ratio is found again by its name, in the results of another run.
    const compared = measurements.filter(({ ratio }) => ratio !== null).map(({ name }) => name);
    expect(new Set(compared).size).toBe(compared.length);
    const plots = one.plots?.(measurements) ?? [];
    expect(new Set(plots.map(({ name }) => name)).size).toBe(plots.length);
    for (const plot of plots) expect(drawPlot(plot)).toContain(plot.title);
    for (const { lines } of plots) expect(lines.every(({ points }) => points.length > 1)).toBe(true);
  },
);
