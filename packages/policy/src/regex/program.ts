import type { CharSet } from './char-set.ts';
import { charSet, hasCode } from './char-set.ts';
import { assertionHolds } from './assertion.ts';
import { emitRepeat } from './emit-repeat.ts';
import { emitCapture, emitReference } from './emit-capture.ts';
import { emitConditional, emitIfGroup, emitLook, emitAtomic } from './emit-look.ts';
import type { Step } from './machine.ts';
import { pushChoice } from './machine.ts';
import type { Builder, Label } from './builder.ts';
import { emit, label, place } from './builder.ts';
import type { GroupTable, Node } from './syntax.ts';

/** A pattern as instructions for the machine. The last one ends a match. */
export type Program = {
  readonly steps: readonly Step[];
  readonly registerCount: number;
  readonly slotCount: number;
  /** The register that `backtrack` hands a lazy run's remaining count over in. */
  readonly moreRegister: number;
};

export function compileProgram(tree: Node, groups: GroupTable, isBackward: boolean): Program {
  const builder: Builder = {
    steps: [],
    registerCount: 1,
    moreRegister: 0,
    slotOf: groups.slotOf,
    isBackward,
    emitNode,
  };
  emitNode(builder, tree);
  return {
    steps: builder.steps,
    registerCount: builder.registerCount,
    slotCount: groups.numbers.length,
    moreRegister: builder.moreRegister,
  };
}

function emitNode(builder: Builder, node: Node): void {
  switch (node.kind) {
    case 'empty':
      return;
    case 'char':
      return emitChar(builder, charSet([node.code, node.code]));
    case 'set':
      return emitChar(builder, node.set);
    case 'sequence':
      for (const item of builder.isBackward ? node.items.toReversed() : node.items) emitNode(builder, item);
      return;
    case 'choice':
      return emitChoice(builder, node.items);
    case 'repeat':
      return emitRepeat(builder, node);
    case 'capture':
      return emitCapture(builder, node);
    case 'reference':
      return emitReference(builder, node);
    case 'assert': {
      const holds = assertionHolds(node.what);
      return emit(builder, (machine) => {
        machine.next += 1;
        return holds(machine.input, machine.at, machine.from);
      });
    }
    default:
      return emitLooking(builder, node);
  }
}

function emitLooking(builder: Builder, node: Extract<Node, { kind: 'look' | 'atomic' | 'if-group' | 'if' }>): void {
  switch (node.kind) {
    case 'look':
      return emitLook(builder, node);
    case 'atomic':
      return emitAtomic(builder, node.body);
    case 'if-group':
      return emitIfGroup(builder, node);
    case 'if':
      return emitConditional(builder, node);
  }
}

function emitChar(builder: Builder, set: CharSet): void {
  if (builder.isBackward)
    emit(builder, (machine) => {
      if (machine.at === 0 || !hasCode(set, machine.input.charCodeAt(machine.at - 1))) return false;
      machine.at -= 1;
      machine.next += 1;
      return true;
    });
  else
    emit(builder, (machine) => {
      if (machine.at >= machine.input.length || !hasCode(set, machine.input.charCodeAt(machine.at))) return false;
      machine.at += 1;
      machine.next += 1;
      return true;
    });
}

function emitChoice(builder: Builder, items: readonly Node[]): void {
  const end = label();
  for (const [index, item] of items.entries()) {
    if (index === items.length - 1) {
      emitNode(builder, item);
      break;
    }
    const other: Label = label();
    emit(builder, (machine) => {
      pushChoice(machine, other.index);
      machine.next += 1;
      return true;
    });
    emitNode(builder, item);
    emit(builder, (machine) => {
      machine.next = end.index;
      return true;
    });
    place(builder, other);
  }
  place(builder, end);
}
