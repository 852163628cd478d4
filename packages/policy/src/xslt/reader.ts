import type { XElement, XNode } from '../dotnet/xml/node.ts';
import { isXElement } from '../dotnet/xml/node.ts';
import type { Scope } from '../dotnet/xml/scope.ts';
import { emptyScope, parentElement, scopeIn, uriOf } from '../dotnet/xml/scope.ts';
import { parseXPath } from '../xpath/parse.ts';
import type { Prefixes } from '../xpath/parse.ts';
import type { Expression } from '../xpath/syntax.ts';
import { raiseXslt } from './fault.ts';
import type { Instruction } from './run.ts';

export const xslt = 'http://www.w3.org/1999/XSL/Transform';

/** Reads what stands inside an element as instructions; handed down, so that single instructions need not know all. */
export type ReadBody = (nodes: readonly XNode[]) => readonly Instruction[];

export function isXslt(node: XNode, local?: string): node is XElement {
  return isXElement(node) && node.name.space === xslt && (local === undefined || node.name.local === local);
}

/** An attribute without a namespace. */
export function attribute(element: XElement, local: string): string | null {
  return element.attributes.find(({ name }) => name.local === local && name.space === '')?.value ?? null;
}

export function required(element: XElement, local: string): string {
  return attribute(element, local) ?? raiseXslt(`Missing mandatory attribute '${local}'.`);
}

const scopes = new WeakMap<XElement, Scope>();

/** What is declared at an element of a stylesheet. It does not change, so it is worked out once, from that around it. */
export function scopeAt(element: XElement): Scope {
  const known = scopes.get(element);
  if (known !== undefined) return known;
  const parent = parentElement(element);
  const scope = scopeIn(parent === null ? emptyScope : scopeAt(parent), element);
  scopes.set(element, scope);
  return scope;
}

/** Prefixes as they are declared at an element; XPath knows no default namespace. */
export function prefixesAt(element: XElement): Prefixes {
  const scope = scopeAt(element);
  return (prefix) => uriOf(scope, prefix) ?? undefined;
}

export function expressionOf(element: XElement, text: string): Expression {
  return parseXPath(text, prefixesAt(element));
}

/** The expression of an attribute that must be there. */
export function expression(element: XElement, local: string): Expression {
  return expressionOf(element, required(element, local));
}

/** `prefix:local` as `{namespace}local`; without a prefix the local name alone. */
export function expandedName(element: XElement, name: string): string {
  const [prefix = '', local] = name.trim().split(':');
  if (local === undefined) return prefix;
  const space = prefixesAt(element)(prefix);
  return space === undefined ? raiseXslt(`Prefix '${prefix}' is not defined.`) : `{${space}}${local}`;
}
