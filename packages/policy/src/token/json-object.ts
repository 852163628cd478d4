/** JSON as tokens hold it: objects are maps, so that no name is special, and numbers keep the digits they came with. */
export type JsonValue = null | boolean | string | JsonNumber | JsonMap | readonly JsonValue[];
export type JsonNumber = { readonly digits: string };
export type JsonMap = ReadonlyMap<string, JsonValue>;

/** Objects inside objects; tokens have few. */
const depthMax = 64;

/** The object that a text is; `null` of anything else. */
export function parseJsonObject(text: string): JsonMap | null {
  if (depthOf(text) > depthMax) return null;
  try {
    const value = JSON.parse(text, revive as (key: string, value: unknown) => unknown) as JsonValue;
    return value instanceof Map ? value : null;
  } catch {
    return null;
  }
}

/** The platform hands the digits of a number to the function that takes it over. */
function revive(_key: string, value: unknown, { source }: { readonly source?: string }): JsonValue {
  if (typeof value === 'number') return { digits: source ?? String(value) };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value as JsonValue;
  return isRevived(value) ? value : new Map(Object.entries(value as { readonly [name: string]: JsonValue }));
}

/** Children come before their parents, as maps and numbers already. */
function isRevived(value: object): value is JsonMap {
  return value instanceof Map;
}

/** How deep the brackets of a text stand, strings aside. One pass, since the text is anybody's. */
function depthOf(text: string): number {
  let [depth, deepest, inString] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const symbol = text.charAt(at);
    if (inString && symbol === '\\') at += 1;
    else if (symbol === '"') inString = !inString;
    else if (!inString) {
      depth += depthChange(symbol);
      deepest = Math.max(deepest, depth);
    }
  }
  return deepest;
}

function depthChange(symbol: string): number {
  if (symbol === '[' || symbol === '{') return 1;
  return symbol === ']' || symbol === '}' ? -1 : 0;
}

export function isJsonMap(value: JsonValue | undefined): value is JsonMap {
  return value instanceof Map;
}

/** The text that a value is as a claim: strings as they are, the rest as JSON writes it. */
export function claimText(value: JsonValue): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : jsonText(value);
}

function jsonText(value: JsonValue): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(jsonText).join(',')}]`;
  if (isJsonMap(value)) {
    const members = [...value].map(([name, member]) => `${JSON.stringify(name)}:${jsonText(member)}`);
    return `{${members.join(',')}}`;
  }
  return (value as JsonNumber).digits;
}

/** The texts of a claim: one for each element of an array. */
export function claimTexts(value: JsonValue | undefined): readonly string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly JsonValue[]).map(claimText) : [claimText(value)];
}

export function stringOf(map: JsonMap, name: string): string | null {
  const value = map.get(name);
  return typeof value === 'string' ? value : null;
}

/** A whole number of seconds, as dates in tokens are; fractions are cut off. `null` where there is none. */
export function secondsOf(map: JsonMap, name: string): number | null {
  const value = map.get(name);
  if (typeof value !== 'object' || value === null || !('digits' in value)) return null;
  const seconds = Math.trunc(Number(value.digits));
  return Math.abs(seconds) <= 253_402_300_799 ? seconds : null;
}
