import type { XElement } from '../dotnet/xml/node.ts';
import { isXElement } from '../dotnet/xml/node.ts';
import { axisNodes } from '../xpath/axis.ts';
import type { XPathNode } from '../xpath/value.ts';
import { toNumber } from '../xpath/value.ts';
import { addText } from './output.ts';
import type { Pattern } from './pattern.ts';
import { matches, patternsOf } from './pattern.ts';
import { attribute, expression, expressionOf } from './reader.ts';
import type { At, Instruction } from './run.ts';
import { evaluateAt } from './run.ts';
import { valueTemplate } from './value-template.ts';

/** `xsl:number`: a value, or the place of the node among its like, beside it or in the whole document. */
export function numbering(element: XElement): Instruction {
  const value = attribute(element, 'value') === null ? null : expression(element, 'value');
  const counted = attribute(element, 'count');
  const patterns = counted === null ? null : patternsOf(expressionOf(element, counted), counted);
  const isAny = attribute(element, 'level') === 'any';
  const format = valueTemplate(element, attribute(element, 'format') ?? '1');
  return (at) => {
    const number = value === null ? placeOf(at, patterns, isAny) : toNumber(at.run.rt, evaluateAt(at, value));
    addText(at.output, formatted(Math.round(number), format(at)));
    return at;
  };
}

function placeOf(at: At, patterns: readonly Pattern[] | null, isAny: boolean): number {
  const { rt } = at.run;
  const counts = (node: XPathNode): boolean => isCounted(at, node, patterns);
  if (isAny)
    return [at.node, ...axisNodes(rt, 'preceding', at.node), ...axisNodes(rt, 'ancestor', at.node)].filter(counts)
      .length;
  const from = axisNodes(rt, 'ancestor-or-self', at.node).find(counts);
  return from === undefined ? 0 : 1 + axisNodes(rt, 'preceding-sibling', from).filter(counts).length;
}

function isCounted(at: At, node: XPathNode, patterns: readonly Pattern[] | null): boolean {
  if (patterns === null) {
    if (node.net !== at.node.net) return false;
    if (!isXElement(node)) return true;
    const { name } = at.node as XElement;
    return node.name.local === name.local && node.name.space === name.space;
  }
  const { rt, order, functions, global } = at.run;
  const context = { rt, order, functions, variable: global, node, current: node, position: 1, size: 1 };
  return patterns.some((pattern) => matches(pattern, node, context));
}

/** A number in a format such as `1`, `001`, `a`, `A.`, `i` or `(I)`. */
function formatted(number: number, format: string): string {
  const [, before = '', token = '1', after = ''] = /^([^A-Za-z0-9]*)([A-Za-z0-9]*)(.*)$/s.exec(format) ?? [];
  return before + counter(number, token) + after;
}

function counter(number: number, token: string): string {
  if (!Number.isFinite(number) || number < 1 || number > 1_000_000) return String(number);
  if (token === 'a' || token === 'A') return inCase(alphabetic(number), token === 'a');
  if (token === 'i' || token === 'I') return number < 4000 ? inCase(roman(number), token === 'i') : String(number);
  return String(number).padStart(/^0*1$/.test(token) ? token.length : 1, '0');
}

function inCase(text: string, isLower: boolean): string {
  return isLower ? text.toLowerCase() : text;
}

function alphabetic(number: number): string {
  let text = '';
  for (let left = number; left > 0; left = Math.floor((left - 1) / 26))
    text = String.fromCharCode(65 + ((left - 1) % 26)) + text;
  return text;
}

const romanFigures: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(number: number): string {
  let left = number;
  let text = '';
  for (const [value, figure] of romanFigures)
    while (left >= value) {
      text += figure;
      left -= value;
    }
  return text;
}
