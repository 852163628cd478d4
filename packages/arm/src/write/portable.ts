import type { Json } from '@keelgate/model';
import { isMap } from '../resource/difference.ts';
import { defaultDeployment } from '../template/function/deployment-info.ts';
import { quoted } from './quoted.ts';

const { subscription, resourceGroup } = defaultDeployment;
/** What ids of a deployment that never took place begin with. */
export const standIn: string = `/subscriptions/${subscription.id}/resourceGroups/${resourceGroup.name}/providers/`;

/**
 * Ids that were worked out for a deployment that never took place become `resourceId(…)` again, so that they hold wherever
 * the template is deployed. Reading them gives the same ids.
 */
export function portable(json: Json, serviceName: string | null): Json {
  if (typeof json === 'string') return json.startsWith(standIn) ? asExpression(json, serviceName) : json;
  if (Array.isArray(json)) return json.map((item: Json) => portable(item, serviceName));
  return isMap(json)
    ? Object.fromEntries(Object.entries(json).map(([name, value]) => [name, portable(value, serviceName)]))
    : json;
}

/** `provider/type/name/type/name` after the stand-in. */
function asExpression(id: string, serviceName: string | null): string {
  const [provider = '', ...rest] = id.slice(standIn.length).split('/');
  if (rest.length < 2 || rest.length % 2 !== 0 || rest.includes('')) return id;
  const types = rest.filter((_, index) => index % 2 === 0);
  const names = rest.filter((_, index) => index % 2 === 1);
  const type = [provider, ...types].join('/');
  const isOwn = type.toLowerCase().startsWith('microsoft.apimanagement/service') && names[0] === serviceName;
  const segments = names.map((name, index) => (isOwn && index === 0 ? "parameters('serviceName')" : quoted(name)));
  return `[resourceId(${[quoted(type), ...segments].join(', ')})]`;
}
