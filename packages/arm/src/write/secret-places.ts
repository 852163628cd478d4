/** Members that hold a secret wherever they stand, in lower case. */
const names: ReadonlySet<string> = new Set([
  'accesskey',
  'accesstoken',
  'accountkey',
  'adminpassword',
  'administratorloginpassword',
  'apikey',
  'certificatepassword',
  'clientsecret',
  'connectionstring',
  'encodedcertificate',
  'instrumentationkey',
  'password',
  'primarykey',
  'privatekey',
  'refreshtoken',
  'resourceownerpassword',
  'secondarykey',
  'sharedkey',
  'storageaccountaccesskey',
  'validationkey',
]);

/** Members that do in one type of resource: certificates, what a backend is shown, what loggers and vaults hold. */
const places: readonly { readonly type: RegExp; readonly path: RegExp }[] = [
  { type: /\/certificates$/i, path: /^properties\.data$/ },
  { type: /\/backends$/i, path: /^properties\.credentials\.(?:authorization\.parameter$|header\.|query\.)/ },
  { type: /\/loggers$/i, path: /^properties\.credentials\.(?!name$|endpointaddress$|identityclientid$)/ },
  { type: /\/vaults\/secrets$/i, path: /^properties\.value$/ },
];

/** What describes messages speaks of members that may be called like secrets, and are none. */
const descriptions: ReadonlySet<string> = new Set(['document', 'examples', 'representations', 'schema']);

/** Whether what stands at a path of a type of resource is a secret; the path is in lower case. */
export function holdsSecret(type: string, path: readonly string[]): boolean {
  if (path.some((step) => descriptions.has(step))) return false;
  if (names.has(path.at(-1) ?? '')) return true;
  return places.some((place) => place.type.test(type) && place.path.test(path.join('.')));
}
