import type { Resource } from '../../template/deploy.ts';
import type { Value } from '../../template/value.ts';
import { entryOf, valueOf } from '../../template/value.ts';
import { mergedValue, withMember } from '../merge-values.ts';
import type { Naming } from './naming.ts';
import type { TerraformResource } from './state.ts';
import { textOf } from './state.ts';

/** A resource of the azapi provider, which has ARM's own names. */
export function azapiResource(resource: TerraformResource, naming: Naming): readonly Resource[] {
  const { values, address } = resource;
  const [type = '', version] = (textOf(entryOf(values, 'type')) ?? '').split('@');
  const name = textOf(entryOf(values, 'name'));
  if (type === '' || name === null) return [];
  const parents = parentNames(naming.text(resource, 'parent_id'), type, () => naming.service(resource));
  const top = ['location', 'tags'].reduce<Value>((body, member) => {
    const value = entryOf(values, member);
    return value === undefined || (value.kind === 'scalar' && value.value === null)
      ? body
      : withMember(body, [member], value);
  }, emptyAt(values));
  const said = mergedValue(top, bodyIn(values));
  const body = version === undefined ? said : withMember(said, ['apiVersion'], valueOf(version, values.place));
  return [{ type, name: [...parents, name].join('/'), body, place: values.place, path: address }];
}

/** The names above a resource: every second segment of its parent's id after the provider. */
function parentNames(id: string | null, type: string, service: () => string): readonly string[] {
  const depth = type.split('/').length - 2;
  if (depth <= 0) return [];
  const [, path] = /\/providers\/[^/]+\/(.+)$/.exec(id ?? '') ?? [];
  const names = (path ?? '').split('/').filter((_, at) => at % 2 === 1);
  return names.length === depth
    ? names
    : Array.from({ length: depth }, (_, at) => names[at] ?? (at === 0 ? service() : 'unknown'));
}

/** An object, or in older versions its text. */
function bodyIn(values: Value): Value {
  const body = entryOf(values, 'body');
  if (body?.kind !== 'scalar' || typeof body.value !== 'string') return body?.kind === 'map' ? body : emptyAt(values);
  try {
    return valueOf(JSON.parse(body.value), body.place);
  } catch {
    return emptyAt(values);
  }
}

function emptyAt({ place }: Value): Value {
  return { kind: 'map', entries: new Map(), place };
}
