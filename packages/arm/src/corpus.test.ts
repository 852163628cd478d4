import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTemplate } from './read-template.ts';

/** Real templates of others, read where they lie beside the project. */
const folder = path.resolve(import.meta.dirname, '../../../../shared/corpus/templates');

function text(name: string): { readonly file: string; readonly text: string } {
  return { file: name, text: readFileSync(path.join(folder, name), 'utf8') };
}

const quickstarts = 'nilaydshah__azure-quickstart-templates/quickstarts/microsoft.apimanagement';

describe.skipIf(!existsSync(folder))('real templates (skipped where ../shared is absent)', () => {
  it('each is read: what it lacks is at most its parameters', () => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.json') && !name.includes('parameters'),
    );
    expect(names.length).toBeGreaterThan(30);
    for (const name of names) {
      const { faults } = readTemplate(text(name));
      const codes = faults.filter(({ severity }) => severity === 'error').map(({ code }) => code);
      // One of them has defaults that its own types refuse, and what follows from that.
      if (codes.includes('arm/wrong-parameter')) continue;
      const expected = new Set(['arm/missing-parameters', 'arm/unknown-parameter']);
      expect(codes.filter((code) => !expected.has(code))).toEqual([]);
    }
  });

  it('the quickstart with all resources, whole', () => {
    const source = text(`${quickstarts}/api-management-create-all-resources/azuredeploy.json`);
    const values = new Map(
      [...source.text.matchAll(/^ {4}"([A-Za-z]+)": \{$/gm)].map(
        ([, name = '']) => [name, { value: 'x', place: { file: 'p', line: 1, column: 1 } }] as const,
      ),
    );
    const missing = readTemplate(source).faults.find(({ code }) => code === 'arm/missing-parameters')?.message ?? '';
    const asked = [...values].filter(([name]) => new RegExp(`\\b${name}\\b`).test(missing));
    const { snapshot, faults } = readTemplate(source, { parameters: { kind: 'values', values: new Map(asked) } });
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(snapshot.service?.tier).toBe('Standard');
    expect([
      snapshot.apis.length,
      snapshot.products.length,
      snapshot.users.length > 0,
      snapshot.kept.length > 0,
    ]).toEqual([3, 1, true, true]);
  });

  it.each([
    [`${quickstarts}/api-management-create-with-external-vnet-publicip/azuredeploy.json`, 'Premium', 'external'],
    ['microsoft__AzureOpenAI-with-APIM/private-apim.json', 'Developer', 'internal'],
  ])('%s: a service in a network', (name, tier, network) => {
    const { snapshot, faults } = readTemplate(text(name));
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(snapshot.service).toMatchObject({ tier, network });
  });

  it('the resource kit’s examples, given the name they ask for', () => {
    const examples = 'Azure__azure-api-management-devops-resource-kit/example';
    const names = readdirSync(path.join(folder, examples), { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.json') && !name.includes('parameters'),
    );
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const source = text(path.join(examples, name));
      const asked =
        /parameters? (.*)$/
          .exec(readTemplate(source).faults.find(({ code }) => code === 'arm/missing-parameters')?.message ?? '')?.[1]
          ?.split(', ') ?? [];
      const declared = (JSON.parse(source.text) as { parameters: { [name: string]: { type: string } } }).parameters;
      const place = { file: 'p', line: 1, column: 1 };
      const values = new Map(
        asked.map((parameter) => [parameter, { value: declared[parameter]?.type === 'int' ? 1 : 'x', place }] as const),
      );
      const { faults, snapshot } = readTemplate(source, { parameters: { kind: 'values', values } });
      expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
      const { apis, products, groups, users, subscriptions, versionSets, kept, policy } = snapshot;
      const read = [apis, products, groups, users, subscriptions, versionSets, kept, faults].reduce(
        (sum, list) => sum + list.length,
        policy === null ? 0 : 1,
      );
      expect(read).toBeGreaterThan(0);
    }
  });
});
