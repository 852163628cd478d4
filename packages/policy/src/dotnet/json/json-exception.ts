import type { TypeDefinition } from '../define.ts';
import type { ExceptionValue } from '../exception-value.ts';
import { defineException } from '../exception/define-exception.ts';

const pages = 'https://www.newtonsoft.com/json/help/html';

export const jsonException: TypeDefinition = defineException({
  name: 'Newtonsoft.Json.JsonException',
  base: 'Exception',
  source: `${pages}/T_Newtonsoft_Json_JsonException.htm`,
  message: "Exception of type 'Newtonsoft.Json.JsonException' was thrown.",
});

export const jsonReaderException: TypeDefinition = defineException({
  name: 'Newtonsoft.Json.JsonReaderException',
  base: 'JsonException',
  source: `${pages}/T_Newtonsoft_Json_JsonReaderException.htm`,
  message: "Exception of type 'Newtonsoft.Json.JsonReaderException' was thrown.",
  members: {
    'string Path { get; }': (_rt, self: ExceptionValue) => self.data['Path'] ?? null,
    'int LineNumber { get; }': (_rt, self: ExceptionValue) => self.data['LineNumber'] ?? 0,
    'int LinePosition { get; }': (_rt, self: ExceptionValue) => self.data['LinePosition'] ?? 0,
  },
});

export const jsonSerializationException: TypeDefinition = defineException({
  name: 'Newtonsoft.Json.JsonSerializationException',
  base: 'JsonException',
  source: `${pages}/T_Newtonsoft_Json_JsonSerializationException.htm`,
  message: "Exception of type 'Newtonsoft.Json.JsonSerializationException' was thrown.",
});
