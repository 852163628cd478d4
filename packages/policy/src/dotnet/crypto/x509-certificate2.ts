import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { ByteArray, EnumValue } from '../value.ts';
import { byteArray } from '../value.ts';
import { formatDateTime } from '../time/format-date.ts';
import { dateTime } from '../time/moment.ts';
import type { Certificate } from './certificate-value.ts';
import { readCertificate } from './certificate-value.ts';
import { base64Bytes } from '../../base64.ts';
import { attributeOf, nameText, sameName } from './distinguished-name.ts';
import { raiseCryptographic } from './failure.ts';
import { oid } from './oid.ts';
import { same, thumbprint } from './x509-certificate.ts';

const name = 'System.Security.Cryptography.X509Certificates.X509Certificate2';

export const x509Certificate2: TypeDefinition = defineType({
  name,
  kind: 'class',
  base: 'X509Certificate',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.x509certificates.x509certificate2',
  members: {
    'X509Certificate2(byte[] rawData)': (rt: Runtime, rawData: ByteArray | null) => ofBytes(rt, rawData),
    // The password is that of a PKCS #12 file, which cannot be read; a certificate itself has none.
    'X509Certificate2(byte[] rawData, string password)': (rt: Runtime, rawData: ByteArray | null) =>
      ofBytes(rt, rawData),
    'string Thumbprint { get; }': (_: Runtime, self: Certificate) => thumbprint(self),
    'string SerialNumber { get; }': (_: Runtime, { serial }: Certificate) => serial,
    'int Version { get; }': (_: Runtime, { version }: Certificate) => version,
    'DateTime NotBefore { get; }': (_: Runtime, { notBefore }: Certificate) => dateTime(notBefore, 'Local'),
    'DateTime NotAfter { get; }': (_: Runtime, { notAfter }: Certificate) => dateTime(notAfter, 'Local'),
    'X500DistinguishedName SubjectName { get; }': (_: Runtime, { subject }: Certificate) => distinguished(subject),
    'X500DistinguishedName IssuerName { get; }': (_: Runtime, { issuer }: Certificate) => distinguished(issuer),
    'Oid SignatureAlgorithm { get; }': (_: Runtime, { signatureOid }: Certificate) => oid(signatureOid),
    'PublicKey PublicKey { get; }': (_: Runtime, certificate: Certificate) => ({
      net: 'System.Security.Cryptography.X509Certificates.PublicKey',
      certificate,
    }),
    'bool HasPrivateKey { get; }': (_: Runtime, { privateKey }: Certificate) => privateKey !== null,
    'byte[] RawData { get; }': (_: Runtime, { raw }: Certificate) => byteArray(raw.slice()),
    'string FriendlyName { get; set; }': (_: Runtime, { friendlyName }: Certificate) => friendlyName,
    'string GetNameInfo(X509NameType nameType, bool forIssuer)': (
      _: Runtime,
      self: Certificate,
      ...[nameType, forIssuer]: [EnumValue, boolean]
    ) => nameInfo(self, nameType.value, forIssuer),
    'byte[] Export(X509ContentType contentType)': (_: Runtime, { raw }: Certificate, { value }: EnumValue) =>
      value === contentCert ? byteArray(raw.slice()) : raiseCryptographic('Invalid content type.'),
    'bool Verify()': verify,
    'bool VerifyNoRevocation()': verify,
    'string ToString()': describe,
  },
  setters: {
    'string FriendlyName { get; set; }': (_: Runtime, self: Certificate, value: string | null) => {
      self.friendlyName = value ?? '';
      return null;
    },
  },
  hooks: {
    text: describe,
    equals: (_: Runtime, left: Certificate, right: Certificate) => same(left, right),
    key: (self: Certificate) => `X509Certificate2 ${self.serial} ${nameText(self.issuer)}`,
  },
});

const contentCert = 1;

function ofBytes(rt: Runtime, rawData: ByteArray | null): Certificate {
  const { bytes } = rawData ?? raiseArgumentNull('rawData');
  burn(rt, bytes.length);
  // .NET takes the base64 of a certificate as well, with or without the lines around it.
  const text =
    bytes[0] === 0x30 ? '' : Array.from(bytes.subarray(0, 65_536), (code) => String.fromCharCode(code)).join('');
  const der = text === '' ? bytes : base64Bytes(text.replaceAll(/-----[A-Z ]+-----/g, ''));
  return (der && readCertificate(der)) ?? raiseCryptographic('Cannot find the requested object.\r\n');
}

function distinguished(of: Certificate['subject']): { readonly net: string; readonly text: string } {
  return { net: 'System.Security.Cryptography.X509Certificates.X500DistinguishedName', text: nameText(of) };
}

/**
 * No store of trusted roots is at hand, and no revocation list. A certificate counts as good if somebody else has signed it
 * and now is within its time.
 */
function verify(rt: Runtime, { subject, issuer, notBefore, notAfter }: Certificate): boolean {
  const now = rt.nowTicks();
  return !sameName(subject, issuer) && notBefore <= now && now <= notAfter;
}

const commonName = ['2.5.4.3', '2.5.4.11', '2.5.4.10', '1.2.840.113549.1.9.1'];

/** Numbers of `X509NameType`. */
const nameTypes = ['simple', 'email', 'upn', 'dns', 'dns', 'url'] as const;

function nameInfo(self: Certificate, nameType: number, forIssuer: boolean): string {
  const whose = forIssuer ? self.issuer : self.subject;
  const kind = nameTypes[nameType] ?? raiseCryptographic('Unknown name type.');
  const ofSubject = forIssuer ? [] : self.alternativeNames;
  const alternative = ofSubject.find((entry) => entry.kind === kind)?.value;
  if (kind === 'simple') return attributeOf(whose, commonName) ?? '';
  if (alternative !== undefined) return alternative;
  if (kind === 'email') return attributeOf(whose, ['1.2.840.113549.1.9.1']) ?? '';
  return kind === 'dns' ? (attributeOf(whose, ['2.5.4.3']) ?? '') : '';
}

function describe(rt: Runtime, self: Certificate): string {
  const date = (ticks: bigint): string => formatDateTime(rt, dateTime(ticks, 'Local'), null);
  return [
    `[Subject]\r\n  ${nameText(self.subject)}\r\n`,
    `[Issuer]\r\n  ${nameText(self.issuer)}\r\n`,
    `[Serial Number]\r\n  ${self.serial}\r\n`,
    `[Not Before]\r\n  ${date(self.notBefore)}\r\n`,
    `[Not After]\r\n  ${date(self.notAfter)}\r\n`,
    `[Thumbprint]\r\n  ${thumbprint(self)}\r\n`,
  ].join('\r\n');
}
