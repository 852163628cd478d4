import type { Snapshot } from '@keelgate/model';
import { servicePrefix } from '../resource/canonical-type.ts';
import type { WrittenPart } from '../write-resources.ts';
import { keyOf } from '../write-resources.ts';
import { acyclic } from './acyclic.ts';
import type { Named } from './referred.ts';
import { namedBy, namedByPolicy, namedByScope, namedInExpression, namedValuesIn, textsIn } from './referred.ts';

type Parts = ReadonlyMap<WrittenPart, readonly WrittenPart[]>;

/** What has to be deployed before each resource: what it belongs to, what it refers to, and what its policy names. */
export function dependencies(parts: readonly WrittenPart[], snapshot: Snapshot): Parts {
  const known = new Map(parts.map((part) => [keyOf(part), part]));
  const namedValues = new Map(snapshot.namedValues.map(({ id, name }) => [name.toLowerCase(), id]));
  function find(named: Named): WrittenPart | undefined {
    return known.get(keyOf(named));
  }
  function mentioned(part: WrittenPart): readonly (WrittenPart | undefined)[] {
    const extended = typeof part.body['scope'] === 'string' ? namedByScope(part.body['scope']) : null;
    const isPolicy = /\/polic(?:ies|yFragments)$/i.test(part.type);
    const texts = textsIn(part.body).flatMap((text) => {
      const id = namedBy(text);
      const names = [
        ...(id === null ? [] : [id]),
        ...namedInExpression(text),
        ...(isPolicy ? namedByPolicy(text) : []),
        ...namedValuesIn(text).map((name) => ({
          type: `${servicePrefix}/namedValues`,
          names: [namedValues.get(name.toLowerCase()) ?? name],
        })),
      ];
      return names.map(find);
    });
    return extended === null ? texts : [...texts, find(extended)];
  }
  const all = new Map(
    parts.map((part) => {
      const needs = part.needs.map(({ type, names }) => find({ type: `${servicePrefix}${type}`, names }));
      const others = [parentOf(part, find), ...needs, ...mentioned(part)].filter(
        (other): other is WrittenPart => other !== undefined && other !== part && !belongsTo(other, part),
      );
      return [part, [...new Set(others)]] as const;
    }),
  );
  return acyclic(all);
}

/** The nearest of those that it belongs to that is written too. */
function parentOf(
  { own, type, names }: WrittenPart,
  find: (named: Named) => WrittenPart | undefined,
): WrittenPart | undefined {
  const first = own ? servicePrefix : type.split('/', 1).join('');
  const steps = type.slice(first.length).split('/').slice(1);
  for (let depth = names.length - 1; depth >= (own ? 0 : 1); depth -= 1) {
    const found = find({ type: [first, ...steps.slice(0, depth)].join('/'), names: names.slice(0, depth) });
    if (found !== undefined) return found;
  }
  return undefined;
}

function belongsTo(part: WrittenPart, owner: WrittenPart): boolean {
  if (part.own !== owner.own || part.names.length <= owner.names.length) return false;
  return (
    `${part.type}/`.toLowerCase().startsWith(`${owner.type}/`.toLowerCase()) &&
    owner.names.every((name, index) => name.toLowerCase() === part.names[index]?.toLowerCase())
  );
}
