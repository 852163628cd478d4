import type { Fault } from '@keelgate/model';
import { apiVersion } from '../../resource/define-resource.ts';
import type { Resource } from '../../template/deploy.ts';
import { parseJson } from '../../template/parse.ts';
import type { Value } from '../../template/value.ts';
import { valueOf } from '../../template/value.ts';
import type { InputFile } from '../input-files.ts';
import { mergedValue, withMember } from '../merge-values.ts';
import { azapiResource } from './azapi.ts';
import type { Attribute, TerraformKind } from './attribute.ts';
import type { Strange } from './body-of.ts';
import { bodyOf } from './body-of.ts';
import { finished } from './finish.ts';
import { terraformKinds } from './kinds.ts';
import type { Naming } from './naming.ts';
import { createNaming } from './naming.ts';
import { portalResources } from './portal-resources.ts';
import { finishedService, serviceKind } from './service.ts';
import type { TerraformResource } from './state.ts';
import { isTrue, terraformResources } from './state.ts';
import { templateDeployment } from './template-deployment.ts';

/** The resources of a plan or a state as `terraform show -json` prints it. */
export function readTerraform(source: InputFile, faults: Fault[]): readonly Resource[] {
  const root = parseJson(source, faults);
  if (root === null) return [];
  const resources = terraformResources(root, faults);
  const reading: Reading = { naming: createNaming(root, resources), faults, resources, told: new Set() };
  return resources.flatMap((resource) => read(resource, reading));
}

type Reading = {
  readonly naming: Naming;
  readonly faults: Fault[];
  readonly resources: readonly TerraformResource[];
  /** What was told once already. */
  readonly told: Set<string>;
};

function read(resource: TerraformResource, reading: Reading): readonly Resource[] {
  const { faults, naming } = reading;
  if (resource.type === 'azapi_resource') return azapiResource(resource, naming);
  if (/^azurerm_(?:resource_group_)?template_deployment$/.test(resource.type))
    return templateDeployment(resource, faults);
  // Read along with the service that it belongs to.
  if (resource.type === customDomain) return nameLoneDomain(resource, reading);
  const kind = terraformKinds.get(resource.type);
  if (kind !== undefined) return ofKind(resource, kind, reading);
  if (!resource.type.startsWith('azurerm_api_management')) return [];
  const message = `${resource.type} is not known: ${resource.address} is left out`;
  faults.push({ code: 'folder/unknown-terraform', severity: 'warning', message, place: resource.values.place });
  return [];
}

const customDomain = 'azurerm_api_management_custom_domain';

function ofKind(resource: TerraformResource, kind: TerraformKind, reading: Reading): readonly Resource[] {
  const { address, values } = resource;
  const names = reading.naming.names(resource, kind) ?? nameless(resource, reading);
  const strange = strangeIn(resource, reading);
  const service = reading.naming.service(resource);
  const isOfService = kind.type.startsWith(serviceKind.type);
  const known = withUnknown(resource, kind, reading.naming);
  const body = finished(kind.terraform, bodyOf(withoutOwn(known, kind), kind.attributes, strange));
  const own = (type: string, more: readonly string[], said: Value): Resource => ({
    type,
    name: [...(isOfService ? [service] : []), ...more].join('/'),
    body: withMember(said, ['apiVersion'], valueOf(apiVersion, values.place)),
    place: values.place,
    path: address,
  });
  if (kind !== serviceKind) return [own(kind.type, names, withFixed(body, kind))];
  const portals = portalResources(values, strange);
  return [
    own(kind.type, [], finishedService(withDomains(body, service, reading))),
    ...portals.map((portal) => own(`${kind.type}/${portal.type}`, [portal.name], portal.body)),
  ];
}

/** Names, and what Terraform alone needs. */
const aside: ReadonlySet<string> = new Set(
  'id name timeouts resource_group_name api_management_name api_management_id'.split(' '),
);

function withoutOwn(values: Value, { names, attributes }: TerraformKind): Value {
  if (values.kind !== 'map') return values;
  const own = new Set([...names.flatMap((spec) => spec.split('|').map((name) => name.split('<')[0] ?? '')), ...aside]);
  const entries = [...values.entries].filter(([name]) => !own.has(name) || Object.hasOwn(attributes, name));
  return { ...values, entries: new Map(entries) };
}

/** With the attributes that the body says and a plan does not know: as ids of other resources, or as what is not known. */
function withUnknown(resource: TerraformResource, kind: TerraformKind, naming: Naming): Value {
  const { unknown, values, address } = resource;
  if (unknown?.kind !== 'map' || values.kind !== 'map') return values;
  const entries = new Map(values.entries);
  for (const [name, mark] of unknown.entries) {
    const rule = Object.hasOwn(kind.attributes, name) ? (kind.attributes[name] ?? null) : null;
    if (!isTrue(mark) || rule === null) continue;
    const text = naming.text(resource, name);
    if (text !== null) entries.set(name, valueOf(text, values.place));
    else if (isWanted(name, rule))
      entries.set(name, { kind: 'unknown', what: `${name} of ${address}`, place: values.place });
  }
  return { ...values, entries };
}

/** Attributes of which it matters that they are there, known or not. */
const wanted: ReadonlySet<string> = new Set('value xml_content url service_url target_resource_id'.split(' '));

function isWanted(name: string, rule: Attribute): boolean {
  return wanted.has(name) || (rule !== null && typeof rule === 'object' && 'as' in rule);
}

function withFixed(body: Value, { fixed = {} }: TerraformKind): Value {
  return Object.entries(fixed).reduce(
    (now, [name, value]) => withMember(now, ['properties', name], valueOf(value, body.place)),
    body,
  );
}

/** Host names that a resource of its own gives to the service. */
function withDomains(body: Value, service: string, { resources, naming }: Reading): Value {
  const domains = resources.filter((one) => one.type === customDomain && naming.service(one) === service);
  return domains.reduce((now, { values }) => {
    const block: Value = { kind: 'list', items: [withoutOwn(values, serviceKind)], place: values.place };
    const wrapped: Value = { kind: 'map', entries: new Map([['hostname_configuration', block]]), place: values.place };
    return mergedValue(
      now,
      bodyOf(wrapped, serviceKind.attributes, () => undefined),
    );
  }, body);
}

function nameLoneDomain(resource: TerraformResource, { naming, resources, faults }: Reading): readonly Resource[] {
  const services = resources.filter(({ type }) => type === serviceKind.terraform);
  const service = naming.service(resource);
  if (services.some((one) => naming.service(one) === service)) return [];
  const message = `${resource.address} gives host names to a service that is not here; they are left out`;
  faults.push({ code: 'folder/unknown-terraform', severity: 'warning', message, place: resource.values.place });
  return [];
}

function strangeIn({ type }: TerraformResource, { told, faults }: Reading): Strange {
  return (name, place) => {
    if (told.has(`${type} ${name}`)) return;
    told.add(`${type} ${name}`);
    const message = `${name} of ${type} is not known; it is kept under a name like it`;
    faults.push({ code: 'folder/unknown-terraform', severity: 'warning', message, place });
  };
}

/** A name that only an apply knows is that of the resource in Terraform. */
function nameless({ address, values }: TerraformResource, { faults }: Reading): readonly string[] {
  const message = `the name of ${address} depends on what only an apply knows; ${labelOf(address)} stands for it`;
  faults.push({ code: 'folder/not-known', severity: 'warning', message, place: values.place });
  return [labelOf(address)];
}

function labelOf(address: string): string {
  return address.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/-$/, '');
}
