import type { TypeDefinition } from '../define.ts';
import { defineException } from '../exception/define-exception.ts';

export const jsonException: TypeDefinition = defineException({
  name: 'Newtonsoft.Json.JsonException',
  base: 'Exception',
  source: 'https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_JsonException.htm',
  message: "Exception of type 'Newtonsoft.Json.JsonException' was thrown.",
});
