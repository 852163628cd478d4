import type { TypeDefinition } from '../define.ts';
import { defineException } from '../exception/define-exception.ts';

export const timeZoneNotFoundException: TypeDefinition = defineException({
  name: 'System.TimeZoneNotFoundException',
  base: 'Exception',
  message: "Exception of type 'System.TimeZoneNotFoundException' was thrown.",
});
