import type { Builder } from './builder.ts';
import { emit, label, place, register } from './builder.ts';
import type { Label } from './builder.ts';
import { cut, pushChoice, setRegister, unwind } from './machine.ts';
import type { Node } from './syntax.ts';

type Look = Extract<Node, { kind: 'look' }>;

export function emitLook(builder: Builder, { isAhead, isNegative, body }: Look): void {
  const outside = builder.isBackward;
  builder.isBackward = !isAhead;
  if (isNegative) emitNegative(builder, body);
  else emitPositive(builder, body, null);
  builder.isBackward = outside;
}

/** The test of a lookaround: when it holds, its choices are gone and the place is as before. */
function emitPositive(builder: Builder, body: Node, otherwise: Label | null): void {
  const height = register(builder);
  const origin = register(builder);
  emit(builder, (machine) => {
    setRegister(machine, height, machine.top);
    setRegister(machine, origin, machine.at);
    if (otherwise !== null) pushChoice(machine, otherwise.index);
    machine.next += 1;
    return true;
  });
  builder.emitNode(builder, body);
  emit(builder, (machine) => {
    cut(machine, machine.registers[height] ?? 0);
    machine.at = machine.registers[origin] ?? 0;
    machine.next += 1;
    return true;
  });
}

function emitNegative(builder: Builder, body: Node): void {
  const height = register(builder);
  const end = label();
  emit(builder, (machine) => {
    setRegister(machine, height, machine.top);
    pushChoice(machine, end.index);
    machine.next += 1;
    return true;
  });
  builder.emitNode(builder, body);
  emit(builder, (machine) => {
    unwind(machine, machine.registers[height] ?? 0);
    return false;
  });
  place(builder, end);
}

export function emitAtomic(builder: Builder, body: Node): void {
  const height = register(builder);
  emit(builder, (machine) => {
    setRegister(machine, height, machine.top);
    machine.next += 1;
    return true;
  });
  builder.emitNode(builder, body);
  emit(builder, (machine) => {
    cut(machine, machine.registers[height] ?? 0);
    machine.next += 1;
    return true;
  });
}

function emitJump(builder: Builder, to: Label): void {
  emit(builder, (machine) => {
    machine.next = to.index;
    return true;
  });
}

export function emitIfGroup(builder: Builder, { group, yes, no }: Extract<Node, { kind: 'if-group' }>): void {
  const slot = builder.slotOf.get(group) ?? 0;
  const [otherwise, end] = [label(), label()];
  emit(builder, (machine) => {
    machine.next = (machine.captures[slot]?.length ?? 0) > 0 ? machine.next + 1 : otherwise.index;
    return true;
  });
  builder.emitNode(builder, yes);
  emitJump(builder, end);
  place(builder, otherwise);
  builder.emitNode(builder, no);
  place(builder, end);
}

export function emitConditional(builder: Builder, { test, yes, no }: Extract<Node, { kind: 'if' }>): void {
  const [otherwise, end] = [label(), label()];
  emitPositive(builder, test, otherwise);
  builder.emitNode(builder, yes);
  emitJump(builder, end);
  place(builder, otherwise);
  builder.emitNode(builder, no);
  place(builder, end);
}
