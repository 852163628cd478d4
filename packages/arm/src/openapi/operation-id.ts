/** A resource name has at most 80 characters, of which four are for a suffix. */
const nameMax = 80;
const idMax = 76;

/**
 * The resource name that an import makes of an `operationId`: lower case, one dash for each run of characters that are
 * neither letters nor digits, none at its ends, cut to length.
 */
export function normalised(operationId: string): string {
  return operationId
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, idMax);
}

/** Gives operations their names: those that are taken get a suffix, `-1`, `-2`, … */
export function operationNames(): (operationId: string | null, method: string, path: string) => string {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return (operationId, method, path) => {
    const wanted = normalised(operationId ?? '') || normalised(`${method}-${path}`);
    let name = wanted;
    for (let count = next.get(wanted) ?? 1; taken.has(name); count += 1) {
      const suffix = `-${count}`;
      name = wanted.slice(0, nameMax - suffix.length) + suffix;
      next.set(wanted, count + 1);
    }
    taken.add(name);
    return name;
  };
}
