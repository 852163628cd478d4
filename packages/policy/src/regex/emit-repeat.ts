import type { Builder } from './builder.ts';
import { emit, label, place, register } from './builder.ts';
import type { CharSet } from './char-set.ts';
import { charSet } from './char-set.ts';
import { pushChoice, runGreedy, runLazy, runMore, setRegister } from './machine.ts';
import type { Node, Repeat } from './syntax.ts';

export function emitRepeat(builder: Builder, node: Repeat): void {
  const set = singleSet(node.body);
  if (set === null) emitLoop(builder, node);
  else emitRun(builder, node, set);
}

function singleSet(node: Node): CharSet | null {
  if (node.kind === 'char') return charSet([node.code, node.code]);
  return node.kind === 'set' ? node.set : null;
}

/** One character repeated: a single instruction, and a single entry on the stack. */
function emitRun(builder: Builder, { min, max, isLazy }: Repeat, set: CharSet): void {
  const run = { set, min, max, isBackward: builder.isBackward };
  const here = builder.steps.length;
  if (!isLazy) {
    emit(builder, (machine) => runGreedy(machine, run, here + 1));
    return;
  }
  const again = here + 1;
  const parts = { again, more: builder.moreRegister };
  emit(builder, (machine) => {
    machine.next = here + 2;
    return runLazy(machine, run, again);
  });
  emit(builder, (machine) => {
    machine.next = here + 2;
    return runMore(machine, run, parts);
  });
}

/**
 * The loop counts in a register, and remembers where the last round began. A round that took nothing ends the loop, with
 * what it has captured, once there have been enough rounds: that is .NET's rule, not ECMAScript's.
 */
function emitLoop(builder: Builder, { body, min, max, isLazy }: Repeat): void {
  const count = register(builder);
  const began = register(builder);
  const [enter, end] = [label(), label()];
  emit(builder, (machine) => {
    setRegister(machine, count, 0);
    setRegister(machine, began, -1);
    machine.next += 1;
    return true;
  });
  const test = builder.steps.length;
  emit(builder, (machine) => {
    const rounds = machine.registers[count] ?? 0;
    const mustGoOn = rounds < min;
    const mayGoOn = rounds < max && machine.registers[began] !== machine.at;
    machine.next = mustGoOn || (mayGoOn && !isLazy) ? enter.index : end.index;
    if (!mustGoOn && mayGoOn) pushChoice(machine, isLazy ? enter.index : end.index);
    return true;
  });
  place(builder, enter);
  emit(builder, (machine) => {
    setRegister(machine, count, (machine.registers[count] ?? 0) + 1);
    setRegister(machine, began, machine.at);
    machine.next += 1;
    return true;
  });
  builder.emitNode(builder, body);
  emit(builder, (machine) => {
    machine.next = test;
    return true;
  });
  place(builder, end);
}
