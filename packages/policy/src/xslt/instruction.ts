import type { XElement, XNode } from '../dotnet/xml/node.ts';
import { isXElement, isXText } from '../dotnet/xml/node.ts';
import { applyTemplates, callTemplate } from './apply.ts';
import { copy, copyOf } from './copy.ts';
import { valueOf, textOf } from './content.ts';
import { raiseXslt } from './fault.ts';
import { literalElement } from './literal-element.ts';
import { makeAttribute, makeComment, makeElement, makeInstruction } from './make.ts';
import { numbering } from './number.ts';
import { sorting } from './order-by.ts';
import { addText } from './output.ts';
import { attribute, expandedName, expression, isXslt, required } from './reader.ts';
import type { ReadBody } from './reader.ts';
import type { At, Instruction } from './run.ts';
import { nodesAt, runAll, testAt, textAt } from './run.ts';

/** Reads what stands inside a template. */
export function readBody(nodes: readonly XNode[]): readonly Instruction[] {
  return nodes.flatMap((node) => {
    if (isXText(node)) return [text(node.value, false)];
    if (!isXElement(node)) return [];
    if (!isXslt(node)) return [literalElement(node, readBody)];
    if (ignored.has(node.name.local)) return [];
    const read = instructions.get(node.name.local);
    if (read === undefined) return raiseXslt(`'xsl:${node.name.local}' is not supported here.`);
    return [read(node, readBody)];
  });
}

/** What is read by the element that they stand in, and what does nothing. */
const ignored: ReadonlySet<string> = new Set(['sort', 'with-param', 'fallback']);

const instructions: ReadonlyMap<string, (element: XElement, read: ReadBody) => Instruction> = new Map([
  ['apply-templates', applyTemplates],
  ['attribute', makeAttribute],
  ['call-template', callTemplate],
  ['choose', choose],
  ['comment', makeComment],
  ['copy', copy],
  ['copy-of', copyOf],
  ['element', makeElement],
  ['for-each', forEach],
  ['if', when],
  ['message', message],
  ['number', numbering],
  ['param', parameter],
  ['processing-instruction', makeInstruction],
  ['text', (element) => text(plainText(element), attribute(element, 'disable-output-escaping') === 'yes')],
  ['value-of', printed],
  ['variable', variable],
]);

function plainText(element: XElement): string {
  return element.nodes.map((node) => (isXText(node) ? node.value : '')).join('');
}

function text(value: string, isRaw: boolean): Instruction {
  return (at) => {
    addText(at.output, value, isRaw);
    return at;
  };
}

function printed(element: XElement): Instruction {
  const select = expression(element, 'select');
  const isRaw = attribute(element, 'disable-output-escaping') === 'yes';
  return (at) => {
    addText(at.output, textAt(at, select), isRaw);
    return at;
  };
}

function when(element: XElement, read: ReadBody): Instruction {
  const test = expression(element, 'test');
  const body = read(element.nodes);
  return (at) => {
    if (testAt(at, test)) runAll(body, at);
    return at;
  };
}

function choose(element: XElement, read: ReadBody): Instruction {
  const branches = element.nodes
    .filter((node) => isXslt(node))
    .map((branch) => ({
      test: branch.name.local === 'otherwise' ? null : expression(branch, 'test'),
      body: read(branch.nodes),
    }));
  return (at) => {
    const chosen = branches.find(({ test }) => test === null || testAt(at, test));
    if (chosen !== undefined) runAll(chosen.body, at);
    return at;
  };
}

function forEach(element: XElement, read: ReadBody): Instruction {
  const select = expression(element, 'select');
  const sort = sorting(element);
  const body = read(element.nodes);
  return (at) => {
    const nodes = sort(at, nodesAt(at, select));
    for (const [index, node] of nodes.entries()) runAll(body, { ...at, node, position: index + 1, size: nodes.length });
    return at;
  };
}

function variable(element: XElement, read: ReadBody): Instruction {
  const name = expandedName(element, required(element, 'name'));
  const value = valueOf(element, read);
  return (at) => ({ ...at, variables: { name, value: value(at), outer: at.variables } });
}

function parameter(element: XElement, read: ReadBody): Instruction {
  const name = expandedName(element, required(element, 'name'));
  const value = valueOf(element, read);
  return (at): At => ({ ...at, variables: { name, value: at.given.get(name) ?? value(at), outer: at.variables } });
}

/** Messages go nowhere, but one may end the transformation. */
function message(element: XElement, read: ReadBody): Instruction {
  const body = read(element.nodes);
  const ends = attribute(element, 'terminate') === 'yes';
  return (at) => (ends ? raiseXslt(`Transform terminated: '${textOf(at, body)}'.`) : at);
}
