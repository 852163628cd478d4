import type { Json } from '../resource/rest.ts';
import type { Snapshot } from '../snapshot.ts';
import type { PropertyChange } from './difference.ts';

/** What is not to be shown, and how it is known. */
export type Secrecy = {
  /** Texts that are secrets wherever they stand by themselves. */
  readonly whole: ReadonlySet<string>;
  /** Texts that are secrets inside of others too. */
  readonly inside: readonly string[];
  /** Whether what stands at a path of an Azure type is a secret; the path is in lower case. */
  readonly holds: (azureType: string, path: readonly string[]) => boolean;
};

/** Stands for a secret in a text that is shown. */
export const hiddenText = '(hidden)';

/** Shorter ones would hide half of a text by chance. */
const insideMin = 6;
/** Of more secrets only whole texts are known. */
const insideMax = 1000;

export type SecrecyOptions = {
  readonly secure?: ReadonlySet<string>;
  readonly holdsSecret?: Secrecy['holds'];
};

export function secrecyOf(snapshots: readonly Snapshot[], { secure, holdsSecret }: SecrecyOptions): Secrecy {
  const whole = new Set(secure);
  for (const { namedValues } of snapshots)
    for (const { secret, value } of namedValues) if (secret && value !== null) whole.add(value);
  const inside = [...whole].filter((text) => text.length >= insideMin);
  for (const { subscriptions } of snapshots)
    for (const { primaryKey, secondaryKey } of subscriptions)
      for (const key of [primaryKey, secondaryKey]) if (key !== null) whole.add(key);
  whole.delete('');
  return {
    whole,
    // A longer one first: it may hold a shorter one.
    inside: inside.toSorted((left, right) => right.length - left.length).slice(0, insideMax),
    holds: holdsSecret ?? (() => false),
  };
}

/** Where something has changed, and not what. */
export function withoutValues({ before, after, ...change }: PropertyChange): PropertyChange {
  return before === undefined && after === undefined ? change : { ...change, secret: true };
}

/** The change as it may be shown. */
export function shownChange(change: PropertyChange, { whole, inside }: Secrecy): PropertyChange {
  const { before, after, ...rest } = change;
  if (isIn(whole, before) || isIn(whole, after)) return { ...rest, path: shownText(change.path, inside), secret: true };
  const shown: PropertyChange = {
    ...rest,
    path: shownText(change.path, inside),
    ...(before === undefined ? {} : { before: shownJson(before, { whole, inside }) }),
    ...(after === undefined ? {} : { after: shownJson(after, { whole, inside }) }),
  };
  if (before === undefined || after === undefined || change.moved === true) return shown;
  const isHidden = JSON.stringify(shown.before) === JSON.stringify(shown.after);
  return isHidden ? { ...rest, path: shown.path, secret: true } : shown;
}

function isIn(whole: ReadonlySet<string>, value: Json | undefined): boolean {
  return typeof value === 'string' && whole.has(value);
}

function shownJson(value: Json, secrets: Pick<Secrecy, 'whole' | 'inside'>): Json {
  if (typeof value === 'string') return secrets.whole.has(value) ? hiddenText : shownText(value, secrets.inside);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => shownJson(item, secrets));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [shownText(name, secrets.inside), shownJson(item, secrets)]),
  );
}

function shownText(text: string, inside: readonly string[]): string {
  return inside.reduce((shown, secret) => shown.replaceAll(secret, () => hiddenText), text);
}
