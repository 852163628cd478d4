import type { Json, PropertyChange } from '@keelgate/model';
import { type Line, styled } from '../line.ts';
import { beforeAfter } from './before-after.ts';

/** A property of a resource: `regions[West Europe].units: 2 → 4`. */
export function propertyChange({ path, before, after, secret }: PropertyChange): readonly Line[] {
  // Where a value comes from is for programs; a reader knows it by its name.
  const name = path.replace(/^rest[.]/, '').replace('.rest.', '.');
  if (secret === true) return [[`${name}: `, styled('yellow', 'secret changed')]];
  const only = before ?? after;
  if ((before === undefined || after === undefined) && typeof only === 'string' && path.endsWith(`[${only}]`))
    return [[`${name}: `, before === undefined ? styled('green', 'added') : styled('red', 'removed')]];
  return beforeAfter(`${name}:`, shown(before), shown(after));
}

function shown(value: Json | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}
