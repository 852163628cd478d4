import type { CompiledRegex } from '../../regex/compiled-regex.ts';
import { compileRegex } from '../../regex/compiled-regex.ts';
import { areOptions } from '../../regex/option.ts';
import { raiseArgumentNull, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { TimeSpan } from '../time/moment.ts';
import { timeSpan } from '../time/moment.ts';
import type { EnumValue } from '../value.ts';
import type { Search } from './match-value.ts';

export type RegexValue = { readonly net: typeof regexName; readonly regex: CompiledRegex; readonly timeout: TimeSpan };

export const regexName = 'System.Text.RegularExpressions.Regex';

/** `Regex.InfiniteMatchTimeout`. */
export const noTimeout: TimeSpan = timeSpan(-10_000n);

/** Milliseconds that a time limit may be long. */
const timeoutMaxMs = 2_147_483_646n;

/** Makes a regex. A time limit is checked, and kept to be read, but never met: time stands still in an expression. */
export function makeRegex(
  rt: Runtime,
  pattern: string | null,
  ...[options, timeout = noTimeout]: Settings
): RegexValue {
  if (pattern === null) return raiseArgumentNull('pattern');
  const flags = options?.value ?? 0;
  if (!areOptions(flags)) return raiseOutOfRange('options');
  const isPositive = timeout.ticks > 0n && timeout.ticks <= timeoutMaxMs * 10_000n;
  if (!isPositive && timeout.ticks !== noTimeout.ticks) return raiseOutOfRange('matchTimeout');
  return { net: regexName, regex: compileRegex(rt, pattern, flags), timeout };
}

export type Settings = readonly [options?: EnumValue, timeout?: TimeSpan];

/** Opens an input for matches that are read, with their groups. */
export function searchIn({ regex }: RegexValue, input: string | null): Search {
  const text = input ?? raiseArgumentNull('input');
  return { regex, input: text, finder: regex.open(text, 'captures') };
}

/** Where a search in an input begins when nothing is said. */
export function originOf({ regex }: RegexValue, input: string): number {
  return regex.isBackward ? input.length : 0;
}

export function checkStart(input: string, startat: number): number {
  if (startat >= 0 && startat <= input.length) return startat;
  return raiseOutOfRange('startat', 'Start index cannot be less than 0 or greater than input length.');
}
