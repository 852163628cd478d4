import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { EnumValue } from '../value.ts';
import type { Kind } from './moment.ts';

/** Policy expressions may use `Utc` only. */
export const dateTimeKind: TypeDefinition = defineType({
  name: 'System.DateTimeKind',
  kind: 'enum',
  base: 'Enum',
  source: 'https://learn.microsoft.com/dotnet/api/system.datetimekind',
  values: { Utc: 1 },
});

/** The kind that a value of the enumeration stands for: one that was cast from a number may be any. */
export function kindOf({ value }: EnumValue): Kind {
  return value === 1 ? 'Utc' : value === 2 ? 'Local' : 'Unspecified';
}
