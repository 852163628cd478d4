import type { Json, Rest } from '@keelgate/model';
import { type Shape, text } from './shape.ts';
import { Unfit } from './unfit.ts';

/** JSON nested deeper than this is refused, on the way in and on the way out. */
const depthMax = 400;

/**
 * JSON as MessagePack's own lists and maps. Members are in the order of their names, so that equal values have equal bytes, and
 * are maps in memory too: no name (`__proto__`) means anything to anybody on the way.
 */
export const json: Shape<Json> = {
  pack: (value) => packJson(value, 0),
  unpack: (packed) => unpackJson(packed, 0),
};

/** Members of a body. */
export const members: Shape<Rest> = {
  pack: (value) => packJson(value, 0),
  unpack: (packed) => {
    if (!(packed instanceof Map)) throw new Unfit('members were expected');
    return unpackMembers(packed, 0);
  },
};

function packJson(value: Json, depth: number): unknown {
  if (depth > depthMax) throw new Unfit(`JSON is nested deeper than ${depthMax}`);
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return text.pack(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Unfit('a number of JSON is finite');
    return value;
  }
  if (isList(value)) return value.map((item) => packJson(item, depth + 1));
  if (typeof value !== 'object') throw new Unfit('JSON was expected');
  const packed = new Map<unknown, unknown>();
  for (const name of Object.keys(value).sort()) {
    const member = value[name];
    if (member !== undefined) packed.set(text.pack(name), packJson(member, depth + 1));
  }
  return packed;
}

function unpackJson(packed: unknown, depth: number): Json {
  if (depth > depthMax) throw new Unfit(`JSON is nested deeper than ${depthMax}`);
  if (packed === null || typeof packed === 'boolean') return packed;
  if (typeof packed === 'number' && Number.isFinite(packed)) return packed;
  if (typeof packed === 'string' || packed instanceof Uint8Array) return text.unpack(packed);
  if (Array.isArray(packed)) return packed.map((item) => unpackJson(item, depth + 1));
  if (packed instanceof Map) return unpackMembers(packed, depth);
  throw new Unfit('JSON was expected');
}

function unpackMembers(packed: ReadonlyMap<unknown, unknown>, depth: number): Rest {
  const unpacked: { [name: string]: Json } = {};
  for (const [packedName, member] of packed) {
    const name = text.unpack(packedName);
    const value = unpackJson(member, depth + 1);
    if (name !== '__proto__') unpacked[name] = value;
    else Object.defineProperty(unpacked, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return unpacked;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
