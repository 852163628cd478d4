import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { BigInteger } from './token.ts';

/** Only JSON makes these, of integers beyond 64 bits; expressions may do nothing with them but convert and print. */
export const bigInteger: TypeDefinition = defineType({
  name: 'System.Numerics.BigInteger',
  kind: 'struct',
  source: 'https://learn.microsoft.com/dotnet/api/system.numerics.biginteger?view=netframework-4.8',
  hooks: {
    text: (_rt, { value }: BigInteger) => value.toString(),
    equals: (_rt, left: BigInteger, right: BigInteger) => left.value === right.value,
    key: ({ value }: BigInteger) => value,
    compare: (_rt, left: BigInteger, right: BigInteger) =>
      left.value < right.value ? -1 : left.value > right.value ? 1 : 0,
    initial: () => ({ net: 'System.Numerics.BigInteger', value: 0n }) as BigInteger,
  },
});
