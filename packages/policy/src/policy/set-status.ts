import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { text } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { statusCode } from './part/range.ts';
import type { CompileWork } from '../define.ts';
import { reasonPhrase } from '../http/reason-phrase.ts';
import { responseTarget } from '../program/target.ts';
import type { Config } from '../shape/shape.ts';

const config = shape({ attributes: { code: required(statusCode), reason: optional(text) } });

/** `<set-status>`: sets the status of the response. */
export const setStatus: Policy = definePolicy({
  name: 'set-status',
  doc: 'https://learn.microsoft.com/azure/api-management/set-status-policy',
  sections: everySection,
  shape: config,
  drills: true,
  compile: compileSetStatus,
});

function compileSetStatus({ attributes: { code, reason } }: Config<typeof config>, work: CompileWork): void {
  const target = work.target.kind === 'response' ? work.target : responseTarget;
  work.pure([...code.reads, ...(reason?.reads ?? [])], (exchange) => {
    const response = target.of(exchange);
    response.status = code.of(exchange);
    response.reason = reason?.of(exchange) ?? reasonPhrase(response.status);
    exchange.notes?.push(`${response.status} ${response.reason}`);
  });
}
