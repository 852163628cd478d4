import type { Attributes, TerraformKind } from './attribute.ts';
import { defineKind, relativeId, withoutRevision } from './attribute.ts';
import { diagnostic } from './diagnostic.ts';
import { policy } from './policy.ts';

const parameter: Attributes = {
  name: 'name',
  required: 'required',
  type: 'type',
  description: 'description',
  default_value: 'defaultValue',
  values: 'values',
  schema_id: 'schemaId',
  type_name: 'typeName',
  example: null,
};

const representation: Attributes = {
  content_type: 'contentType',
  form_parameter: { to: 'formParameters', blocks: parameter },
  example: {
    to: 'examples',
    blocks: {
      name: 'name',
      summary: 'summary',
      description: 'description',
      value: 'value',
      external_value: 'externalValue',
    },
  },
  sample: 'sample',
  schema_id: 'schemaId',
  type_name: 'typeName',
};

const content: Attributes = {
  description: 'description',
  header: { to: 'headers', blocks: parameter },
  query_parameter: { to: 'queryParameters', blocks: parameter },
  representation: { to: 'representations', blocks: representation },
  status_code: 'statusCode',
};

/** An API and what hangs on it. */
export const apiKinds: readonly TerraformKind[] = [
  defineKind('_api', 'apis', ['name'], {
    display_name: 'displayName',
    path: 'path',
    protocols: 'protocols',
    description: 'description',
    revision: 'apiRevision',
    revision_description: 'apiRevisionDescription',
    version: 'apiVersion',
    version_description: 'apiVersionDescription',
    version_set_id: { to: 'apiVersionSetId', as: relativeId },
    service_url: 'serviceUrl',
    subscription_required: 'subscriptionRequired',
    subscription_key_parameter_names: {
      to: 'subscriptionKeyParameterNames',
      block: { header: 'header', query: 'query' },
    },
    api_type: 'type',
    soap_pass_through: null,
    is_current: 'isCurrent',
    is_online: null,
    source_api_id: { to: 'sourceApiId', as: relativeId },
    terms_of_service_url: 'termsOfServiceUrl',
    contact: { to: 'contact', block: { name: 'name', email: 'email', url: 'url' } },
    license: { to: 'license', block: { name: 'name', url: 'url' } },
    oauth2_authorization: {
      to: 'authenticationSettings.oAuth2',
      block: { authorization_server_name: 'authorizationServerId', scope: 'scope' },
    },
    openid_authentication: {
      to: 'authenticationSettings.openid',
      block: { openid_provider_name: 'openidProviderId', bearer_token_sending_methods: 'bearerTokenSendingMethods' },
    },
    import: {
      to: '',
      block: {
        content_format: 'format',
        content_value: 'value',
        wsdl_selector: {
          to: 'wsdlSelector',
          block: { service_name: 'wsdlServiceName', endpoint_name: 'wsdlEndpointName' },
        },
      },
    },
  }),
  defineKind('_api_operation', 'apis/operations', ['api_name', 'operation_id'], {
    display_name: 'displayName',
    method: 'method',
    url_template: 'urlTemplate',
    description: 'description',
    template_parameter: { to: 'templateParameters', blocks: parameter },
    request: { to: 'request', block: content },
    response: { to: 'responses', blocks: content },
  }),
  defineKind('_api_operation_policy', 'apis/operations/policies', ['api_name', 'operation_id', '=policy'], policy),
  defineKind('_api_operation_tag', 'apis/operations/tags', ['api_operation_id<2', 'api_operation_id', 'name'], {
    display_name: null,
  }),
  defineKind('_api_policy', 'apis/policies', ['api_name', '=policy'], policy),
  defineKind('_api_release', 'apis/releases', ['api_id', 'name'], {
    api_id: { to: 'apiId', as: relativeId },
    notes: 'notes',
  }),
  defineKind('_api_schema', 'apis/schemas', ['api_name', 'schema_id'], {
    content_type: 'contentType',
    value: 'document.value',
    components: 'document.components',
    definitions: 'document.definitions',
  }),
  defineKind('_api_tag', 'apis/tags', ['api_id', 'name'], {}),
  defineKind('_api_tag_description', 'apis/tagDescriptions', ['api_tag_id<2', 'api_tag_id'], {
    description: 'description',
    external_documentation_url: 'externalDocsUrl',
    external_documentation_description: 'externalDocsDescription',
  }),
  defineKind('_api_version_set', 'apiVersionSets', ['name'], {
    display_name: 'displayName',
    versioning_scheme: 'versioningScheme',
    version_header_name: 'versionHeaderName',
    version_query_name: 'versionQueryName',
    description: 'description',
  }),
  defineKind('_api_diagnostic', 'apis/diagnostics', ['api_name', 'identifier'], diagnostic),
  defineKind('_gateway_api', 'gateways/apis', ['gateway_id', 'api_id'], {}),
  defineKind('_product_api', 'products/apis', ['product_id', 'api_name'], {}),
  defineKind('_subscription', 'subscriptions', ['subscription_id|name'], {
    display_name: 'displayName',
    state: 'state',
    allow_tracing: 'allowTracing',
    user_id: { to: 'ownerId', as: relativeId },
    product_id: { to: 'scope', as: relativeId },
    api_id: { to: 'scope', as: withoutRevision },
    primary_key: 'primaryKey',
    secondary_key: 'secondaryKey',
  }),
];
