import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { required } from '../shape/attribute.ts';
import { text } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import type { CompileWork } from '../define.ts';
import { encodeBase64 } from '../base64.ts';
import { utf8Bytes } from '../dotnet/text/utf8.ts';
import { setHeader } from '../http/headers.ts';
import { requestTarget } from '../program/target.ts';
import type { Config } from '../shape/shape.ts';

const config = shape({ attributes: { username: required(text), password: required(text) } });

/** `<authentication-basic>`: sends a user name and a password to the backend. */
export const authenticationBasic: Policy = definePolicy({
  name: 'authentication-basic',
  doc: 'https://learn.microsoft.com/azure/api-management/authentication-basic-policy',
  sections: ['inbound'],
  shape: config,
  drills: true,
  compile: compileAuthenticationBasic,
});

function compileAuthenticationBasic({ attributes }: Config<typeof config>, work: CompileWork): void {
  const { username, password } = attributes;
  const target = work.target.kind === 'request' ? work.target : requestTarget;
  work.pure([...username.reads, ...password.reads], (exchange) => {
    const pair = utf8Bytes(`${username.of(exchange)}:${password.of(exchange)}`);
    setHeader(target.of(exchange).headers, 'Authorization', [`Basic ${encodeBase64(pair)}`]);
  });
}
