import type { TypeDefinition } from '../define.ts';
import { defineException } from '../exception/define-exception.ts';

export const xsltException: TypeDefinition = defineException({
  name: 'System.Xml.Xsl.XsltException',
  base: 'SystemException',
  message: '',
});
