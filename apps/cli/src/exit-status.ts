/** What the command's exit statuses mean. */
export const exitStatus = {
  held: 0,
  /** An expectation was missed, or two sides differ. */
  missed: 1,
  wrongInput: 2,
  /** A promise of the engine was broken: a bug. */
  violated: 3,
  cancelled: 130,
} as const;
