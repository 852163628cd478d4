import type { Origin, Step } from './step.ts';

/** A place in a program that steps can point to before it is known where it is. */
export type Label = { at: number };

/** Makes a step once all labels are known. */
export type MakeStep = (at: (label: Label) => number) => Step;

/** Puts a program together, step by step. */
export type Builder = {
  readonly add: (origin: Origin, make: MakeStep) => void;
  readonly label: () => Label;
  /** The label is where the next step will be. */
  readonly put: (label: Label) => void;
  readonly here: () => number;
  /** A new loop counter. */
  readonly loop: () => number;
  /** Errors of the steps that `body` adds go to the label. */
  readonly protect: (handler: Label, body: () => void) => void;
  readonly finish: () => {
    readonly steps: readonly Step[];
    readonly origins: readonly Origin[];
    readonly handlers: readonly number[];
    readonly loops: number;
  };
};

type Part = { readonly origin: Origin; readonly make: MakeStep; readonly handler: Label | null };

export function createBuilder(): Builder {
  const parts: Part[] = [];
  let loops = 0;
  let handler: Label | null = null;
  return {
    add: (origin, make) => {
      parts.push({ origin, make, handler });
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
    protect: (inner, body) => {
      const outer = handler;
      handler = inner;
      body();
      handler = outer;
    },
    finish: () => ({
      steps: parts.map(({ make }) => make((label) => label.at)),
      origins: parts.map(({ origin }) => origin),
      handlers: parts.map((part) => part.handler?.at ?? -1),
      loops,
    }),
  };
}
