import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { required } from '../shape/attribute.ts';
import { text } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import type { CompileWork } from '../define.ts';
import { burn, checkText } from '../dotnet/runtime.ts';
import { bodyText, textBody } from '../http/body.ts';
import { freshRuntime } from '../program/fresh-runtime.ts';
import type { Config } from '../shape/shape.ts';

const config = shape({ attributes: { from: required(text), to: required(text) } });

/** `<find-and-replace>`: replaces a text in the body. */
export const findAndReplace: Policy = definePolicy({
  name: 'find-and-replace',
  doc: 'https://learn.microsoft.com/azure/api-management/find-and-replace-policy',
  sections: everySection,
  shape: config,
  compile: compileFindAndReplace,
});

function compileFindAndReplace({ attributes: { from, to } }: Config<typeof config>, work: CompileWork): void {
  const { target } = work;
  work.pure([...from.reads, ...to.reads], (exchange) => {
    const message = target.of(exchange);
    const wanted = from.of(exchange);
    if (message.body === null || wanted === '') return;
    const body = bodyText(message.body);
    const put = to.of(exchange);
    const rt = freshRuntime(exchange);
    burn(rt, body.length >>> 4);
    const parts = body.split(wanted);
    checkText(rt, body.length + (parts.length - 1) * (put.length - wanted.length));
    message.body = textBody(parts.join(put));
    exchange.notes?.push(`${parts.length - 1} replaced`);
  });
}
