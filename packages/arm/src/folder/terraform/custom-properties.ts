import type { Value } from '../../template/value.ts';

const gateway = 'Microsoft.WindowsAzure.ApiManagement.Gateway';

const protocols = ['Ssl30', 'Tls10', 'Tls11'] as const;

/** What Terraform calls the custom properties of a service, today and before. */
const names: ReadonlyMap<string, string> = new Map([
  ['http2_enabled', `${gateway}.Protocols.Server.Http2`],
  ['enable_http2', `${gateway}.Protocols.Server.Http2`],
  ...protocols.flatMap((name): readonly (readonly [string, string])[] => {
    const low = name.toLowerCase();
    return [
      [`backend_${low}_enabled`, `${gateway}.Security.Backend.Protocols.${name}`],
      [`enable_backend_${low}`, `${gateway}.Security.Backend.Protocols.${name}`],
      [`frontend_${low}_enabled`, `${gateway}.Security.Protocols.${name}`],
      [`enable_frontend_${low}`, `${gateway}.Security.Protocols.${name}`],
    ];
  }),
  ['triple_des_ciphers_enabled', `${gateway}.Security.Ciphers.TripleDes168`],
  ['enable_triple_des_ciphers', `${gateway}.Security.Ciphers.TripleDes168`],
  ...'ecdhe_ecdsa_with_aes128_cbc ecdhe_ecdsa_with_aes256_cbc ecdhe_rsa_with_aes128_cbc ecdhe_rsa_with_aes256_cbc rsa_with_aes128_cbc rsa_with_aes256_cbc'
    .split(' ')
    .map((cipher) => [`tls_${cipher}_sha_ciphers_enabled`, cipherName(`${cipher}_sha`)] as const),
  ...'rsa_with_aes128_cbc_sha256 rsa_with_aes256_cbc_sha256 rsa_with_aes128_gcm_sha256 rsa_with_aes256_gcm_sha384'
    .split(' ')
    .map((cipher) => [`tls_${cipher}_ciphers_enabled`, cipherName(cipher)] as const),
]);

/** `rsa_with_aes128_cbc_sha` as `TLS_RSA_WITH_AES_128_CBC_SHA`. */
function cipherName(cipher: string): string {
  return `${gateway}.Security.Ciphers.TLS_${cipher.toUpperCase().replace(/AES(\d+)/, 'AES_$1')}`;
}

/** The blocks `protocols` and `security`, which Azure has as texts by long names. */
export function customProperties(value: Value): Value {
  const block = value.kind === 'list' ? value.items[0] : value;
  const entries = block?.kind === 'map' ? [...block.entries] : [];
  const named = entries.flatMap(([name, inner]): readonly (readonly [string, Value])[] => {
    const long = names.get(name);
    if (long === undefined || inner.kind !== 'scalar' || inner.value === null) return [];
    return [[long, { ...inner, value: inner.value === true ? 'True' : 'False' }]];
  });
  return { kind: 'map', entries: new Map(named), place: value.place };
}
