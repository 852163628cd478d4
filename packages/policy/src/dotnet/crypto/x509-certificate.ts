import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { byteArray } from '../value.ts';
import { dateTime } from '../time/moment.ts';
import { formatDateTime } from '../time/format-date.ts';
import { nameText, sameName } from './distinguished-name.ts';
import type { Certificate } from './certificate-value.ts';
import { certificateHash, hex } from './certificate-value.ts';

const name = 'System.Security.Cryptography.X509Certificates.X509Certificate';

export const x509Certificate: TypeDefinition = defineType({
  name,
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.x509certificates.x509certificate',
  members: {
    'string Subject { get; }': (_: Runtime, { subject }: Certificate) => nameText(subject),
    'string Issuer { get; }': (_: Runtime, { issuer }: Certificate) => nameText(issuer),
    'string GetName()': (_: Runtime, { subject }: Certificate) => nameText(subject),
    'string GetIssuerName()': (_: Runtime, { issuer }: Certificate) => nameText(issuer),
    'string GetFormat()': () => 'X509',
    'byte[] GetCertHash()': (_: Runtime, self: Certificate) => byteArray(certificateHash(self)),
    'string GetCertHashString()': (_: Runtime, self: Certificate) => thumbprint(self),
    'byte[] GetSerialNumber()': (_: Runtime, { serial }: Certificate) => byteArray(bytesOf(serial).reverse()),
    'string GetSerialNumberString()': (_: Runtime, { serial }: Certificate) => serial,
    'string GetEffectiveDateString()': (rt: Runtime, { notBefore }: Certificate) => dateText(rt, notBefore),
    'string GetExpirationDateString()': (rt: Runtime, { notAfter }: Certificate) => dateText(rt, notAfter),
    'string GetKeyAlgorithm()': (_: Runtime, { keyOid }: Certificate) => keyOid,
    'byte[] GetPublicKey()': (_: Runtime, { keyBits }: Certificate) => byteArray(keyBits.slice()),
    'string GetPublicKeyString()': (_: Runtime, { keyBits }: Certificate) => hex(keyBits),
    'byte[] GetRawCertData()': (_: Runtime, { raw }: Certificate) => byteArray(raw.slice()),
    'string GetRawCertDataString()': (_: Runtime, { raw }: Certificate) => hex(raw),
    'bool Equals(X509Certificate other)': (_: Runtime, self: Certificate, other: Certificate | null) =>
      other !== null && same(self, other),
    'bool Equals(object obj)': (_: Runtime, self: Certificate, obj: NetValue) =>
      typeof obj === 'object' && obj !== null && obj.net === self.net && same(self, obj as Certificate),
    'int GetHashCode()': (_: Runtime, self: Certificate) => {
      const [a = 0, b = 0, c = 0, d = 0] = certificateHash(self);
      return (a << 24) | (b << 16) | (c << 8) | d;
    },
    'void Dispose()': () => null,
  },
});

/** The SHA-1 of the certificate in upper-case hex. */
export function thumbprint(of: Certificate): string {
  return hex(certificateHash(of));
}

function dateText(rt: Runtime, ticks: bigint): string {
  return formatDateTime(rt, dateTime(ticks, 'Local'), 'G');
}

function bytesOf(digits: string): Uint8Array {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** .NET compares issuer and serial number. */
export function same(left: Certificate, right: Certificate): boolean {
  return left.serial === right.serial && sameName(left.issuer, right.issuer);
}
