import type { ErrorParts } from '../../define.ts';
import type { Failure } from '../../program/effect.ts';
import { internalError } from '../../program/error-response.ts';

/** What a call that got no response comes to. The caller learns nothing of it. */
export function failureError({ kind, message }: Failure): ErrorParts {
  switch (kind) {
    case 'timeout':
      return { ...internalError, reason: 'Timeout', message };
    case 'unavailable':
      return { reason: 'BackendConnectionFailure', message, status: 503, publicMessage: 'Service unavailable' };
    case 'connect':
    case 'unknownBackend':
      return { ...internalError, reason: 'BackendConnectionFailure', message };
  }
}
