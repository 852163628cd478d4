import type { XElement } from '../dotnet/xml/node.ts';
import { burn } from '../dotnet/runtime.ts';
import type { Expression } from '../xpath/syntax.ts';
import type { XPathNode } from '../xpath/value.ts';
import { toNumber } from '../xpath/value.ts';
import { attribute, expressionOf, isXslt } from './reader.ts';
import type { At } from './run.ts';
import { evaluateAt, textAt } from './run.ts';
import type { ValueTemplate } from './value-template.ts';
import { valueTemplate } from './value-template.ts';

type Sort = {
  readonly select: Expression;
  readonly order: ValueTemplate;
  readonly type: ValueTemplate;
  readonly caseOrder: ValueTemplate;
};

/** Puts nodes into the order that `xsl:sort` elements ask for. */
export function sorting(element: XElement): (at: At, nodes: readonly XPathNode[]) => readonly XPathNode[] {
  const sorts = element.nodes.flatMap((node) => (isXslt(node, 'sort') ? [sortOf(node)] : []));
  if (sorts.length === 0) return (_, nodes) => nodes;
  return (at, nodes) => sorted(at, nodes, sorts);
}

function sortOf(element: XElement): Sort {
  const template = (name: string, otherwise: string): ValueTemplate =>
    valueTemplate(element, attribute(element, name) ?? otherwise);
  return {
    select: expressionOf(element, attribute(element, 'select') ?? '.'),
    order: template('order', 'ascending'),
    type: template('data-type', 'text'),
    caseOrder: template('case-order', 'lower-first'),
  };
}

type Row = { readonly node: XPathNode; readonly keys: readonly (string | number)[] };

function sorted(at: At, nodes: readonly XPathNode[], sorts: readonly Sort[]): readonly XPathNode[] {
  const { rt } = at.run;
  burn(rt, nodes.length * 16 * sorts.length);
  const kinds = sorts.map(({ order, type, caseOrder }) => ({
    sign: order(at) === 'descending' ? -1 : 1,
    isNumber: type(at) === 'number',
    isUpperFirst: caseOrder(at) === 'upper-first',
  }));
  const rows = nodes.map((node, index): Row => {
    const here: At = { ...at, node, position: index + 1, size: nodes.length };
    const keys = sorts.map(({ select }, place) =>
      kinds[place]?.isNumber === true ? toNumber(rt, evaluateAt(here, select)) : textAt(here, select),
    );
    return { node, keys };
  });
  rows.sort((left, right) => {
    for (const [place, { sign, isUpperFirst }] of kinds.entries()) {
      const difference = compare(left.keys[place] ?? '', right.keys[place] ?? '', isUpperFirst);
      if (difference !== 0) return sign * difference;
    }
    return 0;
  });
  return rows.map(({ node }) => node);
}

/** What is no number comes first; texts by their letters, the case decides where these are the same. */
function compare(left: string | number, right: string | number, isUpperFirst: boolean): number {
  if (typeof left === 'number' && typeof right === 'number') {
    if (Number.isNaN(left) || Number.isNaN(right)) return Number(Number.isNaN(right)) - Number(Number.isNaN(left));
    return left - right;
  }
  const [a, b] = [String(left), String(right)];
  return ordinal(a.toLowerCase(), b.toLowerCase()) || (isUpperFirst ? ordinal(a, b) : ordinal(b, a));
}

function ordinal(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
