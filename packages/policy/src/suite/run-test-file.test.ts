import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readTestFile } from './read-test-file.ts';
import { runTestFile } from './run-test-file.ts';

const forwards = '<policies><inbound/><backend><base/></backend><outbound/><on-error/></policies>';

it('the documentation’s cases of what comes before policies come true', () => {
  const documentation = readFileSync(new URL('../../../../docs/policy-test.md', import.meta.url), 'utf8');
  const example = [...documentation.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text)[1] ?? '';
  const text = example.replace('request:\n', 'policy: a.xml\nrequest:\n  method: GET\n  url: https://gw/orders/7\n');
  const read = readTestFile({ file: 'a.policy-test.yaml', text });
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  const api = { format: 'rawxml', text: forwards, place: null } as const;
  const { result } = runTestFile(read.value, { documents: { api }, clock: () => 0 });
  expect(result.faults).toEqual([]);
  expect(result.cases.map(({ failures }) => failures)).toEqual([[], [], []]);
});
