import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { name, text } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { atMostOne } from './part/either.ts';

const config = shape({
  attributes: {
    'logger-id': required(name),
    'partition-id': optional(text),
    'partition-key': optional(text),
  },
  text: optional(text, ''),
  check: (reader) => atMostOne(reader, 'partition-id', 'partition-key'),
});

/** `<log-to-eventhub>`: sends a text to an event hub. */
export const logToEventhub: Policy = definePolicy({
  name: 'log-to-eventhub',
  doc: 'https://learn.microsoft.com/azure/api-management/log-to-eventhub-policy',
  sections: everySection,
  shape: config,
});
