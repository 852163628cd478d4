import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { required } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import type { CompileWork } from '../define.ts';
import { requestTarget } from '../program/target.ts';
import type { Config } from '../shape/shape.ts';

const config = shape({ text: required(name) });

/** `<set-method>`: sets the method of the request. */
export const setMethod: Policy = definePolicy({
  name: 'set-method',
  doc: 'https://learn.microsoft.com/azure/api-management/set-method-policy',
  sections: ['inbound', 'on-error'],
  shape: config,
  drills: true,
  compile: compileSetMethod,
});

function compileSetMethod({ text: method }: Config<typeof config>, work: CompileWork): void {
  const target = work.target.kind === 'request' ? work.target : requestTarget;
  work.pure(method.reads, (exchange) => {
    const message = target.of(exchange);
    message.method = method.of(exchange).trim().toUpperCase();
    exchange.notes?.push(message.method);
  });
}
