import type { TypeDefinition } from '../define.ts';
import { basicAuthCredentials } from './basic-auth-credentials.ts';
import { jwt } from './jwt.ts';
import { stringExtensions } from './string-extensions.ts';

/** Who is calling: tokens and credentials. */
export const identityTypes: readonly TypeDefinition[] = [jwt, basicAuthCredentials, stringExtensions];
