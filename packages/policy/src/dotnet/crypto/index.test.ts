import { expect, it } from 'vitest';
import { cryptoTypes } from './index.ts';
import { toleratedTypes } from './tolerated.ts';

/** What Microsoft's page of policy expressions lists of System.Security.Cryptography and its certificates. */
const listed =
  'AsymmetricAlgorithm CipherMode HashAlgorithm HashAlgorithmName HMAC HMACMD5 HMACSHA1 HMACSHA256 HMACSHA384 HMACSHA512 ' +
  'KeyedHashAlgorithm MD5 Oid PaddingMode RNGCryptoServiceProvider RSA RSAEncryptionPadding RSASignaturePadding SHA1 ' +
  'SHA1Managed SHA256 SHA256Managed SHA384 SHA384Managed SHA512 SHA512Managed SymmetricAlgorithm PublicKey ' +
  'RSACertificateExtensions X500DistinguishedName X509Certificate X509Certificate2 X509ContentType X509NameType';

it('holds what is listed, what is tolerated beside it, exceptions, and the extension methods', () => {
  const own = ['ByteArrayExtensions', 'CryptographicException', 'ObjectDisposedException'];
  const short = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
  const expected = [...listed.split(' '), ...[...toleratedTypes].map(short), ...own];
  expect(cryptoTypes.map(({ name }) => short(name)).toSorted()).toEqual(expected.toSorted());
});
