import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { name, text } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { atMostOne } from './part/either.ts';
import type { CompileWork } from '../define.ts';
import type { Config } from '../shape/shape.ts';

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
  drills: true,
  compile: compileLogToEventhub,
});

function compileLogToEventhub({ attributes, text: content }: Config<typeof config>, work: CompileWork): void {
  const { 'logger-id': logger, 'partition-id': partitionId, 'partition-key': partitionKey } = attributes;
  work.effect(() => ({
    kind: 'log',
    entry: (exchange) => ({
      policy: 'log-to-eventhub',
      to: logger.of(exchange),
      text: content.of(exchange).slice(0, messageMax),
      properties: new Map([
        ...(partitionId === null ? [] : [['partition-id', partitionId.of(exchange)] as const]),
        ...(partitionKey === null ? [] : [['partition-key', partitionKey.of(exchange)] as const]),
      ]),
    }),
  }));
}

/** Longer messages are cut. Source: the log-to-eventhub policy. */
const messageMax = 200 * 1024;
