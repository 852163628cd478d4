import type { TemplateFunction } from '../define-function.ts';
import { cidrHostFunction } from './cidr-host.ts';
import { cidrSubnetFunction } from './cidr-subnet.ts';
import { parseCidrFunction } from './parse-cidr.ts';

export const cidrFunctions: readonly TemplateFunction[] = [cidrHostFunction, cidrSubnetFunction, parseCidrFunction];
