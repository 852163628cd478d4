import type { Snapshot } from '@keelgate/model';
import { servicePrefix } from '../read-resources.ts';
import type { WrittenPart } from '../write-resources.ts';
import { keyOf } from '../write-resources.ts';

/** What has to be deployed before each resource: what it belongs to, what it refers to, and what its policy names. */
export function dependencies(
  parts: readonly WrittenPart[],
  snapshot: Snapshot,
): ReadonlyMap<WrittenPart, readonly WrittenPart[]> {
  const known = new Map(parts.filter(({ own }) => own).map((part) => [keyOf(part), part]));
  const named = new Map(snapshot.namedValues.map(({ id, name }) => [name.toLowerCase(), id]));
  function find(type: string, names: readonly string[]): WrittenPart | undefined {
    return known.get(keyOf({ type: `${servicePrefix}${type}`, names }));
  }
  function mentioned(part: WrittenPart): readonly (WrittenPart | undefined)[] {
    const text = JSON.stringify(part.body);
    return [
      ...[...text.matchAll(/\{\{\s*([\w.-]+)\s*\}\}/g)].map(([, name = '']) =>
        find('/namedValues', [named.get(name.toLowerCase()) ?? name]),
      ),
      ...(/\/polic(?:ies|yFragments)$/i.test(part.type)
        ? [...text.matchAll(/(fragment|backend|logger)-id=\\"([^"\\]+)\\"/g)].map(([, kind, id = '']) =>
            find(kind === 'fragment' ? '/policyFragments' : `/${kind ?? ''}s`, [id]),
          )
        : []),
    ];
  }
  return new Map(
    parts.map((part) => {
      const all = part.own
        ? [parentOf(part, find), ...part.needs.map(({ type, names }) => find(type, names)), ...mentioned(part)]
        : [];
      const others = all.filter((one): one is WrittenPart => one !== undefined && one !== part);
      return [part, [...new Set(others)]];
    }),
  );
}

/** The nearest of those that it belongs to that is written too. */
function parentOf(
  { type, names }: WrittenPart,
  find: (type: string, names: readonly string[]) => WrittenPart | undefined,
): WrittenPart | undefined {
  const types = type.slice(servicePrefix.length).split('/').slice(1);
  for (let depth = names.length - 1; depth >= 0; depth -= 1) {
    const found = find(
      types
        .slice(0, depth)
        .map((step) => `/${step}`)
        .join(''),
      names.slice(0, depth),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}
