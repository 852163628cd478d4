import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { flag, whole } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';

const config = shape({
  attributes: {
    condition: required(flag),
    count: required(whole({ min: 1, max: 50 })),
    interval: required(whole()),
    'max-interval': optional(whole()),
    delta: optional(whole()),
    'first-fast-retry': optional(flag, false),
  },
  policies: 'any',
  check: (reader) => {
    const wait = reader.element.children.find((child) => child.name === 'wait');
    if (wait !== undefined) reader.fault('unexpected-element', '<wait> has no place in <retry>', wait);
  },
});

/** `<retry>`: carries out what is inside it, and again, up to `count` more times, as long as the condition holds. */
export const retry: Policy = definePolicy({
  name: 'retry',
  doc: 'https://learn.microsoft.com/azure/api-management/retry-policy',
  sections: everySection,
  shape: config,
});
