import type { Ajv, SchemaValidateFunction } from 'ajv';
import type { Runtime } from '../../dotnet/runtime.ts';
import { burn, newText } from '../../dotnet/runtime.ts';

/**
 * Keywords that ask whether values are equal, for values without a prototype and with any names of properties; the work is
 * paid for, and that of `uniqueItems` does not grow with the square of the items.
 */
export function addEqualityKeywords(ajv: Ajv, runtime: () => Runtime): void {
  for (const keyword of ['uniqueItems', 'enum', 'const']) ajv.removeKeyword(keyword);
  ajv.addKeyword({ keyword: 'uniqueItems', type: 'array', schemaType: 'boolean', validate: unique(runtime) });
  const isOneOf: SchemaValidateFunction = (allowed: readonly unknown[], value: unknown) => {
    const wanted = textOf(runtime(), value);
    return allowed.some((one) => textOf(runtime(), one) === wanted);
  };
  ajv.addKeyword({ keyword: 'enum', schemaType: 'array', validate: isOneOf });
  const isSame: SchemaValidateFunction = (one: unknown, value: unknown) =>
    textOf(runtime(), one) === textOf(runtime(), value);
  ajv.addKeyword({ keyword: 'const', validate: isSame });
}

function unique(runtime: () => Runtime): SchemaValidateFunction {
  const validate: SchemaValidateFunction = (isWanted: boolean, items: readonly unknown[]) => {
    if (!isWanted) return true;
    const seen = new Map<string, number>();
    for (const [at, item] of items.entries()) {
      const text = textOf(runtime(), item);
      const before = seen.get(text);
      if (before !== undefined) {
        validate.errors = [{ keyword: 'uniqueItems', params: { i: at, j: before } }];
        return false;
      }
      seen.set(text, at);
    }
    return true;
  };
  return validate;
}

/** A value as text: of equal values the same, in whatever order their properties come. */
function textOf(rt: Runtime, value: unknown): string {
  burn(rt, 4);
  if (Array.isArray(value)) return newText(rt, `[${value.map((item) => textOf(rt, item)).join(',')}]`);
  if (typeof value !== 'object' || value === null) return newText(rt, JSON.stringify(value));
  const members = Object.entries(value)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${textOf(rt, member)}`);
  return newText(rt, `{${members.join(',')}}`);
}
