import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { formatNumber } from '../format/format-number.ts';
import type { Runtime } from '../runtime.ts';
import type { Decimal } from '../value.ts';
import { compareDecimals, decimalZero, normalDecimal } from './decimal-arithmetic.ts';
import { decimalMembers } from './decimal-members.ts';
import { decimalOperators } from './decimal-operators.ts';

export const decimal: TypeDefinition = defineType({
  name: 'System.Decimal',
  kind: 'struct',
  keyword: 'decimal',
  source: 'https://learn.microsoft.com/dotnet/api/system.decimal?view=netframework-4.8',
  interfaces: ['IComparable', 'IFormattable', 'IConvertible', 'IComparable<decimal>', 'IEquatable<decimal>'],
  members: { ...decimalMembers, ...decimalOperators },
  hooks: {
    text: (rt: Runtime, self: Decimal, format: string | null) => formatNumber(rt, self, format),
    equals: (_: Runtime, left: Decimal, right: Decimal) => compareDecimals(left, right) === 0,
    key: (self: Decimal) => {
      const { units, scale } = normalDecimal(self);
      return `\0System.Decimal:${units}e-${scale}`;
    },
    compare: (_: Runtime, left: Decimal, right: Decimal) => compareDecimals(left, right),
    initial: () => decimalZero,
  },
});
