import type { Attributes, TerraformKind } from './attribute.ts';
import { defineKind } from './attribute.ts';

const social: Attributes = {
  client_id: 'clientId',
  app_id: 'clientId',
  api_key: 'clientId',
  client_secret: 'clientSecret',
  app_secret: 'clientSecret',
  api_secret_key: 'clientSecret',
};

const directory: Attributes = {
  ...social,
  allowed_tenants: 'allowedTenants',
  allowed_tenant: { to: 'allowedTenants', as: (value) => ({ kind: 'list', items: [value], place: value.place }) },
  signin_tenant: 'signinTenant',
  authority: 'authority',
  client_library: 'clientLibrary',
  signin_policy: 'signinPolicyName',
  signup_policy: 'signupPolicyName',
  password_reset_policy: 'passwordResetPolicyName',
  profile_editing_policy: 'profileEditingPolicyName',
};

/** Who may sign in to the portal. */
export const identityKinds: readonly TerraformKind[] = [
  'aad',
  'aadB2C',
  'facebook',
  'google',
  'microsoft',
  'twitter',
].map((provider) => ({
  ...defineKind(
    `_identity_provider_${provider.toLowerCase()}`,
    'identityProviders',
    [`=${provider}`],
    provider.startsWith('aad') ? directory : social,
  ),
  fixed: { type: provider },
}));
