import { test } from '@fast-check/vitest';
import type { Json, Snapshot } from '@keelgate/model';
import { emptySnapshot } from '@keelgate/model';
import { arbitrarySnapshot } from '@keelgate/model/testing';
import { describe, expect, it } from 'vitest';
import { readTemplate } from './read-template.ts';
import type { WrittenTemplate } from './write-template.ts';
import { writeTemplate } from './write-template.ts';

/** The snapshot without what says where it was written. */
function placeless(snapshot: Snapshot): unknown {
  return JSON.parse(JSON.stringify(snapshot, (key, value: unknown) => (key === 'place' ? null : value)));
}

function readAgain({ template, parameters }: WrittenTemplate) {
  return readTemplate(
    { file: 'template.json', text: template },
    { parameters: { kind: 'file', file: 'parameters.json', text: parameters } },
  );
}

/** Names that would be read in another way stand for themselves. */
const options = { serviceName: 'partial' };

it('ids of a deployment that never took place hold wherever the template is deployed', () => {
  const group = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/resource-group/providers';
  const written = writeTemplate({
    ...emptySnapshot,
    kept: [
      {
        type: 'Microsoft.ApiManagement/service/diagnostics',
        name: 's/d',
        body: {
          apiVersion: '2021-08-01',
          properties: {
            loggerId: `${group}/Microsoft.ApiManagement/service/s/loggers/o'neill`,
            other: `${group}/Microsoft.Web/sites/w`,
            elsewhere: '/subscriptions/1/resourceGroups/g/providers/Microsoft.Web/sites/w',
          },
        },
      },
    ],
  });
  expect(JSON.parse(written.template)).toMatchObject({
    parameters: { serviceName: { defaultValue: 's' } },
    resources: [
      {
        name: "[concat(parameters('serviceName'), '/d')]",
        properties: {
          loggerId: "[resourceId('Microsoft.ApiManagement/service/loggers', parameters('serviceName'), 'o''neill')]",
          other: "[resourceId('Microsoft.Web/sites', 'w')]",
          elsewhere: '/subscriptions/1/resourceGroups/g/providers/Microsoft.Web/sites/w',
        },
      },
    ],
  });
});

describe('a snapshot becomes a template', () => {
  test.prop([arbitrarySnapshot()])('which read again, with its parameters, is the same snapshot', (snapshot) => {
    const { snapshot: again, faults } = readAgain(writeTemplate(snapshot, options));
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(placeless(again)).toEqual(placeless(snapshot));
  });

  test.prop([arbitrarySnapshot()])('which is the same for an equal one', (snapshot) => {
    expect(writeTemplate(structuredClone(snapshot))).toEqual(writeTemplate(snapshot));
  });

  test.prop([arbitrarySnapshot()])('in which no secret stands', (snapshot) => {
    const { template, parameters, secrets } = writeTemplate(snapshot);
    const hidden = [
      ...snapshot.namedValues.flatMap(({ secret, value }) => (secret ? [value] : [])),
      ...snapshot.subscriptions.flatMap(({ primaryKey, secondaryKey }) => [primaryKey, secondaryKey]),
    ].filter((text) => text !== null);
    for (const text of hidden) expect(template).not.toContain(JSON.stringify(text).slice(1, -1));
    const given = (JSON.parse(parameters) as { parameters: Record<string, { value: string }> }).parameters;
    expect(Object.keys(given)).toEqual(secrets);
    for (const text of hidden) expect(Object.values(given).map(({ value }) => value)).toContain(text);
  });

  test.prop([arbitrarySnapshot()])('in which what is depended on is there, and never in a circle', (snapshot) => {
    const { resources } = JSON.parse(writeTemplate(snapshot).template) as { resources: readonly WrittenResource[] };
    const edges = new Map(resources.map((resource) => [idOf(resource), resource.dependsOn ?? []]));
    expect(edges.size).toBe(resources.length);
    for (const needed of edges.values()) for (const id of needed) expect(edges.has(id)).toBe(true);
    const deployed = new Set<string>();
    for (let before = -1; before !== deployed.size;) {
      before = deployed.size;
      for (const [id, needed] of edges) if (needed.every((one) => deployed.has(one))) deployed.add(id);
    }
    expect(deployed.size).toBe(edges.size);
  });

  test.prop([arbitrarySnapshot()])('in which all comes after what it belongs to', (snapshot) => {
    const { resources } = JSON.parse(writeTemplate(snapshot, options).template) as {
      resources: readonly WrittenResource[];
    };
    const ids = new Set(resources.map(idOf));
    for (const resource of resources) {
      const parent = ancestorsOf(idOf(resource)).find((id) => ids.has(id));
      if (parent !== undefined) expect(resource.dependsOn ?? []).toContain(parent);
    }
  });

  test.prop([arbitrarySnapshot()])('in which policies come after what they name', (snapshot) => {
    const { resources } = JSON.parse(writeTemplate(snapshot).template) as { resources: readonly WrittenResource[] };
    const edges = new Map(resources.map((resource) => [idOf(resource), resource.dependsOn ?? []]));
    const type = 'Microsoft.ApiManagement/service';
    for (const resource of resources) {
      if (resource.type !== `${type}/policies`) continue;
      const text = JSON.stringify(resource);
      const fragments = snapshot.fragments.filter(
        ({ id }) => /^\w+$/.test(id) && text.includes(`fragment-id=\\"${id}\\"`),
      );
      for (const { id } of fragments)
        expect(edges.get(idOf(resource))).toContain(
          `[resourceId('${type}/policyFragments', parameters('serviceName'), '${id}')]`,
        );
    }
  });
});

type WrittenResource = {
  readonly type: string;
  readonly name: string;
  readonly dependsOn?: readonly string[];
  readonly properties?: Json;
};

/** The id as the template says it, worked out of type and name alone. */
function idOf({ type, name }: WrittenResource): string {
  const own = /^\[concat\(parameters\('serviceName'\), '\/(.*)'\)\]$/s.exec(name);
  const names =
    own === null
      ? name === "[parameters('serviceName')]"
        ? ["parameters('serviceName')"]
        : name
            .replace(/^\[(?=\[.*\]$)/s, '')
            .split('/')
            .map((one) => `'${one.replaceAll("'", "''")}'`)
      : ["parameters('serviceName')", ...(own[1] ?? '').split('/').map((one) => `'${one}'`)];
  return `[resourceId('${type}', ${names.join(', ')})]`;
}

/** Ids of what an id belongs to, the nearest first. */
function ancestorsOf(id: string): readonly string[] {
  const [, type = '', names = ''] = /^\[resourceId\('([^']*)', (.*)\)\]$/s.exec(id) ?? [];
  const steps = type.split('/');
  const segments = [...names.matchAll(/parameters\('serviceName'\)|'(?:[^']|'')*'/gs)].map(([segment]) => segment);
  return segments
    .slice(1)
    .map((_, index) => segments.length - 1 - index)
    .map((depth) => `[resourceId('${steps.slice(0, depth + 1).join('/')}', ${segments.slice(0, depth).join(', ')})]`);
}

it('what only a deployment knows of a resource is written as it was read: its name, its condition, what it waits for', () => {
  const vault = { type: 'Microsoft.KeyVault/vaults', apiVersion: '2022-07-01', name: 'v', properties: {} };
  const guid = "guid(reference(resourceId('Microsoft.KeyVault/vaults', 'v')).vaultUri)";
  const role = {
    type: 'Microsoft.Authorization/roleAssignments',
    apiVersion: '2022-04-01',
    name: `[${guid}]`,
    condition: "[equals(reference(resourceId('Microsoft.KeyVault/vaults', 'v')).x, 1)]",
    properties: {},
  };
  const text = JSON.stringify({ $schema: 'deploymentTemplate.json#', resources: [vault, role] });
  const read = readTemplate({ file: 'a.json', text });
  const written = writeTemplate(read.snapshot);
  const { resources } = JSON.parse(written.template) as { readonly resources: readonly object[] };
  const dependsOn = ["[resourceId('Microsoft.KeyVault/vaults', 'v')]"];
  expect(resources[1]).toEqual({ ...role, dependsOn });
  expect(placeless(readAgain(written).snapshot)).toEqual(placeless(read.snapshot));
});

it('an extension waits for what it extends, wherever the service is', () => {
  const service = 'Microsoft.ApiManagement/service';
  const resources = [
    { type: service, name: 's', sku: { name: 'Developer', capacity: 1 } },
    {
      type: 'Microsoft.Authorization/locks',
      apiVersion: '2020-05-01',
      name: 'l',
      scope: `${service}/s`,
      properties: {},
    },
  ];
  const read = readTemplate({ file: 'a.json', text: JSON.stringify({ resources }) });
  const written = writeTemplate(read.snapshot);
  expect(JSON.parse(written.template)).toMatchObject({
    resources: [
      {},
      {
        scope: `[concat('${service}/', parameters('serviceName'))]`,
        dependsOn: [`[resourceId('${service}', parameters('serviceName'))]`],
      },
    ],
  });
  expect(placeless(readAgain(written).snapshot)).toEqual(placeless(read.snapshot));
});

it('what has no resource of the service in it has no parameter for its name', () => {
  const lock = {
    type: 'Microsoft.Authorization/locks',
    name: 'l',
    body: { scope: 'Microsoft.ApiManagement/service/s' },
  };
  const written = writeTemplate({ ...emptySnapshot, kept: [lock] }, { serviceName: 's' });
  expect(JSON.parse(written.template)).toMatchObject({ parameters: {}, resources: [{ scope: lock.body.scope }] });
});

it('two of one name in different groups are two, and each goes to its own', () => {
  const role = { type: 'Microsoft.Authorization/roleAssignments', apiVersion: '2022-04-01', name: 'r', properties: {} };
  const sent = (resourceGroup: string): object => ({
    type: 'Microsoft.Resources/deployments',
    name: resourceGroup,
    resourceGroup,
    properties: { mode: 'Incremental', template: { resources: [role] } },
  });
  const text = JSON.stringify({ resources: [sent('first'), sent('second'), role] });
  const read = readTemplate({ file: 'a.json', text });
  expect(read.faults).toEqual([]);
  expect(read.snapshot.kept.map(({ type }) => type)).toEqual([role.type, role.type, role.type]);
  const again = readAgain(writeTemplate(read.snapshot));
  expect(again.faults).toEqual([]);
  expect(again.snapshot.kept).toHaveLength(3);
});

it('takes what descriptions say of secrets for no secrets', () => {
  const text = JSON.stringify({
    resources: [
      {
        type: 'Microsoft.ApiManagement/service/apis',
        name: 's/a',
        properties: { displayName: 'A', path: 'a' },
      },
      {
        type: 'Microsoft.ApiManagement/service/apis/schemas',
        name: 's/a/x',
        properties: {
          contentType: 'application/vnd.oai.openapi.components+json',
          document: { components: { schemas: { Login: { properties: { password: 'string', apiKey: 'string' } } } } },
        },
      },
    ],
  });
  const read = readTemplate({ file: 't.json', text });
  expect(writeTemplate(read.snapshot, read).secrets).toEqual([]);
});
