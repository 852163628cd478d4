import type { Value } from '../../template/value.ts';
import { entryOf, valueOf } from '../../template/value.ts';
import { withMember, withoutMembers } from '../merge-values.ts';

/** What a body says that Terraform takes for granted. */
const finishes: { readonly [terraform: string]: (body: Value) => Value } = {
  azurerm_api_management_logger: withLoggerType,
  azurerm_api_management_workspace_logger: withLoggerType,
  azurerm_api_management_diagnostic: withSampling,
  azurerm_api_management_api_diagnostic: withSampling,
  azurerm_api_management_backend: (body) =>
    propertyOf(body, 'pool') === undefined ? body : said(body, 'type', 'Pool'),
  azurerm_api_management_subscription: (body) =>
    propertyOf(body, 'scope') === undefined ? said(body, 'scope', '/apis') : body,
  azurerm_api_management_policy: withFormat,
  azurerm_api_management_api_policy: withFormat,
  azurerm_api_management_api_operation_policy: withFormat,
  azurerm_api_management_product_policy: withFormat,
  azurerm_api_management_workspace_policy: withFormat,
};

export function finished(terraform: string, body: Value): Value {
  const finish = Object.hasOwn(finishes, terraform) ? finishes[terraform] : undefined;
  return finish === undefined ? body : finish(body);
}

function propertyOf(body: Value, name: string): Value | undefined {
  return entryOf(entryOf(body, 'properties'), name);
}

function said(body: Value, name: string, value: string): Value {
  return withMember(body, ['properties', name], valueOf(value, body.place));
}

/** The provider sends policies as they are written. */
function withFormat(body: Value): Value {
  const link = propertyOf(body, 'link');
  if (link === undefined) return said(body, 'format', 'rawxml');
  const properties = withoutMembers(entryOf(body, 'properties') ?? body, new Set(['link']));
  const bare = withMember(withoutMembers(body, new Set(['properties'])), ['properties'], properties);
  return said(withMember(bare, ['properties', 'value'], link), 'format', 'rawxml-link');
}

function withLoggerType(body: Value): Value {
  const credentials = propertyOf(body, 'credentials');
  if (credentials === undefined) return said(body, 'loggerType', 'azureMonitor');
  const isHub = entryOf(credentials, 'name') !== undefined || entryOf(credentials, 'endpointAddress') !== undefined;
  return said(body, 'loggerType', isHub ? 'azureEventHub' : 'applicationInsights');
}

function withSampling(body: Value): Value {
  const sampling = propertyOf(body, 'sampling');
  return sampling === undefined
    ? body
    : withMember(body, ['properties', 'sampling', 'samplingType'], valueOf('fixed', sampling.place));
}
