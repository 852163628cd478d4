import type { Json, Rest } from '@keelgate/model';

/** Finds how a map writes the name of a member, which is not told apart by case. The exact spelling counts first. */
export function foldedLookup(map: Rest): (name: string) => string | undefined {
  let folded: Map<string, string> | null = null;
  return (name) => {
    if (Object.hasOwn(map, name)) return name;
    folded ??= new Map(
      Object.keys(map)
        .toReversed()
        .map((key) => [key.toLowerCase(), key]),
    );
    return folded.get(name.toLowerCase());
  };
}

/** A member by its name in any case. */
export function memberOf(map: Rest, name: string): Json | undefined {
  const key = foldedLookup(map)(name);
  return key === undefined ? undefined : map[key];
}
