import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Fault, Json } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { readResources } from './read-resources.ts';
import { isMap } from './resource/difference.ts';
import type { Resource } from './template/deploy.ts';
import { valueOf } from './template/value.ts';
import { lostLeaves } from './testing/lost-leaves.ts';
import { writeResources } from './write-resources.ts';

/** Microsoft's examples of its REST interface, in three versions, read where they lie beside the project. */
const folder = path.resolve(import.meta.dirname, '../../../../shared/corpus/rest-examples');

/** Bodies that ask for something to be done: they describe no resource. */
const actions: ReadonlySet<string> = new Set([
  'BackupWithSystemManagedIdentity',
  'BackupWithUserAssignedManagedIdentity',
  'GatewayGenerateToken',
  'GatewayListDebugCredentials',
  'GetAuthorizationLoginRequest',
  'PerformConnectivityCheckHttpConnect',
  'PostAuthorizationConfirmConsentCodeRequest',
  'RestoreWithAccessKey',
  'ServiceMigrateToStv2',
  'TenantConfigurationDeploy',
  'TenantConfigurationValidate',
  'UpdateQuotaCounterKey',
  'UpdateQuotaCounterKeyByQuotaPeriod',
]);

/** Requests that are answered with nothing that says what they are about: type and names after the service's. */
const unanswered: ReadonlyMap<string, readonly [type: string, names: string]> = new Map([
  ['PortalSettingsUpdateSignUp', ['portalsettings', 'signup']],
]);

type Example = {
  readonly parameters: { readonly [name: string]: Json };
  readonly responses: { readonly [status: string]: { readonly body?: Json } };
};

type Described = { readonly type: string; readonly name: string; readonly body: Json };

const place = { file: 'example', line: 1, column: 1 };

function resourceOf({ type, name, body }: Described): Resource {
  return { type, name, body: valueOf(body, place), place, path: 'resources[0]' };
}

/** What an id or a type says a body is: whole type and name. */
function described(body: Json): Described | null {
  if (!isMap(body) || typeof body['id'] !== 'string' || typeof body['type'] !== 'string') return null;
  const [, provider = '', rest = ''] = /\/providers\/([^/]+)\/(.*)$/i.exec(body['id']) ?? [];
  const steps = rest.split('/');
  if (rest === '' || steps.length % 2 !== 0) return null;
  const types = steps.filter((_, index) => index % 2 === 0);
  const { id: _, type: __, name: ___, ...own } = body;
  return {
    type: [provider, ...types].join('/'),
    name: steps.filter((_step, index) => index % 2 === 1).join('/'),
    body: own,
  };
}

/** The parents that the model knows, with as little in them as they can have. */
function parentsOf({ type, name }: Described): readonly Described[] {
  const types = type.split('/');
  const names = name.split('/');
  return Array.from({ length: Math.max(0, names.length - 2) }, (_, index) => ({
    type: types.slice(0, index + 3).join('/'),
    name: names.slice(0, index + 2).join('/'),
    body: { properties: { method: 'GET', urlTemplate: '/', email: 'a@example.com' } },
  }));
}

function unescaped(json: Json): Json {
  if (typeof json === 'string') return json.startsWith('[[') && json.endsWith(']') ? json.slice(1) : json;
  if (Array.isArray(json)) return json.map(unescaped);
  return isMap(json) ? Object.fromEntries(Object.entries(json).map(([name, value]) => [name, unescaped(value)])) : json;
}

/** What is wrong with a resource once it was read and written: faults, and what is gone. */
function troubles(resource: Described): readonly string[] {
  const faults: Fault[] = [];
  const { snapshot } = readResources([...parentsOf(resource), resource].map(resourceOf), faults);
  const errors = faults.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  const key = `${resource.type} ${resource.name}`.toLowerCase();
  const written = writeResources(snapshot).find(
    ({ type, names, own }) =>
      `${type} ${[...(own ? [resource.name.split('/')[0]] : []), ...names].join('/')}`.toLowerCase() === key,
  );
  if (written === undefined) return [...errors, `${key} is not written`];
  return [...errors, ...lostLeaves(resource.body, unescaped(written.body))];
}

describe.skipIf(!existsSync(folder))('examples of the REST interface (skipped where ../shared is absent)', () => {
  const examples = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.json'))
        .map((name) => ({
          name: path.basename(name, '.json').replace('ApiManagement', ''),
          example: JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Example,
        }))
    : [];

  it('no body of a request loses anything, and none is wrong', () => {
    let covered = 0;
    const skipped = new Set<string>();
    const found: Record<string, readonly string[]> = {};
    for (const { name, example } of examples) {
      const [body] = Object.entries(example.parameters)
        .filter(([key, value]) => key !== 'api-version' && isMap(value))
        .map(([, value]) => value);
      if (body === undefined) continue;
      if (actions.has(name)) {
        skipped.add(name);
        continue;
      }
      const known = unanswered.get(name);
      const answer = Object.values(example.responses)
        .map((response) => described(response.body ?? null))
        .find((one) => one !== null);
      const resource =
        known === undefined
          ? answer
          : { type: `Microsoft.ApiManagement/service/${known[0]}`, name: `apimService1/${known[1]}`, body };
      covered += 1;
      const wrong = resource === undefined || resource === null ? ['of what?'] : troubles({ ...resource, body });
      if (wrong.length > 0) found[name] = wrong;
    }
    expect(found).toEqual({});
    expect([...skipped].toSorted()).toEqual([...actions].toSorted());
    expect(covered).toBe(105);
  });

  it('no resource in an answer loses anything', () => {
    let covered = 0;
    const found: Record<string, readonly string[]> = {};
    for (const { name, example } of examples) {
      for (const { body = null } of Object.values(example.responses)) {
        const list = isMap(body) && Array.isArray(body['value']) ? (body['value'] as readonly Json[]) : [body];
        for (const resource of list.map(described)) {
          if (resource === null) continue;
          covered += 1;
          const wrong = troubles(resource);
          if (wrong.length > 0) found[`${name} ${resource.type}`] = wrong;
        }
      }
    }
    expect(found).toEqual({});
    expect(covered).toBe(382);
  });
});
