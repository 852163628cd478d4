import type { TypeDefinition } from '../define.ts';
import { hashAlgorithmType } from './hash-algorithm.ts';
import { keyedHashAlgorithm } from './keyed-hash-algorithm.ts';
import { hmac } from './hmac.ts';
import { hmacMd5 } from './hmac-md5.ts';
import { hmacSha1 } from './hmac-sha1.ts';
import { hmacSha256 } from './hmac-sha256.ts';
import { hmacSha384 } from './hmac-sha384.ts';
import { hmacSha512 } from './hmac-sha512.ts';
import { md5 } from './md5.ts';
import { sha1 } from './sha1.ts';
import { sha1Managed } from './sha1-managed.ts';
import { sha256 } from './sha256.ts';
import { sha256Managed } from './sha256-managed.ts';
import { sha384 } from './sha384.ts';
import { sha384Managed } from './sha384-managed.ts';
import { sha512 } from './sha512.ts';
import { sha512Managed } from './sha512-managed.ts';
import { hashAlgorithmNameType } from './hash-algorithm-name.ts';
import { rngCryptoServiceProvider } from './rng-crypto-service-provider.ts';
import { symmetricAlgorithm } from './symmetric-algorithm.ts';
import { aes } from './aes.ts';
import { des } from './des.ts';
import { tripleDes } from './triple-des.ts';
import { cipherMode } from './cipher-mode.ts';
import { paddingMode } from './padding-mode.ts';
import { byteArrayExtensions } from './byte-array-extensions.ts';
import { asymmetricAlgorithm } from './asymmetric-algorithm.ts';
import { rsa } from './rsa.ts';
import { rsaEncryptionPadding } from './rsa-encryption-padding.ts';
import { rsaSignaturePadding } from './rsa-signature-padding.ts';
import { oidType } from './oid.ts';
import { x509Certificate } from './x509-certificate.ts';
import { x509Certificate2 } from './x509-certificate2.ts';
import { x500DistinguishedName } from './x500-distinguished-name.ts';
import { x509NameType } from './x509-name-type.ts';
import { x509ContentType } from './x509-content-type.ts';
import { publicKey } from './public-key.ts';
import { rsaCertificateExtensions } from './rsa-certificate-extensions.ts';
import { cryptographicException } from './cryptographic-exception.ts';
import { objectDisposedException } from './object-disposed-exception.ts';

/** Hashes, ciphers, keys and certificates. */
export const cryptoTypes: readonly TypeDefinition[] = [
  // Hashes
  hashAlgorithmType,
  keyedHashAlgorithm,
  hmac,
  hmacMd5,
  hmacSha1,
  hmacSha256,
  hmacSha384,
  hmacSha512,
  md5,
  sha1,
  sha1Managed,
  sha256,
  sha256Managed,
  sha384,
  sha384Managed,
  sha512,
  sha512Managed,
  hashAlgorithmNameType,
  rngCryptoServiceProvider,
  // Ciphers
  symmetricAlgorithm,
  aes,
  des,
  tripleDes,
  cipherMode,
  paddingMode,
  byteArrayExtensions,
  // Keys
  asymmetricAlgorithm,
  rsa,
  rsaEncryptionPadding,
  rsaSignaturePadding,
  oidType,
  cryptographicException,
  objectDisposedException,
  // Certificates
  x509Certificate,
  x509Certificate2,
  x500DistinguishedName,
  x509NameType,
  x509ContentType,
  publicKey,
  rsaCertificateExtensions,
];
