import { test } from '@fast-check/vitest';
import type { Api, Operation, VersionSet } from '@keelgate/model';
import { defaultKeyNames, emptySnapshot, plainOperation } from '@keelgate/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { operationUrl } from './operation-url.ts';
import type { RoutedRequest } from './router.ts';
import { createRouter } from './router.ts';

const methods = ['GET', 'POST', '*'];
const templateSegments = ['a', 'b', 'A', '{x}', '{y}', 'a{x}', '{x}.b', 'a{x}b{y}'];
const versionSets: readonly VersionSet[] = [
  { id: 'bySegment', name: 's', scheme: { kind: 'segment' } },
  { id: 'byQuery', name: 'q', scheme: { kind: 'query', parameter: 'v' } },
  { id: 'byHeader', name: 'h', scheme: { kind: 'header', header: 'V' } },
];

const template = fc
  .tuple(fc.array(fc.constantFrom(...templateSegments), { maxLength: 3 }), fc.constantFrom('', '*', '{*rest}'))
  .map(([segments, last]) => `/${[...segments, ...(last === '' ? [] : [last])].join('/')}`);

const operation: fc.Arbitrary<Operation> = fc
  .record({ method: fc.constantFrom(...methods), urlTemplate: template })
  .map((shape) => plainOperation({ ...shape, id: '' }));

const api: fc.Arbitrary<Api> = fc
  .record({
    path: fc.constantFrom('', 'a', 'b', 'a/b', 'A'),
    versionSetId: fc.constantFrom(null, 'bySegment', 'byQuery', 'byHeader'),
    version: fc.constantFrom(null, 'v1', 'a'),
    revision: fc.constantFrom('1', '2'),
    current: fc.boolean(),
    online: fc.boolean(),
    family: fc.nat({ max: 3 }),
    operations: fc.array(operation, { maxLength: 6 }),
  })
  .map(({ family, operations, ...shape }) => ({
    ...shape,
    id: `api${family}`,
    name: '',
    protocols: ['https'],
    type: 'http',
    serviceUrl: null,
    subscriptionRequired: false,
    keyNames: defaultKeyNames,
    operations: operations.map((one, index) => ({ ...one, id: `o${index}` })),
    schemas: [],
    policy: null,
  }));

/** Revisions of an API have its path and version, and an id of their own. */
const apis = fc.array(api, { maxLength: 5 }).map((all) => {
  const first = new Map<string, Api>();
  return all.map((one, index) => {
    const of = first.get(one.id) ?? one;
    first.set(one.id, of);
    const { path, versionSetId, version } = of;
    return { ...one, id: `${one.id};rev=${index}`, path, versionSetId, version };
  });
});

const question = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'get'),
  segments: fc.array(fc.constantFrom('a', 'b', 'A', 'v1', 'ab', 'aab.b', 'a.b', 'abba', 'aab', 'c', ''), {
    maxLength: 3,
  }),
  revision: fc.constantFrom('', '', '', ';rev=1', ';rev=2'),
  query: fc.constantFrom('', 'v=v1', 'V=A', 'w=1&v=a', 'v='),
  version: fc.constantFrom(null, 'v1', 'A'),
});

/** Some APIs, and a request to one of their bases, or to none. */
const routing = fc
  .tuple(apis, fc.nat(), fc.boolean(), question)
  .map(([all, which, anywhere, { method, segments, revision, query, version }]) => {
    const of = anywhere ? undefined : all[which % all.length];
    const base = of === undefined ? '' : baseOf(of);
    const start = base === '' && revision !== '' ? '/' : base;
    const request: RoutedRequest = {
      method,
      path: `${start}${revision}/${segments.join('/')}`,
      query,
      header: (name) => (name.toLowerCase() === 'v' && version !== null ? [version] : []),
    };
    return { all, request };
  });

function baseOf(of: Api): string {
  const version = of.versionSetId === 'bySegment' && of.version !== null ? `/${of.version}` : '';
  return `${of.path === '' ? '' : `/${of.path}`}${version}`;
}

/** All operations one after the other, by regular expressions: the slow way to the same answer. */
function findSlowly(all: readonly Api[], asked: RoutedRequest): readonly unknown[] | null {
  const prefixed = all.flatMap((of) => {
    const base = baseOf(of);
    const pattern = new RegExp(`^${base}(${base === '' ? '/' : ''};rev=([^/]*))?(/.*|$)`, 'i');
    const match = pattern.exec(asked.path);
    return match === null ? [] : [{ of, length: base.length, revision: match[2] ?? null, rest: match[3] as string }];
  });
  const longest = Math.max(...prefixed.map(({ length }) => length));
  const based = prefixed.filter(({ length }) => length === longest);
  // Where a revision can be read from the path it is, rather than as a segment of an API without a path.
  const revised = based.some(({ revision }) => revision !== null);
  const candidates = based.filter(({ revision }) => (revision !== null) === revised);
  const said = (of: Api) => {
    const byQuery = new URLSearchParams(asked.query.toLowerCase()).get('v');
    const text = of.versionSetId === 'byQuery' ? byQuery : asked.header('V')[0];
    return (text ?? '').toLowerCase();
  };
  const explicit = (of: Api) => of.versionSetId === 'byQuery' || of.versionSetId === 'byHeader';
  const meant = [
    ...candidates.filter(({ of }) => explicit(of) && of.version !== null && of.version === said(of)),
    ...candidates.filter(({ of }) => explicit(of) && of.version === null && said(of) === ''),
    ...candidates.filter(({ of }) => !explicit(of)),
  ];
  const [first] = meant;
  if (first === undefined) return null;
  const family = meant.filter(({ of }) => of.id.split(';')[0] === first.of.id.split(';')[0]);
  const chosen = family.find(({ of, revision }) => (revision === null ? of.current : of.revision === revision));
  if (chosen === undefined || !chosen.of.online) return null;
  const rest = chosen.rest.replace(/^\//, '').replace(/([^])\/$/, '$1');
  const matching = chosen.of.operations.filter(
    ({ method, urlTemplate }) =>
      (method === '*' || method === asked.method.toUpperCase()) && patternOf(urlTemplate).test(rest),
  );
  const [best] = matching.toSorted((left, right) => compare(rankOf(left), rankOf(right)));
  if (best === undefined) return null;
  const names = [...best.urlTemplate.matchAll(/\{\*?(\w+)\}/g)].map((match) => match[1] as string);
  const values = (patternOf(best.urlTemplate).exec(rest) ?? []).slice(1);
  // What the rest stands for begins after a slash and keeps the last one.
  const whole = chosen.rest
    .replace(/^\//, '')
    .split('/')
    .slice(best.urlTemplate.split('/').length - 2)
    .join('/');
  const parameters = names.map((name, index) => [name, name === 'rest' ? whole : values[index]] as const);
  return [chosen.of.id, best.id, new Map(parameters)];
}

/** Parameters take as little as they can. */
function patternOf(urlTemplate: string): RegExp {
  const path = urlTemplate
    .slice(1)
    .replaceAll('.', String.raw`\.`)
    .replaceAll(/\{\w+\}/g, '([^/]+?)');
  return new RegExp(`^${path.replace(/(^|\/)(\*|\{\*rest\})$/, (_, slash: string) => `(?:${slash}.*)?`)}$`, 'i');
}

/** Segment by segment: literals, literals around parameters (the longest first), parameters, the rest; then the method. */
function rankOf({ urlTemplate, method }: Operation): readonly (number | string)[] {
  const segments = urlTemplate.slice(1).split('/').filter(Boolean);
  const ranks = segments.flatMap((segment) => {
    const shape = segment.replaceAll(/\{\w+\}/g, '{}').toLowerCase();
    if (segment === '*' || segment === '{*rest}') return [3, 0, ''];
    if (shape === '{}') return [2, 0, ''];
    return shape.includes('{}') ? [1, -shape.replaceAll('{}', '').length, shape] : [0, 0, ''];
  });
  return [...ranks, ...(ranks.at(-3) === 3 ? [] : [-1, 0, '']), method === '*' ? 1 : 0];
}

function compare(left: readonly (number | string)[], right: readonly (number | string)[]): number {
  for (const [index, rank] of left.entries()) {
    const other = right[index] ?? 0;
    if (rank !== other) return rank < other ? -1 : 1;
  }
  return 0;
}

test.prop([routing])('finds what a search through all operations finds', ({ all, request }) => {
  const found = createRouter({ ...emptySnapshot, apis: all, versionSets })(request);
  expect(found.kind === 'match' ? [found.apiId, found.operationId, found.parameters] : null).toEqual(
    findSlowly(all, request),
  );
});

const orders: Api = {
  id: 'orders',
  name: 'Orders',
  path: 'orders',
  protocols: ['https'],
  type: 'http',
  serviceUrl: null,
  subscriptionRequired: false,
  keyNames: defaultKeyNames,
  versionSetId: null,
  version: null,
  revision: '1',
  current: true,
  online: true,
  operations: [plainOperation({ id: 'get', method: 'GET', urlTemplate: '/{id}' })],
  schemas: [],
  policy: null,
};

const oddSegments = [
  'k',
  'K',
  '\u212a',
  'é',
  'É',
  'a;b',
  'a%2Fb',
  '100%',
  'a b',
  ';rev=1',
  'k;rev=1',
  '{x}',
  '{x}.k',
  'é{x}',
];

test.prop([
  fc.array(
    fc.tuple(fc.constantFrom('', 'k', 'É', 'k/é'), fc.array(fc.constantFrom(...oddSegments), { maxLength: 3 })),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
  fc.nat(),
  fc.array(fc.tuple(fc.constantFrom(...oddSegments, 'kk.K'), fc.boolean()), { maxLength: 3 }),
  fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
])('says the same of a path whose characters are escaped, in part or all', (shapes, which, asked, escapes) => {
  const all = shapes.map(([path, segments], index) => ({
    ...orders,
    id: `api${index}`,
    path,
    operations: [plainOperation({ id: 'o', method: 'GET', urlTemplate: `/${segments.join('/')}` })],
  }));
  const router = createRouter({ ...emptySnapshot, apis: all, versionSets });
  const [base, written] = shapes[which % shapes.length]!;
  const segments = asked.map(([segment, same], at) => (same ? (written[at] ?? segment) : segment));
  const path = `/${base}/${segments.join('/')}`.replaceAll(/[{}]/g, 'z');
  // A percent sign that begins no escape may not be mixed with escapes: the segment would be read otherwise.
  fc.pre(!/%(?![0-9a-f]{2})/i.test(path));
  let place = 0;
  const escaped = path.replaceAll(/%[0-9a-f]{2}|[^/]/gi, (char) => {
    place += 1;
    if (char.length > 1 || !escapes[place % 40]) return char;
    return char > '\u007f' ? encodeURIComponent(char) : `%${char.charCodeAt(0).toString(16)}`;
  });
  const answers = [path, escaped].map((one) => {
    const found = router({ method: 'GET', path: one, query: '', header: () => [] });
    return found.kind === 'match' ? [found.apiId, found.operationId, found.parameters] : found;
  });
  expect(answers[1]).toEqual(answers[0]);
});

const value = fc.string({ minLength: 1, unit: 'binary' }).filter((text) => encodes(text) && text !== '*');

function encodes(text: string): boolean {
  return text.isWellFormed();
}

test.prop([api, fc.constantFrom('{x}', 'a{x}', '{x}/b/{y}', '{*rest}', '{x}?q={y}'), value, value])(
  'reads back the parameters that a URL was made of',
  (of, pattern, x, y) => {
    const one: Operation = plainOperation({ id: 'o', method: 'GET', urlTemplate: `/${pattern}` });
    const only: Api = { ...of, online: true, operations: [one] };
    const rest = y.replaceAll(/^\/+|\/+$/g, '');
    const parameters = new Map([
      ['x', x],
      ['y', y],
      ['rest', rest],
    ]);
    const url = operationUrl(only, one, { versionSets, parameters });
    const found = createRouter({ ...emptySnapshot, apis: [only], versionSets })({
      method: 'get',
      path: url.path,
      query: url.query,
      header: (name) => (name === url.header?.name ? [url.header.value] : []),
    });
    expect(found).toMatchObject({ kind: 'match', operationId: 'o' });
    if (found.kind === 'match') for (const [name, text] of found.parameters) expect(text).toBe(parameters.get(name));
    if (found.kind === 'match') expect(found.parameters.size).toBe([...pattern.matchAll(/\{/g)].length);
  },
);

function ask(all: readonly Api[], path: string): string {
  const found = createRouter({ ...emptySnapshot, apis: all, versionSets })({
    method: 'GET',
    path,
    query: '',
    header: () => [],
  });
  return found.kind === 'match' ? `${found.apiId} ${found.parameters.get('id')}` : found.missing;
}

it.each([
  ['/orders/1', 'orders 1'],
  ['/Orders/a%20b', 'orders a b'],
  ['/orders/a%2Fb', 'orders a/b'],
  ['/orders/100%', 'orders 100%'],
  ['/orders;rev=2/1', 'orders;rev=2 1'],
  ['/orders;rev=3/1', 'revision'],
  ['/orders;rev=4/1', 'revision'],
  ['/orders', 'operation'],
  ['/orders/1/2', 'operation'],
  ['/customers/1', 'api'],
  ['/orders/x;rev=2', 'orders x;rev=2'],
])('%s is %s', (path, wanted) => {
  const other = { ...orders, id: 'orders;rev=2', revision: '2', current: false };
  const offline = { ...orders, id: 'orders;rev=3', revision: '3', current: false, online: false };
  expect(ask([orders, other, offline], path)).toBe(wanted);
});

it.each([
  ['/x/abba', '/x/a{id}b{end}', 'b'],
  ['/x/aab', '/x/a{id}', 'ab'],
  ['/x/aab', '/x/{id}b', 'aa'],
  ['/x/ab', '/x/a{id}b', 'operation'],
  ['/x//y', '/x/{id}/y', 'operation'],
  ['/x/', '/x/{id}', 'operation'],
  ['/x', '/x/{*id}', ''],
  ['/x/', '/x/{*id}', ''],
  ['/x/a/b/', '/x/{*id}', 'a/b/'],
  ['/x/%41', '/X/a', 'undefined'],
  ['/x/a%20b', '/x/a%20b', 'undefined'],
  ['/x/a%20b7', '/x/a%20b{id}', '7'],
])('%s of %s has the value %s', (path, urlTemplate, wanted) => {
  const others = ['/x/a{id}b{end}', '/y/*'].map((text) => ({ ...orders.operations[0]!, urlTemplate: text }));
  const operations = [...others, { ...orders.operations[0]!, urlTemplate }];
  const said = wanted === 'operation' ? wanted : `orders ${wanted}`;
  expect(ask([{ ...orders, operations }], `/orders${path}`)).toBe(said);
});

it('a template of many parameters is searched in one pass over its tree', () => {
  const deep = Array.from({ length: 40 }, () => '{id}/x').join('/');
  const operations = [deep, `${deep}/end`].map((text, index) => ({
    ...orders.operations[0]!,
    id: `o${index}`,
    urlTemplate: `/${text}`,
  }));
  const path = `/orders/${Array.from({ length: 40 }, () => 'x/x').join('/')}/nowhere`;
  expect(ask([{ ...orders, operations }], path)).toBe('operation');
});
