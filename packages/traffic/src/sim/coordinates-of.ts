/** What tells the requests of a class apart. */
export type Coordinate = 'subscription' | 'caller' | 'parameters';

const all: readonly Coordinate[] = ['subscription', 'caller', 'parameters'];

/** Parts of the context by what they depend on; the longest that a read begins with counts. A response is what its status is. */
const dependsOn: { readonly [part: string]: readonly (Coordinate | 'reply')[] } = {
  subscription: ['subscription'],
  caller: ['caller'],
  parameters: ['parameters'],
  response: ['reply'],
  Api: [],
  Operation: [],
  Product: [],
  User: [],
  Subscription: ['subscription'],
  Request: all,
  'Request.Body': [],
  'Request.Certificate': [],
  'Request.Headers': [],
  'Request.IpAddress': ['caller'],
  'Request.MatchedParameters': ['parameters'],
  'Request.Method': [],
  'Request.OriginalUrl': ['parameters'],
  'Request.Url': ['parameters'],
  Response: ['reply'],
};

/**
 * Which coordinates of a class, and whether the reply, what reads these parts of the context depends on; `null` where it is
 * more: the time, chance, variables, what other policies have left.
 */
export function coordinatesOf(reads: readonly string[]): ReadonlySet<Coordinate | 'reply'> | null {
  const found = new Set<Coordinate | 'reply'>();
  for (const read of reads) {
    const [first = '', second = ''] = read.split('.');
    const depends = own(`${first}.${second}`) ?? own(first);
    if (depends === undefined) return null;
    for (const one of depends) found.add(one);
  }
  return found;
}

function own(part: string): readonly (Coordinate | 'reply')[] | undefined {
  return Object.hasOwn(dependsOn, part) ? dependsOn[part] : undefined;
}

/** Whether what reads these parts is the same for every request of a class. */
export function isOfClass(reads: readonly string[]): boolean {
  return coordinatesOf(reads)?.size === 0;
}

/** Whether what reads these parts is known of a request by its coordinates alone. */
export function isOfCoordinates(reads: readonly string[]): boolean {
  const depends = coordinatesOf(reads);
  return depends !== null && !depends.has('reply');
}
