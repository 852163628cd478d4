import type { Fault, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import { isScalar } from 'yaml';
import * as z from 'zod';
import { nearest } from '../shape/nearest.ts';
import type { SourceText, ValuePath } from './source-text.ts';
import { foundAt, keyPlaceAt, nodeAt, placeAt } from './source-text.ts';

/** A map with these keys and no others. Its message for an unknown key is the list of the keys that there are. */
export function keyed<Shape extends z.core.$ZodLooseShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const keys = Object.keys(shape).join(' ');
  return z.strictObject(shape, {
    error: ({ code }) => (code === 'unrecognized_keys' ? keys : undefined),
  });
}

type Issue = z.core.$ZodIssue;

/** The value of a file as a schema has it, or every mistake in it, in the order of the file. */
export function checkSource<Value>(
  source: SourceText,
  schema: z.ZodType<Value>,
  area: string,
): Result<Value, readonly Fault[]> {
  const parsed = schema.safeParse(source.value);
  if (parsed.success) return ok(parsed.data);
  const issues = parsed.error.issues.flatMap((issue) => flatten(issue, []));
  const faults = issues.filter((issue) => !isEcho(issue, issues)).flatMap((issue) => faultsOf(issue, source));
  const inOrder = faults.toSorted((left, right) => offsetOf(left) - offsetOf(right));
  return failed(inOrder.map((one) => ({ ...one, code: `${area}/${one.code}` })));
}

function offsetOf({ place }: Fault): number {
  return place === undefined ? 0 : place.line * 1e6 + place.column;
}

/** Of a choice that has one branch of the right kind, what is wrong in that branch. */
function flatten(issue: Issue, above: ValuePath): readonly Issue[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') {
    const branches = issue.errors.filter((branch) => !branch.some(isWrongKind));
    const [only] = branches;
    if (branches.length === 1 && only !== undefined) return only.flatMap((inside) => flatten(inside, path));
  }
  return [{ ...issue, path }];
}

/** A map whose only key is misspelt seems empty to its own rule: the misspelt key is what is said. */
function isEcho({ code, path }: Issue, issues: readonly Issue[]): boolean {
  if (code !== 'custom') return false;
  const here = printPath(path);
  return issues.some((other) => other.code === 'unrecognized_keys' && printPath(other.path) === here);
}

function isWrongKind({ code, path }: Issue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
}

function faultsOf(issue: Issue, source: SourceText): readonly Fault[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, issue, source));
  const name = printPath(path);
  if (issue.code === 'invalid_key') {
    const why = issue.issues[0]?.message ?? 'a name';
    return [fault('wrong-value', keyPlaceAt(source, path), path, `the name "${String(path.at(-1))}" is not ${why}`)];
  }
  const wanted = expected(issue);
  if (nodeAt(source, path) === undefined) {
    const whole = path.length === 1 ? 'the file' : printPath(path.slice(0, -1));
    const missing = `${whole} has no ${String(path.at(-1))}, expected ${wanted}`;
    return [fault('missing-key', placeAt(source, path.slice(0, -1)), path, missing)];
  }
  const code = issue.code === 'invalid_type' || issue.code === 'invalid_union' ? 'wrong-type' : 'wrong-value';
  const wrong = fault(code, placeAt(source, path), path, `${name} is ${foundAt(source, path)}, expected ${wanted}`);
  const hint = quotesHint(issue, source);
  return [hint === null ? wrong : { ...wrong, hint }];
}

function fault(code: string, place: Fault['place'], path: ValuePath, message: string): Fault {
  return { code, severity: 'error', message, path: printPath(path), ...(place === undefined ? {} : { place }) };
}

function unknownKey(key: string, { path, message }: Issue, source: SourceText): Fault {
  const known = message.split(' ');
  const meant = nearest(key, known);
  const where = path.length === 0 ? 'the file' : printPath(path);
  return {
    ...fault('unknown-key', keyPlaceAt(source, [...path, key]), [...path, key], `unknown key "${key}" in ${where}`),
    hint: meant === null ? `there is ${known.join(', ')}` : `did you mean "${meant}"?`,
  };
}

const kinds: ReadonlyMap<string, string> = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['object', 'a map'],
  ['record', 'a map'],
  ['array', 'a list'],
  ['null', 'null'],
]);

/** What should have been there, as the schema says it, or else by its kind. */
function expected(issue: Issue): string {
  if (!/^(?:Invalid|Too|Unrecognized) /.test(issue.message)) return issue.message;
  if (issue.code === 'invalid_type') return kinds.get(issue.expected) ?? issue.expected;
  return issue.code === 'invalid_value' ? issue.values.map(String).join(' or ') : issue.message;
}

/** YAML makes numbers and truths of words without quotes, and texts of numbers in quotes. */
function quotesHint(issue: Issue, source: SourceText): string | null {
  const node = nodeAt(source, issue.path);
  if (!isScalar(node)) return null;
  const { value, source: written } = node;
  const wanted = issue.code === 'invalid_type' ? issue.expected : issue.message.startsWith('a text') ? 'string' : null;
  if (wanted === 'string')
    return typeof value === 'number' || typeof value === 'boolean' ? `put it in quotes: "${written ?? value}"` : null;
  const isNumeric = typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value);
  return isNumeric && (wanted === 'number' || wanted === 'int') ? 'take the quotes away' : null;
}

/** `cases[2].expect.response`; what is no plain name stands in quotes. */
export function printPath(path: ValuePath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[\w-]+$/.test(String(step))) text += text === '' ? String(step) : `.${String(step)}`;
    else text += `[${JSON.stringify(String(step))}]`;
  }
  return text === '' ? 'the file' : text;
}
