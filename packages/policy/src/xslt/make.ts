import type { XElement, XName } from '../dotnet/xml/node.ts';
import { xComment, xInstruction } from '../dotnet/xml/node.ts';
import { checkedName } from '../dotnet/xml/name.ts';
import { textOf } from './content.ts';
import { raiseXslt } from './fault.ts';
import { addAttribute, addElement, addNode } from './output.ts';
import { attribute, prefixesAt, required } from './reader.ts';
import type { ReadBody } from './reader.ts';
import type { At, Instruction } from './run.ts';
import { runAll } from './run.ts';
import { valueTemplate } from './value-template.ts';

/** The name that `name` and `namespace` of an element say; attributes have no default namespace. */
function naming(element: XElement, hasDefault: boolean): (at: At) => XName {
  const named = valueTemplate(element, required(element, 'name'));
  const given = attribute(element, 'namespace');
  const space = given === null ? null : valueTemplate(element, given);
  const prefixes = prefixesAt(element);
  return (at) => {
    const [first = '', second] = named(at).trim().split(':');
    const local = second ?? first;
    if (space !== null) return checkedName(local, space(at));
    if (second === undefined) return checkedName(local, hasDefault ? (prefixes('') ?? '') : '');
    return checkedName(local, prefixes(first) ?? raiseXslt(`Prefix '${first}' is not defined.`));
  };
}

export function makeElement(element: XElement, read: ReadBody): Instruction {
  const name = naming(element, true);
  const body = read(element.nodes);
  return (at) => {
    runAll(body, { ...at, output: addElement(at.output, name(at)) });
    return at;
  };
}

export function makeAttribute(element: XElement, read: ReadBody): Instruction {
  const name = naming(element, false);
  const body = read(element.nodes);
  return (at) => {
    addAttribute(at.output, name(at), textOf(at, body));
    return at;
  };
}

export function makeComment(element: XElement, read: ReadBody): Instruction {
  const body = read(element.nodes);
  return (at) => {
    addNode(at.output, xComment(textOf(at, body)));
    return at;
  };
}

export function makeInstruction(element: XElement, read: ReadBody): Instruction {
  const name = valueTemplate(element, required(element, 'name'));
  const body = read(element.nodes);
  return (at) => {
    addNode(at.output, xInstruction(name(at), textOf(at, body)));
    return at;
  };
}
