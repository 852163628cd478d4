import type { Runtime } from '../dotnet/runtime.ts';
import { evaluateXPath } from './evaluate.ts';
import type { Prefixes } from './parse.ts';
import { parseXPath } from './parse.ts';
import type { XPathNode, XPathValue } from './value.ts';

/** Evaluates an XPath 1.0 expression at a node. */
export function selectXPath(
  rt: Runtime,
  node: XPathNode,
  ...[expression, prefixes = noPrefixes]: [string, Prefixes?]
): XPathValue {
  return evaluateXPath(parseXPath(expression, prefixes), {
    rt,
    node,
    current: node,
    position: 1,
    size: 1,
    order: new Map(),
    variable: () => undefined,
    functions: new Map(),
  });
}

function noPrefixes(): undefined {
  return undefined;
}
