import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional } from '../shape/attribute.ts';
import { anyValue, text } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { exactlyOne } from './part/either.ts';

const config = shape({
  attributes: {
    thumbprint: optional(text),
    'certificate-id': optional(text),
    body: optional(anyValue),
    password: optional(text),
  },
  check: (reader) => exactlyOne(reader, 'thumbprint', 'certificate-id', 'body'),
});

/** `<authentication-certificate>`: shows the backend a client certificate. */
export const authenticationCertificate: Policy = definePolicy({
  name: 'authentication-certificate',
  doc: 'https://learn.microsoft.com/azure/api-management/authentication-certificate-policy',
  sections: ['inbound'],
  shape: config,
});
