import type { Members } from './define.ts';
import type { Runtime } from './runtime.ts';
import { burn } from './runtime.ts';

/** The same members, each call of which takes so many steps: for what is short and yet costs more than a call does. */
export function paid(steps: number, members: Members): Members {
  return Object.fromEntries(
    Object.entries(members).map(([declaration, run]) => [
      declaration,
      (rt: Runtime, ...args: never[]) => {
        burn(rt, steps);
        return run(rt, ...args);
      },
    ]),
  );
}
