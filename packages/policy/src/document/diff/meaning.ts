import type { PolicyAttribute, PolicyElement, Text } from '../element.ts';
import { literalAttribute } from '../element.ts';
import { sameExpression } from './expression-key.ts';

/** An element by what it means: how it is laid out makes no difference. */
export type Meaning = {
  readonly element: PolicyElement;
  readonly children: readonly Meaning[];
  /** Equal numbers, equal meaning, all that is inside included. */
  readonly whole: number;
  /** Equal numbers: the same policy, though it may say something else by now. */
  readonly identity: number;
  /** Equal numbers: elements of one name that nothing else tells apart. What has a label is no other one by another label. */
  readonly kind: number;
  /** What tells it from others of its name: the header that it sets, the fragment that it includes. */
  readonly label: string | null;
};

/** Gives equal texts equal numbers; one for both documents. */
export type Intern = (text: string) => number;

export function internTexts(): Intern {
  const numbers = new Map<string, number>();
  return (text) => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
}

export function meaningOf(element: PolicyElement, intern: Intern): Meaning {
  const children = element.children.map((child) => meaningOf(child, intern));
  const { name } = element;
  const label = labelOf(element);
  const attributes = element.attributes.map((attribute) => [attribute.name, textKey(attribute.value)]).toSorted(byName);
  const text = element.text === null ? null : textKey(element.text);
  return {
    element,
    children,
    whole: intern(JSON.stringify(['whole', name, attributes, text, children.map(({ whole }) => whole)])),
    identity: intern(JSON.stringify(['identity', name, label ?? hintOf(element)])),
    kind: intern(JSON.stringify(['kind', name, label])),
    label,
  };
}

/** Equal for texts that mean the same: an expression may be laid out anew, line ends may be of any kind. */
export function textKey(text: Text): string {
  return text.kind === 'expression' ? `@${sameExpression(text.source)}` : `=${withPlainEnds(text.value)}`;
}

/** A text as it is shown. */
export function shownText(text: Text): string {
  return withPlainEnds(text.kind === 'expression' ? text.source : text.value);
}

function withPlainEnds(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

/** Attributes that say which one of several it is: another value, another policy. */
const labels: ReadonlyMap<string, readonly string[]> = new Map([
  ['api', ['id', 'name']],
  ['cache-lookup-value', ['variable-name']],
  ['claim', ['name']],
  ['header', ['name']],
  ['include-fragment', ['fragment-id']],
  ['operation', ['id', 'name']],
  ['query', ['name']],
  ['send-request', ['response-variable-name']],
  ['set-header', ['name']],
  ['set-query-parameter', ['name']],
  ['set-variable', ['name']],
]);

function labelOf(element: PolicyElement): string | null {
  for (const name of labels.get(element.name) ?? []) {
    const value = literalAttribute(element, name);
    if (value !== null) return element.name.endsWith('header') ? value.toLowerCase() : value;
  }
  return null;
}

/** Attributes that help to find it again; it may be the same one with another value. */
const hints: readonly string[] = ['condition', 'counter-key', 'key', 'header-name', 'backend-id', 'name', 'id'];

function hintOf({ attributes }: PolicyElement): string {
  for (const name of hints) {
    const found = attributes.find((attribute: PolicyAttribute) => attribute.name === name);
    if (found !== undefined) return `${name} ${textKey(found.value)}`;
  }
  return '';
}

function byName([left = '']: readonly string[], [right = '']: readonly string[]): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
