import type { CompileWork } from '../../define.ts';
import { raiseBadBase64 } from '../../dotnet/core/base64.ts';
import type { Exchange } from '../../program/exchange.ts';
import { PolicyFailure } from '../../program/failure.ts';
import type { Operand } from '../../program/operand.ts';
import type { TokenKey } from '../../token/token-key.ts';
import { certificateKey, rsaKey, secretKey } from '../../token/token-key.ts';
import { noCertificate } from './no-certificate.ts';

/** `<key>`: a secret in base64, a certificate of the service, or modulus and exponent. */
export type KeyParts = {
  readonly id: Operand<string> | null;
  readonly certificateId: Operand<string> | null;
  readonly n: Operand<string> | null;
  readonly e: Operand<string> | null;
  readonly text: Operand<string> | null;
};

/** How the keys that a policy brings are read for a request. */
export function tokenKeys(work: CompileWork, keys: readonly KeyParts[]): (exchange: Exchange) => readonly TokenKey[] {
  const readers = keys.map((key) => keyReader(work, key));
  return (exchange) => readers.map((read) => read(exchange));
}

export function keyReads(keys: readonly KeyParts[]): readonly string[] {
  return keys.flatMap((key) => Object.values(key).flatMap((operand) => operand?.reads ?? []));
}

/** A key is made anew only when what it is made of is new: most often it never is. */
function keyReader(work: CompileWork, key: KeyParts): (exchange: Exchange) => TokenKey {
  let last: { readonly parts: KeyTexts; readonly made: TokenKey } | null = null;
  return (exchange) => {
    const read = (part: Operand<string> | null): string | null => (part === null ? null : part.of(exchange));
    const certificateId = read(key.certificateId);
    const pem = certificateId === null ? null : exchange.facts.deployment.certificates.get(certificateId);
    if (pem === undefined) throw new PolicyFailure(work.error(noCertificate(certificateId ?? '')));
    const parts: KeyTexts = [pem, read(key.id), read(key.n), read(key.e), read(key.text)];
    if (last?.parts.every((part, index) => part === parts[index]) === true) return last.made;
    const made = makeKey(parts);
    if (made === null) return raiseBadBase64();
    last = { parts, made };
    return made;
  };
}

type Text = string | null;
type KeyTexts = readonly [pem: Text, id: Text, n: Text, e: Text, text: Text];

function makeKey([pem, id, n, e, text]: KeyTexts): TokenKey | null {
  if (pem !== null) return certificateKey(pem, id);
  return n !== null && e !== null ? rsaKey(n, e, id) : secretKey(text ?? '', id);
}
