import type { Fault } from '@keelgate/model';
import { importOpenApi } from '../openapi/index.ts';
import type { Value } from '../template/value.ts';
import { plain } from '../template/value.ts';
import type { Body } from './body.ts';
import type { DraftApi } from './draft.ts';

const described: ReadonlySet<string> = new Set(['openapi', 'openapi+json', 'swagger-json']);

/** Gives an API the operations and schemas of the description that it is imported from, where the template holds it. */
export function importInto(api: DraftApi, body: Body): void {
  const format = body.text('properties.format')?.toLowerCase() ?? null;
  if (format === null) return;
  const value = body.value('properties.value');
  if (value === undefined || value.kind === 'unknown' || !described.has(format)) nameWhatIsNot(body, format);
  else importDescription(api, value, body);
}

function importDescription(api: DraftApi, value: Value, body: Body): void {
  const given = plain(value);
  const text = typeof given === 'string' ? given : JSON.stringify(given);
  const { api: imported, faults } = importOpenApi(
    { file: value.place.file, text, place: value.place },
    {
      apiId: api.id,
      translateRequiredQueryParameters: body.choice(
        'properties.translateRequiredQueryParameters',
        ['template', 'query'],
        'template',
      ),
    },
  );
  // A text inside a template stands where its value does: a line of its own does not help to find it.
  for (const { code, severity, message, hint } of faults) {
    const said: Fault = { code, severity, message };
    body.fault('properties.value', hint === undefined ? said : { ...said, hint });
  }
  if (imported === null) return;
  for (const operation of imported.operations) api.operations.put(operation);
  for (const schema of imported.schemas) api.schemas.put(schema);
  api.serviceUrl ??= imported.serviceUrl;
  if (api.protocols.length === 0) api.protocols = imported.protocols;
}

function nameWhatIsNot(body: Body, format: string): void {
  const { name } = body.resource;
  const isLink = format.includes('link');
  const message = isLink
    ? `the API ${name} is imported from a link (${format}), which is not followed: its operations are not known`
    : `the API ${name} is imported from ${format}, which is kept as it is: its operations are not known`;
  body.fault('properties.format', { code: 'arm/imported-api', severity: 'warning', message });
}
