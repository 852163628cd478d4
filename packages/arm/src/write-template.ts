import type { Json, Rest, Snapshot } from '@keelgate/model';
import { isOfService } from './read-resources.ts';
import { apiVersion as usualVersion } from './resource/define-resource.ts';
import { escapeText } from './template/value.ts';
import { dependencies } from './write/dependencies.ts';
import { openParameters } from './write/open-parameters.ts';
import { portable, portableScope } from './write/portable.ts';
import { quoted } from './write/quoted.ts';
import type { Secrets } from './write/secrets.ts';
import { createSecrets } from './write/secrets.ts';
import type { WrittenPart } from './write-resources.ts';
import { serviceNameOf, writeResources } from './write-resources.ts';

/** A snapshot as an ARM template. */
export type WrittenTemplate = {
  /** The text of the template; equal snapshots give equal texts. */
  readonly template: string;
  /** The text of its parameters file. It holds the secrets, which the template does not. */
  readonly parameters: string;
  /** The names of the parameters that have no value but in the parameters file, or not even there: these were not known. */
  readonly secrets: readonly string[];
};

/** What a snapshot does not say itself, as `ReadTemplate` has it. */
export type WriteOptions = {
  /** Of a partial snapshot: without it, the parameter that is the service's name has no default. */
  readonly serviceName?: string | null;
  /** Texts that are secrets wherever they stand. */
  readonly secure?: ReadonlySet<string>;
};

const schema = 'https://schema.management.azure.com/schemas/2019-04-01';

/**
 * Writes one template that deploys what the snapshot holds. The service's name is a parameter; secrets are parameters
 * without a default. Reading it with its parameters gives the same snapshot again.
 */
export function writeTemplate(snapshot: Snapshot, options: WriteOptions = {}): WrittenTemplate {
  const parts = writeResources(snapshot);
  const serviceName = serviceNameOf(snapshot) ?? options.serviceName ?? null;
  const secrets = createSecrets(options.secure ?? new Set());
  const needed = dependencies(parts, snapshot);
  const named = parts.some(({ own }) => own);
  const writing = { serviceName: named ? serviceName : null, secrets };
  const resources = parts.map((part, index) => sent(resourceOf(part, needed.get(part) ?? [], writing), part, index));
  const found = secrets.all();
  const taken = new Set(['servicename', ...found.map(({ parameter }) => parameter.toLowerCase())]);
  const open = openParameters(resources, taken);
  const template = {
    $schema: `${schema}/deploymentTemplate.json#`,
    contentVersion: '1.0.0.0',
    parameters: {
      ...(named
        ? { serviceName: { type: 'string', ...(serviceName === null ? {} : { defaultValue: serviceName }) } }
        : {}),
      ...Object.fromEntries(
        [...found.map(({ parameter }) => parameter), ...open].map((parameter) => [parameter, { type: 'securestring' }]),
      ),
    },
    resources,
  };
  const parameters = {
    $schema: `${schema}/deploymentParameters.json#`,
    contentVersion: '1.0.0.0',
    parameters: Object.fromEntries(found.map(({ parameter, value }) => [parameter, { value }])),
  };
  return {
    template: printed(template),
    parameters: printed(parameters),
    secrets: [...found.map(({ parameter }) => parameter), ...open],
  };
}

type Writing = { readonly serviceName: string | null; readonly secrets: Secrets };

function resourceOf(part: WrittenPart, needed: readonly WrittenPart[], { serviceName, secrets }: Writing): Rest {
  const { apiVersion = isOfService(part.type) ? usualVersion : null, ...body } = part.body;
  return {
    type: part.type,
    ...(apiVersion === null ? {} : { apiVersion }),
    name: nameOf(part),
    ...(needed.length === 0 ? {} : { dependsOn: needed.map(idOf) }),
    ...(portable(secrets.taken(part, body), serviceName) as Rest),
    ...(typeof body['scope'] === 'string' && !isOfService(part.type)
      ? { scope: portableScope(body['scope'], serviceName) }
      : {}),
  };
}

/** What goes to another group goes there by a deployment of its own. */
function sent(resource: Rest, { type, body }: WrittenPart, index: number): Rest {
  const { resourceGroup, subscriptionId } = body;
  if (typeof resourceGroup !== 'string' || type.toLowerCase() === 'microsoft.resources/deployments') return resource;
  const { dependsOn, resourceGroup: _, subscriptionId: __, ...own } = resource;
  return {
    type: 'Microsoft.Resources/deployments',
    apiVersion: '2022-09-01',
    name: `elsewhere-${index}`,
    ...(dependsOn === undefined ? {} : { dependsOn }),
    resourceGroup,
    ...(subscriptionId === undefined ? {} : { subscriptionId }),
    properties: {
      mode: 'Incremental',
      template: { $schema: `${schema}/deploymentTemplate.json#`, contentVersion: '1.0.0.0', resources: [own] },
    },
  };
}

function nameOf({ own, names }: WrittenPart): string {
  if (!own) return escapeText(names.join('/'));
  return names.length === 0
    ? "[parameters('serviceName')]"
    : `[concat(parameters('serviceName'), ${quoted(`/${names.join('/')}`)})]`;
}

function idOf({ own, type, names }: WrittenPart): string {
  const segments = own ? ["parameters('serviceName')", ...names.map(quoted)] : names.map(quoted);
  return `[resourceId(${[quoted(type), ...segments].join(', ')})]`;
}

function printed(json: Json): string {
  return `${JSON.stringify(json, null, 2)}\n`;
}
