import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeRequest } from './merge-request.ts';

const shared = {
  method: 'GET',
  url: 'https://a',
  headers: { 'X-A': '1', 'X-B': '2' },
  namedValues: { a: '1', b: '2' },
  backend: [{ status: 200 }, { status: 500 }],
  body: 'text',
};

it.each([
  [{ headers: { 'x-a': '3' } }, { headers: { 'X-B': '2', 'x-a': '3' } }],
  [{ headers: { 'x-A': null } }, { headers: { 'X-B': '2' } }],
  [{ headers: null }, { headers: undefined }],
  [{ namedValues: { b: '3', c: '4' } }, { namedValues: { a: '1', b: '3', c: '4' } }],
  [{ backend: [{ status: 404 }] }, { backend: [{ status: 404 }] }],
  [{ bodyBase64: 'YQ==' }, { bodyBase64: 'YQ==', body: undefined }],
  [{ body: null }, { body: undefined }],
])('%j goes over what is shared', (change, merged) => {
  expect(mergeRequest(shared, change)).toEqual({ ...shared, ...merged });
});

const request = fc.record(
  {
    method: fc.constantFrom('GET', 'PUT'),
    headers: fc.dictionary(fc.constantFrom('A', 'a', 'B'), fc.constantFrom('1', '2')),
    namedValues: fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('1', '2')),
    seed: fc.nat(3),
  },
  { requiredKeys: [] },
);

test.prop([request, request])('what a change says holds, and nothing changes without a change', (before, change) => {
  const merged = mergeRequest(before, change);
  expect(mergeRequest(before, {})).toEqual(before);
  expect(mergeRequest({}, change)).toEqual(change);
  expect(merged).toMatchObject(change);
  expect(mergeRequest(merged, change)).toEqual(merged);
});
