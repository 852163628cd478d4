import type { Step } from './machine.ts';
import type { Node } from './syntax.ts';

/** A program while it is written. */
export type Builder = {
  readonly steps: Step[];
  registerCount: number;
  readonly moreRegister: number;
  readonly slotOf: ReadonlyMap<number, number>;
  /** Whether characters are taken from right to left: in a lookbehind, or under RightToLeft. */
  isBackward: boolean;
  /** Writes a node; a member, so that the files of single nodes need not know all others. */
  readonly emitNode: (builder: Builder, node: Node) => void;
};

/** A place in the program that may not be known yet. */
export type Label = { index: number };

export function label(): Label {
  return { index: -1 };
}

/** Says that a label stands before the next instruction. */
export function place(builder: Builder, where: Label): void {
  where.index = builder.steps.length;
}

export function emit({ steps }: Builder, step: Step): void {
  steps.push(step);
}

export function register(builder: Builder): number {
  builder.registerCount += 1;
  return builder.registerCount - 1;
}
