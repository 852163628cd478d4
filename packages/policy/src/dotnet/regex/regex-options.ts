import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { EnumValue } from '../value.ts';

const name = 'System.Text.RegularExpressions.RegexOptions';

export function regexOptionsValue(value: number): EnumValue {
  return { net: name, value };
}

const values = {
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
} as const;

export const regexOptions: TypeDefinition = defineType({
  name,
  kind: 'enum',
  base: 'Enum',
  source: 'https://learn.microsoft.com/dotnet/api/system.text.regularexpressions.regexoptions?view=netframework-4.8',
  values,
  hooks: { text: (_: Runtime, { value }: EnumValue) => flagsText(value) },
});

/** Flags print as the names of their bits. */
function flagsText(value: number): string {
  const names = Object.entries(values).filter(([, bit]) => bit !== 0 && (value & bit) !== 0);
  return names.length === 0 ? 'None' : names.map(([name]) => name).join(', ');
}
