import type { ErrorParts } from '../../define.ts';
import { internalError } from '../../program/error-response.ts';

/** What it comes to when a policy names a certificate that the service does not have. The caller learns nothing of it. */
export function noCertificate(id: string): ErrorParts {
  return { ...internalError, reason: 'CertificateNotFound', message: `Certificate ${id} is not defined.` };
}
