import { burn } from '../dotnet/runtime.ts';
import { topOf } from '../dotnet/xml/tree.ts';
import { axisNodes, passes } from './axis.ts';
import { compareValues } from './compare.ts';
import { raiseXPath } from './fault.ts';
import { coreFunctions } from './functions.ts';
import type { XPathContext } from './context.ts';
import { inOrder } from './order.ts';
import type { Expression, Operator, Path, Step } from './syntax.ts';
import type { XPathNode, XPathValue } from './value.ts';
import { toBoolean, toNodes, toNumber } from './value.ts';

export function evaluateXPath(expression: Expression, context: XPathContext): XPathValue {
  burn(context.rt, 1);
  switch (expression.kind) {
    case 'number':
    case 'literal':
      return expression.value;
    case 'variable':
      return (
        context.variable(expression.name) ??
        raiseXPath(`The variable or parameter '${expression.name}' is either not defined or it is out of scope.`)
      );
    case 'negate':
      return -toNumber(context.rt, evaluateXPath(expression.of, context));
    case 'binary':
      return binary(expression.operator, expression, context);
    case 'call':
      return call(expression.name, expression.args, context);
    case 'filter':
      return filtered(toNodes(evaluateXPath(expression.of, context)), expression.predicates, context);
    case 'path':
      return path(expression, context);
  }
}

type Operands = { readonly left: Expression; readonly right: Expression };

function binary(operator: Operator, { left, right }: Operands, context: XPathContext): XPathValue {
  if (operator === 'or' || operator === 'and') {
    const first = toBoolean(evaluateXPath(left, context));
    return first === (operator === 'or') ? first : toBoolean(evaluateXPath(right, context));
  }
  const values = [evaluateXPath(left, context), evaluateXPath(right, context)] as const;
  if (operator === '|') return inOrder(context.rt, context.order, [...toNodes(values[0]), ...toNodes(values[1])]);
  if ('=!<>'.includes(operator.charAt(0))) return compareValues(context.rt, operator, ...values);
  return arithmetic(operator, toNumber(context.rt, values[0]), toNumber(context.rt, values[1]));
}

function arithmetic(operator: Operator, left: number, right: number): number {
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

function call(name: string, args: readonly Expression[], context: XPathContext): XPathValue {
  const run = coreFunctions.get(name) ?? context.functions.get(name);
  if (run === undefined) return raiseXPath(`'${name}()' is an unknown XSLT function.`);
  return run(
    context,
    args.map((arg) => evaluateXPath(arg, context)),
  );
}

/** The nodes that predicates let through, counted in the order in which they stand. */
export function filtered(
  nodes: readonly XPathNode[],
  predicates: readonly Expression[],
  context: XPathContext,
): readonly XPathNode[] {
  let left = nodes;
  for (const predicate of predicates) {
    const size = left.length;
    if (predicate.kind === 'number' && Number.isInteger(predicate.value))
      left = left.slice(Math.max(0, predicate.value - 1), Math.max(0, predicate.value));
    else
      left = left.filter((node, index) => {
        const value = evaluateXPath(predicate, { ...context, node, position: index + 1, size });
        return typeof value === 'number' ? value === index + 1 : toBoolean(value);
      });
  }
  return left;
}

function path({ from, steps }: Path, context: XPathContext): XPathValue {
  let nodes: readonly XPathNode[];
  if (from === 'context') nodes = [context.node];
  else if (from === 'root') nodes = [topOf(context.rt, context.node)];
  else nodes = toNodes(evaluateXPath(from, context));
  for (const step of steps) nodes = walk(nodes, step, context);
  return nodes;
}

function walk(
  nodes: readonly XPathNode[],
  { axis, test, predicates }: Step,
  context: XPathContext,
): readonly XPathNode[] {
  const { rt, order } = context;
  const found: XPathNode[] = [];
  for (const node of nodes) {
    const passing = axisNodes(rt, axis, node).filter((each) => passes(each, test, axis));
    burn(rt, 1 + passing.length);
    for (const each of predicates.length === 0 ? passing : filtered(passing, predicates, context)) found.push(each);
  }
  const isSorted = nodes.length <= 1 && !backward.has(axis);
  return isSorted || found.length <= 1 ? found : inOrder(rt, order, found);
}

const backward: ReadonlySet<string> = new Set(['ancestor', 'ancestor-or-self', 'preceding', 'preceding-sibling']);
