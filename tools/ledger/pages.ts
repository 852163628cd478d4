import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { netTypeDefinitions } from '../../packages/policy/src/dotnet/index.ts';
import { policies } from '../../packages/policy/src/policy/index.ts';
import { policyPage, statusOf } from './policy-page.ts';
import { settingPage } from './setting-page.ts';
import { namespaceOf, typePage } from './type-page.ts';

export const root: string = path.resolve(import.meta.dirname, '../..');

/** Every page of the ledger by its path in the checkout: what policies and .NET types there are, from the code itself. */
export function ledgerPages(): ReadonlyMap<string, string> {
  const tests = testTexts();
  const pages = new Map<string, string>();
  for (const policy of policies) {
    const naming = tests.filter(({ text }) => new RegExp(`<${policy.name}[\\s/>]`).test(text)).map(({ file }) => file);
    pages.set(`docs/policies/${policy.name}.md`, policyPage(policy, naming));
  }
  const namespaces = Map.groupBy(netTypeDefinitions, namespaceOf);
  for (const [namespace, types] of namespaces)
    pages.set(`docs/policies/types/${namespace}.md`, typePage(namespace, types));
  pages.set('docs/policies/settings.md', settingPage());
  pages.set(
    'docs/policies/README.md',
    overview([...namespaces.keys()].toSorted((left, right) => (left < right ? -1 : 1))),
  );
  return pages;
}

function overview(namespaces: readonly string[]): string {
  const running = policies.filter(({ compile, needs }) => compile !== null && needs === null).length;
  return [
    '# Policies',
    '',
    'Written from the code by `npm run ledger`; the tests fail where it is not up to date.',
    '',
    `${policies.length} policies are read, checked and printed; ${running} of them run by themselves. What is not as in Azure stands on each page.`,
    '',
    '| policy | |',
    '|---|---|',
    ...policies.map((policy) => `| [${policy.name}](${policy.name}.md) | ${statusOf(policy)} |`),
    '',
    'What is left open: [settings](settings.md). What a drill carries out of it: [policies in drills](../policies-in-drills.md).',
    '',
    '## .NET types of expressions',
    '',
    ...namespaces.map((namespace) => `- [${namespace}](types/${namespace}.md)`),
    '',
  ].join('\n');
}

type TestText = { readonly file: string; readonly text: string };

function testTexts(): readonly TestText[] {
  return ['packages/policy/src', 'apps/cli/src'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /(?:\.test\.ts|\/conformance\/.*\.yaml)$/.test(name))
      .map((name) => `${folder}/${name}`)
      .toSorted()
      .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') })),
  );
}
