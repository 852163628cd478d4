import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

export const uriPartial: TypeDefinition = defineType({
  name: 'System.UriPartial',
  kind: 'enum',
  base: 'Enum',
  source: 'https://learn.microsoft.com/dotnet/api/system.uripartial',
  values: { Scheme: 0, Authority: 1, Path: 2, Query: 3 },
});
