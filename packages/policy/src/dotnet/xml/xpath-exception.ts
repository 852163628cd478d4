import type { TypeDefinition } from '../define.ts';
import { defineException } from '../exception/define-exception.ts';

export const xpathException: TypeDefinition = defineException({
  name: 'System.Xml.XPath.XPathException',
  base: 'SystemException',
  message: '',
});
