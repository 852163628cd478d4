import type { TypeDefinition } from '../define.ts';
import { xmlAttribute, xmlAttributeCollection, xmlElement } from './xml-element.ts';
import { xmlDocumentType, xmlNamespaceManager, xmlNameTable } from './xml-document.ts';
import { xmlNodeType } from './xml-node.ts';
import { xmlNodeListType } from './xml-node-list.ts';
import { xpathException } from './xpath-exception.ts';
import { xsltException } from './xslt-exception.ts';

/**
 * Types of System.Xml that are not on the documented list of types of policy expressions, but that public policies use.
 * They read and change the same trees as System.Xml.Linq.
 */
export const toleratedXmlTypes: readonly TypeDefinition[] = [
  xmlNodeType,
  xmlDocumentType,
  xmlElement,
  xmlAttribute,
  xmlAttributeCollection,
  xmlNodeListType,
  xmlNamespaceManager,
  xmlNameTable,
  xpathException,
  xsltException,
];
