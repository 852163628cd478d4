import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optional, optionalLiteral } from '../shape/attribute.ts';
import { anyValue, flag, oneOf } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { template } from './part/template.ts';
import type { CompileWork } from '../define.ts';
import { textOf } from '../dotnet/protocol.ts';
import type { ByteArray, NetValue } from '../dotnet/value.ts';
import { isNet } from '../dotnet/value.ts';
import type { Body } from '../http/body.ts';
import { bytesBody, textBody } from '../http/body.ts';
import type { Exchange } from '../program/exchange.ts';
import type { Config } from '../shape/shape.ts';
import { compileLiquidBody } from './part/liquid-body.ts';

const config = shape({
  attributes: {
    template: optionalLiteral(template, 'none'),
    'xsi-nil': optionalLiteral(oneOf('blank', 'null'), 'blank'),
    'parse-date': optionalLiteral(flag, true),
  },
  text: optional(anyValue),
});

/** `<set-body>`: sets the body: a text, what an expression comes to, or a Liquid template. */
export const setBody: Policy = definePolicy({
  name: 'set-body',
  doc: 'https://learn.microsoft.com/azure/api-management/set-body-policy',
  sections: everySection,
  shape: config,
  differences: [
    'In a Liquid template the body is there by its members where the Content-Type says JSON or XML, and not at all otherwise.',
    'A Liquid template that cannot be rendered is an error, reason LiquidTemplateFailure; the page does not say.',
  ],
  drills: true,
  compile: compileSetBody,
});

function compileSetBody({ text: content, attributes }: Config<typeof config>, work: CompileWork): void {
  const { target } = work;
  if (attributes.template === 'liquid') {
    compileLiquidBody(content, attributes, work);
    return;
  }
  work.pure(content?.reads ?? [], (exchange) => {
    const value = content?.of(exchange) ?? null;
    target.of(exchange).body = bodyOf(exchange, value);
  });
}

/** Bytes go out as they are, all else as its text. */
function bodyOf({ rt }: Exchange, value: NetValue): Body {
  return isNet<ByteArray>(value, 'System.Byte[]') ? bytesBody(value.bytes) : textBody(textOf(rt, value));
}
