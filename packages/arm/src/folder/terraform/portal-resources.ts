import type { Value } from '../../template/value.ts';
import { entryOf } from '../../template/value.ts';
import type { Attributes } from './attribute.ts';
import type { Strange } from './body-of.ts';
import { bodyOf } from './body-of.ts';
import { itemsOf } from './state.ts';

/** Blocks of a service that are resources of their own in Azure. */
const blocks: readonly {
  readonly block: string;
  readonly type: string;
  readonly name: string;
  readonly attributes: Attributes;
}[] = [
  { block: 'sign_in', type: 'portalsettings', name: 'signin', attributes: { enabled: 'enabled' } },
  {
    block: 'sign_up',
    type: 'portalsettings',
    name: 'signup',
    attributes: {
      enabled: 'enabled',
      terms_of_service: {
        to: 'termsOfService',
        block: { enabled: 'enabled', consent_required: 'consentRequired', text: 'text' },
      },
    },
  },
  {
    block: 'delegation',
    type: 'portalsettings',
    name: 'delegation',
    attributes: {
      url: 'url',
      validation_key: 'validationKey',
      subscriptions_enabled: 'subscriptions.enabled',
      user_registration_enabled: 'userRegistration.enabled',
    },
  },
  {
    block: 'tenant_access',
    type: 'tenant',
    name: 'access',
    attributes: { enabled: 'enabled', tenant_id: null, primary_key: 'primaryKey', secondary_key: 'secondaryKey' },
  },
];

export type PortalResource = { readonly type: string; readonly name: string; readonly body: Value };

/** The settings of portals and of the tenant that a service's blocks say. */
export function portalResources(values: Value, strange: Strange): readonly PortalResource[] {
  return blocks.flatMap(({ block, type, name, attributes }) =>
    itemsOf(entryOf(values, block)).map((item) => ({ type, name, body: bodyOf(item, attributes, strange) })),
  );
}
