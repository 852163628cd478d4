import type { Fault } from '@keelgate/model';
import type { OnInvented } from '../../template/declared-parameters.ts';
import type { Resource } from '../../template/deploy.ts';
import { deploy } from '../../template/deploy.ts';
import { linkedIn } from '../../template/linked.ts';
import type { ParameterSource } from '../../template/parameters.ts';
import { givenParameters, isInventing } from '../../template/parameters.ts';
import { entryOf } from '../../template/value.ts';
import type { InputFiles } from '../input-files.ts';
import { orderTemplates } from './order-templates.ts';
import type { PlannedTemplate, TemplatePlan } from './plan-templates.ts';
import { planTemplates } from './plan-templates.ts';

export type FolderOptions = {
  /** Parameters for all templates; they count before those that lie beside a template. */
  readonly parameters?: ParameterSource;
  readonly onInvented?: OnInvented;
};

/** What was deployed from a folder of templates. */
export type DeployedFolder = TemplatePlan & {
  /** All resources, template by template, in an order in which they can be deployed. */
  readonly resources: readonly Resource[];
};

/** Deploys the templates of a folder, each with its parameters. */
export function deployFolder(files: InputFiles, options: FolderOptions, faults: Fault[]): DeployedFolder {
  const plan = planTemplates(files, faults);
  const linked = linkedIn([...plan.templates.map(({ source }) => source), ...plan.linked]);
  const deployed = plan.templates.map((template) => ({
    ...template,
    file: template.source.file,
    resources: deployOne(template, options, { linked, faults }),
  }));
  const ordered = orderTemplates(deployed);
  return { templates: ordered, linked: plan.linked, resources: ordered.flatMap(({ resources }) => resources) };
}

function deployOne(
  { root, parameters }: PlannedTemplate,
  { parameters: over, ...others }: FolderOptions,
  { linked, faults }: { readonly linked: ReturnType<typeof linkedIn>; readonly faults: Fault[] },
): readonly Resource[] {
  if (entryOf(root, 'resources') === undefined) {
    const message = 'this is an object without resources, expected an ARM template';
    faults.push({ code: 'arm/not-a-template', severity: 'error', message, place: root.place });
    return [];
  }
  const beside = parameters === null ? new Map() : givenParameters({ kind: 'file', ...parameters.file }, faults);
  const given = new Map([...beside, ...givenParameters(over, faults)]);
  const areParametersShared = parameters?.isShared === true || over !== undefined;
  return deploy(root, given, faults, { ...others, linked, isInventing: isInventing(over), areParametersShared });
}
