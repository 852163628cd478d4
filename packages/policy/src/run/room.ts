import type { CounterSpec } from '../program/effect.ts';

/**
 * How much must be left for a call to be let through. Any call needs 1, whatever it counts as; tokens that are known
 * beforehand must fit.
 */
export function roomFor({ unit }: CounterSpec, amount: number): number {
  return unit === 'tokens' ? Math.max(1, amount) : 1;
}
