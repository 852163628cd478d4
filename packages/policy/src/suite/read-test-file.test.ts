import { printFault, printPlace } from '@keelgate/model';
import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTestFile } from './read-test-file.ts';

const start = 'policy: a.xml\nrequest: { method: GET, url: "https://api.example.com/a" }\n';

/** A file that is right but for what a case says. */
function withCase(fields: string): string {
  return `${start}cases:\n  - name: a\n    ${fields}\n`;
}

function withExpect(expectation: string): string {
  return withCase(`expect: ${expectation}`);
}

function withTop(fields: string): string {
  return `${start}${fields}\ncases: [{ name: a, expect: { backendRequests: 1 } }]\n`;
}

function read(text: string): ReturnType<typeof readTestFile> {
  return readTestFile({ file: 't.yaml', text });
}

type Wrong = readonly [name: string, text: string, code: string, says: string];

const wrongFiles: readonly Wrong[] = [
  ['nothing', '«', 'wrong-type', 'the file is nothing, expected a map'],
  ['no cases', `«${start}`, 'missing-key', 'the file has no cases, expected a list'],
  ['an empty list of cases', `${start}cases: «[]\n`, 'wrong-value', 'a list of at least one case'],
  ['a case alone', `${start}cases: «{ name: a }\n`, 'wrong-type', 'cases is a map, expected a list'],
  ['a misspelt key', withTop('«setings: {}'), 'unknown-key', 'did you mean "settings"?'],
  [
    'no document',
    '«request: { method: GET, url: "https://a" }\ncases: [{ name: a, expect: { backendRequests: 1 } }]\n',
    'missing-key',
    'the file names no policy document',
  ],
  [
    'two documents of the API',
    withTop('api: b.xml').replace('policy: ', 'policy: «'),
    'wrong-value',
    'policy and api both name',
  ],
  [
    'a document that is a number',
    withTop('global: «5'),
    'wrong-type',
    'global is 5, expected a path (put it in quotes: "5")',
  ],
  ['an unknown setting', withTop('settings: { retyGrowth: «double }'), 'wrong-setting', 'did you mean "retryGrowth"?'],
  [
    'a setting of a wrong value',
    withTop('settings: { retryGrowth: «triple }'),
    'wrong-setting',
    'expected "double" or',
  ],
  ['a setting that is a list', withTop('settings: { retryGrowth: «[] }'), 'wrong-type', 'expected a text, a number'],
  ['a tab', 'policy: a.xml\nrequest:\n«\turl: a\n', 'not-yaml', 'a tab indents this line'],
  ['a template without quotes', withTop('settings: { a: /«{id} }'), 'not-yaml', 'a text that has one stands in quotes'],
  ['a key twice', withTop('«policy: b.xml'), 'duplicate-key', 'the key "policy" is there twice'],
];

const wrongCases: readonly Wrong[] = [
  [
    'a case without a name',
    `${start}cases:\n  - «expect: { backendRequests: 1 }\n`,
    'missing-key',
    'cases[0] has no name',
  ],
  [
    'a name of blanks',
    `${start}cases:\n  - name: «" "\n    expect: { backendRequests: 1 }\n`,
    'wrong-value',
    'expected a name',
  ],
  [
    'a name twice',
    `${withExpect('{ backendRequests: 1 }')}  - name: «a\n    expect: { backendRequests: 1 }\n`,
    'duplicate-name',
    'there is another case "a"',
  ],
  ['a case that expects nothing', `${start}cases:\n  - «name: a\n`, 'missing-key', 'cases[0] has no expect'],
  [
    'an empty expectation',
    withExpect('«{}'),
    'wrong-value',
    'cases[0].expect is a map, expected at least one expectation',
  ],
  ['an empty list of expectations', withExpect('«[]'), 'wrong-value', 'expected at least one expectation'],
  ['an expectation that is a status', withExpect('«200'), 'wrong-type', 'expected a map, or a list of one for each'],
  [
    'a case without a URL',
    'policy: a.xml\ncases:\n  - «name: a\n    request: { method: GET }\n    expect: { backendRequests: 1 }\n',
    'missing-key',
    "neither the case's request nor the file's has a url",
  ],
  [
    'a URL taken away',
    withCase('«request: { url: null }\n    expect: { backendRequests: 1 }')
      .replace('«', '')
      .replace('name: a', '«name: a'),
    'missing-key',
    'has a url',
  ],
  [
    'a misspelt key of a case',
    withCase('«expct: {}\n    expect: { backendRequests: 1 }'),
    'unknown-key',
    'did you mean "expect"?',
  ],
  [
    'a pool of nothing',
    withCase('request: { backends: { b: { pool: [{ id: c }] } } }\n    expect: { backendRequests: 1 }').replace(
      'name: a',
      '«name: a',
    ),
    'wrong-value',
    'backends.b.pool[0].id is "c"',
  ],
  [
    'a misspelt key of a request',
    withCase('request: { «haders: {} }\n    expect: { backendRequests: 1 }'),
    'unknown-key',
    'did you mean "headers"?',
  ],
  [
    'a reply of no status',
    withCase('backend: [{ status: «2 }]\n    expect: { backendRequests: 1 }'),
    'wrong-value',
    'from 100 to 999',
  ],
  [
    'a body that is a map',
    withCase('request: { body: «{ a: 1 } }\n    expect: { backendRequests: 1 }'),
    'wrong-type',
    'expected a text',
  ],
];

const wrongExpectations: readonly Wrong[] = [
  ['a misspelt key', withExpect('{ «reponse: { status: 200 } }'), 'unknown-key', 'did you mean "response"?'],
  ['an empty response', withExpect('{ response: «{} }'), 'wrong-value', 'expected at least one expectation'],
  ['a status in quotes', withExpect('{ response: { status: «"200" } }'), 'wrong-type', 'take the quotes away'],
  ['a status that is none', withExpect('{ response: { status: «20 } }'), 'wrong-value', 'a status from 100 to 999'],
  ['a status where a response belongs', withExpect('{ «status: 200 }'), 'unknown-key', 'did you mean "statuses"?'],
  [
    'a header that is a number',
    withExpect('{ response: { headers: { Age: «5 } } }'),
    'wrong-type',
    'put it in quotes: "5"',
  ],
  [
    'a regular expression that is wrong',
    withExpect('{ response: { headers: { A: «"/(/" } } }'),
    'wrong-value',
    'that compiles',
  ],
  [
    'a body that matches what is wrong',
    withExpect('{ response: { body: { matches: «"[" } } }'),
    'wrong-value',
    'a regular expression that compiles',
  ],
  [
    'a body with an unknown key',
    withExpect('{ response: { body: { «jsn: 1 } } }'),
    'unknown-key',
    'did you mean "json"?',
  ],
  [
    'an empty body expectation',
    withExpect('{ response: { body: «{} } }'),
    'wrong-value',
    'expected at least one expectation',
  ],
  [
    'requests that are a text',
    withExpect('{ backendRequests: «one }'),
    'wrong-type',
    'how many there are, or a list of them',
  ],
  ['less than no request', withExpect('{ backendRequests: «-1 }'), 'wrong-value', 'a whole number, 0 or more'],
  [
    'a misspelt key of a request',
    withExpect('{ httpRequests: [{ «metod: GET }] }'),
    'unknown-key',
    'did you mean "method"?',
  ],
  ['a figure in words', withExpect('{ elapsedMs: «soon }'), 'wrong-value', 'such as ">= 100", "< 20"'],
  ['a range the wrong way round', withExpect('{ elapsedMs: «20..10 }'), 'wrong-value', '"100..200"'],
  ['an error that is a text', withExpect('{ lastError: «none }'), 'wrong-type', 'expected null, or a map'],
  ['a counter of nothing', withExpect('{ counters: [«{}] }'), 'wrong-value', 'expected at least one expectation'],
  ['a cache that is on', withExpect('{ cache: «true }'), 'wrong-type', 'expected a map'],
  [
    'a list without repetition',
    withExpect('«[{ backendRequests: 1 }, { backendRequests: 1 }]'),
    'wrong-value',
    'has 2 entries, but the request is not repeated',
  ],
  [
    'too few statuses',
    withCase('repeat: { times: 3, everyMs: 1 }\n    expect: { statuses: «[200] }'),
    'wrong-value',
    'has 1 entries, but repeat.times is 3',
  ],
  ['last within last', withExpect('{ last: { «last: { backendRequests: 1 } } }'), 'unknown-key', 'unknown key "last"'],
];

describe.each([
  ['file', wrongFiles],
  ['case', wrongCases],
  ['expectation', wrongExpectations],
])('what is wrong with a %s is one fault at its place', (_, table) => {
  it.each(table)('%s', (__, marked, code, says) => {
    const lines = marked.slice(0, marked.indexOf('«')).split('\n');
    const place = printPlace({ file: 't.yaml', line: lines.length, column: (lines.at(-1) ?? '').length + 1 });
    const result = read(marked.replace('«', ''));
    const printed = result.ok ? [] : result.failure.map(printFault);
    expect(printed).toHaveLength(1);
    expect(printed[0]).toContain(says);
    expect(printed[0]).toContain(`[policy-test/${code}]`);
    expect(printed[0]?.slice(0, place.length + 2)).toBe(`${place}: `);
  });
});

it('knows where every case stands, and what its whole request is', () => {
  const result = read(`${start}cases:
  - name: a
    request: { headers: { X: y } }
    backend: [{ status: 500 }]
    repeat: { times: 2, everyMs: 5 }
    expect: { statuses: [200, 200] }
`);
  expect(result).toMatchObject({
    ok: true,
    value: {
      name: 't.yaml',
      documents: { api: { path: 'a.xml', place: { line: 1, column: 9 } } },
      cases: [
        {
          name: 'a',
          place: { file: 't.yaml', line: 4, column: 5 },
          request: {
            method: 'GET',
            url: 'https://api.example.com/a',
            headers: { X: 'y' },
            backend: [{ status: 500 }],
            repeat: { times: 2, everyMs: 5 },
          },
        },
      ],
    },
  });
});

test.prop([
  fc.dictionary(fc.constantFrom('policy', 'request', 'cases', 'settings', 'x'), fc.jsonValue({ maxDepth: 4 })),
])('whatever a file holds, it is read or its faults say where and what', (value) => {
  const result = readTestFile({ file: 't.json', text: JSON.stringify(value) });
  for (const { place, message } of result.ok ? [] : result.failure) {
    expect(place?.line).toBe(1);
    expect(message).not.toMatch(/undefined|Invalid|\[object/);
  }
});
