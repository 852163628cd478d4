/** When a quota's periods begin. */
export type QuotaPeriods = {
  /** 0: one period without end. */
  readonly periodUs: number;
  /** A period's beginning, in µs from the drill's start; may be before it. */
  readonly anchorUs: number;
};

export function periodOf({ periodUs, anchorUs }: QuotaPeriods, nowUs: number): number {
  return periodUs === 0 ? 0 : Math.floor((nowUs - anchorUs) / periodUs);
}

/** How long until the next period; Infinity if there is none. */
export function nextPeriodUs(periods: QuotaPeriods, nowUs: number): number {
  const { periodUs, anchorUs } = periods;
  return periodUs === 0 ? Infinity : anchorUs + (periodOf(periods, nowUs) + 1) * periodUs - nowUs;
}
