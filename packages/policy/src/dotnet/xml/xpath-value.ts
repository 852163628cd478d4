import type { Runtime } from '../runtime.ts';
import type { Prefixes, XPathNode } from './xpath-axis.ts';
import { stringValue } from './xpath-axis.ts';

/** What XPath works with. */
export type XPathValue = readonly XPathNode[] | string | number | boolean;

/** What an expression is evaluated with: the node at hand, its place among others, and their number. */
export type XPathContext = {
  readonly rt: Runtime;
  readonly node: XPathNode;
  readonly position: number;
  readonly size: number;
  readonly prefixes: Prefixes;
};

export function toBoolean(value: XPathValue): boolean {
  return typeof value === 'object' ? value.length > 0 : Boolean(value);
}

export function toNumber(rt: Runtime, value: XPathValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = toText(rt, value).trim();
  return /^-?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
}

export function toText(rt: Runtime, value: XPathValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object') return value[0] === undefined ? '' : stringValue(rt, value[0]);
  return String(value);
}
