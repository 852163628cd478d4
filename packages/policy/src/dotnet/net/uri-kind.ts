import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

export const uriKind: TypeDefinition = defineType({
  name: 'System.UriKind',
  kind: 'enum',
  base: 'Enum',
  source: 'https://learn.microsoft.com/dotnet/api/system.urikind',
  values: { RelativeOrAbsolute: 0, Absolute: 1, Relative: 2 },
});
