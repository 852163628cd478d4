import { bodyLength } from '../../http/body.ts';
import { headerText } from '../../http/headers.ts';
import type { Request } from '../../http/message.ts';
import type { Finding } from './finding.ts';
import { optionMistake } from './odata-option.ts';

export type OdataRules = {
  /** The version of a request that names none. */
  readonly version: string;
  readonly versionMin: string | null;
  readonly versionMax: string | null;
  readonly sizeMax: number | null;
};

/** What is wrong with an OData request: its versions, its size and the syntax of its system options. */
export function odataFindings(request: Request, rules: OdataRules): readonly Finding[] {
  return [...versionFindings(request, rules), ...sizeFindings(request, rules), ...optionFindings(request, rules)];
}

const versionPattern = /^\d{1,3}\.\d{1,3}$/;

function versionFindings({ headers }: Request, { versionMin, versionMax }: OdataRules): readonly Finding[] {
  return ['OData-Version', 'OData-MaxVersion'].flatMap((name) => {
    const version = headerText(headers, name)?.trim();
    if (version === undefined) return [];
    if (!versionPattern.test(version)) return [headerFinding(name, `'${version}' is not a version.`)];
    if (name === 'OData-MaxVersion') return [];
    if (versionMin !== null && Number(version) < Number(versionMin))
      return [headerFinding(name, `Version ${version} is below the minimum version ${versionMin}.`)];
    if (versionMax !== null && Number(version) > Number(versionMax))
      return [headerFinding(name, `Version ${version} is above the maximum version ${versionMax}.`)];
    return [];
  });
}

function headerFinding(name: string, why: string): Finding {
  const details = `Value of the header ${name} does not conform to the definition. ${why}`;
  return { name, type: 'RequestHeader', rule: 'IncorrectMessage', details, said: details };
}

function sizeFindings({ body }: Request, { sizeMax }: OdataRules): readonly Finding[] {
  const size = bodyLength(body);
  if (sizeMax === null || size <= sizeMax) return [];
  const details = `Request's body is ${size} bytes long and it exceeds the configured limit of ${sizeMax} bytes.`;
  const said = details.replace('configured limit', 'limit');
  return [{ name: '', type: 'RequestBody', rule: 'SizeLimit', details, said }];
}

function optionFindings({ headers, query }: Request, { version }: OdataRules): readonly Finding[] {
  const isLater = Number(headerText(headers, 'OData-Version') ?? version) >= 4.01;
  const seen = new Set<string>();
  return query.flatMap(([parameter, value]): readonly Finding[] => {
    const name = optionName(parameter, isLater);
    if (name === null) return [];
    const details = `Value of the query parameter ${parameter} does not conform to the definition.`;
    const of = { name: parameter, type: 'QueryParameter' } as const;
    const wrong = optionMistake(name, value ?? '');
    if (wrong === undefined) {
      const unknown = `Unspecified query parameter ${parameter} is not allowed.`;
      return [{ ...of, rule: 'Unspecified', details: unknown, said: unknown }];
    }
    if (seen.has(name)) {
      const twice = `Request cannot contain multiple values for the query parameter ${parameter}.`;
      return [{ ...of, rule: 'IncorrectMessage', details: twice, said: twice }];
    }
    seen.add(name);
    if (wrong === null) return [];
    return [{ ...of, rule: 'IncorrectMessage', details: `${details} ${wrong}`, said: `${details} ${wrong}` }];
  });
}

/** The system option that a parameter is: from 4.01 on in any case, and without `$` where there is such an option. */
function optionName(parameter: string, isLater: boolean): string | null {
  const name = isLater ? parameter.toLowerCase() : parameter;
  if (name.startsWith('$')) return name.slice(1);
  return isLater && optionMistake(name, '') !== undefined ? name : null;
}
