/** What is wrong with an expression, or worth knowing about it; `at` counts from its `@`. */
export type ExpressionFault = {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly at: number;
  readonly hint?: string;
};
