import type { CompileWork, Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, optionalLiteral } from '../shape/attribute.ts';
import { name, text, whole } from '../shape/kind.ts';
import type { Config } from '../shape/shape.ts';
import { shape } from '../shape/shape.ts';
import { reportFindings } from './part/finding.ts';
import { odataFindings } from './part/odata-request.ts';

const config = shape({
  attributes: {
    'error-variable-name': optionalLiteral(name),
    'errors-variable-name': optionalLiteral(name),
    'default-odata-version': optional(text, '4.0'),
    'min-odata-version': optional(text),
    'max-odata-version': optional(text),
    'max-size': optional(whole()),
  },
});

/** `<validate-odata-request>`: holds an OData request's URL, headers and parameters against the API's description. */
export const validateOdataRequest: Policy = definePolicy({
  name: 'validate-odata-request',
  doc: 'https://learn.microsoft.com/azure/api-management/validate-odata-request-policy',
  sections: ['inbound'],
  scopes: ['global', 'product', 'api'],
  usage: 'once',
  shape: config,
  differences: [
    'Versions, size and the syntax of system options are checked; names are not looked up in the metadata of the API.',
    'Microsoft does not document the texts of refusals: they are those of the other validation policies, with the status 400.',
    'Options in the body of a request to $query are not looked at.',
  ],
  compile: compileValidateOdataRequest,
});

function compileValidateOdataRequest({ attributes }: Config<typeof config>, work: CompileWork): void {
  const variable = attributes['error-variable-name'] ?? attributes['errors-variable-name'];
  const { 'default-odata-version': version, 'max-size': sizeMax } = attributes;
  const { 'min-odata-version': versionMin, 'max-odata-version': versionMax } = attributes;
  const reads = [version, versionMin, versionMax, sizeMax].flatMap((operand) => operand?.reads ?? []);
  work.pure([...reads, 'Request.Headers', 'Request.Url', 'Request.Body'], (exchange) => {
    const found = odataFindings(exchange.request, {
      version: version.of(exchange),
      versionMin: versionMin?.of(exchange) ?? null,
      versionMax: versionMax?.of(exchange) ?? null,
      sizeMax: sizeMax?.of(exchange) ?? null,
    });
    const findings = found.map((finding) => ({ ...finding, action: 'prevent' as const }));
    reportFindings(work, exchange, { findings, variable });
  });
}
