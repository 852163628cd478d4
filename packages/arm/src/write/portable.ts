import type { Json } from '@keelgate/model';
import { isMap } from '../resource/difference.ts';
import { defaultDeployment } from '../template/function/deployment-info.ts';
import { quoted } from './quoted.ts';

const { subscription, resourceGroup } = defaultDeployment;
const inSubscription = `/subscriptions/${subscription.id}/`;
const calls: ReadonlyMap<string, string> = new Map([
  [`${inSubscription}resourceGroups/${resourceGroup.name}`, 'resourceGroup().id'],
  [inSubscription.slice(0, -1), 'subscription().id'],
]);

/** What ids of a deployment that never took place begin with. */
export const standIn: string = `${inSubscription}resourceGroups/${resourceGroup.name}/providers/`;

/**
 * Ids that were worked out for a deployment that never took place become `resourceId(…)` again, those inside expressions
 * too, so that they hold wherever the template is deployed. Reading them gives the same ids.
 */
export function portable(json: Json, serviceName: string | null): Json {
  if (typeof json === 'string') return portableText(json, serviceName);
  if (Array.isArray(json)) return json.map((item: Json) => portable(item, serviceName));
  return isMap(json)
    ? Object.fromEntries(
        Object.entries(json).map(([name, value]) => [portableText(name, serviceName), portable(value, serviceName)]),
      )
    : json;
}

function portableText(text: string, serviceName: string | null): string {
  if (calls.has(text) || text.startsWith(inSubscription)) {
    const call = callOf(text, serviceName);
    return call === null ? text : `[${call}]`;
  }
  const isExpression = text.startsWith('[') && !text.startsWith('[[') && text.endsWith(']');
  if (!isExpression || !text.includes(`'${inSubscription.slice(0, -1)}`)) return text;
  return text.replaceAll(
    /'(?:[^']|'')*'/g,
    (literal) => callOf(literal.slice(1, -1).replaceAll("''", "'"), serviceName) ?? literal,
  );
}

/** What an extension is an extension of, where it is the service: its name is a parameter. */
export function portableScope(scope: string, serviceName: string | null): string {
  const [, type = '', name = '', rest = ''] =
    /^(Microsoft\.ApiManagement\/service\/)([^/]+)(\/.*)?$/i.exec(scope) ?? [];
  if (name === '' || name !== serviceName) return scope;
  const segments = [quoted(type), "parameters('serviceName')", ...(rest === '' ? [] : [quoted(rest)])];
  return `[concat(${segments.join(', ')})]`;
}

/** The call that gives an id: of a resource of the deployment's group, of another group, or of the subscription. */
function callOf(id: string, serviceName: string | null): string | null {
  const known = calls.get(id);
  if (known !== undefined || !id.startsWith(inSubscription)) return known ?? null;
  const [first = '', ...rest] = id.slice(inSubscription.length).split('/');
  if (first === 'providers') return idCall('subscriptionResourceId', [], rest, null);
  const [group = '', providers, ...path] = rest;
  if (first !== 'resourceGroups' || providers !== 'providers' || group === '') return null;
  if (group === resourceGroup.name) return idCall('resourceId', [], path, serviceName);
  return idCall('resourceId', [quoted(group)], path, null);
}

/** `provider/type/name/type/name`. */
function idCall(
  name: string,
  before: readonly string[],
  [provider = '', ...rest]: readonly string[],
  serviceName: string | null,
): string | null {
  if (rest.length < 2 || rest.length % 2 !== 0 || rest.includes('')) return null;
  const types = rest.filter((_, index) => index % 2 === 0);
  const names = rest.filter((_, index) => index % 2 === 1);
  const type = [provider, ...types].join('/');
  const isOwn = type.toLowerCase().startsWith('microsoft.apimanagement/service') && names[0] === serviceName;
  const segments = names.map((one, index) => (isOwn && index === 0 ? "parameters('serviceName')" : quoted(one)));
  return `${name}(${[...before, quoted(type), ...segments].join(', ')})`;
}
