import type { Attributes, TerraformKind } from './attribute.ts';
import { backendKind } from './backend-kind.ts';
import { identityKinds } from './identity-kinds.ts';
import { defineKind, mapScalar, relativeId } from './attribute.ts';
import { diagnostic } from './diagnostic.ts';
import { policy } from './policy.ts';

const logger: Attributes = {
  description: 'description',
  resource_id: 'resourceId',
  buffered: 'isBuffered',
  buffering_enabled: 'isBuffered',
  application_insights: {
    to: 'credentials',
    block: { instrumentation_key: 'instrumentationKey', connection_string: 'connectionString' },
  },
  eventhub: {
    to: 'credentials',
    block: {
      name: 'name',
      connection_string: 'connectionString',
      endpoint_uri: 'endpointAddress',
      user_assigned_identity_client_id: 'identityClientId',
    },
  },
};

const certificate: Attributes = {
  data: 'data',
  certificate_data_base64: 'data',
  password: 'password',
  key_vault_secret_id: 'keyVault.secretIdentifier',
  key_vault_identity_client_id: 'keyVault.identityClientId',
  user_assigned_identity_client_id: 'keyVault.identityClientId',
  expiration: null,
  subject: null,
  thumbprint: null,
};

const fragment: Attributes = {
  description: 'description',
  value: 'value',
  xml_content: 'value',
  format: 'format',
  xml_format: 'format',
};

const versionSet: Attributes = {
  display_name: 'displayName',
  versioning_scheme: 'versioningScheme',
  version_header_name: 'versionHeaderName',
  version_query_name: 'versionQueryName',
  description: 'description',
};

/** What the service has beside APIs. */
export const serviceKinds: readonly TerraformKind[] = [
  defineKind('_policy', 'policies', ['=policy'], policy),
  defineKind('_policy_fragment', 'policyFragments', ['name'], fragment),
  defineKind('_named_value', 'namedValues', ['name'], {
    display_name: 'displayName',
    value: 'value',
    secret: 'secret',
    tags: 'tags',
    value_from_key_vault: {
      to: 'keyVault',
      block: { secret_id: 'secretIdentifier', identity_client_id: 'identityClientId' },
    },
  }),
  defineKind('_property', 'namedValues', ['name'], {
    display_name: 'displayName',
    value: 'value',
    secret: 'secret',
    tags: 'tags',
  }),
  backendKind,
  defineKind('_certificate', 'certificates', ['name'], certificate),
  defineKind('_logger', 'loggers', ['name'], logger),
  defineKind('_diagnostic', 'diagnostics', ['identifier'], { ...diagnostic, enabled: null }),
  defineKind('_redis_cache', 'caches', ['name'], {
    description: 'description',
    connection_string: 'connectionString',
    redis_cache_id: 'resourceId',
    cache_location: 'useFromLocation',
  }),
  defineKind('_tag', 'tags', ['name'], { display_name: 'displayName' }),
  defineKind('_global_schema', 'schemas', ['schema_id'], {
    description: 'description',
    type: 'schemaType',
    value: 'value',
  }),
  defineKind('_gateway', 'gateways', ['name'], {
    description: 'description',
    location_data: {
      to: 'locationData',
      block: { name: 'name', city: 'city', district: 'district', region: 'countryOrRegion' },
    },
  }),
  defineKind(
    '_gateway_certificate_authority',
    'gateways/certificateAuthorities',
    ['gateway_name', 'certificate_name'],
    {
      is_trusted: 'isTrusted',
    },
  ),
  defineKind('_gateway_host_name_configuration', 'gateways/hostnameConfigurations', ['gateway_name', 'name'], {
    host_name: 'hostname',
    certificate_id: { to: 'certificateId', as: relativeId },
    request_client_certificate_enabled: 'negotiateClientCertificate',
    http2_enabled: 'http2Enabled',
    tls10_enabled: 'tls10Enabled',
    tls11_enabled: 'tls11Enabled',
  }),
  defineKind('_authorization_server', 'authorizationServers', ['name'], {
    display_name: 'displayName',
    description: 'description',
    authorization_endpoint: 'authorizationEndpoint',
    authorization_methods: 'authorizationMethods',
    bearer_token_sending_methods: 'bearerTokenSendingMethods',
    client_authentication_method: 'clientAuthenticationMethod',
    client_id: 'clientId',
    client_secret: 'clientSecret',
    client_registration_endpoint: 'clientRegistrationEndpoint',
    default_scope: 'defaultScope',
    grant_types: 'grantTypes',
    resource_owner_password: 'resourceOwnerPassword',
    resource_owner_username: 'resourceOwnerUsername',
    support_state: 'supportState',
    token_body_parameter: { to: 'tokenBodyParameters', blocks: { name: 'name', value: 'value' } },
    token_endpoint: 'tokenEndpoint',
  }),
  defineKind('_openid_connect_provider', 'openidConnectProviders', ['name'], {
    display_name: 'displayName',
    description: 'description',
    metadata_endpoint: 'metadataEndpoint',
    client_id: 'clientId',
    client_secret: 'clientSecret',
  }),
  ...identityKinds,
  defineKind('_notification_recipient_email', 'notifications/recipientEmails', ['notification_type', 'email'], {}),
  defineKind('_notification_recipient_user', 'notifications/recipientUsers', ['notification_type', 'user_id'], {}),
  defineKind('_email_template', 'templates', ['template_name'], {
    subject: 'subject',
    body: 'body',
    title: 'title',
    description: 'description',
  }),
  defineKind('_workspace', 'workspaces', ['name'], { display_name: 'displayName', description: 'description' }),
  ...(
    [
      ['_workspace_api_version_set', 'apiVersionSets', 'name', versionSet],
      ['_workspace_certificate', 'certificates', 'name', certificate],
      ['_workspace_logger', 'loggers', 'name', logger],
      ['_workspace_policy', 'policies', '=policy', policy],
      ['_workspace_policy_fragment', 'policyFragments', 'name', fragment],
    ] as const
  ).map(([terraform, type, name, attributes]) =>
    defineKind(terraform, `workspaces/${type}`, ['api_management_workspace_id', name], attributes),
  ),
  defineKind('_product', 'products', ['product_id'], {
    display_name: 'displayName',
    description: 'description',
    terms: 'terms',
    subscription_required: 'subscriptionRequired',
    approval_required: 'approvalRequired',
    subscriptions_limit: 'subscriptionsLimit',
    published: { to: 'state', as: (value) => mapScalar(value, (is) => (is === true ? 'published' : 'notPublished')) },
  }),
  defineKind('_product_group', 'products/groups', ['product_id', 'group_name'], {}),
  defineKind('_product_policy', 'products/policies', ['product_id', '=policy'], policy),
  defineKind('_product_tag', 'products/tags', ['api_management_product_id', 'name'], {}),
  defineKind('_group', 'groups', ['name'], {
    display_name: 'displayName',
    description: 'description',
    type: 'type',
    external_id: 'externalId',
  }),
  defineKind('_group_user', 'groups/users', ['group_name', 'user_id'], {}),
  defineKind('_user', 'users', ['user_id'], {
    email: 'email',
    first_name: 'firstName',
    last_name: 'lastName',
    state: 'state',
    note: 'note',
    password: 'password',
    confirmation: 'confirmation',
  }),
];
