import { test } from '@fast-check/vitest';
import { invariant } from '@keelgate/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseUrl } from '../http/url.ts';
import type { Location } from './locate.ts';
import { locate } from './locate.ts';
import type { RunRequest } from './run-request.ts';
import { snapshotOf } from './snapshot-of.ts';

function located(request: RunRequest): Location {
  const url = parseUrl(request.url);
  const [api] = url === null ? [] : snapshotOf(request, {}, url).apis;
  invariant(url !== null && api !== undefined, 'K1', 'a request without an API');
  return locate(request, api, url);
}

const word = fc.stringMatching(/^[a-zA-Z0-9 é%.-]{1,6}$/).filter((text) => !/^\.+$/.test(text));
const literal = fc.stringMatching(/^[a-z0-9-]{1,6}$/);
type Segment = { readonly written: string; readonly asked: string; readonly value: readonly [string, string] | null };

/** A segment of a template, and how a URL may ask for it. */
function segments(): fc.Arbitrary<readonly Segment[]> {
  const one = fc.oneof(
    literal.map((text): Segment => ({ written: text, asked: text.toUpperCase(), value: null })),
    word.map((value): Segment => ({ written: '{}', asked: encodeURIComponent(value), value: ['', value] })),
  );
  return fc.array(one, { maxLength: 4 }).map((list) =>
    list.map(({ written, asked, value }, at) => ({
      asked,
      written: value === null ? written : `{p${at}}`,
      value: value === null ? null : ([`p${at}`, value[1]] as const),
    })),
  );
}

const paths = fc.array(literal, { maxLength: 3 });
const joined = (list: readonly string[]): string => list.map((part) => `/${part}`).join('');

test.prop([paths, segments(), fc.constantFrom('GET', 'put', '*'), fc.boolean()])(
  'finds an operation by the URL that was made of it, with its parameters',
  (path, parts, method, slash) => {
    const asked = `${joined(path)}${joined(parts.map((part) => part.asked))}`;
    const request: RunRequest = {
      method: method === '*' ? 'PATCH' : method.toUpperCase(),
      url: `https://gw${asked}${slash || asked === '' ? '/' : ''}`,
      api: { id: 'a', path: path.join('/') },
      operation: { id: 'o', method, urlTemplate: parts.length === 0 ? '/' : joined(parts.map((part) => part.written)) },
    };
    const found = located(request);
    expect(found.missing).toBeNull();
    expect([...found.parameters]).toEqual(parts.flatMap(({ value }) => (value === null ? [] : [value])));
    expect(located({ ...request, method: 'DELETE' }).missing).toBe(method === '*' ? null : 'operation');
    const elsewhere = { ...request, api: { id: 'a', path: ['elsewhere-', ...path].join('/') } };
    expect(located(elsewhere).missing).toBe('api');
    const deeper = { ...request, url: `https://gw${asked}/more/and-more` };
    expect(located(deeper).missing).toBe('operation');
  },
);

test.prop([fc.webUrl({ withQueryParameters: true }), fc.constantFrom('GET', 'OPTIONS', 'X')])(
  'takes every URL and method where nothing is said of API and operation',
  (url, method) => {
    const found = located({ method, url });
    expect(found).toMatchObject({ missing: null, path: parseUrl(url)?.path });
    expect(found.parameters.size).toBe(0);
  },
);

it.each([
  ['/orders;rev=2/1', { revision: '2' }, null],
  ['/orders;rev=2', { revision: '2' }, null],
  ['/orders;rev=1/1', {}, null],
  ['/orders;rev=/1', {}, 'api'],
  ['/orders;rev=1;rev=2/1', { revision: '2' }, 'api'],
  ['/;rev=2/1', { path: '', revision: '2' }, null],
  ['/x;rev=2/1', { path: '', revision: '2' }, null],
  ['/v1/1', { path: '', version: 'V1' }, null],
] as const)('%s of %j is missing %s', (path, api, missing) => {
  const request = { method: 'GET', url: `https://gw${path}`, api: { id: 'a', path: 'orders', ...api } };
  expect(located(request).missing).toBe(missing);
});
