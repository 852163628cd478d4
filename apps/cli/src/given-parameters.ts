import type { ParameterSource, TextParameters } from '@keelgate/arm';
import type { Fault, Place, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { readInput } from './input-file.ts';

/** The options of every command that reads a configuration. */
export type ParameterOptions = {
  /** Files, or `auto`. */
  readonly parameters?: readonly string[];
  /** `name=value`. */
  readonly parameter?: readonly string[];
};

/** What those options give. */
export type GivenParameters = {
  readonly parameters: readonly ParameterSource[];
  readonly texts: TextParameters;
  readonly isInventing: boolean;
  /** For messages: the files, and whether values are invented. */
  readonly names: readonly string[];
  /** How those that are missing are given. */
  readonly advice: string;
};

export const noParameters: GivenParameters = {
  parameters: [],
  texts: new Map(),
  isInventing: false,
  names: [],
  advice: 'give --parameters FILE or --parameter name=value, or --parameters auto to have values invented',
};

/** Gives a command these options. */
export function addParameterOptions(command: Command): Command {
  return command
    .option(
      '--parameters <file>',
      'a parameters file, or auto to invent what is missing; may be there more than once, and the last one counts',
      (file: string, before: readonly string[] | undefined) => [...(before ?? []), file],
    )
    .option(
      '--parameter <name=value>',
      'one parameter; goes before all files',
      (given: string, before: readonly string[] | undefined) => {
        if (!/^[^=]+=/.test(given)) throw new InvalidArgumentError('expected name=value');
        return [...(before ?? []), given];
      },
    );
}

/** Reads the files that the options name. */
export function givenParameters(options: ParameterOptions): Result<GivenParameters, readonly Fault[]> {
  const { parameters: named = [], parameter = [] } = options;
  const faults: Fault[] = [];
  const parameters = named
    .filter((name) => name !== 'auto')
    .flatMap((name): readonly ParameterSource[] => {
      const read = readInput(name);
      if (!read.ok) faults.push(read.failure);
      return read.ok ? [{ kind: 'file', ...read.value }] : [];
    });
  if (faults.length > 0) return failed(faults);
  const isInventing = named.includes('auto');
  const files = parameters.flatMap((source) => (source.kind === 'file' ? [source.file] : []));
  return ok({
    ...noParameters,
    parameters,
    texts: new Map(parameter.map((text, index) => inlineParameter(text, index))),
    isInventing,
    names: [...files, ...(isInventing ? ['auto parameters'] : [])],
  });
}

function inlineParameter(
  given: string,
  index: number,
): readonly [string, { readonly text: string; readonly place: Place }] {
  const at = given.indexOf('=');
  return [
    given.slice(0, at),
    { text: given.slice(at + 1), place: { file: '--parameter', line: index + 1, column: 1 } },
  ];
}
