import { burn, newText } from '../dotnet/runtime.ts';
import type { XElement } from '../dotnet/xml/node.ts';
import { isXAttribute, isXElement } from '../dotnet/xml/node.ts';
import { parentElement, prefixOf, scopeAt } from '../dotnet/xml/scope.ts';
import type { XPathContext, XPathFunction } from './context.ts';
import { raiseXPath } from './fault.ts';
import type { XPathNode, XPathValue } from './value.ts';
import { textOfNode, toBoolean, toNodes, toNumber, toText } from './value.ts';

type Args = readonly XPathValue[];

/** The text of an argument, or of the context node where there is none. */
function text({ rt, node }: XPathContext, args: Args, index = 0): string {
  const value = args[index];
  if (value !== undefined) return toText(rt, value);
  return index === 0 ? textOfNode(rt, node) : missing();
}

function number(context: XPathContext, args: Args, index = 0): number {
  const value = args[index];
  if (value === undefined && index > 0) return missing();
  return toNumber(context.rt, value ?? [context.node]);
}

function missing(): never {
  return raiseXPath('Function has an invalid number of arguments.');
}

function nodes(args: Args): readonly XPathNode[] {
  return toNodes(args[0] ?? missing());
}

function subject(context: XPathContext, args: Args): XPathNode | undefined {
  return args.length === 0 ? context.node : nodes(args)[0];
}

/** The name of an element, an attribute or an instruction. */
function nameOf(node: XPathNode | undefined): { readonly local: string; readonly space: string } {
  if (node === undefined) return { local: '', space: '' };
  if (node.net === 'System.Xml.Linq.XProcessingInstruction') return { local: node.target, space: '' };
  return isXAttribute(node) || isXElement(node) ? node.name : { local: '', space: '' };
}

function qualified({ rt }: XPathContext, node: XPathNode | undefined): string {
  const { local, space } = nameOf(node);
  if (node === undefined || space === '') return local;
  const at: XElement | null = isXAttribute(node) ? node.parent : isXElement(node) ? node : parentElement(node);
  const prefix = at === null ? '' : prefixOf(scopeAt(rt, at), space, !isXAttribute(node));
  return prefix === null || prefix === '' ? local : `${prefix}:${local}`;
}

/** Characters are counted from 1, and places are rounded. */
function substring(whole: string, from: number, length: number): string {
  const begin = Math.round(from);
  const end = begin + Math.round(length);
  return Number.isNaN(end) ? '' : whole.slice(Math.max(0, begin - 1), Math.max(0, end - 1));
}

function translate(whole: string, from: string, to: string): string {
  const map = new Map<string, string>();
  for (let index = 0; index < from.length; index += 1)
    if (!map.has(from.charAt(index))) map.set(from.charAt(index), to.charAt(index));
  let out = '';
  for (let index = 0; index < whole.length; index += 1) {
    const char = whole.charAt(index);
    out += map.get(char) ?? char;
  }
  return out;
}

function normalized(whole: string): string {
  return whole
    .split(/[ \t\r\n]/)
    .filter((word) => word !== '')
    .join(' ');
}

function lang(context: XPathContext, wanted: string): boolean {
  let at: XPathNode | null = context.node;
  for (; at !== null; at = at.parent) {
    if (!isXElement(at)) continue;
    const found = at.attributes.find(({ name }) => name.local === 'lang' && name.space.endsWith('/XML/1998/namespace'));
    if (found !== undefined) return `${found.value.toLowerCase()}-`.startsWith(`${wanted.toLowerCase()}-`);
  }
  return false;
}

/** The functions of XPath 1.0. */
export const coreFunctions: ReadonlyMap<string, XPathFunction> = new Map<string, XPathFunction>([
  ['last', ({ size }) => size],
  ['position', ({ position }) => position],
  ['count', (_, args) => nodes(args).length],
  ['id', () => []],
  ['local-name', (context, args) => nameOf(subject(context, args)).local],
  ['namespace-uri', (context, args) => nameOf(subject(context, args)).space],
  ['name', (context, args) => qualified(context, subject(context, args))],
  ['string', (context, args) => text(context, args)],
  ['concat', (context, args) => newText(context.rt, args.map((each) => toText(context.rt, each)).join(''))],
  ['starts-with', (context, args) => text(context, args).startsWith(text(context, args, 1))],
  ['contains', (context, args) => text(context, args).includes(text(context, args, 1))],
  ['substring-before', (context, args) => before(text(context, args), text(context, args, 1))],
  ['substring-after', (context, args) => after(text(context, args), text(context, args, 1))],
  [
    'substring',
    (context, args) => {
      const whole = text(context, args);
      burn(context.rt, whole.length >>> 2);
      return substring(whole, number(context, args, 1), args.length > 2 ? number(context, args, 2) : Infinity);
    },
  ],
  ['string-length', (context, args) => text(context, args).length],
  ['normalize-space', (context, args) => newText(context.rt, normalized(text(context, args)))],
  [
    'translate',
    (context, args) => {
      const whole = text(context, args);
      burn(context.rt, whole.length >>> 2);
      return translate(whole, text(context, args, 1), text(context, args, 2));
    },
  ],
  ['boolean', (_, args) => toBoolean(args[0] ?? missing())],
  ['not', (_, args) => !toBoolean(args[0] ?? missing())],
  ['true', () => true],
  ['false', () => false],
  ['lang', (context, args) => lang(context, text(context, args))],
  ['number', (context, args) => number(context, args)],
  ['sum', ({ rt }, args) => nodes(args).reduce((sum, node) => sum + toNumber(rt, [node]), 0)],
  ['floor', (context, args) => Math.floor(number(context, args))],
  ['ceiling', (context, args) => Math.ceil(number(context, args))],
  ['round', (context, args) => Math.round(number(context, args))],
]);

function before(whole: string, mark: string): string {
  const found = whole.indexOf(mark);
  return found === -1 ? '' : whole.slice(0, found);
}

function after(whole: string, mark: string): string {
  const found = whole.indexOf(mark);
  return found === -1 ? '' : whole.slice(found + mark.length);
}
