import type { CacheKey, NetValue } from '@keelgate/policy';

/**
 * What policies keep in a region's caches under keys of their own. Whether a value is still there the cache says, which
 * knows of sizes, ends and zones; here are the values themselves.
 */
export type ValueStore = {
  readonly get: (at: CacheKey) => NetValue | undefined;
  readonly put: (at: CacheKey, value: NetValue) => void;
  readonly drop: (at: CacheKey) => void;
};

/** Beyond so many the oldest go, and their lookups miss. */
const valuesMax = 1 << 18;

export function createValueStore(): ValueStore {
  const values = new Map<string, NetValue>();
  return {
    get: (at) => values.get(nameOf(at)),
    put: (at, value) => {
      values.set(nameOf(at), value);
      if (values.size <= valuesMax) return;
      const [oldest] = values.keys();
      if (oldest !== undefined) values.delete(oldest);
    },
    drop: (at) => void values.delete(nameOf(at)),
  };
}

function nameOf({ caching, key, realm }: CacheKey): string {
  return `${caching} ${realm ?? ''} ${key}`;
}
