import { fieldNamed } from './field-names.ts';
import type { ReadLine } from './log-record.ts';
import { wrong } from './log-record.ts';
import type { LogField } from './record-of-fields.ts';
import { recordOfFields } from './record-of-fields.ts';

/**
 * A record of API Management's gateway log as Azure Monitor writes it: to storage with its figures under `properties`, to
 * the tables AzureDiagnostics and ApiManagementGatewayLogs side by side.
 */
export function readGatewayRecord(text: string): ReadLine {
  const said = parsed(text);
  if (said === undefined) return wrong('it is no JSON');
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return wrong('it is no object');
  const fields: { [field in LogField]?: unknown } = {};
  take(fields, said);
  const properties = propertiesOf(said);
  // What stands under properties is said of the request, what stands beside it of the record.
  if (properties !== null) take(fields, properties);
  return recordOfFields(fields, true);
}

function take(fields: { [field in LogField]?: unknown }, from: object): void {
  for (const [name, value] of Object.entries(from)) {
    const field = fieldNamed(name);
    // The table has two regions: the gateway's, and that of the resource.
    if (field === null || (field === 'region' && fields.region !== undefined && name.toLowerCase() !== 'region'))
      continue;
    // Above the properties an operation is the name of an event.
    if (field === 'operation' && typeof value === 'string' && value.startsWith('Microsoft.')) continue;
    if (value !== null && value !== '') fields[field] = value;
    else if (!(field in fields)) fields[field] = value;
  }
}

function propertiesOf(said: object): object | null {
  const properties: unknown = 'properties' in said ? said.properties : null;
  const object = typeof properties === 'string' ? parsed(properties) : properties;
  return typeof object === 'object' && object !== null && !Array.isArray(object) ? object : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
