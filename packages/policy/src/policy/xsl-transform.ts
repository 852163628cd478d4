import type { CompileWork, Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { bodyText, textBody } from '../http/body.ts';
import { freshRuntime } from '../program/fresh-runtime.ts';
import { optional, requiredLiteral } from '../shape/attribute.ts';
import { name, text } from '../shape/kind.ts';
import type { Config } from '../shape/shape.ts';
import { many, shape } from '../shape/shape.ts';
import { transformXslt } from '../xslt/transform.ts';
import { orFailure } from './part/convert-body.ts';

const parameter = shape({ attributes: { name: requiredLiteral(name) }, text: optional(text, '') });

const config = shape({
  children: { parameter: many(parameter) },
  text: requiredLiteral(text),
});

/** `<xsl-transform>`: puts an XML body through a style sheet, which is this element's text. */
export const xslTransform: Policy = definePolicy({
  name: 'xsl-transform',
  doc: 'https://learn.microsoft.com/azure/api-management/xsl-transform-policy',
  sections: ['inbound', 'outbound'],
  shape: config,
  differences: [
    'Style sheets are those of XSLT 1.0 without extensions of their own, and read no other document.',
    'The content type stays as it is, whatever the style sheet makes of the body.',
  ],
  compile: compileXslTransform,
});

function compileXslTransform({ text: sheet, children }: Config<typeof config>, work: CompileWork): void {
  const reads = children.parameter.flatMap((each) => each.text.reads);
  work.pure(reads, (exchange) => {
    const message = work.target.of(exchange);
    const { body } = message;
    if (body === null || body.consumed) return;
    const parameters = Object.fromEntries(
      children.parameter.map(({ attributes, text: value }) => [attributes.name, value.of(exchange)]),
    );
    const made = orFailure(work, () => transformXslt(freshRuntime(exchange), sheet, bodyText(body), parameters));
    message.body = textBody(made);
  });
}
