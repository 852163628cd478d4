import type { TypeDefinition } from '../define.ts';
import { loadOptions } from './load-options.ts';
import { saveOptions } from './save-options.ts';
import { toleratedXmlTypes } from './tolerated.ts';
import { xAttribute } from './x-attribute.ts';
import { xCData } from './x-cdata.ts';
import { xComment } from './x-comment.ts';
import { xContainer } from './x-container.ts';
import { xDeclaration } from './x-declaration.ts';
import { xDocument } from './x-document.ts';
import { xDocumentType } from './x-document-type.ts';
import { xElement } from './x-element.ts';
import { xmlException } from './xml-exception.ts';
import { xmlExtensions } from './extensions.ts';
import { xmlNodeType } from './xml-node-type.ts';
import { xNameType } from './x-name.ts';
import { xNamespaceType } from './x-namespace.ts';
import { xNode } from './x-node.ts';
import { xNodeDocumentOrderComparer } from './x-node-document-order-comparer.ts';
import { xNodeEqualityComparer } from './x-node-equality-comparer.ts';
import { xObject } from './x-object.ts';
import { xProcessingInstruction } from './x-processing-instruction.ts';
import { xText } from './x-text.ts';

/** System.Xml.Linq, and what of System.Xml goes with it. */
export const xmlTypes: readonly TypeDefinition[] = [
  xObject,
  xNode,
  xContainer,
  xDocument,
  xElement,
  xAttribute,
  xText,
  xCData,
  xComment,
  xProcessingInstruction,
  xDocumentType,
  xDeclaration,
  xNameType,
  xNamespaceType,
  xmlExtensions,
  xNodeEqualityComparer,
  xNodeDocumentOrderComparer,
  loadOptions,
  saveOptions,
  xmlNodeType,
  xmlException,
  ...toleratedXmlTypes,
];
