import type { TypeDefinition } from '../define.ts';
import { formatting } from './formatting.ts';
import { jArray } from './j-array.ts';
import { jConstructor } from './j-constructor.ts';
import { jContainer } from './j-container.ts';
import { jEnumerable } from './j-enumerable.ts';
import { jObject } from './j-object.ts';
import { jProperty } from './j-property.ts';
import { jRaw } from './j-raw.ts';
import { jToken } from './j-token.ts';
import { jTokenType } from './j-token-type.ts';
import { jValue } from './j-value.ts';
import { jsonExtensions } from './extensions.ts';
import { jsonConvert } from './json-convert.ts';
import { jsonException } from './json-exception.ts';
import { jsonReaderException } from './json-reader-exception.ts';
import { jsonSerializationException } from './json-serialization-exception.ts';
import { bigInteger } from './big-integer.ts';

/** Newtonsoft.Json: tokens, and text to and from them. */
export const jsonTypes: readonly TypeDefinition[] = [
  // Newtonsoft.Json.Linq
  jToken,
  jContainer,
  jObject,
  jArray,
  jProperty,
  jValue,
  jRaw,
  jConstructor,
  jTokenType,
  jEnumerable,
  jsonExtensions,
  // Newtonsoft.Json
  jsonConvert,
  formatting,
  jsonException,
  jsonReaderException,
  jsonSerializationException,
  // What integers beyond 64 bits are read as
  bigInteger,
];
