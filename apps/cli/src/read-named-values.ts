import type { Fault, Place, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import { readInput } from './input-file.ts';

type Values = Readonly<Record<string, string | null>>;

/**
 * Named values of a JSON file: an object of texts by name, or a list as API Management has them, each with a `name` or
 * `displayName` and a `value`, in `properties` or not. A value of `null`, as secrets have it, is not known.
 */
export function readNamedValues(file: string, named?: Place): Result<Values, readonly Fault[]> {
  const read = readInput(file, named);
  if (!read.ok) return failed([read.failure]);
  const place = { file: read.value.file, line: 1, column: 1 };
  function wrong(message: string): Result<Values, readonly Fault[]> {
    return failed([{ code: 'input/named-values', severity: 'error', message, place }]);
  }
  let json: unknown;
  try {
    json = JSON.parse(read.value.text.replace(/^\uFEFF/, ''));
  } catch {
    return wrong('the named values are not JSON');
  }
  const entries = Array.isArray(json) ? json.map(entryOf) : isRecord(json) ? Object.entries(json) : [null];
  const values = entries.map(valueOf);
  const known = values.filter((entry) => entry !== null);
  if (known.length < values.length)
    return wrong('the named values are no JSON object of texts by name, such as { "limit": "10" }');
  return ok(Object.fromEntries(known));
}

type Entry = readonly [name: string, value: unknown];

function entryOf(item: unknown): Entry | null {
  if (!isRecord(item)) return null;
  const from = isRecord(item['properties']) ? item['properties'] : item;
  const name = from['displayName'] ?? item['name'];
  return typeof name === 'string' ? [name, from['value'] ?? null] : null;
}

function valueOf(entry: Entry | null): readonly [name: string, value: string | null] | null {
  if (entry === null) return null;
  const [name, value] = entry;
  if (typeof value === 'string' || value === null) return [name, value];
  return typeof value === 'number' || typeof value === 'boolean' ? [name, String(value)] : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
