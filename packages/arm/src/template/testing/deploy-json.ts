import type { Fault } from '@keelgate/model';
import type { DeployOptions, Resource } from '../deploy.ts';
import { deploy } from '../deploy.ts';
import { parseJson } from '../parse.ts';
import { asTemplate, valueOf } from '../value.ts';

export type Deployment = {
  readonly resources: readonly Resource[];
  readonly faults: readonly Fault[];
  /** The bodies in template form. */
  readonly bodies: readonly unknown[];
};

/** Deploys a template that is written as plain JSON or as text. */
export function deployJson(
  template: unknown,
  given: { readonly [name: string]: unknown } = {},
  options: DeployOptions = {},
): Deployment {
  const faults: Fault[] = [];
  const text = typeof template === 'string' ? template : JSON.stringify(template, null, 1);
  const root = parseJson({ file: 'main.json', text }, faults);
  const place = { file: 'given.json', line: 1, column: 1 };
  const parameters = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), valueOf(value, place)]));
  const resources = root === null ? [] : deploy(root, parameters, faults, options);
  return { resources, faults, bodies: resources.map(({ body }) => asTemplate(body)) };
}

export function errorsOf({ faults }: Deployment): readonly string[] {
  return faults.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}
