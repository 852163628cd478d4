/**
 * What a message carries. It is held in the form in which it came and turned into the other one when that is asked for.
 * A body that an expression has read without keeping it is `consumed`: there is nothing left for a second reader.
 */
export type Body = {
  readonly net: 'IMessageBody';
  text: string | null;
  bytes: Uint8Array | null;
  consumed: boolean;
};

const utf8 = new TextDecoder();
const toUtf8 = new TextEncoder();

export function textBody(text: string): Body {
  return { net: 'IMessageBody', text, bytes: null, consumed: false };
}

export function bytesBody(bytes: Uint8Array): Body {
  return { net: 'IMessageBody', text: null, bytes, consumed: false };
}

export function copyBody(body: Body | null): Body | null {
  return body === null ? null : { ...body };
}

/** The body as text in UTF-8; empty when there is none left. */
export function bodyText(body: Body | null): string {
  if (body === null || body.consumed) return '';
  const text = body.text ?? utf8.decode(body.bytes ?? new Uint8Array());
  body.text = text;
  return text;
}

export function bodyBytes(body: Body | null): Uint8Array {
  if (body === null || body.consumed) return new Uint8Array();
  const bytes = body.bytes ?? toUtf8.encode(body.text ?? '');
  body.bytes = bytes;
  return bytes;
}

/** Bytes of the body as it would go out. */
export function bodyLength(body: Body | null): number {
  if (body === null || body.consumed) return 0;
  return body.text === '' ? 0 : bodyBytes(body).length;
}
