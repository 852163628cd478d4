import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

export const uriHostNameType: TypeDefinition = defineType({
  name: 'System.UriHostNameType',
  kind: 'enum',
  base: 'Enum',
  source: 'https://learn.microsoft.com/dotnet/api/system.urihostnametype',
  values: { Unknown: 0, Basic: 1, Dns: 2, IPv4: 3, IPv6: 4 },
});
