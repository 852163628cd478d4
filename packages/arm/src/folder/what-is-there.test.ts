import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { fileKind, whatIsThere } from './what-is-there.ts';

const template =
  '{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [] }';
const parameters =
  '{ "$schema": "https://schema.management.azure.com/schemas/2015-01-01/deploymentParameters.json#", "parameters": {} }';

describe('one file', () => {
  it.each([
    ['a.json', template, 'arm'],
    ['a.json', '{ "resources": [] }', 'arm'],
    ['a.json', `${template.slice(0, -2)},`, 'arm'],
    ['a.json', parameters, 'parameters'],
    ['a.json', '{ "parameters": { "a": { "value": 1 } } }', 'parameters'],
    ['a.json', '{ "parameters": { "a": 1 }, "responses": {} }', 'unknown'],
    ['plan.json', '{ "format_version": "1.2", "terraform_version": "1.9.0", "planned_values": {} }', 'terraform'],
    ['state.json', '{ "format_version": "1.0", "values": {} }', 'terraform'],
    ['terraform.tfstate', '{ "version": 4, "terraform_version": "1.9.0", "serial": 3, "resources": [] }', 'terraform'],
    ['api.yaml', 'openapi: 3.0.1\n', 'openapi'],
    ['api.json', '{ "swagger": "2.0" }', 'openapi'],
    ['schema.graphql', 'type Query { a: Int }', 'openapi'],
    ['main.bicep', 'param a string', 'bicep'],
    ['main.bicepparam', 'using main', 'parameters'],
    ['values.yaml', 'a: 1', 'unknown'],
    ['package.json', '{ "name": "x", "version": "1.0.0" }', 'unknown'],
    ['notes.txt', 'openapi: of course', 'unknown'],
    ['list.json', '[1]', 'unknown'],
  ])('%s with %s is %s', (file, text, kind) => {
    expect(fileKind({ file, text })).toBe(kind);
  });

  test.prop([fc.string(), fc.string()])('of any text is of some kind', (file, text) => {
    expect(typeof fileKind({ file, text })).toBe('string');
  });
});

describe('a folder', () => {
  const arm = { file: 'infra/main.json', text: template };
  const plan = { file: 'plan.json', text: '{ "format_version": "1.2", "planned_values": {} }' };
  const artifact = { file: 'artifacts/apis/a/apiInformation.json', text: '{}' };
  const api = { file: 'api.yaml', text: 'openapi: 3.0.1' };
  const other = { file: 'README.md', text: '' };

  it.each([
    [[other, api, plan, arm, artifact], 'apiops', 'artifacts/apis/a/apiInformation.json is an artifact of APIOps'],
    [[other, api, plan, arm], 'arm', 'infra/main.json is an ARM template'],
    [
      [arm, { ...arm, file: 'z.json' }, { ...arm, file: 'y.json' }],
      'arm',
      'infra/main.json is an ARM template, as are 2 more',
    ],
    [[other, api, plan], 'terraform', 'plan.json is what terraform show -json prints'],
    [[other, api], 'openapi', 'api.yaml is a description of an API'],
    [
      [other, { ...api, file: 'apis/a/specification.yaml' }],
      'openapi',
      'apis/a/specification.yaml is a description of an API',
    ],
    [[{ file: 'policy.xml', text: '<policies />' }], 'apiops', 'policy.xml is an artifact of APIOps'],
    [[{ file: 'infra/policy.xml', text: '<policies />' }, arm], 'arm', 'infra/main.json is an ARM template'],
    [
      [{ file: 'apis/a/policy.xml', text: '<policies />' }, arm],
      'apiops',
      'apis/a/policy.xml is an artifact of APIOps',
    ],
    [
      [{ file: 'main.bicep', text: '' }],
      'unknown',
      'main.bicep is Bicep, which is not read: build it first (az bicep build --file main.bicep)',
    ],
    [
      [{ file: 'p.json', text: parameters }],
      'unknown',
      'p.json has parameters, and there is no template that takes them',
    ],
    [
      [{ file: 'main.tf', text: '' }],
      'unknown',
      "main.tf is Terraform's own language, which is not read: give what terraform show -json prints",
    ],
    [[], 'unknown', 'there is no file'],
  ])('%#', (files, kind, reason) => {
    expect(whatIsThere(files)).toMatchObject({ kind, reason });
    expect(whatIsThere(files.toReversed())).toEqual(whatIsThere(files));
  });
});
