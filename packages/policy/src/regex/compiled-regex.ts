import type { Runtime } from '../dotnet/runtime.ts';
import { burn } from '../dotnet/runtime.ts';
import { backtrackingExecutor } from './backtracking.ts';
import type { Executor, Finder } from './finder.ts';
import type { LinearExecutor } from './linear.ts';
import { linearExecutor } from './linear.ts';
import { rightToLeft } from './option.ts';
import { parseRegex } from './parse.ts';
import { programWeight } from './program-weight.ts';
import type { GroupTable } from './syntax.ts';

/** A pattern, ready to be used. */
export type CompiledRegex = {
  readonly pattern: string;
  readonly options: number;
  readonly groups: GroupTable;
  readonly isBackward: boolean;
  /** A finder for an input; the linear one where it says the same as .NET would. */
  readonly open: (input: string, needs: 'place' | 'captures') => Finder;
};

/** Patterns that are kept. */
const keptMax = 256;
const kept = new Map<string, CompiledRegex>();

/** Compiles a pattern, or finds it among the last ones; either way it costs the same steps. Raises for a wrong pattern. */
export function compileRegex(rt: Runtime, pattern: string, options: number): CompiledRegex {
  const key = `${options} ${pattern}`;
  burn(rt, 2 * pattern.length);
  const found = kept.get(key);
  if (found !== undefined) {
    burn(rt, costs.get(found) ?? 0);
    kept.delete(key);
    kept.set(key, found);
    return found;
  }
  const made = compile(rt, pattern, options);
  if (pattern.length > 10_000) return made;
  kept.set(key, made);
  for (const oldest of kept.keys()) {
    if (kept.size <= keptMax) break;
    kept.delete(oldest);
  }
  return made;
}

/** Steps that each instruction of a program is worth while it is made; it is made at the first match, and paid at once. */
const programSteps = 15;
const heaviest = 1e12;

/** What reading a pattern has cost, so that the cache changes no outcome. */
const costs = new WeakMap<CompiledRegex, number>();

function compile(rt: Runtime, pattern: string, options: number): CompiledRegex {
  let cost = 0;
  const spend = (steps: number): void => {
    cost += steps;
    burn(rt, steps);
  };
  const parsed = parseRegex(pattern, options, spend);
  spend(programSteps * Math.min(heaviest, programWeight(parsed.tree)));
  const isBackward = (options & rightToLeft) !== 0;
  let linear: LinearExecutor | null | undefined;
  let backtracking: Executor | undefined;
  const made: CompiledRegex = {
    pattern,
    options,
    groups: parsed.groups,
    isBackward,
    open: (input, needs) => {
      linear ??= isBackward ? null : linearExecutor(parsed);
      const fast = linear?.open(input, needs === 'captures') ?? null;
      if (fast !== null) return fast;
      backtracking ??= backtrackingExecutor(parsed, isBackward);
      return backtracking.open(input);
    },
  };
  costs.set(made, cost);
  return made;
}
