import type { Measurement } from './measure.ts';

/** A case's figures as they were kept. */
export type Result = { readonly name: string; readonly measurements: readonly Measurement[] };

/** A ratio that has changed: from the baseline's to this run's. */
export type Change = {
  readonly case: string;
  readonly measurement: string;
  readonly before: number;
  readonly after: number;
  /** `after` as a multiple of `before`. */
  readonly factor: number;
};

export type Comparison = {
  readonly changes: readonly Change[];
  /** Changes beyond the threshold. */
  readonly worse: readonly Change[];
  /** What the baseline has and this run has not. */
  readonly missing: readonly string[];
};

/**
 * Holds results against a baseline. Ratios are compared, not times: a ratio says the same on a slow machine as on a fast
 * one. Only what both sides have measured is compared.
 */
export function compare(baseline: readonly Result[], results: readonly Result[], threshold: number): Comparison {
  const after = ratiosOf(results);
  const ran = new Set(results.map(({ name }) => name));
  const before = [...ratiosOf(baseline.filter(({ name }) => ran.has(name))).values()];
  const changes = before.flatMap((old): readonly Change[] => {
    const now = after.get(keyOf(old));
    if (now === undefined) return [];
    return [
      {
        case: old.case,
        measurement: old.measurement,
        before: old.ratio,
        after: now.ratio,
        factor: now.ratio / old.ratio,
      },
    ];
  });
  return {
    changes,
    worse: changes.filter(({ factor }) => factor > threshold),
    missing: before.filter((old) => !after.has(keyOf(old))).map(keyOf),
  };
}

type Ratio = { readonly case: string; readonly measurement: string; readonly ratio: number };

function ratiosOf(results: readonly Result[]): ReadonlyMap<string, Ratio> {
  const ratios = results.flatMap(({ name, measurements }) =>
    measurements.flatMap(({ name: measurement, ratio }): readonly Ratio[] =>
      ratio === null ? [] : [{ case: name, measurement, ratio: ratio.median }],
    ),
  );
  return new Map(ratios.map((ratio) => [keyOf(ratio), ratio]));
}

function keyOf(of: { readonly case: string; readonly measurement: string }): string {
  return `${of.case}: ${of.measurement}`;
}

/** What a comparison comes to, for people. */
export function printComparison({ changes, worse, missing }: Comparison, threshold: number): string {
  const lines = changes.map((change) => {
    const { before, after, factor } = change;
    const mark = worse.includes(change) ? '  worse' : '';
    return `  ${keyOf(change)}: ${before.toPrecision(3)} x before, ${after.toPrecision(3)} x now, ${factor.toFixed(2)} times${mark}`;
  });
  const gone = missing.map((name) => `  ${name}: not measured any more`);
  const verdict = `${worse.length} of ${changes.length} ratios are more than ${threshold} times the baseline's`;
  return [`compared with the baseline: ${verdict}`, ...lines, ...gone].join('\n');
}
