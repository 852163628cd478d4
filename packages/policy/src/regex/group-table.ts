import type { Scan } from './scan.ts';
import type { GroupTable } from './syntax.ts';

/** Numbers the groups: those without a name come first, names get the numbers that are left, in their order. */
export function groupTable({ numbersSeen, namesSeen, nextNumber }: Scan): GroupTable {
  const nameOf = new Map<number, string>();
  const taken = new Set([0, ...numbersSeen]);
  let next = nextNumber;
  for (const name of namesSeen) {
    while (taken.has(next)) next += 1;
    taken.add(next);
    nameOf.set(next, name);
  }
  const numbers = [...taken].sort((a, b) => a - b);
  const names = numbers.map((number) => nameOf.get(number) ?? String(number));
  return {
    numbers,
    names,
    numberOf: new Map(names.map((name, slot) => [name, numbers[slot] ?? 0])),
    slotOf: new Map(numbers.map((number, slot) => [number, slot])),
  };
}
