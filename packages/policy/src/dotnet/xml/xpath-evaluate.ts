import { raise } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkItems } from '../runtime.ts';
import { compareOrder } from './order.ts';
import { topOf } from './tree.ts';
import type { Prefixes, XPathNode } from './xpath-axis.ts';
import { along, isAttribute, passes, stringValue } from './xpath-axis.ts';
import { callFunction } from './xpath-function.ts';
import type { XPathContext, XPathValue } from './xpath-value.ts';
import { toBoolean, toNumber } from './xpath-value.ts';
import { parseXPath } from './xpath-parse.ts';
import type { XPathExpression, XPathOperator, XPathStep } from './xpath-syntax.ts';

/** The nodes that an XPath leads to from a node, in the order of the document. */
export function selectNodes(
  rt: Runtime,
  node: XPathNode,
  ...[path, prefixes]: [string, Prefixes]
): readonly XPathNode[] {
  burn(rt, path.length);
  const found = evaluate({ rt, node, position: 1, size: 1, prefixes }, parseXPath(path));
  if (typeof found === 'object') return found;
  return raise('System.Xml.XPath.XPathException', 'Expression must evaluate to a node-set.');
}

export function evaluate(context: XPathContext, expression: XPathExpression): XPathValue {
  burn(context.rt, 1);
  switch (expression.kind) {
    case 'number':
    case 'text':
      return expression.value;
    case 'negative':
      return -toNumber(context.rt, evaluate(context, expression.operand));
    case 'call':
      return callFunction(
        context,
        expression.name,
        expression.args.map((each) => evaluate(context, each)),
      );
    case 'binary':
      return binary(context, expression);
    case 'path':
      return follow(context, expression);
  }
}

type Path = XPathExpression & { readonly kind: 'path' };

function follow(context: XPathContext, { from, steps }: Path): XPathValue {
  let nodes = startOf(context, from);
  for (const step of steps) nodes = stepFrom(context, nodes, step);
  return nodes;
}

function startOf(context: XPathContext, from: Path['from']): readonly XPathNode[] {
  if (from === 'here') return [context.node];
  if (from === 'root') return [topOf(context.rt, context.node)];
  return nodesIn(evaluate(context, from));
}

function nodesIn(value: XPathValue): readonly XPathNode[] {
  if (typeof value === 'object') return value;
  return raise('System.Xml.XPath.XPathException', 'Expression must evaluate to a node-set.');
}

function stepFrom(context: XPathContext, nodes: readonly XPathNode[], step: XPathStep): readonly XPathNode[] {
  const { rt, prefixes } = context;
  const { axis, test } = step;
  if (axis === 'filter') return filtered(context, nodes, step.predicates);
  const found = new Set<XPathNode>();
  for (const node of nodes) {
    const reached: XPathNode[] = [];
    for (const each of along(rt, axis, node)) if (passes(each, test, { axis, prefixes })) reached.push(each);
    for (const each of filtered(context, reached, step.predicates)) found.add(each);
    checkItems(rt, found.size);
  }
  const isSorted = nodes.length <= 1 && !axis.startsWith('ancestor') && !axis.startsWith('preceding');
  return isSorted ? [...found] : sorted(rt, [...found]);
}

function filtered(
  context: XPathContext,
  nodes: readonly XPathNode[],
  predicates: readonly XPathExpression[],
): readonly XPathNode[] {
  let kept = nodes;
  for (const predicate of predicates) {
    const size = kept.length;
    kept = kept.filter((node, index) => {
      const value = evaluate({ ...context, node, position: index + 1, size }, predicate);
      return typeof value === 'number' ? value === index + 1 : toBoolean(value);
    });
  }
  return kept;
}

function sorted(rt: Runtime, nodes: XPathNode[]): XPathNode[] {
  return nodes.sort((left, right) => order(rt, left, right));
}

function order(rt: Runtime, left: XPathNode, right: XPathNode): number {
  const [from, to] = [elementOf(left), elementOf(right)];
  if (from !== to) return compareOrder(rt, from, to);
  if (!isAttribute(left) || !isAttribute(right)) return isAttribute(left) ? 1 : -1;
  const attributes = left.parent?.attributes ?? [];
  return attributes.indexOf(left) - attributes.indexOf(right);
}

function elementOf(node: XPathNode): Exclude<XPathNode, { net: 'System.Xml.Linq.XAttribute' }> | null {
  return isAttribute(node) ? node.parent : node;
}

type Binary = XPathExpression & { readonly kind: 'binary' };

function binary(context: XPathContext, { operator, left, right }: Binary): XPathValue {
  const { rt } = context;
  const one = evaluate(context, left);
  if (operator === 'or' && toBoolean(one)) return true;
  if (operator === 'and' && !toBoolean(one)) return false;
  const other = evaluate(context, right);
  if (operator === 'or' || operator === 'and') return toBoolean(other);
  if (operator === '|') return sorted(rt, [...new Set([...nodesIn(one), ...nodesIn(other)])]);
  if (/^[=!<>]/.test(operator)) return compare(rt, operator, { left: one, right: other });
  return calculate(operator, toNumber(rt, one), toNumber(rt, other));
}

function calculate(operator: XPathOperator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case 'div':
      return left / right;
    default:
      return left % right;
  }
}

type Two = { readonly left: XPathValue; readonly right: XPathValue };

/** A set of nodes compares as one of its nodes does. */
function compare(rt: Runtime, operator: XPathOperator, { left, right }: Two): boolean {
  if (typeof left === 'object' && typeof right !== 'boolean')
    return left.some((node) => compare(rt, operator, { left: stringValue(rt, node), right }));
  if (typeof right === 'object' && typeof left !== 'boolean')
    return right.some((node) => compare(rt, operator, { left, right: stringValue(rt, node) }));
  burn(rt, 1);
  if (operator === '=' || operator === '!=') return equal(rt, left, right) === (operator === '=');
  const [from, to] = [toNumber(rt, left), toNumber(rt, right)];
  if (operator === '<') return from < to;
  if (operator === '<=') return from <= to;
  return operator === '>' ? from > to : from >= to;
}

function equal(rt: Runtime, left: XPathValue, right: XPathValue): boolean {
  if (typeof left === 'boolean' || typeof right === 'boolean') return toBoolean(left) === toBoolean(right);
  if (typeof left === 'number' || typeof right === 'number') return toNumber(rt, left) === toNumber(rt, right);
  return left === right;
}
