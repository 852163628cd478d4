import type { PolicyAttribute, PolicyElement, Text } from '../../document/element.ts';
import { trimBlanks } from '../../document/element.ts';
import { printDocument } from '../../document/print.ts';
import type { Policy } from '../../define.ts';
import type { Section } from '../../program/exchange.ts';
import { policies } from '../../policy/index.ts';
import type { Attribute } from '../../shape/attribute.ts';
import type { Child, Shape } from '../../shape/shape.ts';
import { escapes, names, quoted, text } from './hostile.ts';
import type { Tape } from './tape.ts';
import { policyCode } from './typed-code.ts';

/** Documents that shapes allow, or nearly. */

const sections: readonly Section[] = ['inbound', 'backend', 'outbound', 'on-error'];
const place = { file: 'policy', line: 1, column: 1 };
const depthMax = 3;

export function documentOf(tape: Tape): string {
  const children = sections.map((section) => {
    if (section === 'backend' && !tape.oneIn(3)) return element('backend', { children: [element('base', {})] });
    const most = section === 'inbound' ? 5 : section === 'backend' ? 1 : 3;
    return element(section, { children: tape.list(most, () => policyIn(section, tape, 0)) });
  });
  return printDocument(element('policies', { children: tape.oneIn(40) ? children.toReversed() : children }));
}

/** A fragment of policies that may stand anywhere, itself among them. */
export function fragmentOf(tape: Tape): string {
  return printDocument(element('fragment', { children: tape.list(3, () => policyIn('inbound', tape, 1)) }));
}

type Parts = Partial<Pick<PolicyElement, 'attributes' | 'children' | 'text'>>;

function element(name: string, { attributes = [], children = [], text: own = null }: Parts): PolicyElement {
  return { name, attributes, children, text: own, place };
}

const bySection: ReadonlyMap<Section, readonly Policy[]> = new Map(
  sections.map((section) => [section, policies.filter((policy) => policy.sections.includes(section))]),
);

function policyIn(section: Section, tape: Tape, depth: number): PolicyElement {
  const { name, shape } = tape.pick(tape.oneIn(30) ? policies : (bySection.get(section) ?? policies));
  return elementOf(name, shape, { tape, depth, section });
}

type Where = { readonly tape: Tape; readonly depth: number; readonly section: Section };

function elementOf(name: string, shape: Shape, where: Where): PolicyElement {
  const { tape } = where;
  const attributes = attributesOf(shape, tape);
  const parts = Object.entries(shape.children).flatMap(([child, of]) => childrenOf(child, of, where));
  const inside =
    shape.policies === 'none' || where.depth >= depthMax ? [] : tape.list(2, () => insideOf(shape.policies, where));
  const children = tape.oneIn(40) ? [...inside, ...parts] : [...parts, ...inside];
  const own = shape.text === null ? null : textOf(shape.text, tape);
  return element(name, { attributes, children: name === 'set-body' ? [] : children, text: own });
}

function insideOf(allowed: Shape['policies'], { tape, depth, section }: Where): PolicyElement {
  if (typeof allowed === 'string') return policyIn(section, tape, depth + 1);
  const name = tape.pick(allowed);
  const policy = policies.find((one) => one.name === name);
  return policy === undefined ? element(name, {}) : elementOf(name, policy.shape, { tape, depth: depth + 1, section });
}

function childrenOf(name: string, { shape, min, max }: Child<unknown>, where: Where): readonly PolicyElement[] {
  const { tape, depth } = where;
  if (depth > depthMax + 4) return [];
  const least = tape.oneIn(60) ? 0 : min;
  const count = Math.min(max, least + (tape.oneIn(2) ? tape.below(3) : 0));
  return Array.from({ length: count }, () => elementOf(name, shape, { ...where, depth: depth + 1 }));
}

function attributesOf({ attributes }: Shape, tape: Tape): readonly PolicyAttribute[] {
  const made: PolicyAttribute[] = [];
  for (const [name, attribute] of Object.entries(attributes)) {
    const isLeftOut = attribute.isRequired ? tape.oneIn(60) : !tape.oneIn(3);
    if (isLeftOut) continue;
    const value = textOf(attribute, tape);
    if (value !== null) made.push({ name, value, place });
  }
  if (tape.oneIn(80))
    made.push({ name: tape.pick(['constructor', '__proto__', 'xmlns', 'a']), value: literal('x'), place });
  return made;
}

function literal(value: string): Text {
  return {
    kind: 'literal',
    value: value.replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '?'),
  };
}

function textOf(attribute: Attribute<unknown>, tape: Tape): Text | null {
  if (attribute.allowsExpression ? tape.oneIn(3) : tape.oneIn(100)) {
    return { kind: 'expression', source: expressionFor(attribute.expected, tape) };
  }
  const made = literal(literalFor(attribute.expected, tape));
  const trimmed = trimBlanks(made.kind === 'literal' ? made.value : '');
  return trimmed === '' ? null : literal(trimmed);
}

function expressionFor(expected: string, tape: Tape): string {
  if (tape.oneIn(2)) return policyCode(tape);
  if (tape.oneIn(8)) return `@(${tape.pick(escapes)})`;
  const value = literalFor(expected, tape);
  return /^-?\d+$/.test(value) || value === 'true' || value === 'false' ? `@(${value})` : `@(${quoted(value)})`;
}

const whole = / from (\d+)(?: to (\d+))?$/;

/** What reads as the kind that is expected, mostly. */
function literalFor(expected: string, tape: Tape): string {
  if (tape.oneIn(60)) return text(tape);
  const own = samples.find(([pattern]) => pattern.test(expected));
  if (own !== undefined) return tape.pick(own[1]);
  const range = whole.exec(expected);
  if (range !== null) return numberFor(Number(range.at(1)), Number(range.at(2) ?? 1e12), tape);
  if (expected === 'a number') return tape.pick(['0', '1.5', '100', '-2']);
  if (/^[\w./-]+(?: or [\w./-]+)+$/.test(expected)) return tape.pick(expected.split(' or '));
  return tape.pick(plain);
}

function numberFor(min: number, max: number, tape: Tape): string {
  return String(
    tape.pick([min, Math.min(min + 1, max), Math.min(100, Math.max(min, max)), Math.min(max, 2 ** 31), max]),
  );
}

/** What reads as the rarer kinds. */
const samples: readonly (readonly [RegExp, readonly string[]])[] = [
  [/address/, ['10.0.0.1', '::1', '10.0.0.1-10.0.0.9', '10.0.0.0/8']],
  [/method/, ['GET', 'POST', 'PATCH']],
  [/status/, ['200', '404', '500']],
  [/date|instant|ISO/, ['2026-01-01T00:00:00Z', '00:01:00']],
  [/URL/, ['https://backend.example.com/v1?q=1', 'https://{{n}}/']],
  [/seconds|milliseconds/, ['1', '60', '300']],
];

/** Texts that attributes of many policies take. */
const plain: readonly string[] = [
  'x',
  'a',
  'https://backend.example.com/v1?q=1',
  '/orders/{id}?a={b}',
  'GET',
  'POST',
  'application/json',
  'text/xml',
  'Authorization',
  'f',
  '10.0.0.1',
  '*',
  '200',
  '60',
  '00:01:00',
  'https://{{n}}/',
  'b',
  '^a+$',
  ...names.filter((name) => name.trim() !== ''),
];
