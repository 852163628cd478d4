import type { Runtime } from '../dotnet/runtime.ts';
import { burn } from '../dotnet/runtime.ts';
import { attributesOf, childrenOf, passes } from '../xpath/axis.ts';
import { isXAttribute, isXDocument, isXElement } from '../dotnet/xml/node.ts';
import type { XPathContext } from '../xpath/context.ts';
import { evaluateXPath, filtered } from '../xpath/evaluate.ts';
import type { Expression, Path, Step } from '../xpath/syntax.ts';
import type { XPathNode } from '../xpath/value.ts';
import { toBoolean, toNodes } from '../xpath/value.ts';
import { raiseXslt } from './fault.ts';

/** One alternative of a pattern: a path that is followed from its end, or a call of `key` or `id` before one. */
export type Pattern = { readonly path: Path; readonly priority: number };

/** The alternatives of a pattern. */
export function patternsOf(expression: Expression, text: string): readonly Pattern[] {
  if (expression.kind === 'binary' && expression.operator === '|')
    return [...patternsOf(expression.left, text), ...patternsOf(expression.right, text)];
  if (expression.kind === 'call') return [{ path: { kind: 'path', from: expression, steps: [] }, priority: 0.5 }];
  if (expression.kind !== 'path') return raiseXslt(`'${text}' is an invalid XSLT pattern.`);
  const isFine = expression.steps.every(
    ({ axis }) => axis === 'child' || axis === 'attribute' || axis === 'descendant-or-self',
  );
  return isFine
    ? [{ path: expression, priority: priorityOf(expression) }]
    : raiseXslt(`'${text}' is an invalid XSLT pattern.`);
}

function priorityOf({ from, steps }: Path): number {
  const [step] = steps;
  if (from !== 'context' || steps.length !== 1 || step === undefined || step.predicates.length > 0) return 0.5;
  const { test } = step;
  if (test.kind === 'processing-instruction') return test.target === null ? -0.5 : 0;
  if (test.kind !== 'name' || (test.local === null && test.space === null)) return -0.5;
  return test.local === null ? -0.25 : 0;
}

/** Whether a node matches. `context` gives variables and functions. */
export function matches({ path }: Pattern, node: XPathNode, context: XPathContext): boolean {
  return endsAt(path, path.steps.length - 1, { node, context });
}

type Subject = { readonly node: XPathNode; readonly context: XPathContext };

/** Whether the steps up to this one can end at a node. */
function endsAt(path: Path, index: number, { node, context }: Subject): boolean {
  const step = path.steps[index];
  if (step === undefined) return beginsAt(path, node, context);
  if (step.axis === 'descendant-or-self') return endsAbove(path, index - 1, { node, context });
  if (!passesStep(step, node, context)) return false;
  if (index === 0 && path.from === 'context') return true;
  const { parent } = node;
  return parent !== null && endsAt(path, index - 1, { node: parent, context });
}

/** `//`: whether the steps before it end at the node or at something that it stands in. */
function endsAbove(path: Path, index: number, { node, context }: Subject): boolean {
  for (let at: XPathNode | null = node; at !== null; at = at.parent) {
    burn(context.rt, 1);
    if (endsAt(path, index, { node: at, context })) return true;
  }
  return false;
}

function beginsAt({ from }: Path, node: XPathNode, context: XPathContext): boolean {
  if (from === 'root') return node.parent === null && isXDocument(node);
  if (from === 'context') return true;
  return toNodes(evaluateXPath(from, { ...context, node, current: node })).includes(node);
}

function passesStep({ axis, test, predicates }: Step, node: XPathNode, context: XPathContext): boolean {
  burn(context.rt, 1);
  if ((axis === 'attribute') !== isXAttribute(node) || isXDocument(node)) return false;
  if (!passes(node, test, axis)) return false;
  if (predicates.length === 0) return true;
  const here: XPathContext = { ...context, node, current: node, position: 1, size: 1 };
  if (predicates.every(isAboutNode)) return predicates.every((each) => toBoolean(evaluateXPath(each, here)));
  const beside = siblings(context.rt, node).filter((each) => passes(each, test, axis));
  return filtered(beside, predicates, here).includes(node);
}

function siblings(rt: Runtime, node: XPathNode): readonly XPathNode[] {
  const { parent } = node;
  if (parent === null) return [node];
  return isXAttribute(node) && isXElement(parent) ? attributesOf(rt, parent) : childrenOf(rt, parent);
}

const truths: ReadonlySet<string> = new Set(['not', 'boolean', 'true', 'false', 'contains', 'starts-with', 'lang']);

/** Whether a predicate says the same wherever the node stands: it gives no number, and asks for no position. */
function isAboutNode(predicate: Expression): boolean {
  switch (predicate.kind) {
    case 'literal':
    case 'path':
      return true;
    case 'call':
      return truths.has(predicate.name) && !asksForPosition(predicate);
    case 'binary':
      return !['+', '-', '*', 'div', 'mod'].includes(predicate.operator) && !asksForPosition(predicate);
    default:
      return false;
  }
}

function asksForPosition(expression: Expression): boolean {
  switch (expression.kind) {
    case 'call':
      return expression.name === 'position' || expression.name === 'last' || expression.args.some(asksForPosition);
    case 'binary':
      return asksForPosition(expression.left) || asksForPosition(expression.right);
    case 'negate':
    case 'filter':
      return asksForPosition(expression.of);
    default:
      return false;
  }
}
