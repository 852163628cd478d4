import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { readElement } from '../read-element.ts';

const parts = ['set-header', 'set-body', 'set-status'];

/** `<return-response>`: ends the request with a response of its own, 200 unless it sets another status. */
export const returnResponse: Policy = definePolicy({
  name: 'return-response',
  sections: ['inbound', 'backend', 'outbound', 'on-error'],
  attributes: ['response-variable-name'],
  read: (reader) => {
    let status = 200;
    for (const child of reader.element.children) {
      if (!parts.includes(child.name)) {
        reader.fault(
          'unexpected-element',
          `<${child.name}> has no place in <return-response>; expected ${parts.map((name) => `<${name}>`).join(', ')}`,
          child,
        );
      }
      if (child.name === 'set-status')
        status = readElement(child, reader.faults).integer('code', { min: 100, max: 599 });
    }
    return (work) => work.step(() => ({ kind: 'respond', status }));
  },
});
