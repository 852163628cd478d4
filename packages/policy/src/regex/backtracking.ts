import type { Runtime } from '../dotnet/runtime.ts';
import { burn } from '../dotnet/runtime.ts';
import type { CharSet } from './char-set.ts';
import { hasCode } from './char-set.ts';
import type { Executor, Found } from './finder.ts';
import { firstSet } from './first-set.ts';
import type { Machine } from './machine.ts';
import { backtrack } from './machine.ts';
import type { Program } from './program.ts';
import { compileProgram } from './program.ts';
import type { Node, Parsed } from './syntax.ts';

/**
 * Tries one way after the other, as .NET does, for everything that its syntax can say. That may take exponential time;
 * each step is paid for, so the budget ends it.
 */
export function backtrackingExecutor({ tree, groups }: Parsed, isBackward: boolean): Executor {
  const program = compileProgram(tree, groups, isBackward);
  const plan: Plan = {
    program,
    isBackward,
    first: isBackward ? null : firstSet(tree),
    anchor: isBackward ? null : leadingAnchor(tree),
  };
  return { open: (input) => ({ find: (rt, from, afterEmpty) => search({ rt, input, from, afterEmpty }, plan) }) };
}

type Plan = {
  readonly program: Program;
  readonly isBackward: boolean;
  readonly first: CharSet | null;
  readonly anchor: 'begin' | 'from' | null;
};

/** An anchor that leaves a single place to begin at. */
function leadingAnchor(node: Node): 'begin' | 'from' | null {
  if (node.kind === 'assert') return node.what === 'begin' || node.what === 'from' ? node.what : null;
  if (node.kind === 'capture' || node.kind === 'atomic') return leadingAnchor(node.body);
  const first = node.kind === 'sequence' ? node.items[0] : undefined;
  return first === undefined ? null : leadingAnchor(first);
}

type Search = {
  readonly rt: Runtime;
  readonly input: string;
  readonly from: number;
  readonly afterEmpty: boolean;
};

function search({ rt, input, from, afterEmpty }: Search, plan: Plan): Found | null {
  const { program, isBackward } = plan;
  const stop = isBackward ? 0 : input.length;
  const step = isBackward ? -1 : 1;
  if (afterEmpty && from === stop) return null;
  const machine = machineOf({ rt, input, from }, program);
  for (let at = afterEmpty ? from + step : from; ; at += step) {
    const begin = nextPlace(machine, at, plan);
    if (begin === null) return null;
    at = begin;
    machine.at = begin;
    machine.next = 0;
    if (run(machine, program)) return found(machine, begin);
    if (at === stop) return null;
  }
}

function machineOf({ rt, input, from }: Pick<Search, 'rt' | 'input' | 'from'>, program: Program): Machine {
  return {
    rt,
    input,
    from,
    at: from,
    next: 0,
    registers: new Int32Array(program.registerCount),
    captures: Array.from({ length: program.slotCount }, () => []),
    stack: new Int32Array(256),
    top: 0,
  };
}

/** The next place at which a match can begin at all. */
function nextPlace({ rt, input, from }: Machine, place: number, { first, anchor }: Plan): number | null {
  if (anchor !== null) return place === (anchor === 'begin' ? 0 : from) ? place : null;
  if (first === null) return place;
  let at = place;
  while (at < input.length && !hasCode(first, input.charCodeAt(at))) at += 1;
  burn(rt, (at - place) >>> 3);
  return at < input.length ? at : null;
}

function run(machine: Machine, { steps, moreRegister }: Program): boolean {
  const end = steps.length;
  while (machine.next < end) {
    burn(machine.rt, 1);
    const step = steps[machine.next];
    if (step === undefined) throw new Error('an instruction of a regular expression points nowhere');
    if (!step(machine) && !backtrack(machine, moreRegister)) return false;
  }
  return true;
}

function found({ at, captures }: Machine, begin: number): Found {
  const [, ...groups] = captures;
  return { captures: [[Math.min(begin, at), Math.max(begin, at)], ...groups] };
}
