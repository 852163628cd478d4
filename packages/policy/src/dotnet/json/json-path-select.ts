import { toBase64 } from '../core/base64.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkItems } from '../runtime.ts';
import { compileRegex } from '../../regex/compiled-regex.ts';
import { textOf } from '../protocol.ts';
import { isObject } from '../value.ts';
import type { ByteArray } from '../value.ts';
import { compareJValues, equalJValues } from './compare-token.ts';
import { writeDate } from './json-date.ts';
import type { DateTime } from '../time/moment.ts';
import type { PathStep, Query, QueryOperator, Side } from './json-path-step.ts';
import { fail } from './json-path-step.ts';
import type { JToken, JValue } from './token.ts';
import { isJArray, isJObject, isJProperty, isJValue, tokenTypes } from './token.ts';
import { childAt, childrenOf } from './tree.ts';
import { descendantsOf } from './neighbour.ts';

/** What a path is followed with: the token that `$` means, and whether a step that leads nowhere raises. */
export type Walk = { readonly rt: Runtime; readonly root: JToken; readonly raises: boolean };

export function select(walk: Walk, from: JToken, steps: readonly PathStep[]): readonly JToken[] {
  let found: readonly JToken[] = [from];
  for (const step of steps) {
    const next: JToken[] = [];
    for (const token of found) {
      for (const reached of follow(walk, token, step)) {
        burn(walk.rt, 1);
        checkItems(walk.rt, next.length + 1);
        next.push(reached);
      }
    }
    found = next;
  }
  return found;
}

function follow(walk: Walk, token: JToken, step: PathStep): readonly JToken[] {
  switch (step.kind) {
    case 'names':
      return byNames(walk, token, step.names);
    case 'scan':
      return scanned(walk, token, step.names);
    case 'indexes':
      return byIndexes(walk, token, step.indexes);
    case 'slice':
      return sliced(walk, token, step);
    case 'query':
      return candidates(walk, token, step.scans).filter((each) => matches(walk, each, step.query));
  }
}

function byNames(walk: Walk, token: JToken, names: readonly string[] | null): readonly JToken[] {
  if (!isJObject(token))
    return nothing(walk, `Property '${names?.join(', ') ?? '*'}' not valid on ${shortNet(token)}.`);
  if (names === null) return [...token.properties.values()].map(({ value }) => value);
  return names.flatMap(
    (name) => token.properties.get(name)?.value ?? nothing(walk, `Property '${name}' does not exist on JObject.`),
  );
}

function nothing({ raises }: Walk, message: string): readonly JToken[] {
  return raises ? fail(message) : [];
}

function shortNet(token: JToken): string {
  return token.net.slice(token.net.lastIndexOf('.') + 1);
}

function scanned({ rt }: Walk, token: JToken, names: readonly string[] | null): readonly JToken[] {
  const below = descendantsOf(rt, token);
  if (names === null) return [token, ...below.filter((each) => !isJProperty(each))];
  return below.flatMap((each) => (isJProperty(each) && names.includes(each.name) ? [each.value] : []));
}

function isList(token: JToken): token is Extract<JToken, { items: unknown }> {
  return isJArray(token) || token.net === 'Newtonsoft.Json.Linq.JConstructor';
}

function byIndexes(walk: Walk, token: JToken, indexes: readonly number[] | null): readonly JToken[] {
  if (!isList(token)) return nothing(walk, `Index ${indexes?.join(', ') ?? '*'} not valid on ${shortNet(token)}.`);
  if (indexes === null) return token.items;
  return indexes.flatMap((index) =>
    index >= token.items.length
      ? nothing(walk, `Index ${index} outside the bounds of ${shortNet(token)}.`)
      : [childAt(token, index)],
  );
}

type Slice = Extract<PathStep, { kind: 'slice' }>;

function sliced(walk: Walk, token: JToken, slice: Slice): readonly JToken[] {
  if (!isJArray(token)) return nothing(walk, `Array slice is not valid on ${shortNet(token)}.`);
  const { start, end, step } = slice;
  const found: JToken[] = [];
  const { from, to } = bounds(token.items.length, slice);
  for (let at = from; step > 0 ? at < to : at > to; at += step) {
    const item = token.items[at];
    if (item !== undefined) found.push(item);
  }
  if (found.length > 0) return found;
  return nothing(walk, `Array slice of ${start ?? '*'} to ${end ?? '*'} returned no results.`);
}

/** Where a slice begins and before where it ends; what is negative counts from the end. */
function bounds(length: number, { start, end, step }: Slice): { readonly from: number; readonly to: number } {
  const counted = (given: number | null): number | null => (given !== null && given < 0 ? length + given : given);
  if (step > 0) return { from: Math.max(counted(start) ?? 0, 0), to: Math.min(counted(end) ?? length, length) };
  return { from: Math.min(counted(start) ?? length - 1, length - 1), to: Math.max(counted(end) ?? -1, -1) };
}

function candidates({ rt }: Walk, token: JToken, scans: boolean): readonly JToken[] {
  if (!scans) return childrenOf(token);
  return [token, ...descendantsOf(rt, token)];
}

function matches(walk: Walk, token: JToken, query: Query): boolean {
  burn(walk.rt, 1);
  switch (query.kind) {
    case 'and':
      return matches(walk, token, query.left) && matches(walk, token, query.right);
    case 'or':
      return matches(walk, token, query.left) || matches(walk, token, query.right);
    case 'exists':
      return sideOf(walk, token, query.side).length > 0;
    case 'compare': {
      const rights = sideOf(walk, token, query.right);
      return sideOf(walk, token, query.left).some((left) =>
        rights.some((right) => holds(walk.rt, query.operator, { left, right })),
      );
    }
  }
}

function sideOf(walk: Walk, token: JToken, side: Side): readonly JToken[] {
  if (side.kind === 'value') return [side.value];
  return select({ ...walk, raises: false }, side.isFromRoot ? walk.root : token, side.steps);
}

function holds(
  rt: Runtime,
  operator: QueryOperator,
  { left, right }: { readonly left: JToken; readonly right: JToken },
): boolean {
  burn(rt, 1);
  if (!isJValue(left) || !isJValue(right)) return operator === '!=';
  switch (operator) {
    case '==':
      return looselyEqual(rt, left, right);
    case '!=':
      return !looselyEqual(rt, left, right);
    case '===':
      return strictlyEqual(rt, left, right);
    case '=~':
      return matchesRegex(rt, left, right);
    case '!==':
      return !strictlyEqual(rt, left, right);
    case '<':
      return compareJValues(rt, left, right) < 0;
    case '<=':
      return compareJValues(rt, left, right) <= 0;
    case '>':
      return compareJValues(rt, left, right) > 0;
    case '>=':
      return compareJValues(rt, left, right) >= 0;
  }
}

/** The options that may stand behind a pattern, as .NET numbers them. */
const regexOptions: ReadonlyMap<string, number> = new Map([
  ['i', 1],
  ['m', 2],
  ['x', 4],
  ['s', 16],
]);

function matchesRegex(rt: Runtime, left: JValue, right: JValue): boolean {
  if (typeof left.value !== 'string' || typeof right.value !== 'string') return false;
  const end = right.value.lastIndexOf('/');
  if (!right.value.startsWith('/') || end === 0) return false;
  const options = Array.from(right.value.slice(end + 1), (letter) => regexOptions.get(letter) ?? 0);
  const flags = options.reduce((all, option) => all | option, 0);
  const regex = compileRegex(rt, right.value.slice(1, end), flags);
  return regex.open(left.value, 'place').find(rt, 0, false) !== null;
}

const numbers: ReadonlySet<number> = new Set([tokenTypes.Integer, tokenTypes.Float]);

function strictlyEqual(rt: Runtime, left: JValue, right: JValue): boolean {
  if (numbers.has(left.type) && numbers.has(right.type)) return compareJValues(rt, left, right) === 0;
  return equalJValues(rt, left, right);
}

/** Text of a query equals what is no text but is written so. */
function looselyEqual(rt: Runtime, left: JValue, right: JValue): boolean {
  if (strictlyEqual(rt, left, right)) return true;
  const { value } = left;
  if (right.type !== tokenTypes.String || !isObject(value)) return false;
  switch (left.type) {
    case tokenTypes.Date:
      return writeDate(rt, value as DateTime) === right.value;
    case tokenTypes.Bytes:
      return toBase64(rt, (value as ByteArray).bytes) === right.value;
    case tokenTypes.Guid:
    case tokenTypes.TimeSpan:
    case tokenTypes.Uri:
      return textOf(rt, value) === right.value;
    default:
      return false;
  }
}
