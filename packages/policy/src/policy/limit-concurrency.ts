import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optionalLiteral, required, requiredLiteral } from '../shape/attribute.ts';
import { name, whole } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { atLeastOne } from './part/range.ts';
import type { CompileWork } from '../define.ts';
import type { Config } from '../shape/shape.ts';

const config = shape({
  attributes: {
    key: required(name),
    'max-count': requiredLiteral(atLeastOne),
    // There was a queue once; these say nothing any more.
    timeout: optionalLiteral(whole()),
    'max-queue-length': optionalLiteral(whole()),
  },
  policies: 'any',
});

/** `<limit-concurrency>`: lets so many requests at a time into what is inside; others get 429 at once. */
export const limitConcurrency: Policy = definePolicy({
  name: 'limit-concurrency',
  doc: 'https://learn.microsoft.com/azure/api-management/limit-concurrency-policy',
  sections: everySection,
  shape: config,
  drills: true,
  compile: compileLimitConcurrency,
});

function compileLimitConcurrency({ attributes }: Config<typeof config>, work: CompileWork): void {
  const { builder, context } = work;
  const { key, 'max-count': max } = attributes;
  // Places are counted for each API, whatever scope the policy stands at.
  const id = `apis/${context.apiId} limit-concurrency`;
  const full = builder.label();
  const failed = builder.label();
  const done = builder.label();
  function leave(): void {
    work.effect(() => ({ kind: 'concurrency.leave', id }));
  }
  work.effect((at) => ({ kind: 'concurrency.enter', id, key, max, otherwise: at(full) }));
  builder.protect(failed, () => work.inside());
  leave();
  work.step((at) => ({ kind: 'jump', to: at(done) }));
  builder.put(failed);
  leave();
  work.step(() => ({ kind: 'rethrow' }));
  builder.put(full);
  const message = work.settings.concurrencyMessage;
  work.fail(work.error({ reason: 'ConcurrencyLimitExceeded', message, status: 429 }));
  builder.put(done);
}
