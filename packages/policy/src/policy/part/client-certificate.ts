import { certificatesOf, chainOf } from '../../dotnet/crypto/certificate-chain.ts';
import { certificateFromPem } from '../../dotnet/crypto/certificate-from-pem.ts';
import type { Certificate } from '../../dotnet/crypto/certificate-value.ts';
import { attributeOf, nameText } from '../../dotnet/crypto/distinguished-name.ts';
import { thumbprint } from '../../dotnet/crypto/x509-certificate.ts';
import type { Exchange } from '../../program/exchange.ts';

export type CertificateRules = {
  readonly isInTime: { readonly from: boolean; readonly to: boolean };
  readonly isTrusted: boolean;
  /** The certificate must be one of them; where there are none, any. */
  readonly identities: readonly Identity[];
};

/** What a certificate must be; `null` where it does not matter. */
export type Identity = {
  readonly thumbprint: string | null;
  readonly 'serial-number': string | null;
  readonly 'common-name': string | null;
  readonly subject: string | null;
  readonly 'dns-name': string | null;
  readonly 'issuer-subject': string | null;
  readonly 'issuer-thumbprint': string | null;
  readonly 'issuer-certificate-id': string | null;
};

export type Refusal = { readonly reason: string; readonly message: string };

/** Why the client's certificate is refused; `null` where it is good. */
export function refusalOf(exchange: Exchange, rules: CertificateRules): Refusal | null {
  const pem = exchange.request.certificate;
  const certificate = pem === null ? null : certificateFromPem(pem);
  if (pem === null || certificate === null)
    return { reason: 'ClientCertificateNotFound', message: 'Client certificate was not found in the request.' };
  const own = [...exchange.facts.deployment.certificates.values()].flatMap(certificatesOf);
  // A client may bring the certificates between its own and the root; only the service's are trusted.
  const chain = chainOf(certificate, [...own, ...certificatesOf(pem)]);
  return untimely(exchange, certificate, rules) ?? untrusted(chain, own, rules) ?? unlisted(exchange, chain, rules);
}

function untimely(
  { rt }: Exchange,
  { notBefore, notAfter }: Certificate,
  { isInTime }: CertificateRules,
): Refusal | null {
  const now = rt.nowTicks();
  if (isInTime.from && now < notBefore)
    return { reason: 'ClientCertificateNotYetValid', message: 'Client certificate is not valid yet.' };
  if (isInTime.to && now > notAfter)
    return { reason: 'ClientCertificateExpired', message: 'Client certificate has expired.' };
  return null;
}

function untrusted(
  chain: readonly Certificate[],
  own: readonly Certificate[],
  { isTrusted }: CertificateRules,
): Refusal | null {
  const trusted = new Set(own.map(thumbprint));
  if (!isTrusted || chain.some((one) => trusted.has(thumbprint(one)))) return null;
  return { reason: 'ClientCertificateNotTrusted', message: 'Client certificate is not trusted.' };
}

function unlisted(exchange: Exchange, chain: readonly Certificate[], { identities }: CertificateRules): Refusal | null {
  if (identities.length === 0 || identities.some((identity) => isOf(exchange, chain, identity))) return null;
  return {
    reason: 'ClientCertificateIdentityNotMatched',
    message: 'Client certificate is not of any of the allowed identities.',
  };
}

function isOf(exchange: Exchange, chain: readonly Certificate[], identity: Identity): boolean {
  const [certificate, issuer] = chain;
  if (certificate === undefined) return false;
  const issuerId = identity['issuer-certificate-id'];
  const named = issuerId === null ? null : exchange.facts.deployment.certificates.get(issuerId);
  const wantedIssuer = certificateFromPem(named ?? '');
  const tests: readonly (readonly [wanted: string | null, holds: (wanted: string) => boolean])[] = [
    [identity.thumbprint, (wanted) => digits(wanted) === thumbprint(certificate)],
    [identity['serial-number'], (wanted) => withoutZeros(digits(wanted)) === withoutZeros(certificate.serial)],
    [identity['common-name'], (wanted) => same(wanted, attributeOf(certificate.subject, [commonName]))],
    [identity.subject, (wanted) => same(wanted, nameText(certificate.subject))],
    [identity['dns-name'], (wanted) => hostsOf(certificate).some((host) => same(wanted, host))],
    [identity['issuer-subject'], (wanted) => same(wanted, nameText(certificate.issuer))],
    [identity['issuer-thumbprint'], (wanted) => issuer !== undefined && digits(wanted) === thumbprint(issuer)],
    [issuerId, () => issuer !== undefined && wantedIssuer !== null && thumbprint(wantedIssuer) === thumbprint(issuer)],
  ];
  return tests.every(([wanted, holds]) => wanted === null || holds(wanted));
}

const commonName = '2.5.4.3';

/** Host names that the certificate is for; the common name where it names none. */
function hostsOf({ alternativeNames, subject }: Certificate): readonly (string | null)[] {
  const hosts = alternativeNames.flatMap(({ kind, value }) => (kind === 'dns' ? [value] : []));
  return hosts.length === 0 ? [attributeOf(subject, [commonName])] : hosts;
}

/** Hex digits alone, in upper case: they are written with colons and spaces too. */
function digits(text: string): string {
  return text.replaceAll(/[^\dA-Fa-f]/g, '').toUpperCase();
}

function withoutZeros(text: string): string {
  return text.replace(/^0+/, '');
}

function same(left: string, right: string | null): boolean {
  return right !== null && left.trim().toLowerCase() === right.toLowerCase();
}
