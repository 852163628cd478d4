import type { Runtime } from '../runtime.ts';
import { defaultLimits } from '../runtime.ts';
import { double, isObject } from '../value.ts';
import { toNumber } from './convert-value.ts';
import { printValue } from './print-value.ts';
import type { JToken, JValue } from './token.ts';
import {
  isJObject,
  isJProperty,
  isJValue,
  isToken,
  jArray,
  jNull,
  jObject,
  jProperty,
  jString,
  jValue,
  tokenTypes,
} from './token.ts';
import { append } from './tree.ts';

export { isToken };

/** How deep plain values may stand in each other. */
const depthMax = defaultLimits.depth;

/**
 * A token as the plain value that `JSON.parse` of its text would give, in objects without a prototype, so that every name
 * is only a name. Integers become numbers, moments and other texts are as JSON writes them.
 */
export function toPlain(token: JToken, depth = 0): unknown {
  if (depth > depthMax) throw new RangeError('JSON stands too deep inside itself');
  if (isJValue(token)) return plainOfValue(token);
  if (isJProperty(token)) return toPlain(token.value, depth);
  if (!isJObject(token)) return token.items.map((item) => toPlain(item, depth + 1));
  const plain = Object.create(null) as Record<string, unknown>;
  for (const { name, value } of token.properties.values()) plain[name] = toPlain(value, depth + 1);
  return plain;
}

function plainOfValue(token: JValue): unknown {
  const { value, type } = token;
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value;
  if (type === tokenTypes.Integer || type === tokenTypes.Float) return toNumber(value);
  if (!isObject(value)) return null;
  const text = printValue(unmetered(), token);
  if (type === tokenTypes.Raw) return plainOfRaw(text);
  return JSON.parse(text);
}

/** What stands in a raw token may be anything; what is no JSON is only a text. */
function plainOfRaw(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Printing one value is bounded by its own size. */
function unmetered(): Runtime {
  return { fuel: Infinity, depth: 0, limits: defaultLimits, nowTicks: () => 0n, bits: () => 0 };
}

/** The token of a value as `JSON.parse` gives it. Whole numbers that are exact become integers, others floats. */
export function fromPlain(plain: unknown, depth = 0): JToken {
  if (depth > depthMax) throw new RangeError('JSON stands too deep inside itself');
  if (typeof plain === 'object' && plain !== null) return containerOf(plain, depth);
  switch (typeof plain) {
    case 'string':
      return jString(plain);
    case 'boolean':
      return jValue(tokenTypes.Boolean, plain);
    case 'bigint':
      return jValue(tokenTypes.Integer, plain);
    case 'number':
      return Number.isSafeInteger(plain)
        ? jValue(tokenTypes.Integer, BigInt(plain))
        : jValue(tokenTypes.Float, double(plain));
    default:
      return jNull();
  }
}

function containerOf(plain: object, depth: number): JToken {
  if (Array.isArray(plain)) {
    const array = jArray();
    for (const item of plain) append(array, fromPlain(item, depth + 1));
    return array;
  }
  const object = jObject();
  for (const [name, value] of Object.entries(plain)) append(object, jProperty(name, fromPlain(value, depth + 1)));
  return object;
}
