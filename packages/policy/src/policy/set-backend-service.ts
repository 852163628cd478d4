import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional } from '../shape/attribute.ts';
import { flag, name, text } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { daprSidecar } from './part/dapr.ts';
import { exactlyOne, needsToo } from './part/either.ts';

const config = shape({
  attributes: {
    'base-url': optional(text),
    'backend-id': optional(text),
    'sf-resolve-condition': optional(flag),
    'sf-service-instance-name': optional(text),
    'sf-partition-key': optional(text),
    'sf-listener-name': optional(text),
    'sf-replica-type': optional(text),
    'dapr-app-id': optional(name),
    'dapr-method': optional(name),
    'dapr-namespace': optional(name),
  },
  check: (reader) => {
    exactlyOne(reader, 'base-url', 'backend-id');
    needsToo(reader, 'dapr-app-id', 'dapr-method');
    needsToo(reader, 'dapr-method', 'dapr-app-id');
    if (reader.has('dapr-app-id'))
      reader.warn('not-offline', `<set-backend-service> calls Dapr here; what makes it run: ${daprSidecar}`);
  },
});

/** `<set-backend-service>`: sends the request somewhere else: to a base URL, or to a backend by its id. */
export const setBackendService: Policy = definePolicy({
  name: 'set-backend-service',
  doc: 'https://learn.microsoft.com/azure/api-management/set-backend-service-policy',
  sections: ['inbound', 'backend'],
  shape: config,
});
