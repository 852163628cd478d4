import { jsonNewLine } from '../json/print-json.ts';
import { raiseArgument } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { TextParts } from '../text-parts.ts';
import { put } from '../text-parts.ts';
import type { XAttribute, XDeclaration, XElement, XNode } from './node.ts';
import type { Scope } from './scope.ts';
import { declaredPrefix, emptyScope, prefixOf, scopeIn } from './scope.ts';
import { checkDepth } from './tree.ts';
import { escapeAttribute, escapeText } from './xml-text.ts';

type Writer = TextParts & { readonly indented: boolean };

/** Where something is written: how deep, under which prefixes, and whether text stands beside it. */
type Place = { readonly depth: number; readonly scope: Scope; isMixed: boolean };

/** A node as XML text. Indented, elements stand on lines of their own where no text stands beside them. */
export function printXml(rt: Runtime, node: XNode, indented: boolean): string {
  const to: Writer = { rt, indented, parts: [], chars: 0 };
  write(to, node, { depth: 0, scope: emptyScope, isMixed: false });
  return to.parts.join('');
}

function breakLine(to: Writer, { depth, isMixed }: Place): void {
  if (to.indented && !isMixed && to.parts.length > 0) put(to, (to.rt.newLine ?? jsonNewLine) + '  '.repeat(depth));
}

function write(to: Writer, node: XNode, place: Place): void {
  checkDepth(to.rt, place.depth);
  switch (node.net) {
    case 'System.Xml.Linq.XDocument':
      for (const child of node.nodes) write(to, child, place);
      return;
    case 'System.Xml.Linq.XElement':
      return writeElement(to, node, place);
    case 'System.Xml.Linq.XText':
      place.isMixed = true;
      return put(to, escapeText(node.value));
    case 'System.Xml.Linq.XCData':
      place.isMixed = true;
      return put(to, `<![CDATA[${node.value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`);
    default:
      breakLine(to, place);
      return put(to, markupOf(node));
  }
}

function markupOf(
  node: Exclude<XNode, { nodes: unknown } | { net: 'System.Xml.Linq.XText' | 'System.Xml.Linq.XCData' }>,
): string {
  switch (node.net) {
    case 'System.Xml.Linq.XComment':
      return `<!--${node.value.replace(/--/g, '- -').replace(/-$/, '- ')}-->`;
    case 'System.Xml.Linq.XProcessingInstruction':
      return `<?${node.target}${node.data === '' ? '' : ` ${node.data.replaceAll('?>', '? >')}`}?>`;
    case 'System.Xml.Linq.XDocumentType':
      return doctypeOf(node.name, [node.publicId, node.systemId, node.internalSubset]);
  }
}

function doctypeOf(name: string, [publicId, systemId, subset]: readonly (string | null)[]): string {
  const where =
    typeof publicId === 'string'
      ? ` PUBLIC "${publicId}" "${systemId ?? ''}"`
      : typeof systemId === 'string'
        ? ` SYSTEM "${systemId}"`
        : '';
  return `<!DOCTYPE ${name}${where}${typeof subset === 'string' ? ` [${subset}]` : ''}>`;
}

function writeElement(to: Writer, element: XElement, place: Place): void {
  breakLine(to, place);
  const { tag, attributes, scope } = startOf(element, place.scope);
  put(to, `<${tag}${attributes}`);
  if (element.nodes.length === 0) return put(to, element.hasEnd ? `></${tag}>` : ' />');
  put(to, '>');
  const inside: Place = { depth: place.depth + 1, scope, isMixed: place.isMixed };
  for (const node of element.nodes) write(to, node, inside);
  breakLine(to, { ...inside, depth: place.depth });
  put(to, `</${tag}>`);
}

type Start = { readonly tag: string; readonly attributes: string; readonly scope: Scope };

/** The name and the attributes of a start tag. Declarations that are missing come last. */
function startOf(element: XElement, outer: Scope): Start {
  let scope = scopeIn(outer, element);
  const { local, space } = element.name;
  const declared: string[] = [];
  const prefix = prefixOf(scope, space, true);
  if (prefix === null) {
    if (element.attributes.some((attribute) => declaredPrefix(attribute) === '')) raiseRedefined(space);
    scope = [...scope, ['', space]];
    declared.push(` xmlns="${escapeAttribute(space)}"`);
  }
  let attributes = '';
  for (const attribute of element.attributes) {
    const known = attributePrefix(scope, attribute);
    const used = known ?? freshPrefix(scope);
    if (known === null) {
      scope = [...scope, [used, attribute.name.space]];
      declared.push(` xmlns:${used}="${escapeAttribute(attribute.name.space)}"`);
    }
    attributes += ` ${used === '' ? '' : `${used}:`}${attribute.name.local}="${escapeAttribute(attribute.value)}"`;
  }
  const tag = prefix === null || prefix === '' ? local : `${prefix}:${local}`;
  return { tag, attributes: attributes + declared.join(''), scope };
}

function raiseRedefined(space: string): never {
  return raiseArgument(`The prefix '' cannot be redefined from '' to '${space}' within the same start element tag.`);
}

/** The prefix of an attribute: none, a declared one, or `null` where one must be made up. */
function attributePrefix(scope: Scope, attribute: XAttribute): string | null {
  if (attribute.name.space === '') return '';
  const declares = declaredPrefix(attribute);
  return declares === null ? prefixOf(scope, attribute.name.space, false) : 'xmlns';
}

function freshPrefix(scope: Scope): string {
  const used = new Set(scope.map(([prefix]) => prefix));
  let number = 1;
  while (used.has(`p${number}`)) number += 1;
  return `p${number}`;
}

/** An attribute as it stands in a tag by itself. */
export function attributeMarkup(attribute: XAttribute): string {
  const scope = attribute.parent === null ? emptyScope : scopeIn(emptyScope, attribute.parent);
  const prefix = attributePrefix(scope, attribute) ?? 'p1';
  const declares = prefix === 'p1' ? ` xmlns:p1="${escapeAttribute(attribute.name.space)}"` : '';
  return `${prefix === '' ? '' : `${prefix}:`}${attribute.name.local}="${escapeAttribute(attribute.value)}"${declares}`;
}

export function declarationText({ version, encoding, standalone }: XDeclaration): string {
  const part = (name: string, value: string | null): string => (value === null ? '' : ` ${name}="${value}"`);
  return `<?xml${part('version', version ?? '1.0')}${part('encoding', encoding)}${part('standalone', standalone)}?>`;
}
