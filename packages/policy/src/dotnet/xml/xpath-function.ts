import { raise } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, newText } from '../runtime.ts';
import type { XName } from './node.ts';
import { isXElement } from './node.ts';
import { prefixOf, scopeAt } from './scope.ts';
import type { XPathNode } from './xpath-axis.ts';
import { isAttribute, stringValue } from './xpath-axis.ts';
import type { XPathContext, XPathValue } from './xpath-value.ts';
import { toBoolean, toNumber, toText } from './xpath-value.ts';

type Call = {
  readonly context: XPathContext;
  readonly args: readonly XPathValue[];
  readonly text: (index: number) => string;
};

/** A function of XPath's core library. Where an argument may be left out, the node at hand stands for it. */
export function callFunction(context: XPathContext, name: string, args: readonly XPathValue[]): XPathValue {
  const known = functions.get(name);
  if (known === undefined)
    return raise(
      'System.Xml.XPath.XPathException',
      'Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.',
    );
  const text = (index: number): string => {
    const given = args[index];
    const shown = given === undefined ? stringValue(context.rt, context.node) : toText(context.rt, given);
    burn(context.rt, shown.length >>> 2);
    return shown;
  };
  return known({ context, args, text });
}

const functions: ReadonlyMap<string, (call: Call) => XPathValue> = new Map<string, (call: Call) => XPathValue>([
  ['last', ({ context }) => context.size],
  ['position', ({ context }) => context.position],
  ['count', ({ args }) => nodesIn(args[0]).length],
  ['name', (call) => nameIn(call, (local, space, node) => prefixed(call.context.rt, node, { local, space }))],
  ['local-name', (call) => nameIn(call, (local) => local)],
  ['namespace-uri', (call) => nameIn(call, (_local, space) => space)],
  ['string', ({ text }) => text(0)],
  ['concat', ({ context, args, text }) => newText(context.rt, args.map((_, index) => text(index)).join(''))],
  ['starts-with', ({ text }) => text(0).startsWith(text(1))],
  ['contains', ({ text }) => text(0).includes(text(1))],
  ['substring-before', ({ text }) => before(text(0), text(1))],
  ['substring-after', ({ text }) => after(text(0), text(1))],
  ['substring', substring],
  ['string-length', ({ text }) => text(0).length],
  [
    'normalize-space',
    ({ text }) =>
      text(0)
        .trim()
        .replace(/[ \t\r\n]+/g, ' '),
  ],
  ['translate', ({ text }) => translate(text(0), text(1), text(2))],
  ['boolean', ({ args }) => toBoolean(args[0] ?? false)],
  ['not', ({ args }) => !toBoolean(args[0] ?? false)],
  ['true', () => true],
  ['false', () => false],
  ['number', ({ context, args, text }) => toNumber(context.rt, args[0] ?? text(0))],
  ['sum', ({ context, args }) => sum(context, nodesIn(args[0]))],
  ['floor', ({ context, args }) => Math.floor(toNumber(context.rt, args[0] ?? Number.NaN))],
  ['ceiling', ({ context, args }) => Math.ceil(toNumber(context.rt, args[0] ?? Number.NaN))],
  ['round', ({ context, args }) => Math.round(toNumber(context.rt, args[0] ?? Number.NaN))],
]);

function nodesIn(value: XPathValue | undefined): readonly XPathNode[] {
  if (typeof value === 'object') return value;
  return raise('System.Xml.XPath.XPathException', 'Expression must evaluate to a node-set.');
}

function nameIn({ context, args }: Call, show: (local: string, space: string, node: XPathNode) => string): string {
  const node = args.length === 0 ? context.node : nodesIn(args[0])[0];
  if (node === undefined || !('name' in node)) return '';
  return typeof node.name === 'string' ? node.name : show(node.name.local, node.name.space, node);
}

/** A name with the nearest prefix of its namespace. */
function prefixed(rt: Runtime, node: XPathNode, { local, space }: Pick<XName, 'local' | 'space'>): string {
  const element = isAttribute(node) ? node.parent : isXElement(node) ? node : null;
  const prefix = element === null ? null : prefixOf(scopeAt(rt, element), space, !isAttribute(node));
  return prefix === null || prefix === '' ? local : `${prefix}:${local}`;
}

function before(text: string, part: string): string {
  const at = text.indexOf(part);
  return at < 0 ? '' : text.slice(0, at);
}

function after(text: string, part: string): string {
  const at = text.indexOf(part);
  return at < 0 ? '' : text.slice(at + part.length);
}

/** Characters are counted from 1, and places are rounded. */
function substring({ context, args, text }: Call): string {
  const start = Math.round(toNumber(context.rt, args[1] ?? Number.NaN));
  const end = args[2] === undefined ? Infinity : start + Math.round(toNumber(context.rt, args[2]));
  if (Number.isNaN(start) || Number.isNaN(end)) return '';
  return text(0).slice(Math.max(0, start - 1), Math.max(0, end - 1));
}

function translate(text: string, from: string, to: string): string {
  return Array.from(text, (sign) => {
    const at = from.indexOf(sign);
    return at < 0 ? sign : to.charAt(at);
  }).join('');
}

function sum({ rt }: XPathContext, nodes: readonly XPathNode[]): number {
  return nodes.reduce((total, node) => total + toNumber(rt, stringValue(rt, node)), 0);
}
