import type { XElement } from '../dotnet/xml/node.ts';
import type { XPathValue } from '../xpath/value.ts';
import { textOfNode } from '../xpath/value.ts';
import { newOutput } from './output.ts';
import { attribute, expression } from './reader.ts';
import type { ReadBody } from './reader.ts';
import type { At, Instruction } from './run.ts';
import { evaluateAt, runAll } from './run.ts';

/** What a variable, parameter or `with-param` is: what it selects, or the tree that its content makes. */
export function valueOf(element: XElement, read: ReadBody): (at: At) => XPathValue {
  if (attribute(element, 'select') !== null) {
    const select = expression(element, 'select');
    return (at) => evaluateAt(at, select);
  }
  if (element.nodes.length === 0) return () => '';
  const body = read(element.nodes);
  return (at) => [treeOf(at, body)];
}

function treeOf(at: At, body: readonly Instruction[]): ReturnType<typeof newOutput>['document'] {
  const output = newOutput(at.run.rt);
  runAll(body, { ...at, output: { ...output, written: at.output.written, raw: at.output.raw } });
  return output.document;
}

/** The text of what instructions make: of an attribute or a comment. */
export function textOf(at: At, body: readonly Instruction[]): string {
  return textOfNode(at.run.rt, treeOf(at, body));
}
