import type { TextParts } from '../dotnet/text-parts.ts';
import { put } from '../dotnet/text-parts.ts';
import type { XAttribute, XElement, XNode } from '../dotnet/xml/node.ts';
import { isXElement, isXText } from '../dotnet/xml/node.ts';
import type { Scope } from '../dotnet/xml/scope.ts';
import { declaredPrefix, emptyScope, prefixOf, uriOf } from '../dotnet/xml/scope.ts';
import { descendantsOf } from '../dotnet/xml/tree.ts';
import { escapeAttribute, escapeText } from '../dotnet/xml/xml-text.ts';
import type { Output } from './output.ts';

/** What `xsl:output` says. */
export type OutputSettings = {
  readonly method: 'xml' | 'html' | 'text' | null;
  readonly omitsDeclaration: boolean;
  readonly isIndented: boolean | null;
  readonly encoding: string;
  readonly standalone: string | null;
  readonly doctypePublic: string | null;
  readonly doctypeSystem: string | null;
  /** Elements whose text stands in CDATA sections, as `{namespace}local`. */
  readonly cdata: ReadonlySet<string>;
};

type Writer = TextParts & {
  readonly raw: WeakSet<XNode>;
  readonly settings: OutputSettings;
  readonly isHtml: boolean;
  readonly isIndented: boolean;
};

/** The result as text. */
export function serialize({ rt, document, raw }: Output, settings: OutputSettings): string {
  const root = document.nodes.find((node) => isXElement(node));
  const isHtml = settings.method === 'html' || (settings.method === null && isHtmlRoot(root));
  const isIndented = settings.isIndented ?? isHtml;
  const to: Writer = { rt, raw, settings, isHtml, isIndented, parts: [], chars: 0 };
  if (settings.method === 'text') {
    for (const node of descendantsOf(rt, document)) if (isXText(node)) put(to, node.value);
    return to.parts.join('');
  }
  if (!isHtml && !settings.omitsDeclaration) put(to, declaration(settings));
  if (root !== undefined) put(to, doctype(to, root));
  for (const node of document.nodes) write(to, node, { scope: emptyScope, depth: 0, isMixed: false, isCData: false });
  return to.parts.join('');
}

function isHtmlRoot(root: XElement | undefined): boolean {
  return root !== undefined && root.name.space === '' && root.name.local.toLowerCase() === 'html';
}

function declaration({ encoding, standalone }: OutputSettings): string {
  return `<?xml version="1.0" encoding="${encoding}"${standalone === null ? '' : ` standalone="${standalone}"`}?>`;
}

function doctype({ isHtml, settings: { doctypePublic, doctypeSystem } }: Writer, root: XElement): string {
  if (doctypeSystem === null && (doctypePublic === null || !isHtml)) return '';
  const where = doctypePublic === null ? ' SYSTEM' : ` PUBLIC "${doctypePublic}"`;
  return `<!DOCTYPE ${root.name.local}${where}${doctypeSystem === null ? '' : ` "${doctypeSystem}"`}>`;
}

type Place = { readonly scope: Scope; readonly depth: number; readonly isMixed: boolean; readonly isCData: boolean };

function write(to: Writer, node: XNode, place: Place): void {
  if (isXText(node)) return writeText(to, node, place);
  if (to.isIndented && !place.isMixed && to.chars > 0) put(to, `\r\n${'  '.repeat(place.depth)}`);
  if (isXElement(node)) writeElement(to, node, place);
  else if (node.net === 'System.Xml.Linq.XComment')
    put(to, `<!--${node.value.replaceAll('--', '- -').replace(/-$/, '- ')}-->`);
  else if (node.net === 'System.Xml.Linq.XProcessingInstruction')
    put(to, `<?${node.target} ${node.data.replaceAll('?>', '? >')}${to.isHtml ? '>' : '?>'}`);
}

function writeText(to: Writer, node: XNode & { readonly value: string }, { isCData }: Place): void {
  if (to.raw.has(node)) put(to, node.value);
  else if (isCData) put(to, `<![CDATA[${node.value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`);
  else put(to, escapeText(node.value));
}

const voidElements: ReadonlySet<string> = new Set(
  'area base basefont br col frame hr img input isindex link meta param'.split(' '),
);

function writeElement(to: Writer, element: XElement, place: Place): void {
  const { tag, attributes, scope } = startTag(element, place.scope);
  put(to, `<${tag}${attributes}`);
  if (element.nodes.length === 0) return put(to, emptyEnd(to, element, tag));
  put(to, '>');
  const isMixed = place.isMixed || element.nodes.some((node) => isXText(node));
  if (isScript(to, element)) for (const node of element.nodes) to.raw.add(node);
  const isCData = to.settings.cdata.has(expanded(element));
  for (const node of element.nodes) write(to, node, { scope, depth: place.depth + 1, isMixed, isCData });
  if (to.isIndented && !isMixed) put(to, `\r\n${'  '.repeat(place.depth)}`);
  put(to, `</${tag}>`);
}

function expanded({ name: { local, space } }: XElement): string {
  return space === '' ? local : `{${space}}${local}`;
}

/** The end of an element without content: in HTML few elements have none. */
function emptyEnd({ isHtml }: Writer, { name }: XElement, tag: string): string {
  if (!isHtml || name.space !== '') return ' />';
  return voidElements.has(name.local.toLowerCase()) ? '>' : `></${tag}>`;
}

/** HTML escapes nothing in scripts and styles. */
function isScript({ isHtml }: Writer, { name }: XElement): boolean {
  return isHtml && name.space === '' && /^(?:script|style)$/i.test(name.local);
}

type StartTag = { readonly tag: string; readonly attributes: string; readonly scope: Scope };

/** A start tag with the declarations of namespaces that are new here. */
function startTag(element: XElement, outer: Scope): StartTag {
  let scope = outer;
  let text = '';
  const declare = (prefix: string, uri: string): void => {
    if (uriOf(scope, prefix) === uri) return;
    scope = [...scope, [prefix, uri]];
    text += ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeAttribute(uri)}"`;
  };
  for (const attribute of element.attributes) {
    const prefix = declaredPrefix(attribute);
    if (prefix !== null && (prefix !== '' || attribute.value === element.name.space)) declare(prefix, attribute.value);
  }
  const { space, local } = element.name;
  if (prefixOf(scope, space, true) === null) declare('', space);
  const prefix = prefixOf(scope, space, true) ?? '';
  for (const attribute of element.attributes.filter((each) => declaredPrefix(each) === null))
    text += attributeText(attribute, scope, declare);
  return { tag: prefix === '' ? local : `${prefix}:${local}`, attributes: text, scope };
}

function attributeText(
  { name: { space, local }, value }: XAttribute,
  scope: Scope,
  declare: (prefix: string, uri: string) => void,
): string {
  const quoted = `="${escapeAttribute(value)}"`;
  if (space === '') return ` ${local}${quoted}`;
  let prefix = prefixOf(scope, space, false);
  if (prefix === null) {
    let number = 0;
    while (uriOf(scope, `xp_${number}`) !== null) number += 1;
    prefix = `xp_${number}`;
    declare(prefix, space);
  }
  return ` ${prefix}:${local}${quoted}`;
}
