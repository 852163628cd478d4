import type { DeploymentInfo } from './function/deployment-info.ts';

/** A type and a name as they stand in an id: `Microsoft.ApiManagement/service/s/apis/a`. */
export function relativeId(type: string, name: string): string {
  const [provider = '', ...types] = type.split('/');
  const names = name.split('/');
  const pairs = types.map((one, index) => (index < names.length ? `${one}/${names[index] ?? ''}` : one));
  return [provider, ...pairs, ...names.slice(types.length)].join('/');
}

/** What stands before `/providers/` in the ids of what a deployment makes. */
export function scopeId({ scope, subscription, resourceGroup, managementGroup }: DeploymentInfo): string {
  switch (scope) {
    case 'resourceGroup':
      return `/subscriptions/${subscription.id}/resourceGroups/${resourceGroup.name}`;
    case 'subscription':
      return `/subscriptions/${subscription.id}`;
    case 'managementGroup':
      return `/providers/Microsoft.Management/managementGroups/${managementGroup.name}`;
    case 'tenant':
      return '';
  }
}

/** How many names a resource of a type has. */
export function nameCount(type: string): number {
  return Math.max(1, type.split('/').length - 1);
}

/** A child inside its parent may have a short type and a short name, or whole ones. */
export function wholeName(
  { type, name }: { readonly type: string; readonly name: string },
  parent: { readonly type: string; readonly name: string } | null,
): { readonly type: string; readonly name: string } {
  if (parent === null) return { type, name };
  const isShort = !type.split('/')[0]?.includes('.');
  const whole = isShort ? `${parent.type}/${type}` : type;
  const isWholeName =
    name.split('/').length === nameCount(whole) && name.toLowerCase().startsWith(`${parent.name.toLowerCase()}/`);
  const isNameShort = !isWholeName && name.split('/').length <= nameCount(whole) - nameCount(parent.type);
  return { type: whole, name: isNameShort ? `${parent.name}/${name}` : name };
}

/** A name for what has none that is known, made of the expression that would give it. */
export function placeholderName(expression: string): string {
  const text = expression.replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '');
  return `unknown-${text.slice(0, 80)}`;
}
