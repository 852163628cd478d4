import type { Json } from '../resource/rest.ts';
import type { Comparable } from './comparable.ts';
import type { PropertyChange } from './difference.ts';
import type { ListKind } from './list-kind.ts';
import { holdsId, jsonMembers, listKindOf } from './list-kind.ts';
import { itemPath, keyPath, memberPath } from './property-path.ts';
import type { Secrecy } from './secrecy.ts';
import { hiddenText } from './secrecy.ts';

/** Where a comparison is. */
type At = {
  readonly path: string;
  /** The members that lead there as Azure calls them, in lower case; what tells secrets by their places. */
  readonly steps: readonly string[];
  /** The name of the member, of a noun: says how its lists are compared. */
  readonly member: string;
  readonly isNoun: boolean;
};

type Work = {
  readonly azureType: string;
  readonly secrets: ReadonlySet<string>;
  readonly secrecy: Secrecy;
  readonly changes: PropertyChange[];
};

type Members = { readonly [name: string]: unknown };

/** What is another value in the one than in the other, by member. */
export function compareResources(before: Comparable, after: Comparable, secrecy: Secrecy): readonly PropertyChange[] {
  const secrets = new Set([...before.secrets, ...after.secrets]);
  const work: Work = { azureType: after.azureType, secrets, secrecy, changes: [] };
  const isNoun = before.isNoun && after.isNoun;
  compareMembers(before.value as Members, after.value as Members, { path: '', steps: [], member: '', isNoun }, work);
  return work.changes;
}

function compareMembers(before: Members, after: Members, at: At, work: Work): void {
  const names = Object.keys(before);
  for (const name of Object.keys(after)) if (!Object.hasOwn(before, name)) names.push(name);
  for (const name of names) {
    const left = ownMember(before, name);
    const right = ownMember(after, name);
    // The place where a text was written says nothing of what it says.
    if (left === right || isEmpty(left, right) || (at.isNoun && name === 'place')) continue;
    const isRest = at.isNoun && name === 'rest';
    const inner: At = {
      path: memberPath(at.path, name),
      steps: isRest ? [] : [...at.steps, name.toLowerCase()],
      member: name,
      isNoun: at.isNoun && !jsonMembers.has(name),
    };
    compare(left, right, inner, work);
  }
}

/** Most lists of most resources. */
function isEmpty(left: unknown, right: unknown): boolean {
  return Array.isArray(left) && left.length === 0 && Array.isArray(right) && right.length === 0;
}

function ownMember(members: Members, name: string): unknown {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function compare(before: unknown, after: unknown, at: At, work: Work): void {
  if (before === after) return;
  if (work.secrets.has(at.path) || work.secrecy.holds(work.azureType, at.steps)) {
    if (!isEqual(before, after)) work.changes.push({ path: at.path, secret: true });
  } else if (Array.isArray(before) && Array.isArray(after)) {
    compareLists(before, after, at, work);
  } else if (isMembers(before) && isMembers(after)) {
    compareMembers(before, after, at, work);
  } else if (!isSameText(before, after, at)) {
    push(before, after, at, work);
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Ids are the same in any case of letters, as Azure Resource Manager compares them. */
function isSameText(before: unknown, after: unknown, { isNoun, member }: At): boolean {
  if (!isNoun || !holdsId(member) || typeof before !== 'string' || typeof after !== 'string') return false;
  return before.toLowerCase() === after.toLowerCase();
}

function compareLists(before: readonly unknown[], after: readonly unknown[], at: At, work: Work): void {
  const kind: ListKind = at.isNoun ? listKindOf(at.member) : { kind: 'indexed' };
  if (kind.kind === 'indexed') {
    for (let index = 0; index < Math.max(before.length, after.length); index += 1)
      compare(before[index], after[index], { ...at, path: itemPath(at.path, index) }, work);
    return;
  }
  const [left, right] = [byKey(before, kind), byKey(after, kind)];
  for (const [key, { shown, item }] of left) {
    const inner = { ...at, path: keyPath(at.path, shown) };
    const other = right.get(key);
    if (other === undefined) push(item, undefined, inner, work);
    else if (kind.kind === 'keyed') compare(item, other.item, inner, work);
  }
  for (const [key, { shown, item }] of right)
    if (!left.has(key)) push(undefined, item, { ...at, path: keyPath(at.path, shown) }, work);
  if (kind.kind === 'keyed' && kind.ordered) compareOrder(left, right, at, work);
}

type Keyed = ReadonlyMap<string, { readonly shown: string; readonly item: unknown }>;

/** Items by their keys; what comes again has a number of its own. */
function byKey(items: readonly unknown[], kind: Exclude<ListKind, { readonly kind: 'indexed' }>): Keyed {
  const keyed = new Map<string, { readonly shown: string; readonly item: unknown }>();
  const isFolded = kind.kind === 'set' ? kind.ofIds : holdsId(kind.key) || kind.key === 'location';
  for (const item of items) {
    const shown = String(kind.kind === 'keyed' && isMembers(item) ? item[kind.key] : item);
    const key = isFolded ? shown.toLowerCase() : shown;
    let [name, count] = [key, 1];
    while (keyed.has(name)) {
      count += 1;
      name = `${key}#${count}`;
    }
    keyed.set(name, { shown: count === 1 ? shown : `${shown}#${count}`, item });
  }
  return keyed;
}

/** The order of what both have, as a member of the list. */
function compareOrder(before: Keyed, after: Keyed, at: At, work: Work): void {
  const left = [...before].filter(([key]) => after.has(key));
  const right = [...after].filter(([key]) => before.has(key));
  if (left.every(([key], index) => key === right[index]?.[0])) return;
  const shown = (all: typeof left): Json => all.map(([, item]) => item.shown);
  work.changes.push({ path: memberPath(at.path, 'order'), before: shown(left), after: shown(right) });
}

function push(before: unknown, after: unknown, at: At, work: Work): void {
  work.changes.push({
    path: at.path,
    ...(before === undefined ? {} : { before: asJson(before, at.steps, work) }),
    ...(after === undefined ? {} : { after: asJson(after, at.steps, work) }),
  });
}

/** A whole value, without the secrets in it. */
function asJson(value: unknown, steps: readonly string[], work: Work): Json {
  if (Array.isArray(value)) return value.map((item) => asJson(item, steps, work));
  if (!isMembers(value)) return (value ?? null) as Json;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const inner = name === 'rest' ? [] : [...steps, name.toLowerCase()];
      return [name, work.secrecy.holds(work.azureType, inner) ? hiddenText : asJson(item, inner, work)];
    }),
  );
}

function isEqual(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (Array.isArray(before) && Array.isArray(after))
    return before.length === after.length && before.every((item, index) => isEqual(item, after[index]));
  if (!isMembers(before) || !isMembers(after)) return false;
  const names = Object.keys(before);
  return (
    names.length === Object.keys(after).length &&
    names.every((name) => Object.hasOwn(after, name) && isEqual(before[name], after[name]))
  );
}
