import type { TypeDefinition } from '../define.ts';
import { xmlAttribute } from './xml-attribute.ts';
import { xmlAttributeCollection } from './xml-attribute-collection.ts';
import { xmlDocumentType } from './xml-document.ts';
import { xmlElement } from './xml-element.ts';
import { xmlNameTable } from './xml-name-table.ts';
import { xmlNamespaceManager } from './xml-namespace-manager.ts';
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
