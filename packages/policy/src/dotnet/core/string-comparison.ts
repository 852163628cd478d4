import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

/** The current culture is the invariant one here. */
export const stringComparison: TypeDefinition = defineType({
  name: 'System.StringComparison',
  kind: 'enum',
  source: 'https://learn.microsoft.com/dotnet/api/system.stringcomparison?view=netframework-4.8',
  values: {
    CurrentCulture: 0,
    CurrentCultureIgnoreCase: 1,
    InvariantCulture: 2,
    InvariantCultureIgnoreCase: 3,
    Ordinal: 4,
    OrdinalIgnoreCase: 5,
  },
});
