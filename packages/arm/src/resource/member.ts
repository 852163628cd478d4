import type { Json } from '@keelgate/model';
import type { Value } from '../template/value.ts';
import { entryOf, plain } from '../template/value.ts';

/** A member of a value as plain JSON; nothing where it is not there or only a deployment would know. */
export function plainIn(value: Value | undefined, name: string): Json | undefined {
  return plainOf(entryOf(value, name));
}

export function plainOf(value: Value | undefined): Json | undefined {
  return value === undefined || value.kind === 'unknown' ? undefined : plain(value);
}

export function textIn(value: Value | undefined, name: string): string | null {
  const text = plainIn(value, name);
  return typeof text === 'string' ? text : null;
}
