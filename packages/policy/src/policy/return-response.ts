import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optionalLiteral } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { checkSequence } from './part/sequence.ts';
import type { CompileWork } from '../define.ts';
import { literalAttribute } from '../document/element.ts';
import { isNet } from '../dotnet/value.ts';
import type { Response } from '../http/message.ts';
import { copyResponse, createResponse } from '../http/message.ts';
import type { Exchange } from '../program/exchange.ts';
import { computed, literal } from '../program/operand.ts';
import type { Config } from '../shape/shape.ts';

const config = shape({
  attributes: { 'response-variable-name': optionalLiteral(name) },
  policies: ['set-status', 'set-header', 'set-body'],
  check: (reader) => checkSequence(reader, ['set-status', 'set-header*', 'set-body']),
});

/** `<return-response>`: ends the request with a response of its own, 200 unless it sets another status. */
export const returnResponse: Policy = definePolicy({
  name: 'return-response',
  doc: 'https://learn.microsoft.com/azure/api-management/return-response-policy',
  sections: everySection,
  shape: config,
  drills: true,
  compile: compileReturnResponse,
});

function compileReturnResponse({ element, attributes }: Config<typeof config>, work: CompileWork): void {
  const { id } = work;
  const variable = attributes['response-variable-name'];
  const code = element.children.find((child) => child.name === 'set-status');
  const ownStatus = variable === null ? '200' : null;
  const written = code === undefined ? ownStatus : literalAttribute(code, 'code');
  // The response is put together beside the one that is there, which expressions may still read.
  function draft(exchange: Exchange): Response {
    return exchange.state.get(id) as Response;
  }
  work.pure([], (exchange) => {
    exchange.state.set(id, beginning(exchange, variable));
  });
  work.inside({ target: { kind: 'response', of: draft } });
  work.pure([], (exchange) => {
    exchange.response = draft(exchange);
    exchange.notes?.push(`${exchange.response.status} ${exchange.response.reason}`);
  });
  work.step(() => ({
    kind: 'respond',
    status: written === null ? computed(['response'], (exchange) => draft(exchange).status) : literal(Number(written)),
  }));
}

/** The response of a variable, where one is named and set; else an empty one. */
function beginning(exchange: Exchange, variable: string | null): Response {
  const held = variable === null ? null : (exchange.variables.get(variable) ?? null);
  return isNet<Response>(held, 'IResponse') ? copyResponse(held) : createResponse(200);
}
