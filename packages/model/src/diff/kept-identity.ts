import type { KeptResource } from '../resource/kept.ts';
import type { DiffResource } from './difference.ts';

const provider = 'microsoft.apimanagement/service/';

/**
 * What a kept resource is called: `apis/diagnostics` and `apis/orders/diagnostics/insights`, without the name of the service, which is
 * another one in production; `Microsoft.Network/virtualNetworks/net` where it is nothing of the service.
 */
export function keptIdentity({ type, name }: KeptResource): DiffResource {
  const isOfService = type.toLowerCase().startsWith(provider);
  const short = isOfService ? type.slice(provider.length) : type;
  const kinds = short.split('/');
  const names = name.split('/').slice(isOfService ? 1 : 0);
  const head = isOfService ? [] : kinds.splice(0, 1);
  if (kinds.length !== names.length || kinds.length === 0) return { type: short, path: `${short}/${name}` };
  return { type: short, path: [...head, ...kinds.flatMap((kind, index) => [kind, names[index]])].join('/') };
}
