import { printable } from '@keelgate/report';
import type { LoadedConfiguration } from './load-configuration.ts';

const kinds: { readonly [kind in LoadedConfiguration['found']['kind']]: readonly [one: string, more: string] } = {
  arm: ['ARM template', 'ARM templates'],
  apiops: ['APIOps artifacts', 'APIOps artifacts'],
  terraform: ['Terraform resources', 'Terraform resources'],
  openapi: ['API description', 'API descriptions'],
  unknown: ['input', 'input'],
};

/** Which kind of input was found, and where: the first line of what is printed. */
export function describeFound({ found, from, isFolder }: LoadedConfiguration, given: readonly string[]): string {
  const { kind, files } = found;
  const [one, more] = kinds[kind];
  const count = files.length;
  const what =
    kind === 'apiops' || count === 1 ? one : kind === 'arm' || kind === 'openapi' ? `${count} ${more}` : more;
  const [only] = files;
  const where = isFolder ? (count === 1 && only !== undefined && kind !== 'apiops' ? only : `in ${from}`) : from;
  const told = kind === 'apiops' ? `, ${count} ${count === 1 ? 'file' : 'files'}` : '';
  const parameters = given.length === 0 ? '' : `, with ${given.join(', ')}`;
  return printable(`${what} ${where}${told}${parameters}`);
}

/** Templates of a folder, in the order in which they are deployed. */
export function describeOrder({ found }: LoadedConfiguration): readonly string[] {
  if (found.kind !== 'arm' || found.files.length < 2) return [];
  return found.files.map((file, index) => printable(`  ${index + 1}. ${file}`));
}

/** What was invented, as text. */
export function describeInvented({ invented }: Pick<LoadedConfiguration, 'invented'>): readonly string[] {
  if (invented.length === 0) return [];
  const values = invented.map(
    ({ name, value, isSecure }) => `${name} = ${isSecure ? hidden : shortened(JSON.stringify(value))}`,
  );
  return [printable(`  invented: ${values.join(', ')}`)];
}

/** Stands for what is not to be shown. */
export const hidden = '(hidden)';

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
