import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

export const addressFamily: TypeDefinition = defineType({
  name: 'System.Net.Sockets.AddressFamily',
  kind: 'enum',
  base: 'Enum',
  source: 'https://learn.microsoft.com/dotnet/api/system.net.sockets.addressfamily',
  values: { Unspecified: 0, InterNetwork: 2, InterNetworkV6: 23 },
});
