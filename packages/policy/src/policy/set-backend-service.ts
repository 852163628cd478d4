import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import type { BackendChoice } from '../program/exchange.ts';

/** `<set-backend-service>`: sends the request somewhere else: to a base URL, or to a backend by its id. */
export const setBackendService: Policy = definePolicy({
  name: 'set-backend-service',
  sections: ['inbound', 'backend'],
  attributes: ['base-url', 'backend-id'],
  read: (reader) => {
    const url = reader.optional('base-url');
    const backendId = reader.optional('backend-id');
    if (url === null && backendId === null) {
      reader.fault('missing-attribute', '<set-backend-service> needs the attribute base-url or backend-id');
    }
    if (url !== null && backendId !== null)
      reader.fault('wrong-value', '<set-backend-service> has both base-url and backend-id; expected one of them');
    const backend: BackendChoice =
      backendId === null ? { kind: 'serviceUrl', url: url ?? '' } : { kind: 'backend', backendId };
    return (work) => {
      work.step(() => ({
        kind: 'pure',
        reads: [],
        run: (exchange) => {
          exchange.backend = backend;
        },
      }));
    };
  },
});
