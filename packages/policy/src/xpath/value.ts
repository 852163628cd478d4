import type { Runtime } from '../dotnet/runtime.ts';
import type { XObject } from '../dotnet/xml/node.ts';
import { isXAttribute } from '../dotnet/xml/node.ts';
import { isContainer, valueOf } from '../dotnet/xml/tree.ts';
import { raiseXPath } from './fault.ts';

/** What XPath walks: nodes and attributes, but not those that declare prefixes. */
export type XPathNode = XObject;

/** What an expression gives. Node-sets stand in the order of the document. */
export type XPathValue = string | number | boolean | readonly XPathNode[];

/** The string-value of a node. */
export function textOfNode(rt: Runtime, node: XPathNode): string {
  if (isXAttribute(node)) return node.value;
  if (isContainer(node)) return valueOf(rt, node);
  if (node.net === 'System.Xml.Linq.XProcessingInstruction') return node.data;
  return node.net === 'System.Xml.Linq.XDocumentType' ? '' : node.value;
}

export function toText(rt: Runtime, value: XPathValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  const [first] = value;
  return first === undefined ? '' : textOfNode(rt, first);
}

/** XPath writes numbers without an exponent. */
function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  const text = String(value);
  const [mantissa = '', exponent] = text.split('e');
  if (exponent === undefined) return text === '-0' ? '0' : text;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const shift = Number(exponent);
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`;
  return `${sign}${whole}${fraction.padEnd(shift, '0')}`;
}

export function toNumber(rt: Runtime, value: XPathValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = toText(rt, value).trim();
  return /^-?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
}

export function toBoolean(value: XPathValue): boolean {
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value);
  if (typeof value === 'boolean') return value;
  return value.length > 0;
}

export function toNodes(value: XPathValue): readonly XPathNode[] {
  if (typeof value === 'object') return value;
  return raiseXPath('Expression must evaluate to a node-set.');
}
