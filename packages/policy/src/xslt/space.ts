import type { Runtime } from '../dotnet/runtime.ts';
import { burn } from '../dotnet/runtime.ts';
import type { XContainer, XElement, XNode } from '../dotnet/xml/node.ts';
import { isXElement, isXText, xmlNamespace, xText } from '../dotnet/xml/node.ts';
import { attribute, prefixesAt } from './reader.ts';

/**
 * Which elements of the input lose text of nothing but blanks. Where a stylesheet says nothing, all do: that is how
 * .NET reads the input.
 */
export function spaceRules(elements: readonly XElement[]): (element: XElement) => boolean {
  if (elements.length === 0) return () => true;
  const rules = elements.flatMap(rulesOf);
  return ({ name }) =>
    [2, 1, 0]
      .flatMap((weight) => rules.filter((rule) => rule.weight === weight).toReversed())
      .find(({ space, local }) => (space === null || space === name.space) && (local === null || local === name.local))
      ?.strips ?? false;
}

type Rule = {
  readonly space: string | null;
  readonly local: string | null;
  readonly weight: number;
  readonly strips: boolean;
};

function rulesOf(element: XElement): readonly Rule[] {
  const strips = element.name.local === 'strip-space';
  const names = (attribute(element, 'elements') ?? '').split(/\s+/).filter((name) => name !== '');
  return names.map((name): Rule => {
    const [first = '', second] = name.split(':');
    if (name === '*') return { space: null, local: null, weight: 0, strips };
    if (second === undefined) return { space: '', local: first, weight: 2, strips };
    const space = prefixesAt(element)(first) ?? '';
    return second === '*' ? { space, local: null, weight: 1, strips } : { space, local: second, weight: 2, strips };
  });
}

/** Makes one text of texts and CDATA sections that stand together, and leaves out blank ones where that is asked for. */
export function settleText(rt: Runtime, container: XContainer, strips: (element: XElement) => boolean): void {
  burn(rt, 1 + container.nodes.length);
  const nodes: XNode[] = [];
  for (const node of container.nodes) {
    const last = nodes.at(-1);
    if (isXText(node) && isXText(last)) last.value += node.value;
    else nodes.push(isXText(node) ? { ...xText(node.value), parent: container } : node);
  }
  const drops = !isXElement(container) || (strips(container) && !keepsSpace(container));
  container.nodes = drops ? nodes.filter((node) => !isXText(node) || /[^ \t\r\n]/.test(node.value)) : nodes;
  for (const node of container.nodes) if (isXElement(node)) settleText(rt, node, strips);
}

function keepsSpace(element: XElement): boolean {
  for (let at: XContainer | null = element; at !== null && isXElement(at); at = at.parent) {
    const said = at.attributes.find(({ name }) => name.local === 'space' && name.space === xmlNamespace);
    if (said !== undefined) return said.value === 'preserve';
  }
  return false;
}
