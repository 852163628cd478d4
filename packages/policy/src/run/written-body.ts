import { base64Bytes } from '../base64.ts';
import type { Body } from '../http/body.ts';
import { bytesBody, textBody } from '../http/body.ts';

/** A body as a request file writes it: text, or bytes in base64. */
export function writtenBody({
  body,
  bodyBase64,
}: {
  readonly body?: string;
  readonly bodyBase64?: string;
}): Body | null {
  if (bodyBase64 === undefined) return body === undefined ? null : textBody(body);
  const bytes = base64Bytes(bodyBase64);
  if (bytes === null) throw new RangeError('bodyBase64 is no base64');
  return bytesBody(bytes);
}
