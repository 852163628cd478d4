import { describe, expect, it } from 'vitest';
import { clientKeyPem, clientPem, rootPem } from '../../testing/certificates.ts';
import { evaluate, evaluateText } from '../../testing/evaluate.ts';
import { outcomeOf } from '../../testing/run-member.ts';
import { typeOfText } from '../resolve-type.ts';
import type { NetValue } from '../value.ts';
import { certificateFromPem } from './certificate-from-pem.ts';

const hex = (bytes: string): string => `BitConverter.ToString(${bytes}).Replace("-", "").ToLower()`;
const abc = 'Encoding.UTF8.GetBytes("abc")';
const key = 'Encoding.UTF8.GetBytes("key")';
const fox = 'Encoding.UTF8.GetBytes("The quick brown fox jumps over the lazy dog")';
const sixteen = 'Encoding.ASCII.GetBytes("0123456789abcdef")';
const cryptographic = 'System.Security.Cryptography.CryptographicException: ';

describe('hashes', () => {
  it.each([
    // FIPS 180-4 and RFC 1321
    [hex(`MD5.Create().ComputeHash(${abc})`), '900150983cd24fb0d6963f7d28e17f72'],
    [hex(`SHA1.Create().ComputeHash(${abc})`), 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    [hex(`SHA256.Create().ComputeHash(${abc})`), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [hex(`new SHA1Managed().ComputeHash(${abc})`), 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    [
      hex(`new SHA256Managed().ComputeHash(${abc})`),
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    ],
    [`${hex(`SHA384.Create().ComputeHash(${abc})`)}.Substring(0, 16)`, 'cb00753f45a35e8b'],
    [`${hex(`new SHA384Managed().ComputeHash(${abc})`)}.Substring(0, 16)`, 'cb00753f45a35e8b'],
    [`${hex(`SHA512.Create().ComputeHash(${abc})`)}.Substring(0, 16)`, 'ddaf35a193617aba'],
    [`${hex(`new SHA512Managed().ComputeHash(${abc})`)}.Substring(0, 16)`, 'ddaf35a193617aba'],
    [hex(`MD5.Create().ComputeHash(Encoding.UTF8.GetBytes("xabcx"), 1, 3)`), '900150983cd24fb0d6963f7d28e17f72'],
    [hex(`HashAlgorithm.Create("MD5").ComputeHash(${abc})`), '900150983cd24fb0d6963f7d28e17f72'],
    ['HashAlgorithm.Create("nope") == null', 'True'],
    ['SHA256.Create().HashSize', '256'],
    [
      'MD5.Create().ComputeHash(new byte[2], 1, 2)',
      'System.ArgumentException: Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    ],
    [
      '@{ var h = SHA256.Create(); h.Dispose(); return h.ComputeHash(new byte[1]); }',
      'System.ObjectDisposedException: Cannot access a disposed object.',
    ],
    [
      `@{ using (var h = MD5.Create()) { return ${hex(`h.ComputeHash(${abc})`)}; } }`,
      '900150983cd24fb0d6963f7d28e17f72',
    ],
    [
      `@{ var h = MD5.Create(); h.TransformBlock(${abc}, 0, 1, null, 0); h.TransformFinalBlock(${abc}, 1, 2); return ${hex('h.Hash')}; }`,
      '900150983cd24fb0d6963f7d28e17f72',
    ],
    // RFC 2202 and RFC 4231 style
    [hex(`new HMACMD5(${key}).ComputeHash(${fox})`), '80070713463e7749b90c2dc24911e275'],
    [hex(`new HMACSHA1(${key}).ComputeHash(${fox})`), 'de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9'],
    [
      hex(`new HMACSHA256(${key}).ComputeHash(${fox})`),
      'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8',
    ],
    [`${hex(`new HMACSHA384(${key}).ComputeHash(${fox})`)}.Substring(0, 16)`, 'd7f4727e2c0b39ae'],
    [`${hex(`new HMACSHA512(${key}).ComputeHash(${fox})`)}.Substring(0, 16)`, 'b42af09057bac1e2'],
    [`@{ HMAC h = new HMACSHA256(${key}); return h.HashName + h.Key.Length; }`, 'SHA2563'],
    [
      `@{ var h = new HMACSHA1(); h.Key = ${key}; return ${hex(`h.ComputeHash(${fox})`)}; }`,
      'de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9',
    ],
    ['new HMACSHA256().Key.Length', '64'],
    ['new HMACSHA512().Key.Length', '128'],
    ['new HMACSHA256(null)', 'System.ArgumentNullException: Value cannot be null.\r\nParameter name: key'],
    ['@{ var b = new byte[4]; new RNGCryptoServiceProvider().GetBytes(b); return b.Any(x => x != 0); }', 'True'],
    [
      '@{ var b = new byte[400]; new RNGCryptoServiceProvider().GetNonZeroBytes(b); return b.All(x => x != 0); }',
      'True',
    ],
  ])('%s is %s', (source, expected) => {
    expect(outcomeOf(() => evaluateText(source))).toBe(expected);
  });
});

describe('ciphers', () => {
  it.each([
    [
      `Encoding.UTF8.GetString(${abc}.Encrypt("Aes", ${sixteen}, ${sixteen}).Decrypt("AES", ${sixteen}, ${sixteen}))`,
      'abc',
    ],
    [`Convert.ToBase64String(${abc}.Encrypt("Aes", ${sixteen}, ${sixteen}))`, 'oOaWhtl60o/eWk89PutFWw=='],
    [`${abc}.Encrypt("TripleDES", new byte[24], new byte[8]).Length`, '8'],
    [
      `Encoding.UTF8.GetString(${abc}.Encrypt("DES", new byte[8], new byte[8]).Decrypt("DES", new byte[8], new byte[8]))`,
      'abc',
    ],
    [
      `${abc}.Encrypt("Aes", new byte[5], ${sixteen})`,
      `${cryptographic}Specified key is not a valid size for this algorithm.`,
    ],
    [
      `${abc}.Encrypt("Aes", ${sixteen}, new byte[5])`,
      `${cryptographic}Specified initialization vector (IV) does not match the block size for this algorithm.`,
    ],
    [
      `new byte[16].Decrypt("Aes", ${sixteen}, ${sixteen})`,
      `${cryptographic}Padding is invalid and cannot be removed.`,
    ],
    [`new byte[5].Decrypt("Aes", ${sixteen}, ${sixteen})`, `${cryptographic}Length of the data to decrypt is invalid.`],
    [
      `${abc}.Encrypt("nope", ${sixteen}, ${sixteen})`,
      'System.NullReferenceException: Object reference not set to an instance of an object.',
    ],
    [
      `@{ using (SymmetricAlgorithm s = SymmetricAlgorithm.Create("aes")) { s.KeySize = 128; s.Mode = CipherMode.CBC; s.Padding = PaddingMode.PKCS7; s.Key = ${sixteen}; s.IV = ${sixteen}; return Convert.ToBase64String(${abc}.Encrypt(s)); } }`,
      'oOaWhtl60o/eWk89PutFWw==',
    ],
    [`@{ var s = Aes.Create(); return Encoding.UTF8.GetString(${abc}.Encrypt(s).Decrypt(s)); }`, 'abc'],
    [
      `@{ var s = Aes.Create(); return Convert.ToBase64String(${abc}.Encrypt(s, ${sixteen}, ${sixteen})); }`,
      'oOaWhtl60o/eWk89PutFWw==',
    ],
    [
      '@{ var s = Aes.Create(); return s.KeySize + " " + s.BlockSize + " " + s.Mode + " " + s.Padding; }',
      '256 128 CBC PKCS7',
    ],
    [
      '@{ var s = Aes.Create(); s.KeySize = 100; return 0; }',
      `${cryptographic}Specified key is not a valid size for this algorithm.`,
    ],
    ['SymmetricAlgorithm.Create("nope") == null', 'True'],
    [
      `@{ try { return new byte[5].Decrypt("Aes", ${sixteen}, ${sixteen}).Length; } catch (CryptographicException e) { return e.GetType().Name; } }`,
      'CryptographicException',
    ],
  ])('%s is %s', (source, expected) => {
    expect(outcomeOf(() => evaluateText(source))).toBe(expected);
  });
});

const source = 'System.Security.Cryptography.X509Certificates.X509Certificate2';
const type = typeOfText('X509Certificate2')!;

/** An expression about a certificate, which it calls `context`. */
function ofCertificate(expression: string, pem: string): unknown {
  const context = { type, value: certificateFromPem(pem) as NetValue };
  return outcomeOf(() => evaluateText(expression, { context, nowTicks: 640_000_000_000_000_000n }));
}

describe('certificates', () => {
  it.each([
    [
      'context.Subject',
      'E=a@example.com, CN=client.example.com, OU=Clients, O="Keelgate ""Quoted""", S=Zuid-Holland, C=NL',
    ],
    ['context.Issuer', 'CN=Keelgate Root, O="Keelgate, Test", C=NL'],
    ['context.SubjectName.Name == context.Subject', 'True'],
    ['context.IssuerName.Name == context.Issuer', 'True'],
    ['context.SerialNumber', 'F1A2B3C4'],
    ['context.GetSerialNumberString()', 'F1A2B3C4'],
    ['BitConverter.ToString(context.GetSerialNumber())', 'C4-B3-A2-F1'],
    ['context.Thumbprint.Length', '40'],
    ['context.GetCertHashString() == context.Thumbprint', 'True'],
    ['context.Version', '3'],
    ['context.SignatureAlgorithm.FriendlyName', 'sha256RSA'],
    ['context.PublicKey.Oid.Value', '1.2.840.113549.1.1.1'],
    ['context.PublicKey.Key.KeySize', '2048'],
    ['context.NotBefore < context.NotAfter', 'True'],
    ['context.HasPrivateKey', 'False'],
    ['context.GetRSAPrivateKey() == null', 'True'],
    ['context.GetNameInfo(X509NameType.SimpleName, false)', 'client.example.com'],
    ['context.GetNameInfo(X509NameType.SimpleName, true)', 'Keelgate Root'],
    ['context.GetNameInfo(X509NameType.DnsName, false)', 'alt.example.com'],
    ['context.GetNameInfo(X509NameType.EmailName, false)', 'alt@example.com'],
    ['context.GetNameInfo(X509NameType.UrlName, false)', 'https://example.com/x'],
    ['context.GetNameInfo(X509NameType.UpnName, false)', ''],
    ['context.Verify()', 'True'],
    ['context.VerifyNoRevocation()', 'True'],
    ['context.FriendlyName', ''],
    ['new X509Certificate2(context.RawData).Thumbprint == context.Thumbprint', 'True'],
    ['new X509Certificate2(context.Export(X509ContentType.Cert)).Equals(context)', 'True'],
    ['new X509Certificate2(context.RawData, (string)null).Equals(context)', 'True'],
    ['new X509Certificate2(new byte[5])', `${cryptographic}Cannot find the requested object.\r\n`],
  ])('%s is %s', (expression, expected) => {
    expect(ofCertificate(expression, clientPem)).toBe(expected);
  });

  it('that nobody else has signed are not good', () => {
    expect(ofCertificate('context.Verify()', rootPem)).toBe('False');
  });

  it('sign and encrypt with their keys', () => {
    const both = `${clientPem}\n${clientKeyPem}`;
    const signed = `context.GetRSAPrivateKey().SignData(${abc}, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)`;
    expect(
      ofCertificate(
        `context.GetRSAPublicKey().VerifyData(${abc}, ${signed}, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)`,
        both,
      ),
    ).toBe('True');
    const secret = `context.GetRSAPublicKey().Encrypt(${abc}, RSAEncryptionPadding.OaepSHA1)`;
    expect(
      ofCertificate(
        `Encoding.UTF8.GetString(context.GetRSAPrivateKey().Decrypt(${secret}, RSAEncryptionPadding.OaepSHA1))`,
        both,
      ),
    ).toBe('abc');
    expect(
      ofCertificate(
        `@{ var r = RSA.Create(); r.FromXmlString(context.GetRSAPublicKey().ToXmlString(false)); return r.KeySize; }`,
        both,
      ),
    ).toBe('2048');
    expect(ofCertificate('context.GetRSAPublicKey().ToXmlString(true)', both)).toContain(cryptographic);
  });

  it('are of their type', () => {
    const context = { type, value: certificateFromPem(clientPem) as NetValue };
    expect(evaluate('context.GetType().FullName', { context })).toBe(source);
  });
});
