import { test } from '@fast-check/vitest';
import type { SnapshotDifference } from '@keelgate/model';
import { diffSnapshots } from '@keelgate/model';
import { arbitrarySnapshot } from '@keelgate/model/testing';
import { expect, it } from 'vitest';
import { printDifference, printDifferenceJson } from './difference.ts';

const sides = { before: 'dev.json', after: 'prod.json' };

const difference: SnapshotDifference = {
  added: [
    { type: 'apis', path: 'apis/returns' },
    { type: 'apis/policies', path: 'apis/Returns/policy' },
    { type: 'apis/operations', path: 'apis/returns/operations/a' },
    { type: 'apis/operations', path: 'apis/returns/operations/b' },
    { type: 'apis/schemas', path: 'apis/shop/schemas/s' },
  ],
  removed: [{ type: 'namedValues', path: 'namedValues/old' }],
  changed: [
    {
      type: 'service',
      path: 'service',
      properties: [
        { path: 'regions[West Europe].units', before: 1, after: 4 },
        { path: 'hostNames[api.example.com]', after: 'api.example.com' },
        { path: 'rest.properties.publisherName', before: 'Dev' },
      ],
    },
    {
      type: 'apis/policies',
      path: 'apis/shop/policy',
      properties: [
        { path: 'inbound/rate-limit-by-key/@calls', before: '100', after: '200' },
        { path: 'inbound/cache-lookup', after: '<cache-lookup />', behind: 'authentication-basic' },
        {
          path: 'inbound/set-header[a/b]',
          after: '<set-header name="a/b">\n  <value>1</value>\n</set-header>',
          behind: null,
        },
        { path: 'inbound/cors', moved: true, behind: null },
        { path: 'backend/retry', before: '<retry />' },
        { path: 'inbound/choose/when/@condition', before: `@(${'a'.repeat(70)})`, after: '@(true)' },
        { path: 'outbound/set-header[k]/value/text()', secret: true },
        { path: 'outbound/set-body/text()', before: 'one\ntwo', after: 'one' },
      ],
    },
    { type: 'namedValues', path: 'namedValues/key', properties: [{ path: 'value', secret: true }] },
  ],
};

it('is a text by type, with what is inside of something new counted there', () => {
  expect(printDifference(difference, { ...sides, colour: false })).toBe(`--- dev.json
+++ prod.json

service
  ~ service
      regions[West Europe].units: 1 → 4
      hostNames[api.example.com]: added
      properties.publisherName: removed "Dev"

apis
  + apis/returns, with 1 policy, 2 operations

apis/policies
  ~ apis/shop/policy
      inbound/rate-limit-by-key: calls 100 → 200
      inbound: cache-lookup added after authentication-basic
      inbound: set-header[a/b] added, first
        + <set-header name="a/b">
        +   <value>1</value>
        + </set-header>
      inbound: cors moved to the front
      backend: retry removed
      inbound/choose/when: condition
        - @(${'a'.repeat(70)})
        + @(true)
      outbound/set-header[k]/value: text changed, a secret
      outbound/set-body: text
        - one
        - two
        + one

apis/schemas
  + apis/shop/schemas/s

namedValues
  - namedValues/old
  ~ namedValues/key
      value: secret changed

5 added, 1 removed, 3 changed in 12 properties
`);
});

it('has colours where they are asked for', () => {
  expect(printDifference(difference, { ...sides, colour: true })).toContain('\u001B[32m+ apis/returns\u001B[39m');
});

it('says so where there is none', () => {
  const none = { added: [], removed: [], changed: [] };
  expect(printDifference(none, { ...sides, colour: false })).toBe('dev.json and prod.json do not differ\n');
});

it('is JSON with its schema', () => {
  const json = JSON.parse(printDifferenceJson(difference, sides)) as object;
  expect(json).toEqual({
    schema: 'keelgate.diff/1',
    before: 'dev.json',
    after: 'prod.json',
    same: false,
    counts: { added: 5, removed: 1, changed: 3 },
    ...difference,
  });
});

test.prop([arbitrarySnapshot(), arbitrarySnapshot()])(
  'whatever differs can be printed, without control characters',
  (one, other) => {
    const found = diffSnapshots(one, other);
    const text = printDifference(found, { ...sides, colour: false });
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(JSON.parse(printDifferenceJson(found, sides))).toMatchObject({ counts: { added: found.added.length } });
  },
);
