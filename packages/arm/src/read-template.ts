import type { Fault } from '@keelgate/model';
import type { ReadTemplate } from './read-resources.ts';
import { readResources } from './read-resources.ts';
import type { OnInvented } from './template/declared-parameters.ts';
import { deploy } from './template/deploy.ts';
import type { Linked } from './template/linked.ts';
import type { ParameterSource } from './template/parameters.ts';
import { givenParameters, isInventing } from './template/parameters.ts';
import type { TemplateSource } from './template/parse.ts';
import { parseJson } from './template/parse.ts';
import type { Value } from './template/value.ts';
import { described, entryOf } from './template/value.ts';

export type ReadOptions = {
  readonly parameters?: ParameterSource;
  /** Finds the files that nested deployments link to. */
  readonly linked?: Linked;
  readonly onInvented?: OnInvented;
};

/** Reads one template. */
export function readTemplate(template: TemplateSource, options: ReadOptions = {}): ReadTemplate {
  return readTemplates([template], options);
}

/** Reads templates that are deployed together; which comes first does not matter. */
export function readTemplates(templates: readonly TemplateSource[], options: ReadOptions = {}): ReadTemplate {
  const { parameters, ...others } = options;
  const faults: Fault[] = [];
  const given = givenParameters(parameters, faults);
  const resources = templates.flatMap((template) => {
    const root = parseJson(template, faults);
    return root === null || !isTemplate(root, faults)
      ? []
      : deploy(root, given, faults, { ...others, isInventing: isInventing(parameters) });
  });
  return readResources(resources, faults);
}

function isTemplate(root: Value, faults: Fault[]): boolean {
  const schema = entryOf(root, 'parameters') !== undefined && entryOf(root, 'resources') === undefined;
  if (root.kind === 'map' && entryOf(root, 'resources') !== undefined) return true;
  const what = root.kind === 'map' ? (schema ? 'a parameters file' : 'an object without resources') : described(root);
  faults.push({
    code: 'arm/not-a-template',
    severity: 'error',
    message: `this is ${what}, expected an ARM template`,
    place: root.place,
  });
  return false;
}
