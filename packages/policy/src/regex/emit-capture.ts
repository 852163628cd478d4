import type { Builder } from './builder.ts';
import { emit, register } from './builder.ts';
import { lower } from './letter-case.ts';
import type { Machine } from './machine.ts';
import { popCapture, pushCapture, setRegister } from './machine.ts';
import { burn } from '../dotnet/runtime.ts';
import type { Capture, Reference } from './syntax.ts';

export function emitCapture(builder: Builder, { group, pops, body }: Capture): void {
  const begin = register(builder);
  const slot = group === null ? null : (builder.slotOf.get(group) ?? 0);
  emit(builder, (machine) => {
    setRegister(machine, begin, machine.at);
    machine.next += 1;
    return true;
  });
  builder.emitNode(builder, body);
  if (pops === null)
    emit(builder, (machine) => {
      const from = machine.registers[begin] ?? 0;
      pushCapture(machine, slot ?? 0, Math.min(from, machine.at), Math.max(from, machine.at));
      machine.next += 1;
      return true;
    });
  else {
    const popped = builder.slotOf.get(pops) ?? 0;
    emit(builder, (machine) => {
      machine.next += 1;
      return balance(machine, { begin: machine.registers[begin] ?? 0, popped, slot });
    });
  }
}

type Balance = { readonly begin: number; readonly popped: number; readonly slot: number | null };

/** A balancing group takes a capture away, and captures what lies between that and itself. */
function balance(machine: Machine, { begin, popped, slot }: Balance): boolean {
  if ((machine.captures[popped]?.length ?? 0) === 0) return false;
  const old = popCapture(machine, popped);
  if (slot === null) return true;
  let from = Math.min(begin, machine.at);
  let to = Math.max(begin, machine.at);
  if (from >= old.end) {
    to = from;
    from = old.end;
  } else if (to <= old.begin) from = to;
  else {
    to = Math.min(to, old.end);
    from = Math.max(from, old.begin);
  }
  pushCapture(machine, slot, from, to);
  return true;
}

export function emitReference(builder: Builder, { group, ignoresCase, isEmptyWhenUnset }: Reference): void {
  const slot = builder.slotOf.get(group) ?? 0;
  const { isBackward } = builder;
  emit(builder, (machine) => {
    machine.next += 1;
    const captures = machine.captures[slot] ?? [];
    const end = captures.at(-1);
    const begin = captures.at(-2);
    if (begin === undefined || end === undefined) return isEmptyWhenUnset;
    const length = end - begin;
    const from = isBackward ? machine.at - length : machine.at;
    if (from < 0 || from + length > machine.input.length) return false;
    burn(machine.rt, length >>> 2);
    if (!isSame(machine.input, { begin, from, length, ignoresCase })) return false;
    machine.at = isBackward ? from : from + length;
    return true;
  });
}

type Stretch = {
  readonly begin: number;
  readonly from: number;
  readonly length: number;
  readonly ignoresCase: boolean;
};

function isSame(input: string, { begin, from, length, ignoresCase }: Stretch): boolean {
  for (let index = 0; index < length; index += 1) {
    const left = input.charCodeAt(begin + index);
    const right = input.charCodeAt(from + index);
    if (left !== right && !(ignoresCase && lower(left) === lower(right))) return false;
  }
  return true;
}
