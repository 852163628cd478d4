import type { NetValue } from '../dotnet/value.ts';
import type { CacheKey, Kept, World } from '../program/world.ts';

/** A cache that keeps what it is given until it expires, and counts. */
export type LocalCache = Pick<World, 'lookUp' | 'store' | 'valueOf' | 'keepValue' | 'dropValue'> & {
  /** What was asked of it since the last call of `begin`. */
  readonly report: () => CacheReport;
  readonly begin: () => void;
};

export type CacheReport = { readonly hits: number; readonly misses: number; readonly stores: number };

/** So many entries are kept; the oldest goes first. */
const entriesMax = 100_000;

export function createLocalCache(): LocalCache {
  const counts = { hits: 0, misses: 0, stores: 0 };
  const responses = createStore<Kept<Parameters<World['store']>[1]['value']>>();
  const values = createStore<Kept<NetValue>>();
  const hidden = createStore<Kept<NetValue>>();
  function look<Entry extends Kept<unknown>>(
    store: Map<string, Entry>,
    { key }: CacheKey,
    nowUs: number,
  ): Entry | undefined {
    const entry = store.get(key);
    const isHit = entry !== undefined && entry.untilUs > nowUs;
    if (isHit) counts.hits += 1;
    else counts.misses += 1;
    return isHit ? entry : undefined;
  }
  function keep<Entry>(store: Map<string, Entry>, { key }: Pick<CacheKey, 'key'>, entry: Entry): void {
    counts.stores += 1;
    put(store, { key }, entry);
  }
  return {
    lookUp: (at, nowUs) => look(responses, at, nowUs)?.value ?? null,
    store: (at, entry) => keep(responses, at, entry),
    valueOf: (at, nowUs) => {
      if (at.realm === undefined) return look(values, at, nowUs)?.value;
      const entry = hidden.get(at.key);
      return entry !== undefined && entry.untilUs > nowUs ? entry.value : undefined;
    },
    keepValue: (at, entry) => {
      if (at.realm === undefined) keep(values, at, entry);
      else put(hidden, at, entry);
    },
    dropValue: ({ key }) => {
      values.delete(key);
    },
    report: () => ({ ...counts }),
    begin: () => {
      Object.assign(counts, { hits: 0, misses: 0, stores: 0 });
    },
  };
}

function put<Entry>(store: Map<string, Entry>, { key }: Pick<CacheKey, 'key'>, entry: Entry): void {
  store.delete(key);
  store.set(key, entry);
  if (store.size > entriesMax) store.delete(store.keys().next().value ?? '');
}

function createStore<Entry>(): Map<string, Entry> {
  return new Map();
}
