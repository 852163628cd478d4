import type { PolicyDocument, PropertyChange } from '@keelgate/model';
import { sections } from '../../program/exchange.ts';
import type { PolicyElement, Text } from '../element.ts';
import { parseDocument, placesOf } from '../parse.ts';
import { parseParts } from '../parse-parts.ts';
import { printDocument } from '../print.ts';
import { align } from './align.ts';
import { compareTexts } from './compare-texts.ts';
import type { Intern, Meaning } from './meaning.ts';
import { internTexts, meaningOf, shownText, textKey } from './meaning.ts';

/**
 * What is another policy in the one document than in the other: elements that were added, removed or moved, attributes and texts that have
 * changed. Paths are `inbound/rate-limit/@calls`, `inbound/set-header[x-key]/value/text()`. Blanks, comments, the order of attributes and how
 * an expression is laid out make no difference. Where one of them is no document their lines are compared.
 */
export function comparePolicies(before: PolicyDocument, after: PolicyDocument): readonly PropertyChange[] {
  const [left, right] = [rootOf(before), rootOf(after)];
  if (left === null || right === null || left.name !== right.name) return compareTexts(before.text, after.text);
  const intern = internTexts();
  const changes: PropertyChange[] = [];
  compareElements(meaningOf(left, intern), meaningOf(right, intern), { path: '', intern, changes });
  return changes;
}

/** The element that holds all others; of a file with several parts, one around them. */
function rootOf(document: PolicyDocument): PolicyElement | null {
  const parsed = parseDocument(document);
  if (parsed.ok) return parsed.value;
  const children = parseParts(document, placesOf(document));
  const place = { file: 'policy', line: 1, column: 1 };
  return children === null ? null : { name: 'fragment', attributes: [], children, text: null, place };
}

type Work = { readonly path: string; readonly intern: Intern; readonly changes: PropertyChange[] };

function compareElements(left: Meaning, right: Meaning, work: Work): void {
  if (left.whole === right.whole) return;
  compareAttributes(left.element, right.element, work);
  compareOne(inside(work.path, 'text()'), left.element.text, right.element.text, work);
  const { pairs, removed, added } = align(left.children, right.children);
  const [leftSteps, rightSteps] = [stepsOf(left.children), stepsOf(right.children)];
  for (const at of removed) {
    const { element } = left.children[at] as Meaning;
    work.changes.push({ path: inside(work.path, leftSteps[at] ?? ''), before: printDocument(element) });
  }
  const come = added.map((at) => ({ left: -1, right: at, isMoved: false }));
  for (const pair of [...pairs, ...come].toSorted((one, other) => one.right - other.right)) {
    const path = inside(work.path, rightSteps[pair.right] ?? '');
    const [one, other] = [left.children[pair.left], right.children[pair.right] as Meaning];
    const behind = behindOf(right.children, pair.right);
    if (one === undefined) work.changes.push({ path, after: printDocument(other.element), behind });
    else if (pair.isMoved && !isSection(other, work)) work.changes.push({ path, moved: true, behind });
    if (one !== undefined) compareElements(one, other, { ...work, path });
  }
}

/** In which order sections are written makes no difference. */
function isSection({ element }: Meaning, { path }: Work): boolean {
  return path === '' && sections.some((section) => section === element.name);
}

function compareAttributes(left: PolicyElement, right: PolicyElement, work: Work): void {
  const names = new Set([...left.attributes, ...right.attributes].map(({ name }) => name));
  for (const name of names) compareOne(inside(work.path, `@${name}`), valueOf(left, name), valueOf(right, name), work);
}

function valueOf({ attributes }: PolicyElement, name: string): Text | null {
  return attributes.find((attribute) => attribute.name === name)?.value ?? null;
}

function compareOne(path: string, left: Text | null, right: Text | null, { changes }: Work): void {
  if (left === right || (left !== null && right !== null && textKey(left) === textKey(right))) return;
  changes.push({
    path,
    ...(left === null ? {} : { before: shownText(left) }),
    ...(right === null ? {} : { after: shownText(right) }),
  });
}

function inside(path: string, step: string): string {
  return path === '' ? step : `${path}/${step}`;
}

/** What elements are called, by name and label; where several are called the same, by number. */
function stepsOf(all: readonly Meaning[]): readonly string[] {
  const steps = all.map(stepOf);
  const counts = new Map<string, number>();
  for (const step of steps) counts.set(step, (counts.get(step) ?? 0) + 1);
  const seen = new Map<string, number>();
  return steps.map((step) => {
    if (counts.get(step) === 1) return step;
    const number = (seen.get(step) ?? 0) + 1;
    seen.set(step, number);
    return `${step}[${number}]`;
  });
}

function stepOf({ element: { name }, label }: Meaning): string {
  return label === null ? name : `${name}[${label}]`;
}

function behindOf(all: readonly Meaning[], at: number): string | null {
  const before = all[at - 1];
  return before === undefined ? null : stepOf(before);
}
