import path from 'node:path';
import type { ParameterSource } from '@keelgate/arm';
import { readTemplates } from '@keelgate/arm';
import type { DrillText, ParsedDrill } from '@keelgate/drill';
import { checkDrill, parseDrill } from '@keelgate/drill';
import type { Drill, Fault, Result } from '@keelgate/model';
import { failed, isError, ok } from '@keelgate/model';
import { readInput, readTemplateFiles } from './input-file.ts';

/** A drill that can run, and what a reader should know about its input. */
export type LoadedDrill = { readonly drill: Drill; readonly warnings: readonly Fault[] };

/** Reads a drill file and everything that it names. */
export function loadDrill(file: string, seed: number | undefined): Result<LoadedDrill, readonly Fault[]> {
  const input = readInput(file);
  if (!input.ok) return failed([input.failure]);
  const parsed = parseDrill(input.value);
  if (!parsed.ok) return parsed;
  return resolve(parsed.value, path.dirname(file), seed);
}

function resolve(parsed: ParsedDrill, folder: string, seed: number | undefined): Result<LoadedDrill, readonly Fault[]> {
  const { template } = parsed.service;
  const templates = readTemplateFiles(path.resolve(folder, template.path), template.place);
  const parameters = parametersOf(parsed, folder);
  const files = new Map<string, DrillText>();
  const missing: Fault[] = [];
  for (const named of parsed.files) {
    const read = readInput(path.resolve(folder, named.path), named.place);
    if (read.ok) files.set(named.path, read.value);
    else missing.push(read.failure);
  }
  if (!templates.ok || !parameters.ok || missing.length > 0) {
    return failed([
      ...(templates.ok ? [] : templates.failure),
      ...(parameters.ok ? [] : [parameters.failure]),
      ...missing,
    ]);
  }
  const read = readTemplates(templates.value, parameters.value === null ? {} : { parameters: parameters.value });
  if (read.faults.some(isError)) return failed(read.faults.filter(isError));
  const { snapshot, places } = read;
  const checked = checkDrill(parsed, { snapshot, places, files, ...(seed === undefined ? {} : { seed }) });
  const faults = [...read.faults, ...checked.faults];
  return checked.drill === null ? failed(faults.filter(isError)) : ok({ drill: checked.drill, warnings: faults });
}

function parametersOf({ service }: ParsedDrill, folder: string): Result<ParameterSource | null, Fault> {
  const { parameters } = service;
  if (parameters.kind === 'none') return ok(null);
  if (parameters.kind === 'values') return ok(parameters);
  const read = readInput(path.resolve(folder, parameters.path), parameters.place);
  return read.ok ? ok({ kind: 'file', ...read.value }) : failed(read.failure);
}
