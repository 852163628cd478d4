import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { Certificate } from './certificate-value.ts';
import { publicKeyOf } from './certificate-value.ts';
import type { Rsa } from './rsa-value.ts';
import { rsaOf } from './rsa-value.ts';

export const rsaCertificateExtensions: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.X509Certificates.RSACertificateExtensions',
  kind: 'static',
  source:
    'https://learn.microsoft.com/dotnet/api/system.security.cryptography.x509certificates.rsacertificateextensions',
  members: {
    'static RSA GetRSAPublicKey(this X509Certificate2 certificate)': (_: Runtime, certificate: Certificate | null) =>
      rsaOrNull(publicKeyOf(certificate ?? raiseArgumentNull('certificate'))),
    'static RSA GetRSAPrivateKey(this X509Certificate2 certificate)': (_: Runtime, certificate: Certificate | null) =>
      rsaOrNull((certificate ?? raiseArgumentNull('certificate')).privateKey),
  },
});

function rsaOrNull(key: Certificate['privateKey']): Rsa | null {
  return key?.asymmetricKeyType === 'rsa' ? rsaOf(key) : null;
}
