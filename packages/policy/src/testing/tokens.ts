// oxlint-disable-next-line no-restricted-imports -- what signs the tokens of tests is part of no build
import { createHmac, createSign } from 'node:crypto';
import { clientKeyPem } from './certificates.ts';

/** The secret of tests' own tokens. */
export const secret: Buffer = Buffer.alloc(64, 7);
/** When a run begins unless it says otherwise. */
export const nowSeconds: number = Date.parse('2026-01-01T00:00:00Z') / 1000;
export const fine: { readonly iss: string; readonly aud: string; readonly exp: number } = {
  iss: 'me',
  aud: 'us',
  exp: nowSeconds + 60,
};

/** A part of a token. */
export function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

export function hs256(claims: unknown, header: object = {}): string {
  const data = `${part({ alg: 'HS256', ...header })}.${part(claims)}`;
  return `${data}.${createHmac('sha256', secret).update(data).digest('base64url')}`;
}

export function rs256(claims: unknown, kid: string): string {
  const data = `${part({ alg: 'RS256', kid })}.${part(claims)}`;
  return `${data}.${createSign('sha256').update(data).sign(clientKeyPem, 'base64url')}`;
}

export function bearer(token: string): { readonly headers: { readonly Authorization: string } } {
  return { headers: { Authorization: `Bearer ${token}` } };
}
