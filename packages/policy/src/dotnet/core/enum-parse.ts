import type { TypeDefinition } from '../define.ts';
import { raise, raiseArgument } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';

/** Reads names parted by commas, or a number. A name that is none raises, as does an empty text. */
export function parseEnum(rt: Runtime, definition: TypeDefinition, text: string, ignoresCase: boolean): number {
  const trimmed = text.trim();
  if (trimmed === '') return raiseArgument('Must specify valid information for parsing in the string.');
  burn(rt, text.length);
  if (/^[+-]?\d/.test(trimmed)) {
    const number = Number(trimmed);
    if (!/^[+-]?\d+$/.test(trimmed)) return raiseNotFound(text);
    if (number > 0x7fffffff || number < -0x80000000)
      return raise('System.OverflowException', 'Value was either too large or too small for an Int32.');
    return number;
  }
  let value = 0;
  for (const part of trimmed.split(',')) value |= memberOf(definition, part.trim(), ignoresCase) ?? raiseNotFound(text);
  return value;
}

function memberOf({ values }: TypeDefinition, name: string, ignoresCase: boolean): number | undefined {
  if (!ignoresCase) return Object.hasOwn(values, name) ? values[name] : undefined;
  const wanted = name.toLowerCase();
  return Object.entries(values).find(([each]) => each.toLowerCase() === wanted)?.[1];
}

function raiseNotFound(text: string): never {
  return raiseArgument(`Requested value '${text}' was not found.`);
}
