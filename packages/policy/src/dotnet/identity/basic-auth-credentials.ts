import { base64Bytes } from '../../base64.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { utf8Text } from '../text/utf8.ts';

export type BasicAuthCredentials = {
  readonly net: 'BasicAuthCredentials';
  readonly userId: string;
  readonly password: string;
};

/** User and password of basic authentication. */
export const basicAuthCredentials: TypeDefinition = defineType({
  name: 'BasicAuthCredentials',
  kind: 'class',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ref-basicauthcredentials',
  members: {
    'string UserId { get; }': (_: Runtime, { userId }: BasicAuthCredentials) => userId,
    'string Username { get; }': (_: Runtime, { userId }: BasicAuthCredentials) => userId,
    'string Password { get; }': (_: Runtime, { password }: BasicAuthCredentials) => password,
  },
});

/** The credentials of a header's value: `Basic` and the base64 of `user:password`; `null` of anything else. */
export function basicOf(text: string): BasicAuthCredentials | null {
  const [, base64] = /^\s*Basic\s+([A-Za-z0-9+/]+={0,2})\s*$/i.exec(text) ?? [];
  const bytes = base64 === undefined || base64.length % 4 !== 0 ? null : base64Bytes(base64);
  if (bytes === null) return null;
  const pair = utf8Text(bytes);
  const colon = pair.indexOf(':');
  if (colon === -1) return null;
  return { net: 'BasicAuthCredentials', userId: pair.slice(0, colon), password: pair.slice(colon + 1) };
}
