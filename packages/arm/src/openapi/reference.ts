import type { Value } from '../template/value.ts';
import type { Reader, Spot } from './reader.ts';
import { burn, complain, member, warnOnce } from './reader.ts';

/** More of them in a row lead nowhere that is meant. */
const hopsMax = 50;

/** What is only an example or a value may look like a reference and is none. */
const noReferences: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum', 'const', 'value']);

/** The `$ref` of an object that is a reference. */
export function referenceOf(spot: Spot): string | null {
  const reference = member(spot, '$ref')?.value;
  return reference?.kind === 'scalar' && typeof reference.value === 'string' ? reference.value : null;
}

/** What a value is, references followed; `null` where one leads out of the description, nowhere, or round in a circle. */
export function resolved(reader: Reader, spot: Spot): Spot | null {
  let at: Spot | null = spot;
  for (let hops = 0; at !== null && hops < hopsMax; hops += 1) {
    burn(reader, 1);
    const reference = referenceOf(at);
    if (reference === null) return at;
    at = targetOf(reader, reference);
  }
  if (at !== null && !reader.said.has('circle')) {
    reader.said.add('circle');
    const message = `$ref "${referenceOf(spot) ?? ''}" leads round in a circle`;
    complain(reader, spot, { code: 'circular-reference', message });
  }
  return null;
}

function targetOf(reader: Reader, reference: string): Spot | null {
  if (reference === '#') return reader.root;
  if (!reference.startsWith('#/')) return null;
  let at: Value | undefined = reader.root.value;
  for (const step of stepsOf(reference)) {
    if (at?.kind === 'map') at = at.entries.get(step);
    else if (at?.kind === 'list') at = /^\d{1,9}$/.test(step) ? at.items[Number(step)] : undefined;
    else at = undefined;
  }
  return at === undefined ? null : { value: at, path: reference };
}

export function stepsOf(reference: string): readonly string[] {
  return reference.slice(2).split('/').map(stepOf);
}

function stepOf(step: string): string {
  let whole = step;
  try {
    whole = decodeURIComponent(step);
  } catch {
    // A bare % is taken as it stands.
  }
  return whole.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Tells of each reference of the description that leads nowhere, and of those that lead out of it. */
export function checkReferences(reader: Reader): void {
  const seen = new Set<Value>();
  const open: Spot[] = [reader.root];
  for (let spot = open.pop(); spot !== undefined; spot = open.pop()) {
    const { value, path } = spot;
    if (seen.has(value) || value.kind === 'scalar' || value.kind === 'unknown') continue;
    seen.add(value);
    const reference = referenceOf(spot);
    if (reference !== null) checkReference(reader, spot, reference);
    const inner: readonly (readonly [string, Value])[] =
      value.kind === 'list'
        ? value.items.map((item, at) => [String(at), item] as const)
        : [...value.entries].filter(([name]) => !name.startsWith('x-') && !noReferences.has(name));
    for (const [name, next] of inner.toReversed())
      open.push({ value: next, path: `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` });
  }
}

function checkReference(reader: Reader, spot: Spot, reference: string): void {
  const at = member(spot, '$ref') ?? spot;
  if (reference === '#' || /^#[^/]/.test(reference)) return;
  if (!reference.startsWith('#')) {
    const message = `$ref "${reference.slice(0, 120)}" leads out of the description and is left as it is`;
    const hint = 'API Management cannot follow it: put what it names into the description';
    warnOnce(reader, 'external', at, { code: 'external-reference', message, hint });
    return;
  }
  if (targetOf(reader, reference) !== null) return;
  const parent = targetOf(reader, reference.slice(0, reference.lastIndexOf('/')));
  const names = parent?.value.kind === 'map' ? [...parent.value.entries.keys()].slice(0, 6) : [];
  const message = `$ref "${reference.slice(0, 120)}" leads to nothing in the description`;
  complain(reader, at, {
    code: 'unknown-reference',
    message,
    ...(names.length === 0 ? {} : { hint: `there is ${names.join(', ')}` }),
  });
}
