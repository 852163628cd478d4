import type { Exchange } from './exchange.ts';
import { PolicyFailure } from './failure.ts';
import type { Run } from './run.ts';
import type { Step } from './step.ts';

type Branch = { readonly run: Run; readonly exchange: Exchange };

/**
 * Runs the branches of a fork as if at the same time: each begins at the same instant with the same variables and sees
 * nothing of the others. Where all are waited for, the latest end counts and all variables stay; where one is enough,
 * the earliest end counts and only its variables stay. Returns the step to go on with.
 */
export function runFork(run: Run, fork: Step & { kind: 'fork' }, runToEnd: (branch: Run) => void): number {
  const { exchange } = run;
  const isAny = fork.isAny.of(exchange);
  const branches = fork.branches.map((at) => {
    const branch = branchOf(run, at);
    runToEnd(branch.run);
    return branch;
  });
  const first = branches.reduce<Branch | null>(
    (best, each) => (best === null || each.exchange.nowUs < best.exchange.nowUs ? each : best),
    null,
  );
  const counted = isAny && first !== null ? [first] : branches;
  for (const branch of counted) adopt(run, branch);
  const failed = counted.find((branch) => branch.run.error !== null)?.run.error;
  if (failed !== null && failed !== undefined) throw new PolicyFailure(failed);
  return fork.join;
}

function branchOf(run: Run, at: number): Branch {
  const exchange: Exchange = { ...run.exchange, variables: new Map(run.exchange.variables) };
  // An error inside a branch ends that branch; it is raised where the branches meet.
  const handlers = run.program.handlers.map(() => run.program.steps.length);
  const steps = [...run.program.steps, { kind: 'join' } as const];
  const program = { ...run.program, steps, handlers };
  return { exchange, run: { ...run, program, exchange, at, error: null, trace: [], loops: [...run.loops] } };
}

/** Takes over what a branch has set, and when it was done. */
function adopt(run: Run, { run: branch, exchange }: Branch): void {
  for (const [name, value] of exchange.variables)
    if (run.exchange.variables.get(name) !== value || !run.exchange.variables.has(name))
      run.exchange.variables.set(name, value);
  run.exchange.nowUs = Math.max(run.exchange.nowUs, exchange.nowUs);
  run.exchange.goneUs = Math.max(run.exchange.goneUs, exchange.goneUs);
  run.sends = Math.max(run.sends, branch.sends);
  run.trace.push(...branch.trace);
}
