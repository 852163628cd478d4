import type { TypeDefinition } from '../define.ts';
import { defineException } from '../exception/define-exception.ts';

export const jsonSerializationException: TypeDefinition = defineException({
  name: 'Newtonsoft.Json.JsonSerializationException',
  base: 'JsonException',
  source: 'https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_JsonSerializationException.htm',
  message: "Exception of type 'Newtonsoft.Json.JsonSerializationException' was thrown.",
});
