import { certificateFromPem } from '../crypto/certificate-from-pem.ts';
import type { TypeDefinition } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { defineView, textKey } from './define-view.ts';

type OfCertificates = { readonly certificates: ReadonlyMap<string, string> };

export const certificates: TypeDefinition = defineView({
  name: 'Certificates',
  element: 'X509Certificate2',
  view: {
    get: (_: Runtime, self: OfCertificates, key: NetValue) => {
      const pem = self.certificates.get(textKey(key));
      return pem === undefined ? undefined : certificateFromPem(pem);
    },
    entries: (_: Runtime, self: OfCertificates) =>
      [...self.certificates].map(([id, pem]) => [id, certificateFromPem(pem)] as const),
    count: (_: Runtime, self: OfCertificates) => self.certificates.size,
  },
});
