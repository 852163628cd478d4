import type { TypeDefinition } from '../define.ts';
import { defineException } from '../exception/define-exception.ts';

export const uriFormatException: TypeDefinition = defineException({
  name: 'System.UriFormatException',
  base: 'FormatException',
  message: 'One of the identified items was in an invalid format.',
});
