import type { KeyObject } from 'node:crypto';
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { clockTicks, dateTicks } from '../time/tick.ts';
import type { DerNode } from './der.ts';
import { derChildren, DerError, derNodes, derOid, derTag, derText, derTime } from './der.ts';
import type { DistinguishedName } from './distinguished-name.ts';
import { readName } from './distinguished-name.ts';

/** A certificate that has been read. */
export type Certificate = {
  readonly net: 'System.Security.Cryptography.X509Certificates.X509Certificate2';
  readonly raw: Uint8Array;
  readonly version: number;
  /** Upper-case hex, the most significant byte first. */
  readonly serial: string;
  readonly signatureOid: string;
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
  readonly notBefore: bigint;
  readonly notAfter: bigint;
  readonly keyOid: string;
  /** The bits of the key itself. */
  readonly keyBits: Uint8Array;
  /** The key with its algorithm: `SubjectPublicKeyInfo`. */
  readonly keyInfo: Uint8Array;
  readonly alternativeNames: readonly AlternativeName[];
  readonly privateKey: KeyObject | null;
  friendlyName: string;
};

export type AlternativeName = { readonly kind: 'email' | 'dns' | 'url' | 'upn'; readonly value: string };

/** The certificate that these bytes are, in DER; `null` of anything else. */
export function readCertificate(raw: Uint8Array, privateKeyPem: string | null = null): Certificate | null {
  try {
    return parsed(raw, privateKeyPem);
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}

function parsed(raw: Uint8Array, privateKeyPem: string | null): Certificate {
  const fields = [...derChildren(derChildren(derNodes(raw)[0])[0])];
  const version = fields[0]?.tag === 0xa0 ? fields.shift() : undefined;
  const [serial, signature, issuer, validity, subject, keyInfo, ...rest] = fields;
  if (serial === undefined || issuer === undefined || subject === undefined || keyInfo === undefined)
    throw new DerError('a field is missing');
  const [algorithm, bits] = derChildren(keyInfo);
  return {
    net: 'System.Security.Cryptography.X509Certificates.X509Certificate2',
    raw: raw.slice(),
    version: version === undefined ? 1 : (derChildren(version)[0]?.content[0] ?? 0) + 1,
    serial: hex(withoutLeadingZeros(serial.content)),
    signatureOid: firstOid(signature),
    issuer: readName(issuer),
    subject: readName(subject),
    notBefore: ticksOf(derChildren(validity)[0]),
    notAfter: ticksOf(derChildren(validity)[1]),
    keyOid: firstOid(algorithm),
    keyBits: bits?.content.slice(1) ?? new Uint8Array(),
    keyInfo: keyInfo.whole.slice(),
    alternativeNames: alternativeNames(rest),
    privateKey: privateKeyOf(privateKeyPem),
    friendlyName: '',
  };
}

function privateKeyOf(pem: string | null): KeyObject | null {
  if (pem === null) return null;
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}

/** The certificate's own key, if the platform can read it. */
export function publicKeyOf({ keyInfo }: Certificate): KeyObject | null {
  try {
    return createPublicKey({ key: Uint8Array.from(keyInfo) as never, format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

function firstOid(node: DerNode | undefined): string {
  const [oid] = derChildren(node);
  if (oid === undefined) throw new DerError('an algorithm is missing');
  return derOid(oid);
}

function ticksOf(node: DerNode | undefined): bigint {
  if (node === undefined) throw new DerError('a time is missing');
  const [year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0] = derTime(node);
  return dateTicks(year, month, day) + clockTicks(hour, minute, second);
}

function withoutLeadingZeros(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((value) => value !== 0);
  return start <= 0 ? bytes : bytes.subarray(start);
}

/** SHA-1 of what the certificate is on the wire, which it goes by. */
export function certificateHash({ raw }: Certificate): Uint8Array {
  return new Uint8Array(createHash('sha1').update(raw).digest());
}

/** Upper-case hex digits. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (value) => value.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

const subjectAltName = '2.5.29.17';
const userPrincipalName = '1.3.6.1.4.1.311.20.2.3';

function alternativeNames(fields: readonly DerNode[]): readonly AlternativeName[] {
  const extensions = fields.find(({ tag }) => tag === 0xa3);
  if (extensions === undefined) return [];
  for (const extension of derChildren(derChildren(extensions)[0])) {
    const parts = derChildren(extension);
    const [oid] = parts;
    if (oid === undefined || derOid(oid) !== subjectAltName) continue;
    return derChildren(derNodes(parts.at(-1)?.content ?? new Uint8Array())[0]).flatMap(alternativeName);
  }
  return [];
}

const kinds: ReadonlyMap<number, AlternativeName['kind']> = new Map([
  [0x81, 'email'],
  [0x82, 'dns'],
  [0x86, 'url'],
]);

function alternativeName(node: DerNode): readonly AlternativeName[] {
  const kind = kinds.get(node.tag);
  if (kind !== undefined) return [{ kind, value: derText(node) }];
  if (node.tag !== 0xa0) return [];
  const [oid, wrapped] = derChildren(node);
  if (oid?.tag !== derTag.oid || derOid(oid) !== userPrincipalName) return [];
  const text = derChildren(wrapped)[0];
  return text === undefined ? [] : [{ kind: 'upn', value: derText(text) }];
}
