import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { EnumValue } from '../value.ts';

const fullName = 'System.Text.RegularExpressions.RegexOptions';

export function regexOptionsValue(value: number): EnumValue {
  return { net: fullName, value };
}

export const regexOptions: TypeDefinition = defineType({
  name: fullName,
  kind: 'enum',
  base: 'Enum',
  source: 'https://learn.microsoft.com/dotnet/api/system.text.regularexpressions.regexoptions?view=netframework-4.8',
  isFlags: true,
  values: {
    None: 0,
    IgnoreCase: 1,
    Multiline: 2,
    ExplicitCapture: 4,
    Compiled: 8,
    Singleline: 16,
    IgnorePatternWhitespace: 32,
    RightToLeft: 64,
    ECMAScript: 256,
    CultureInvariant: 512,
  },
});
