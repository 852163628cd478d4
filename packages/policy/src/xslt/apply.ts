import type { XElement } from '../dotnet/xml/node.ts';
import { enter, leave } from '../dotnet/runtime.ts';
import { isXAttribute, isXText } from '../dotnet/xml/node.ts';
import { isContainer } from '../dotnet/xml/tree.ts';
import { childrenOf } from '../xpath/axis.ts';
import type { XPathNode, XPathValue } from '../xpath/value.ts';
import { withParameters } from './with-parameters.ts';
import { raiseXslt } from './fault.ts';
import { sorting } from './order-by.ts';
import { addText } from './output.ts';
import { matches } from './pattern.ts';
import { attribute, expandedName, expression } from './reader.ts';
import type { ReadBody } from './reader.ts';
import type { At, Instruction, Rule, Template } from './run.ts';
import { nodesAt, runAll } from './run.ts';

type Given = ReadonlyMap<string, XPathValue>;

export const nothingGiven: Given = new Map();

/** `xsl:apply-templates`. */
export function applyTemplates(element: XElement, read: ReadBody): Instruction {
  const select = attribute(element, 'select') === null ? null : expression(element, 'select');
  const named = attribute(element, 'mode');
  const mode = named === null ? '' : expandedName(element, named);
  const sort = sorting(element);
  const parameters = withParameters(element, read);
  return (at) => {
    const nodes = select === null ? childrenOf(at.run.rt, at.node) : nodesAt(at, select);
    applyTo({ ...at, mode, given: parameters(at), variables: null }, sort(at, nodes));
    return at;
  };
}

/** `xsl:call-template`. */
export function callTemplate(element: XElement, read: ReadBody): Instruction {
  const name = expandedName(element, attribute(element, 'name') ?? '');
  const parameters = withParameters(element, read);
  return (at) => {
    const template = at.run.stylesheet.named.get(name) ?? raiseXslt(`The named template '${name}' does not exist.`);
    carryOut(template, { ...at, given: parameters(at), variables: null });
    return at;
  };
}

/** Applies the best rule to each of these nodes. */
export function applyTo(at: At, nodes: readonly XPathNode[]): void {
  for (const [index, node] of nodes.entries()) {
    const here: At = { ...at, node, position: index + 1, size: nodes.length };
    const rule = ruleFor(here);
    if (rule === undefined) builtIn(here);
    else carryOut(rule.template, here);
  }
}

function ruleFor(at: At): Rule | undefined {
  const { rt, order, functions, global, stylesheet } = at.run;
  const context = { rt, order, functions, variable: global, node: at.node, current: at.node, position: 1, size: 1 };
  return stylesheet.rules.get(at.mode)?.find(({ pattern }) => matches(pattern, at.node, context));
}

/** Where no rule matches: elements hand on to what stands in them, text is copied. */
function builtIn(at: At): void {
  const { node } = at;
  if (isXAttribute(node) || isXText(node)) return addText(at.output, node.value);
  if (!isContainer(node)) return;
  const { rt } = at.run;
  enter(rt);
  try {
    applyTo({ ...at, given: nothingGiven }, childrenOf(rt, node));
  } finally {
    leave(rt);
  }
}

function carryOut({ body }: Template, at: At): void {
  const { rt } = at.run;
  enter(rt);
  try {
    runAll(body, at);
  } finally {
    leave(rt);
  }
}
