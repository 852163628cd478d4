import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';

const name = 'System.Security.Cryptography.Oid';

export type Oid = { readonly net: typeof name; value: string | null; friendlyName: string | null };

/** Names that Windows gives to identifiers that certificates use. */
const friendlyNames: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.1.1', 'RSA'],
  ['1.2.840.113549.1.1.4', 'md5RSA'],
  ['1.2.840.113549.1.1.5', 'sha1RSA'],
  ['1.2.840.113549.1.1.10', 'RSASSA-PSS'],
  ['1.2.840.113549.1.1.11', 'sha256RSA'],
  ['1.2.840.113549.1.1.12', 'sha384RSA'],
  ['1.2.840.113549.1.1.13', 'sha512RSA'],
  ['1.2.840.10045.2.1', 'ECC'],
  ['1.2.840.10045.4.3.2', 'sha256ECDSA'],
  ['1.2.840.10045.4.3.3', 'sha384ECDSA'],
  ['1.2.840.10045.4.3.4', 'sha512ECDSA'],
  ['1.2.840.113549.2.5', 'md5'],
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
  ['1.3.6.1.5.5.7.3.1', 'Server Authentication'],
  ['1.3.6.1.5.5.7.3.2', 'Client Authentication'],
]);

/** An object identifier, given by its number or by its friendly name. */
export function oid(given: string | null, friendlyName: string | null = null): Oid {
  const known = [...friendlyNames].find(([, friendly]) => friendly.toLowerCase() === given?.toLowerCase());
  const value = known?.[0] ?? given;
  return { net: name, value, friendlyName: friendlyName ?? friendlyNames.get(value ?? '') ?? null };
}

export const oidType: TypeDefinition = defineType({
  name,
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.oid',
  members: {
    'Oid()': () => oid(null),
    'Oid(string oid)': (_: Runtime, value: string | null) => oid(value),
    'Oid(string value, string friendlyName)': (_: Runtime, value: string | null, friendlyName: string | null) => ({
      net: name,
      value,
      friendlyName,
    }),
    'Oid(Oid oid)': (_: Runtime, other: Oid | null) => ({ ...(other ?? raiseArgumentNull('oid')) }),
    'string Value { get; set; }': (_: Runtime, { value }: Oid) => value,
    'string FriendlyName { get; set; }': (_: Runtime, { friendlyName }: Oid) => friendlyName,
  },
  setters: {
    'string Value { get; set; }': (_: Runtime, self: Oid, value: string | null) => {
      self.value = value;
      return null;
    },
    'string FriendlyName { get; set; }': (_: Runtime, self: Oid, value: string | null) => {
      self.friendlyName = value;
      return null;
    },
  },
});
