import type { TemplateFunction } from '../define-function.ts';
import { base64Function } from './base64.ts';
import { base64ToStringFunction } from './base64-to-string.ts';
import { base64ToJsonFunction } from './base64-to-json.ts';
import { dataUriFunction } from './data-uri.ts';
import { dataUriToStringFunction } from './data-uri-to-string.ts';
import { endsWithFunction } from './ends-with.ts';
import { startsWithFunction } from './starts-with.ts';
import { formatFunction } from './format.ts';
import { guidFunction } from './guid.ts';
import { joinFunction } from './join.ts';
import { jsonFunction } from './json.ts';
import { newGuidFunction } from './new-guid.ts';
import { padLeftFunction } from './pad-left.ts';
import { replaceFunction } from './replace.ts';
import { splitFunction } from './split.ts';
import { stringFunction } from './string.ts';
import { substringFunction } from './substring.ts';
import { toLowerFunction } from './to-lower.ts';
import { toUpperFunction } from './to-upper.ts';
import { trimFunction } from './trim.ts';
import { uniqueStringFunction } from './unique-string.ts';
import { uriFunction } from './uri.ts';
import { uriComponentFunction } from './uri-component.ts';
import { uriComponentToStringFunction } from './uri-component-to-string.ts';

export const textFunctions: readonly TemplateFunction[] = [
  base64Function,
  base64ToStringFunction,
  base64ToJsonFunction,
  dataUriFunction,
  dataUriToStringFunction,
  endsWithFunction,
  startsWithFunction,
  formatFunction,
  guidFunction,
  joinFunction,
  jsonFunction,
  newGuidFunction,
  padLeftFunction,
  replaceFunction,
  splitFunction,
  stringFunction,
  substringFunction,
  toLowerFunction,
  toUpperFunction,
  trimFunction,
  uniqueStringFunction,
  uriFunction,
  uriComponentFunction,
  uriComponentToStringFunction,
];
