import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { EnumValue } from '../value.ts';

export const dayOfWeek: TypeDefinition = defineType({
  name: 'System.DayOfWeek',
  kind: 'enum',
  base: 'Enum',
  source: 'https://learn.microsoft.com/dotnet/api/system.dayofweek',
  values: { Sunday: 0, Monday: 1, Tuesday: 2, Wednesday: 3, Thursday: 4, Friday: 5, Saturday: 6 },
});

export function dayOfWeekValue(value: number): EnumValue {
  return { net: 'System.DayOfWeek', value };
}
