import type { TypeDefinition } from '../define.ts';
import type { ExceptionValue } from '../exception-value.ts';
import { defineException } from '../exception/define-exception.ts';

export const xmlException: TypeDefinition = defineException({
  name: 'System.Xml.XmlException',
  base: 'SystemException',
  message: 'An XML error has occurred.',
  members: {
    'int LineNumber { get; }': (_rt, self: ExceptionValue) => self.data['LineNumber'] ?? 0,
    'int LinePosition { get; }': (_rt, self: ExceptionValue) => self.data['LinePosition'] ?? 0,
  },
});
