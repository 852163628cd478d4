import {
  constants,
  createCipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  privateDecrypt,
  publicEncrypt,
  sign,
  verify,
  X509Certificate,
} from 'node:crypto';
import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientKeyPem, clientPem, rootPem } from '../../testing/certificates.ts';
import { stillRuntime } from '../../testing/run-member.ts';
import type { Runtime } from '../runtime.ts';
import { certificateFromPem } from './certificate-from-pem.ts';
import { publicKeyOf } from './certificate-value.ts';
import { decrypt, encrypt, keySizes } from './cipher.ts';
import type { CipherName } from './cipher.ts';
import { nameText } from './distinguished-name.ts';
import type { Digest } from './hash-value.ts';
import { computeHash, hashAlgorithm } from './hash-value.ts';
import { hashOf } from './rsa-padding.ts';
import { decryptRsa, encryptRsa, rsaOf, signHash, verifyHash } from './rsa-value.ts';
import { rsaKeyOfXml, rsaKeyToXml } from './rsa-xml.ts';
import { symmetric } from './symmetric.ts';
import { thumbprint } from './x509-certificate.ts';

let chance = 1;

function runtime(): Runtime {
  const bits = (): number => {
    chance = (Math.imul(chance, 1_664_525) + 1_013_904_223) | 0;
    return chance ^ (chance >>> 15);
  };
  return { ...stillRuntime(), bits };
}

const anyBytes = fc.uint8Array({ maxLength: 200 });
const anyDigest = fc.constantFrom<Digest>('md5', 'sha1', 'sha256', 'sha384', 'sha512');
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('hashes', () => {
  test.prop([anyDigest, anyBytes])('are those of the platform', (digest, bytes) => {
    const hash = computeHash(runtime(), hashAlgorithm('x', digest), bytes);
    expect(hexOf(hash)).toBe(createHash(digest).update(bytes).digest('hex'));
  });

  test.prop([anyDigest, anyBytes, anyBytes])('with a key are HMACs of the platform', (digest, key, bytes) => {
    const hash = computeHash(runtime(), hashAlgorithm('x', digest, key), bytes);
    expect(hexOf(hash)).toBe(createHmac(digest, key).update(bytes).digest('hex'));
  });
});

describe('ciphers', () => {
  const ciphers: readonly CipherName[] = ['aes', 'des', '3des'];
  const anySettings = fc.constantFrom(...ciphers).chain((cipher) =>
    fc.record({
      cipher: fc.constant(cipher),
      key: fc
        .constantFrom(...keySizes[cipher])
        .chain((bits) => fc.uint8Array({ minLength: bits / 8, maxLength: bits / 8 })),
      iv: fc.uint8Array({ minLength: cipher === 'aes' ? 16 : 8, maxLength: cipher === 'aes' ? 16 : 8 }),
      mode: fc.constantFrom(1, 2),
      padding: fc.constantFrom(2, 4, 5),
    }),
  );

  test.prop([anySettings, anyBytes])('give back what was encrypted', (settings, plain) => {
    const secret = encrypt(runtime(), settings, plain);
    expect(secret.length).toBeGreaterThan(plain.length);
    expect(decrypt(runtime(), settings, secret)).toEqual(plain);
  });

  const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 });
  test.prop([sixteen, sixteen, anyBytes])('of AES in CBC are those of the platform', (key, iv, plain) => {
    const work = createCipheriv('aes-128-cbc', key, iv);
    const expected = Buffer.concat([work.update(plain), work.final()]);
    expect(hexOf(encrypt(runtime(), { cipher: 'aes', key, iv, mode: 1, padding: 2 }, plain))).toBe(hexOf(expected));
  });

  it('of DES are those of the standard', () => {
    const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
    const settings = {
      cipher: 'des',
      key: hex('133457799BBCDFF1'),
      iv: new Uint8Array(8),
      mode: 2,
      padding: 1,
    } as const;
    expect(hexOf(encrypt(runtime(), settings, hex('0123456789ABCDEF')))).toBe('85e813540f0ab405');
  });

  it.each([
    [{ key: 15 }, 'Specified key is not a valid size for this algorithm.'],
    [{ iv: 15 }, 'Specified initialization vector (IV) does not match the block size for this algorithm.'],
    [{ secret: 17 }, 'Length of the data to decrypt is invalid.'],
    [{ secret: 16 }, 'Padding is invalid and cannot be removed.'],
    [{ secret: 0 }, 'Padding is invalid and cannot be removed.'],
  ])(
    'say what is wrong: %o',
    ({ key = 16, iv = 16, secret = 16 }: { key?: number; iv?: number; secret?: number }, message) => {
      const settings = {
        cipher: 'aes',
        key: new Uint8Array(key),
        iv: new Uint8Array(iv),
        mode: 1,
        padding: 2,
      } as const;
      expect(() => decrypt(runtime(), settings, new Uint8Array(secret))).toThrow(message);
    },
  );

  it('begin with CBC and PKCS #7', () => {
    expect(symmetric('x', 'aes')).toMatchObject({ mode: 1, padding: 2, keySize: 256 });
  });
});

describe('RSA', () => {
  const key = createPrivateKey(clientKeyPem);
  const publicKey = createPublicKey(clientKeyPem);
  const signing = fc.record({
    digest: fc.constantFrom<Digest>('sha1', 'sha256', 'sha384', 'sha512'),
    padding: fc
      .constantFrom<'Pkcs1' | 'Pss'>('Pkcs1', 'Pss')
      .map((mode) => ({ net: 'System.Security.Cryptography.RSASignaturePadding' as const, mode })),
  });
  const platformPadding = (mode: string) =>
    mode === 'Pss'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : { padding: constants.RSA_PKCS1_PADDING };

  test.prop([anyBytes, signing], { numRuns: 30 })(
    'signs what the platform verifies, and the other way round',
    (data, how) => {
      const hash = hashOf(how.digest, data);
      const ours = signHash(runtime(), rsaOf(key), hash, how);
      const options = platformPadding(how.padding.mode);
      expect(verify(how.digest, data, { key: publicKey, ...options }, ours)).toBe(true);
      const theirs = new Uint8Array(sign(how.digest, data, { key, ...options }));
      expect(verifyHash(runtime(), rsaOf(publicKey), hash, theirs, how)).toBe(true);
      theirs[20] = (theirs[20] ?? 0) ^ 1;
      expect(verifyHash(runtime(), rsaOf(publicKey), hash, theirs, how)).toBe(false);
    },
  );

  const oaep = fc.constantFrom<Digest | null>(null, 'sha1', 'sha256', 'sha384');
  test.prop([fc.uint8Array({ maxLength: 100 }), oaep], { numRuns: 30 })(
    'encrypts what the platform decrypts, and the other way round',
    (data, digest) => {
      const padding = { net: 'System.Security.Cryptography.RSAEncryptionPadding' as const, oaep: digest };
      const options =
        digest === null
          ? { padding: constants.RSA_PKCS1_PADDING }
          : { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: digest };
      const ours = encryptRsa(runtime(), rsaOf(publicKey), data, padding);
      expect(hexOf(privateDecrypt({ key, ...options }, ours))).toBe(hexOf(data));
      const theirs = new Uint8Array(publicEncrypt({ key: publicKey, ...options }, data));
      expect(decryptRsa(runtime(), rsaOf(key), theirs, padding)).toEqual(data);
    },
  );

  it('keeps a key in XML', () => {
    const xml = rsaKeyToXml(key, true);
    expect(rsaKeyOfXml(xml).equals(key)).toBe(true);
    expect(rsaKeyOfXml(rsaKeyToXml(key, false)).equals(publicKey)).toBe(true);
  });
});

describe('certificates', () => {
  it('are read as the platform reads them', () => {
    for (const pem of [rootPem, clientPem]) {
      const ours = certificateFromPem(pem)!;
      const theirs = new X509Certificate(pem);
      expect(thumbprint(ours)).toBe(theirs.fingerprint.replaceAll(':', ''));
      expect(ours.serial).toBe(theirs.serialNumber);
      expect(ours.notBefore).toBe(621_355_968_000_000_000n + BigInt(theirs.validFromDate.getTime()) * 10_000n);
      expect(ours.notAfter).toBe(621_355_968_000_000_000n + BigInt(theirs.validToDate.getTime()) * 10_000n);
      expect(publicKeyOf(ours)!.equals(theirs.publicKey)).toBe(true);
    }
  });

  it('have their names in the order of .NET, and quotes where .NET has them', () => {
    const client = certificateFromPem(clientPem)!;
    expect(nameText(client.subject)).toBe(
      'E=a@example.com, CN=client.example.com, OU=Clients, O="Keelgate ""Quoted""", S=Zuid-Holland, C=NL',
    );
    expect(nameText(client.issuer)).toBe('CN=Keelgate Root, O="Keelgate, Test", C=NL');
  });

  it('come with the private key that stands beside them', () => {
    expect(certificateFromPem(clientPem)!.privateKey).toBeNull();
    expect(certificateFromPem(`${clientPem}\n${clientKeyPem}`)!.privateKey!.type).toBe('private');
  });

  test.prop([fc.uint8Array({ maxLength: 300 })])('that are none are none, whatever the bytes', (bytes) => {
    const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(bytes).toString('base64')}\n-----END CERTIFICATE-----`;
    expect(certificateFromPem(pem)).toBeNull();
  });

  test.prop([fc.nat(), fc.nat({ max: 255 })])('with a byte changed never break anything', (at, value) => {
    const raw = certificateFromPem(clientPem)!.raw.slice();
    raw[at % raw.length] = value;
    const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(raw).toString('base64')}\n-----END CERTIFICATE-----`;
    expect(() => certificateFromPem(pem)).not.toThrow();
  });
});
