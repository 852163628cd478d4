import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional } from '../shape/attribute.ts';
import { flag, whole } from '../shape/kind.ts';
import { maybe, one, shape, some } from '../shape/shape.ts';
import { someText } from './part/value.ts';

const origins = shape({ children: { origin: some(someText) } });
const methods = shape({
  attributes: { 'preflight-result-max-age': optional(whole(), 0) },
  children: { method: some(someText) },
});
const headers = shape({ children: { header: some(someText) } });

const config = shape({
  attributes: { 'allow-credentials': optional(flag, false), 'terminate-unmatched-request': optional(flag, true) },
  children: {
    'allowed-origins': one(origins),
    'allowed-methods': maybe(methods),
    'allowed-headers': maybe(headers),
    'expose-headers': maybe(headers),
  },
});

/** `<cors>`: lets pages of other origins call the API, and answers their preflight requests. */
export const cors: Policy = definePolicy({
  name: 'cors',
  doc: 'https://learn.microsoft.com/azure/api-management/cors-policy',
  sections: ['inbound'],
  usage: 'once',
  shape: config,
});
