import type { LogField } from './record-of-fields.ts';

/**
 * What fields are called: in Azure Monitor's records and tables, in exports, and in common CSV. Compared without case,
 * without blanks, `-` and `_`, and without what AzureDiagnostics puts behind a name.
 * Source: Microsoft's reference of the gateway log's schema and of the table ApiManagementGatewayLogs.
 */
const fieldNames: { readonly [field in LogField]: readonly string[] } = {
  time: ['time', 'timegenerated', 'timegenerated[utc]', 'timestamp', 'ts', 'datetime', 'date', '@timestamp'],
  method: ['method', 'httpmethod', 'requestmethod', 'verb'],
  url: ['url', 'requesturl', 'uri', 'requesturi', 'path', 'requestpath'],
  ip: ['calleripaddress', 'clientip', 'clientipaddress', 'remoteaddr', 'remoteip', 'ip', 'client'],
  subscription: ['apimsubscriptionid', 'subscription', 'subscriptionkeyid'],
  product: ['productid', 'product'],
  api: ['apiid', 'api'],
  operation: ['operationid', 'operation'],
  user: ['userid', 'user', 'remoteuser'],
  region: ['region', 'location'],
  status: ['responsecode', 'status', 'statuscode', 'code'],
  bytes: ['responsesize', 'bytes', 'bodybytessent', 'bytessent', 'size', 'length'],
  backendStatus: ['backendresponsecode', 'backendstatus', 'upstreamstatus'],
  backendMs: ['backendtime', 'backendms'],
  backendSeconds: ['upstreamresponsetime'],
  cache: ['cache', 'cachestatus'],
  id: ['correlationid', 'requestid', 'id'],
  headers: ['requestheaders', 'headers'],
  category: ['category'],
};

const fieldsByName: ReadonlyMap<string, LogField> = new Map(
  Object.entries(fieldNames).flatMap(([field, names]) => names.map((name) => [name, field as LogField] as const)),
);

/** The field that a log means by this name; `null` for any other. */
export function fieldNamed(name: string): LogField | null {
  const known = seen.get(name);
  if (known !== undefined) return known;
  const field = lookUp(name);
  if (seen.size < seenMax) seen.set(name, field);
  return field;
}

/** Every record has the same names. */
const seen = new Map<string, LogField | null>();
const seenMax = 4096;

function lookUp(name: string): LogField | null {
  const plain = name.toLowerCase().trim();
  const typed = /^(.+)_[sdbtg]$/.exec(plain)?.[1] ?? plain;
  return fieldsByName.get(typed.replaceAll(/[\s_-]/g, '')) ?? null;
}

export const logFields: readonly LogField[] = Object.keys(fieldNames) as LogField[];
