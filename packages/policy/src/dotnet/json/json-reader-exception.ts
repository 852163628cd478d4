import type { TypeDefinition } from '../define.ts';
import type { ExceptionValue } from '../exception-value.ts';
import { defineException } from '../exception/define-exception.ts';

export const jsonReaderException: TypeDefinition = defineException({
  name: 'Newtonsoft.Json.JsonReaderException',
  base: 'JsonException',
  source: 'https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_JsonReaderException.htm',
  message: "Exception of type 'Newtonsoft.Json.JsonReaderException' was thrown.",
  members: {
    'string Path { get; }': (_rt, self: ExceptionValue) => self.data['Path'] ?? null,
    'int LineNumber { get; }': (_rt, self: ExceptionValue) => self.data['LineNumber'] ?? 0,
    'int LinePosition { get; }': (_rt, self: ExceptionValue) => self.data['LinePosition'] ?? 0,
  },
});
