import { expect, test } from 'vitest';
import { checkPolicyFile } from './check-policy-file.ts';
import { parseDocument } from './document/parse.ts';
import { printDocument } from './document/print.ts';
import { corpusDocuments } from './testing/corpus.ts';

const snippets = 'Azure__api-management-policy-snippets/examples';
const toolkit = 'Azure__azure-api-management-policy-toolkit/test/Test.Core/Compiling';

/** Documents with an error of their own, which Azure would refuse too: its code, and what it is. */
const faulty: { readonly [file: string]: readonly [code: string, why: string] } = {
  'jonathandhaene__apim-educational/policies/transform.xml': ['policy/wrong-section', 'cors in outbound'],
  [`${snippets}/DELETE a from to blobStorage account.xml`]: ['expression/not-callable', 'MatchedParameters("x")'],
  [`${snippets}/PUT a file to blobStorage account.xml`]: ['expression/not-callable', 'MatchedParameters("x")'],
  [`${snippets}/Pre-authorize requests based on HTTP method with validate-jwt.policy.xml`]: [
    'expression/expected',
    '"patch=""" is no string of C#',
  ],
  [`${toolkit}/AzureOpenAiTokenLimitTests.cs.015.xml`]: [
    'policy/unknown-attribute',
    'estimate-prompt-token lacks its s',
  ],
  [`${toolkit}/AzureOpenAiTokenLimitTests.cs.021.xml`]: [
    'policy/unknown-attribute',
    'estimate-prompt-token lacks its s',
  ],
  [`${toolkit}/InvokeDarpBindingTests.cs.015.xml`]: ['policy/unknown-policy', 'Dapr is misspelt'],
  [`${toolkit}/InvokeDarpBindingTests.cs.025.xml`]: ['policy/unknown-policy', 'Dapr is misspelt'],
  [`${toolkit}/PublishToDarpTests.cs.005.xml`]: ['policy/unknown-policy', 'Dapr is misspelt'],
  [`${toolkit}/PublishToDarpTests.cs.007.xml`]: ['policy/unknown-policy', 'Dapr is misspelt'],
  [`${toolkit}/PublishToDarpTests.cs.019.xml`]: ['policy/unknown-policy', 'Dapr is misspelt'],
  [`${toolkit}/WaitTests.cs.001.xml`]: ['policy/wrong-section', 'wait in on-error'],
};

const files = [...(corpusDocuments ?? [])];

test.skipIf(files.length === 0)('the corpus is there (skipped without ../shared/corpus)', () => {
  expect(files.length).toBeGreaterThan(200);
});

test.skipIf(files.length === 0)('every real document is right, or has an error that is known to be its own', () => {
  const found = files.map(([file, text]) => {
    const { problems } = checkPolicyFile(text, { file });
    return [file, problems.filter(({ severity }) => severity === 'error')] as const;
  });
  const unexpected = found.flatMap(([file, errors]) =>
    Object.hasOwn(faulty, file)
      ? []
      : errors.map(({ line, column, code, message }) => `${file}:${line}:${column} ${code} ${message}`),
  );
  expect(unexpected).toEqual([]);
  for (const [file, errors] of found) {
    const own = Object.hasOwn(faulty, file) ? faulty[file]?.[0] : undefined;
    if (own !== undefined)
      expect([file, errors.map(({ code }) => code)]).toEqual([file, expect.arrayContaining([own])]);
  }
});

test.skipIf(files.length === 0)('line ends and a byte order mark change nothing', () => {
  for (const [file, whole] of files) {
    const text = whole.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
    const written = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    expect(checkPolicyFile(written, { file })).toEqual(checkPolicyFile(text, { file }));
  }
});

test.skipIf(files.length === 0)('every document can be printed, and says the same then', () => {
  for (const [file, text] of files) {
    const parsed = parseDocument({ format: 'rawxml', text, place: null });
    if (!parsed.ok) throw new Error(file);
    const [left, right] = [text, printDocument(parsed.value)].map((version) => {
      const { kind, policies, expressions, problems } = checkPolicyFile(version, { file });
      return { kind, policies, expressions, codes: problems.map(({ code }) => code).toSorted() };
    });
    expect([file, right]).toEqual([file, left]);
  }
});
