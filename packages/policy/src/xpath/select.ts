import type { Runtime } from '../dotnet/runtime.ts';
import { burn } from '../dotnet/runtime.ts';
import { evaluateXPath } from './evaluate.ts';
import type { Prefixes } from './parse.ts';
import { parseXPath } from './parse.ts';
import type { XPathNode, XPathValue } from './value.ts';

/** What an expression may name beside what XPath itself has. */
export type Names = {
  readonly prefixes: Prefixes;
  /** Raises for a variable or a function that XPath does not have. */
  readonly unknown: () => never;
};

/** Evaluates an XPath 1.0 expression at a node. */
export function selectXPath(rt: Runtime, node: XPathNode, ...[expression, names]: [string, Names]): XPathValue {
  burn(rt, expression.length);
  return evaluateXPath(parseXPath(expression, names.prefixes), {
    rt,
    node,
    current: node,
    position: 1,
    size: 1,
    order: new Map(),
    variable: names.unknown,
    functions: { get: names.unknown },
  });
}
