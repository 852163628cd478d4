import type { KeyObject } from 'node:crypto';
import { constants, createDecipheriv, createHmac, privateDecrypt, timingSafeEqual } from 'node:crypto';
import { ok } from '@keelgate/model';
import { utf8Bytes, utf8Text } from '../dotnet/text/utf8.ts';
import { base64UrlBytes } from '../base64.ts';
import type { JsonMap } from './json-object.ts';
import { stringOf } from './json-object.ts';
import { isCalledBy } from './jws.ts';
import { bareToken, jsonSegment, malformed, segmentsOf } from './jwt.ts';
import type { TokenResult } from './token-failure.ts';
import { refused } from './token-failure.ts';
import type { TokenKey } from './token-key.ts';

/** What was encrypted: most often a signed token. */
export type Decrypted = { readonly header: JsonMap; readonly text: string };

type Sealed = {
  readonly iv: Uint8Array;
  readonly secret: Uint8Array;
  readonly tag: Uint8Array;
  /** The header as it came: it is sealed with the rest. */
  readonly seal: Uint8Array;
};

type Open = (contentKey: Uint8Array, sealed: Sealed) => Uint8Array | null;

/** How the content is opened, by `enc`, and how many bytes its key has. */
const openings: ReadonlyMap<string, { readonly keyBytes: number; readonly open: Open }> = new Map([
  ['A128CBC-HS256', { keyBytes: 32, open: openCbc('sha256') }],
  ['A192CBC-HS384', { keyBytes: 48, open: openCbc('sha384') }],
  ['A256CBC-HS512', { keyBytes: 64, open: openCbc('sha512') }],
  ['A128GCM', { keyBytes: 16, open: openGcm }],
  ['A192GCM', { keyBytes: 24, open: openGcm }],
  ['A256GCM', { keyBytes: 32, open: openGcm }],
]);

/** How the content's key is found, by `alg`. */
const unwrappings: ReadonlyMap<string, (key: KeyObject, wrapped: Uint8Array) => Uint8Array | null> = new Map([
  ['dir', (key, wrapped) => (key.type === 'secret' && wrapped.length === 0 ? new Uint8Array(key.export()) : null)],
  ['RSA-OAEP', (key, wrapped) => unwrapRsa(key, wrapped, 'sha1')],
  ['RSA-OAEP-256', (key, wrapped) => unwrapRsa(key, wrapped, 'sha256')],
]);

function unwrapRsa(key: KeyObject, wrapped: Uint8Array, oaepHash: string): Uint8Array | null {
  if (key.type !== 'private' || key.asymmetricKeyType !== 'rsa') return null;
  return unlessRefused(() => privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, wrapped));
}

/** The platform throws where padding or seal are broken. */
function unlessRefused(work: () => Uint8Array): Uint8Array | null {
  try {
    return new Uint8Array(work());
  } catch {
    return null;
  }
}

/** Decrypts a token of five segments with the first key that opens it. */
export function decryptJwe(token: string, keys: readonly TokenKey[]): TokenResult<Decrypted> {
  const envelope = readEnvelope(token);
  if (envelope === null) return malformed();
  const { header, wrapped, sealed } = envelope;
  const opening = openings.get(stringOf(header, 'enc') ?? '');
  const unwrap = unwrappings.get(stringOf(header, 'alg') ?? '');
  if (opening === undefined || unwrap === undefined || isExtended(header))
    return refused('JwtInvalid', 'IDX10618: Key unwrap failed. The algorithms of the token are not supported.');
  const called = keys.filter((key) => isCalledBy(key, header));
  const candidates = called.length > 0 ? called : keys;
  for (const { key } of candidates) {
    const contentKey = unwrap(key, wrapped);
    const plain = contentKey?.length === opening.keyBytes ? opening.open(contentKey, sealed) : null;
    if (plain !== null) return ok({ header, text: utf8Text(plain) });
  }
  return refused('JwtInvalid', `IDX10603: Decryption failed. Keys tried: ${candidates.length}.`);
}

/** Extensions that must be understood, and compression, which is not. */
function isExtended(header: JsonMap): boolean {
  return header.has('crit') || header.has('zip');
}

type Envelope = { readonly header: JsonMap; readonly wrapped: Uint8Array; readonly sealed: Sealed };

function readEnvelope(token: string): Envelope | null {
  const segments = segmentsOf(bareToken(token));
  if (segments?.length !== 5) return null;
  const [head = '', ...rest] = segments;
  const header = jsonSegment(head);
  const parts = rest.map(base64UrlBytes).filter((part) => part !== null);
  const [wrapped, iv, secret, tag] = parts;
  if (header === null || wrapped === undefined || iv === undefined || secret === undefined || tag === undefined)
    return null;
  return { header, wrapped, sealed: { iv, secret, tag, seal: utf8Bytes(head) } };
}

/** RFC 7518, section 5.2: the first half of the key is for the seal, the second for the content. */
function openCbc(hash: string): Open {
  return (contentKey, { iv, secret, tag, seal }) => {
    const half = contentKey.length / 2;
    const sealBits = new DataView(new ArrayBuffer(8));
    sealBits.setBigUint64(0, BigInt(seal.length * 8));
    const work = createHmac(hash, contentKey.subarray(0, half));
    for (const part of [seal, iv, secret, new Uint8Array(sealBits.buffer)]) work.update(part);
    const expected = work.digest().subarray(0, half);
    if (iv.length !== 16 || tag.length !== half || !timingSafeEqual(expected, tag)) return null;
    return unlessRefused(() =>
      finished(createDecipheriv(`aes-${half * 8}-cbc`, contentKey.subarray(half), iv), secret),
    );
  };
}

function openGcm(contentKey: Uint8Array, { iv, secret, tag, seal }: Sealed): Uint8Array | null {
  if (iv.length !== 12 || tag.length !== 16) return null;
  return unlessRefused(() => {
    const work = createDecipheriv(gcmName(contentKey), contentKey, iv);
    work.setAAD(seal);
    work.setAuthTag(tag);
    return finished(work, secret);
  });
}

function gcmName({ length }: Uint8Array): 'aes-128-gcm' | 'aes-192-gcm' | 'aes-256-gcm' {
  return length === 16 ? 'aes-128-gcm' : length === 24 ? 'aes-192-gcm' : 'aes-256-gcm';
}

function finished(work: ReturnType<typeof createDecipheriv>, secret: Uint8Array): Uint8Array {
  const [head, tail] = [work.update(secret), work.final()];
  return Uint8Array.from([...head, ...tail]);
}
