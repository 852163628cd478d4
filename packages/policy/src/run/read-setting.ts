import type { Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import type { PolicySettings } from '../program/settings.ts';
import { defaultSettings } from '../program/settings.ts';
import { nearest } from '../shape/nearest.ts';

/** Settings that have names for their values. */
type Named = {
  readonly [
    Name in keyof PolicySettings as PolicySettings[Name] extends string
      ? string extends PolicySettings[Name]
        ? never
        : Name
      : never
  ]: readonly PolicySettings[Name][];
};

const named: Named = {
  pathSeparator: ['\\', '/'],
  jsonNewLine: ['\n', '\r\n'],
  retryGrowth: ['double', 'doubleLessOne'],
  rateLimitAlgorithm: ['sliding-window', 'token-bucket'],
};

/** Reads one setting as text has it, such as `retryGrowth` and `double`; the failure says what is wrong. */
export function readSetting(name: string, text: string): Result<Partial<PolicySettings>, string> {
  const names = Object.keys(defaultSettings);
  if (!Object.hasOwn(defaultSettings, name)) {
    const meant = nearest(name, names);
    const hint = meant === null ? `there is ${names.join(', ')}` : `did you mean "${meant}"?`;
    return failed(`there is no setting "${name}" (${hint})`);
  }
  const value = valueOf(name as keyof PolicySettings, text);
  if (value.ok) return ok({ [name]: value.value });
  return failed(`the setting ${name} is ${JSON.stringify(text)}, expected ${value.failure}`);
}

function valueOf(name: keyof PolicySettings, text: string): Result<string | number | boolean, string> {
  if (Object.hasOwn(named, name)) {
    const values: readonly string[] = named[name as keyof Named];
    // A line end is easier to write as an escape.
    const found = values.find((value) => value === text || JSON.stringify(value).slice(1, -1) === text);
    return found === undefined ? failed(values.map((value) => JSON.stringify(value)).join(' or ')) : ok(found);
  }
  switch (typeof defaultSettings[name]) {
    case 'boolean':
      return text === 'true' || text === 'false' ? ok(text === 'true') : failed('true or false');
    case 'number':
      return /^\d{1,9}$/.test(text) ? ok(Number(text)) : failed('a whole number');
    default:
      return ok(text);
  }
}
