import type { Value } from '../../template/value.ts';
import { entryOf } from '../../template/value.ts';
import type { TerraformKind } from './attribute.ts';
import { terraformKinds } from './kinds.ts';
import { referenceOf, targetOf } from './references.ts';
import type { TerraformResource } from './state.ts';
import { isTrue } from './state.ts';

/** What resources are called in Azure. */
export type Naming = {
  /** The text of an attribute; one that a plan does not know is looked for where its expression points. */
  readonly text: (resource: TerraformResource, attribute: string) => string | null;
  /** The name of the service that a resource belongs to. */
  readonly service: (resource: TerraformResource) => string;
  /** The names after the service's; `null` where one is not known. */
  readonly names: (resource: TerraformResource, kind: TerraformKind) => readonly string[] | null;
};

/** References lead no further. */
const depthMax = 16;

export function createNaming(root: Value, resources: readonly TerraformResource[]): Naming {
  const services = resources.filter(({ type }) => type === 'azurerm_api_management');
  const revisions = currentApis(resources);

  function text(resource: TerraformResource, attribute: string, depth: number): string | null {
    const value = entryOf(resource.values, attribute);
    if (value?.kind === 'scalar' && value.value !== null && value.value !== '') return String(value.value);
    if (depth >= depthMax || !isTrue(entryOf(resource.unknown, attribute))) return null;
    const reference = referenceOf(root, resource.address, attribute);
    const target = reference === null ? null : targetOf(reference, resource.address, resources);
    if (reference === null || target === null) return null;
    return reference.attribute === 'id' ? idOf(target, depth + 1) : text(target, reference.attribute, depth + 1);
  }

  function idOf(resource: TerraformResource, depth: number): string | null {
    const kind = terraformKinds.get(resource.type);
    const known = text(resource, 'id', depth);
    if (known !== null || kind === undefined) return known;
    const names = namesOf(resource, kind, depth);
    if (names === null) return null;
    const [provider = '', first = '', ...types] = kind.type.split('/');
    const own = kind.type.startsWith('Microsoft.ApiManagement/service')
      ? [serviceOf(resource, depth), ...names]
      : names;
    return `/providers/${provider}/${[first, ...types].map((type, at) => `${type}/${own[at] ?? ''}`).join('/')}`;
  }

  function namesOf(
    resource: TerraformResource,
    { terraform, names }: TerraformKind,
    depth: number,
  ): readonly string[] | null {
    const found = names.map((spec) => nameOf(resource, spec, depth));
    if (found.some((name) => name === null)) return null;
    const known = found.map(String);
    return terraform === 'azurerm_api_management_api' ? known.map((name) => revisions(resource, name)) : known;
  }

  function nameOf(resource: TerraformResource, spec: string, depth: number): string | null {
    if (spec.startsWith('=')) return spec.slice(1);
    for (const attribute of spec.split('|')) {
      const [name = '', back = '0'] = attribute.split('<');
      const found = text(resource, name, depth);
      if (found !== null) return segmentOf(found, Number(back));
    }
    return null;
  }

  function serviceOf(resource: TerraformResource, depth: number): string {
    if (resource.type === 'azurerm_api_management') return text(resource, 'name', depth) ?? 'service';
    const named = text(resource, 'api_management_name', depth);
    if (named !== null) return named;
    for (const attribute of holders) {
      const [, name] =
        /\/Microsoft\.ApiManagement\/service\/([^/]+)/i.exec(text(resource, attribute, depth) ?? '') ?? [];
      if (name !== undefined) return name;
    }
    const [only] = services;
    return services.length === 1 && only !== undefined ? (text(only, 'name', depth) ?? 'service') : 'service';
  }

  return {
    text: (resource, attribute) => text(resource, attribute, 0),
    service: (resource) => serviceOf(resource, 0),
    names: (resource, kind) => namesOf(resource, kind, 0),
  };
}

/** Attributes with an id in which the name of the service is. */
const holders: readonly string[] =
  'api_management_id api_management_workspace_id gateway_id api_id api_operation_id api_tag_id api_management_product_id parent_id id'.split(
    ' ',
  );

/** A segment of an id, from its end; a name is what it is. Ids of APIs name the revision, which what hangs on them does not. */
function segmentOf(text: string, back: number): string {
  if (!text.includes('/')) return text;
  return (text.split('/').at(-1 - back) ?? text).replace(/;rev=.*$/, '');
}

/**
 * The ARM name of an API: with its revision, unless it is the current one. A plan does not say which is; then it is the
 * only one of its name, or revision 1.
 */
function currentApis(resources: readonly TerraformResource[]): (api: TerraformResource, name: string) => string {
  const apis = resources.filter(({ type }) => type === 'azurerm_api_management_api');
  const counts = new Map<string, number>();
  for (const { values } of apis) counts.set(scalarIn(values, 'name'), (counts.get(scalarIn(values, 'name')) ?? 0) + 1);
  return (api, name) => {
    const revision = scalarIn(api.values, 'revision');
    const current = entryOf(api.values, 'is_current');
    const isKnown = current?.kind === 'scalar' && typeof current.value === 'boolean';
    const isOnly = counts.get(scalarIn(api.values, 'name')) === 1;
    const isCurrent = isKnown ? isTrue(current) : isOnly || revision === '1' || revision === '';
    return isCurrent || name.includes(';rev=') ? name : `${name};rev=${revision}`;
  };
}

function scalarIn(values: Value, name: string): string {
  const value = entryOf(values, name);
  return value?.kind === 'scalar' && value.value !== null ? String(value.value) : '';
}
