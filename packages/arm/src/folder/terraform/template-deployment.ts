import type { Fault } from '@keelgate/model';
import type { Resource } from '../../template/deploy.ts';
import { deploy } from '../../template/deploy.ts';
import type { Value } from '../../template/value.ts';
import { entryOf, valueOf } from '../../template/value.ts';
import type { TerraformResource } from './state.ts';
import { textOf } from './state.ts';

/** A template that Terraform deploys. */
export function templateDeployment({ address, values }: TerraformResource, faults: Fault[]): readonly Resource[] {
  const written = entryOf(values, 'template_content') ?? entryOf(values, 'template_body');
  const given = entryOf(values, 'parameters_content') ?? entryOf(values, 'parameters_body');
  const template = parsed(written, address, faults);
  if (template === null) return [];
  const wrapped = parsed(given, address, faults);
  const parameters = new Map<string, Value>();
  if (wrapped?.kind === 'map')
    for (const [name, entry] of wrapped.entries) parameters.set(name.toLowerCase(), entryOf(entry, 'value') ?? entry);
  const plain = entryOf(values, 'parameters');
  if (plain?.kind === 'map') for (const [name, value] of plain.entries) parameters.set(name.toLowerCase(), value);
  return deploy(template, parameters, faults);
}

/** JSON inside a text: what is in it stands where the text does. */
function parsed(value: Value | undefined, address: string, faults: Fault[]): Value | null {
  const text = textOf(value);
  if (value === undefined || text === null || text === '') return null;
  try {
    return valueOf(JSON.parse(text), value.place);
  } catch {
    const message = `the template of ${address} is not JSON`;
    faults.push({ code: 'arm/not-json', severity: 'error', message, place: value.place });
    return null;
  }
}
