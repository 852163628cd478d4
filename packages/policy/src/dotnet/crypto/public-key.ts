import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { notSupported } from '../runtime.ts';
import type { Certificate } from './certificate-value.ts';
import { publicKeyOf } from './certificate-value.ts';
import { oid } from './oid.ts';
import { rsaOf } from './rsa-value.ts';

type Self = { readonly certificate: Certificate };

export const publicKey: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.X509Certificates.PublicKey',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.x509certificates.publickey',
  members: {
    'Oid Oid { get; }': (_: Runtime, { certificate }: Self) => oid(certificate.keyOid),
    'AsymmetricAlgorithm Key { get; }': (_: Runtime, { certificate }: Self) => {
      const key = publicKeyOf(certificate);
      if (key?.asymmetricKeyType !== 'rsa') return notSupported('The certificate key algorithm is not supported.');
      return rsaOf(key);
    },
  },
});
