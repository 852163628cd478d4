import { RE2JS } from 're2js';
import type { Runtime } from '../dotnet/runtime.ts';
import { burn } from '../dotnet/runtime.ts';
import type { Finder, Found } from './finder.ts';
import type { LinearSource } from './linear-source.ts';
import { linearSource } from './linear-source.ts';
import type { Parsed } from './syntax.ts';

/** Executes a pattern in time that is linear in its input, for the patterns and inputs where that gives the same answer. */
export type LinearExecutor = {
  /** Null where this input, or captures of a repeated group, need the other executor. */
  readonly open: (input: string, needsCaptures: boolean) => Finder | null;
};

/** Null where the pattern asks for more than RE2 can do. */
export function linearExecutor({ tree, groups }: Parsed): LinearExecutor | null {
  const source = linearSource(tree);
  if (source === null) return null;
  const compiled = RE2JS.compile(source.source);
  const cost = costOf(compiled.programSize());
  const slots = source.groups.map((group) => groups.slotOf.get(group) ?? 0);
  return {
    open: (input, needsCaptures) =>
      isSafe(source, input, needsCaptures)
        ? finder({ compiled, cost, slots, slotCount: groups.numbers.length }, input)
        : null,
  };
}

/** Steps for each character: small programs run as automata, large ones may have to follow all their threads. */
function costOf(size: number): number {
  return size <= 32 ? 0.25 : size / 16;
}

/** RE2 reads code points where .NET reads code units. */
function isSafe(source: LinearSource, input: string, needsCaptures: boolean): boolean {
  if (needsCaptures && source.hasRepeatedGroup) return false;
  if (source.needsNoFinalNewline && input.endsWith('\n')) return false;
  return source.needsAscii ? /^[\0-\x7f]*$/.test(input) : !/[\ud800-\udfff]/.test(input);
}

type Compiled = {
  readonly compiled: RE2JS;
  /** Steps for each character. */
  readonly cost: number;
  /** Of each parenthesis, the place of its group. */
  readonly slots: readonly number[];
  readonly slotCount: number;
};

function finder({ compiled, cost, slots, slotCount }: Compiled, input: string): Finder {
  const matcher = compiled.matcher(input);
  return {
    find: (rt: Runtime, from: number, afterEmpty: boolean): Found | null => {
      const begin = afterEmpty ? from + 1 : from;
      if (begin > input.length) return null;
      const dearest = 1 + Math.ceil((input.length - begin) * cost);
      burn(rt, dearest);
      if (!matcher.find(begin)) return null;
      rt.fuel += Math.floor((input.length - matcher.end()) * cost);
      const captures: number[][] = Array.from({ length: slotCount }, () => []);
      captures[0] = [matcher.start(), matcher.end()];
      for (const [index, slot] of slots.entries()) {
        const at = matcher.start(index + 1);
        if (at >= 0) captures[slot] = [at, matcher.end(index + 1)];
      }
      return { captures };
    },
  };
}
