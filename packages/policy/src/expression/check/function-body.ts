import type { Frame } from './checker.ts';

/** The body of a lambda or local function: it takes a step and a place among the calls, which its `return`s give back. */
export function functionBody({ temps }: Frame, js: string): string {
  return `{ $enter(rt); ${declareTemps(temps)}${js} }`;
}

export function declareTemps(temps: readonly string[]): string {
  return temps.length === 0 ? '' : `let ${temps.map((name) => `${name} = null`).join(', ')}; `;
}
