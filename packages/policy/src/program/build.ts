import type { Origin, Step } from './step.ts';

/** A place in a program that steps can point to before it is known where it is. */
export type Label = { at: number };

/** Puts a program together, step by step. */
export type Builder = {
  /** Adds a step; `make` is told where labels are once all steps are there. */
  readonly add: (origin: Origin, make: (at: (label: Label) => number) => Step) => void;
  readonly label: () => Label;
  /** The label is where the next step will be. */
  readonly put: (label: Label) => void;
  readonly here: () => number;
  /** A new loop counter. */
  readonly loop: () => number;
  readonly finish: () => {
    readonly steps: readonly Step[];
    readonly origins: readonly Origin[];
    readonly loops: number;
  };
};

export function createBuilder(): Builder {
  const parts: { readonly origin: Origin; readonly make: (at: (label: Label) => number) => Step }[] = [];
  let loops = 0;
  return {
    add: (origin, make) => {
      parts.push({ origin, make });
    },
    label: () => ({ at: -1 }),
    put: (label) => {
      label.at = parts.length;
    },
    here: () => parts.length,
    loop: () => {
      loops += 1;
      return loops - 1;
    },
    finish: () => ({
      steps: parts.map(({ make }) => make((label) => label.at)),
      origins: parts.map(({ origin }) => origin),
      loops,
    }),
  };
}
