import type { TypeDefinition } from '../define.ts';
import { definitionNamed } from '../define.ts';
import { raise } from '../raise.ts';
import type { EnumValue } from '../value.ts';

/** The text of an enumeration's value: its member's name, of flags all that it is made of, else the number. */
export function enumText(self: EnumValue, format: string | null): string {
  const { net, value } = self;
  switch (format === null || format === '' ? 'G' : format.toUpperCase()) {
    case 'G':
      return generalText(definitionNamed(net), value);
    case 'F':
      return flagNames(definitionNamed(net), value) ?? String(value);
    case 'D':
      return String(value);
    case 'X':
      return (value >>> 0).toString(16).toUpperCase().padStart(8, '0');
    default:
      return raise('System.FormatException', 'Format String can be only "G", "g", "X", "x", "F", "f", "D" or "d".');
  }
}

function generalText(definition: TypeDefinition | undefined, value: number): string {
  const names = definition?.isFlags === true ? flagNames(definition, value) : nameOfValue(definition, value);
  return names ?? String(value);
}

export function nameOfValue(definition: TypeDefinition | undefined, value: number): string | null {
  return entriesOf(definition).find(([, number]) => number === value)?.[0] ?? null;
}

/** The largest members that make up the number, from the smallest on; `null` if some of it has no name. */
function flagNames(definition: TypeDefinition | undefined, value: number): string | null {
  const exact = nameOfValue(definition, value);
  if (exact !== null) return exact;
  const names: string[] = [];
  let rest = value;
  for (const [name, number] of entriesOf(definition).toSorted(([, left], [, right]) => right - left)) {
    if (number === 0 || (rest & number) !== number) continue;
    names.unshift(name);
    rest &= ~number;
  }
  return rest === 0 && names.length > 0 ? names.join(', ') : null;
}

function entriesOf(definition: TypeDefinition | undefined): readonly (readonly [string, number])[] {
  return Object.entries(definition?.values ?? {});
}
