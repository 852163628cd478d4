import type { PolicyTestReport } from '@keelgate/model';
import { SaxesParser } from 'saxes';
import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printJunit } from './junit.ts';

type Read = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; text: string };

/** Every element of a text that is well-formed, or it throws. */
function elements(text: string): readonly Read[] {
  const parser = new SaxesParser();
  const all: Read[] = [];
  const open: Read[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const read = { name, attributes, text: '' };
    all.push(read);
    open.push(read);
  });
  parser.on('text', (more) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += more;
  });
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return all;
}

const place = { file: 'a.policy-test.yaml', line: 12, column: 5 };

const report: PolicyTestReport = {
  passed: 1,
  failed: 2,
  files: [
    {
      file: 'a.policy-test.yaml',
      name: 'Orders',
      faults: [],
      cases: [
        { name: 'works', place, passed: true, failures: [], wallMs: 12.4 },
        {
          name: 'says "<b>" & more',
          place,
          passed: false,
          failures: [{ place, what: 'response.status', expected: '200', got: '404 <Not Found>' }],
          wallMs: 3,
        },
      ],
    },
    {
      file: 'b.policy-test.yaml',
      name: 'b.policy-test.yaml',
      faults: [{ code: 'policy/x', severity: 'error', message: 'no policy', place }],
      cases: [{ name: 'cannot run', place, passed: false, failures: [], wallMs: 0 }],
    },
  ],
};

it('has a suite for each file and a case for each case, as build servers read them', () => {
  const read = elements(printJunit(report));
  expect(read.map(({ name }) => name)).toEqual([
    'testsuites',
    'testsuite',
    'testcase',
    'testcase',
    'failure',
    'testsuite',
    'testcase',
    'error',
  ]);
  expect(read[0]?.attributes).toEqual({
    name: 'keelgate policy test',
    tests: '3',
    failures: '1',
    errors: '1',
    time: '0.015',
  });
  expect(read[1]?.attributes).toMatchObject({ name: 'Orders', tests: '2', failures: '1', errors: '0', skipped: '0' });
  expect(read[3]?.attributes).toMatchObject({ name: 'says "<b>" & more', classname: 'Orders', line: '12' });
  expect(read[4]).toMatchObject({
    attributes: { message: 'response.status: expected 200, got 404 <Not Found>', type: 'expectation' },
    text: 'a.policy-test.yaml:12:5 response.status\n  expected 200\n  got      404 <Not Found>',
  });
  expect(read[7]).toMatchObject({ attributes: { message: 'no policy', type: 'policy' } });
});

test.prop([fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string()])(
  'whatever texts it holds, it is well-formed, and texts come back but for what XML cannot hold',
  (name, expected, got) => {
    const failures = [{ place, what: 'w', expected, got }];
    const cases = [{ name, place, passed: false, failures, wallMs: 0 }];
    const read = elements(printJunit({ passed: 0, failed: 1, files: [{ file: 'f', name, faults: [], cases }] }));
    const plain = name.toWellFormed().replaceAll(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '\uFFFD');
    expect(read.find((one) => one.name === 'testcase')?.attributes['name']).toBe(plain);
    if (/^[\x20-\x7E]*$/.test(got)) expect(read.at(-1)?.text).toContain(got);
  },
);
