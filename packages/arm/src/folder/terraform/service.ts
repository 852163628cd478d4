import type { Value } from '../../template/value.ts';
import { entryOf, valueOf } from '../../template/value.ts';
import { mergedValue, withMember } from '../merge-values.ts';
import type { Attributes, TerraformKind } from './attribute.ts';
import { mapScalar } from './attribute.ts';
import { customProperties } from './custom-properties.ts';
import { textOf } from './state.ts';

const network: Attributes = { subnet_id: 'subnetResourceId' };

const hostName: Attributes = {
  host_name: 'hostName',
  certificate: 'encodedCertificate',
  certificate_password: 'certificatePassword',
  key_vault_id: 'keyVaultId',
  key_vault_certificate_id: 'keyVaultId',
  negotiate_client_certificate: 'negotiateClientCertificate',
  default_ssl_binding: 'defaultSslBinding',
  ssl_keyvault_identity_client_id: 'identityClientId',
  certificate_source: null,
  certificate_status: null,
  expiry: null,
  subject: null,
  thumbprint: null,
};

/** The kinds of host names, each in a block of its own. */
const hosts: readonly (readonly [block: string, type: string])[] = [
  ['proxy', 'Proxy'],
  ['gateway', 'Proxy'],
  ['portal', 'Portal'],
  ['developer_portal', 'DeveloperPortal'],
  ['management', 'Management'],
  ['scm', 'Scm'],
];

const hostNames: Attributes = Object.fromEntries(hosts.map(([block]) => [block, { to: block, blocks: hostName }]));

/** The service itself. What becomes of it is finished by `finishedService`. */
export const serviceKind: TerraformKind = {
  terraform: 'azurerm_api_management',
  type: 'Microsoft.ApiManagement/service',
  names: [],
  attributes: {
    location: '/location',
    tags: '/tags',
    zones: '/zones',
    sku_name: { to: '/sku', as: skuOf },
    publisher_name: 'publisherName',
    publisher_email: 'publisherEmail',
    notification_sender_email: 'notificationSenderEmail',
    virtual_network_type: 'virtualNetworkType',
    virtual_network_configuration: { to: 'virtualNetworkConfiguration', block: network },
    public_ip_address_id: 'publicIpAddressId',
    public_network_access_enabled: {
      to: 'publicNetworkAccess',
      as: (value) => mapScalar(value, (isOn) => (isOn === true ? 'Enabled' : 'Disabled')),
    },
    gateway_disabled: 'disableGateway',
    client_certificate_enabled: 'enableClientCertificate',
    min_api_version: 'apiVersionConstraint.minApiVersion',
    identity: {
      to: '/identity',
      block: { type: 'type', identity_ids: { to: 'userAssignedIdentities', as: identitiesOf } },
    },
    certificate: {
      to: 'certificates',
      blocks: {
        encoded_certificate: 'encodedCertificate',
        certificate_password: 'certificatePassword',
        store_name: 'storeName',
        expiry: null,
        subject: null,
        thumbprint: null,
      },
    },
    additional_location: {
      to: 'additionalLocations',
      blocks: {
        location: 'location',
        capacity: 'sku.capacity',
        zones: 'zones',
        public_ip_address_id: 'publicIpAddressId',
        virtual_network_configuration: { to: 'virtualNetworkConfiguration', block: network },
        gateway_disabled: 'disableGateway',
        gateway_regional_url: null,
        public_ip_addresses: null,
        private_ip_addresses: null,
      },
    },
    hostname_configuration: { to: 'hostnameConfigurations', block: hostNames },
    protocols: { to: 'customProperties', as: customProperties },
    security: { to: 'customProperties', as: customProperties },
    ...Object.fromEntries(
      ['sign_in', 'sign_up', 'delegation', 'tenant_access', 'policy', 'hostname_configuration_types'].map((name) => [
        name,
        null,
      ]),
    ),
    ...Object.fromEntries(
      'developer_portal_url gateway_url gateway_regional_url management_api_url portal_url scm_url private_ip_addresses public_ip_addresses'
        .split(' ')
        .map((name) => [name, null]),
    ),
  },
};

/** `Premium_2`. */
function skuOf(value: Value): Value {
  if (value.kind !== 'scalar' || typeof value.value !== 'string') return value;
  const [, name = value.value, capacity] = /^(.+)_(\d+)$/.exec(value.value) ?? [];
  return valueOf({ name, ...(capacity === undefined ? {} : { capacity: Number(capacity) }) }, value.place);
}

function identitiesOf(value: Value): Value {
  const ids = value.kind === 'list' ? value.items.flatMap((item) => textOf(item) ?? []) : [];
  return valueOf(Object.fromEntries(ids.map((id) => [id, {}])), value.place);
}

/** Additional locations have the tier of the service, and host names come as one list. */
export function finishedService(body: Value): Value {
  const properties = entryOf(body, 'properties');
  const tier = entryOf(entryOf(body, 'sku'), 'name');
  const capacity = entryOf(entryOf(body, 'sku'), 'capacity');
  const locations = entryOf(properties, 'additionalLocations');
  const named = entryOf(properties, 'hostnameConfigurations');
  let whole = body;
  if (locations?.kind === 'list' && tier !== undefined) {
    // Without a capacity of its own a location has the service's.
    const usual = new Map([['name', tier], ...(capacity === undefined ? [] : [['capacity', capacity] as const])]);
    const items = locations.items.map((item) => {
      const sku: Value = { kind: 'map', entries: usual, place: item.place };
      const own = entryOf(item, 'sku');
      return withMember(item, ['sku'], own === undefined ? sku : mergedValue(sku, own));
    });
    whole = withMember(whole, ['properties', 'additionalLocations'], { ...locations, items });
  }
  if (named?.kind !== 'map') return whole;
  const items = hosts.flatMap(([block, type]) => {
    const list = entryOf(named, block);
    return (list?.kind === 'list' ? list.items : []).map((item) =>
      withMember(item, ['type'], valueOf(type, item.place)),
    );
  });
  // A resource of its own may say again what the service says.
  const distinct = new Map(items.map((item) => [`${textIn(item, 'type')} ${textIn(item, 'hostName')}`, item] as const));
  const list: Value = { kind: 'list', items: [...distinct.values()], place: named.place };
  return withMember(whole, ['properties', 'hostnameConfigurations'], list);
}

function textIn(item: Value, name: string): string {
  return textOf(entryOf(item, name)) ?? '';
}
