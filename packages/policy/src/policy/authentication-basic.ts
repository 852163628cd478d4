import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { required } from '../shape/attribute.ts';
import { text } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';

const config = shape({ attributes: { username: required(text), password: required(text) } });

/** `<authentication-basic>`: sends a user name and a password to the backend. */
export const authenticationBasic: Policy = definePolicy({
  name: 'authentication-basic',
  doc: 'https://learn.microsoft.com/azure/api-management/authentication-basic-policy',
  sections: ['inbound'],
  shape: config,
});
