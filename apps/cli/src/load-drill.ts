import path from 'node:path';
import type { ParameterSource } from '@keelgate/arm';
import type { DrillText, ParsedDrill } from '@keelgate/drill';
import { checkDrill, parseDrill } from '@keelgate/drill';
import type { Drill, Fault, Result, Snapshot, TrafficLog } from '@keelgate/model';
import { failed, isError, ok } from '@keelgate/model';
import { readLoggedRequests } from '@keelgate/traffic';
import { noParameters } from './given-parameters.ts';
import { readInput } from './input-file.ts';
import type { LoadedConfiguration } from './load-configuration.ts';
import { loadConfiguration } from './load-configuration.ts';

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
  const read = readService(parsed, folder);
  const missing: Fault[] = [];
  const files = readNamed(parsed, folder, missing);
  if (!read.ok || missing.length > 0) return failed([...(read.ok ? [] : read.failure), ...missing]);
  const { snapshot, places, faults: found } = read.value;
  if (found.some(isError)) return failed(found.filter(isError));
  const logs = readLogs(parsed, folder, snapshot);
  if (!logs.ok) return logs;
  const { traffic, warnings } = logs.value;
  const checked = checkDrill(parsed, {
    snapshot,
    places,
    files,
    logs: traffic,
    ...(seed === undefined ? {} : { seed }),
  });
  const faults = [...found, ...warnings, ...checked.faults];
  return checked.drill === null ? failed(faults.filter(isError)) : ok({ drill: checked.drill, warnings: faults });
}

function readService(parsed: ParsedDrill, folder: string): Result<LoadedConfiguration, readonly Fault[]> {
  const { path: named, place } = parsed.service.template;
  const parameters = parametersOf(parsed, folder);
  const given = parameters.ok && parameters.value !== null ? [parameters.value] : [];
  const advice = 'give their values, or a file with them, as parameters of the service';
  const read = loadConfiguration(path.resolve(folder, named), { ...noParameters, parameters: given, advice }, place);
  if (parameters.ok) return read;
  return failed([...(read.ok ? [] : read.failure), parameters.failure]);
}

/** The files that the drill names, by path as it was written there. */
function readNamed(parsed: ParsedDrill, folder: string, missing: Fault[]): ReadonlyMap<string, DrillText> {
  const files = new Map<string, DrillText>();
  for (const named of parsed.files) {
    const input = readInput(path.resolve(folder, named.path), named.place);
    if (input.ok) files.set(named.path, input.value);
    else missing.push(input.failure);
  }
  return files;
}

type Logs = { readonly traffic: ReadonlyMap<string, TrafficLog>; readonly warnings: readonly Fault[] };

/** The access logs that are a drill's traffic. What of them could not be used is a warning. */
function readLogs({ logs }: ParsedDrill, folder: string, snapshot: Snapshot): Result<Logs, readonly Fault[]> {
  const traffic = new Map<string, TrafficLog>();
  const warnings: Fault[] = [];
  for (const { path: named, place } of logs) {
    const input = readInput(path.resolve(folder, named), place);
    if (!input.ok) return failed([input.failure]);
    const { log, wrong, troubles, unmatched } = readLoggedRequests(snapshot, input.value.text);
    traffic.set(named, log);
    const [first] = troubles;
    const { file } = input.value;
    function warn(line: number, message: string): void {
      warnings.push({ code: 'drill/wrong-log', severity: 'warning', message, place: { file, line, column: 1 } });
    }
    if (first !== undefined) warn(first.line, `${wrong} of the lines cannot be read, this one first: ${first.why}`);
    if (unmatched > 0) warn(1, `${unmatched} requests ask for nothing that the service has, and are left out`);
  }
  return ok({ traffic, warnings });
}

function parametersOf({ service }: ParsedDrill, folder: string): Result<ParameterSource | null, Fault> {
  const { parameters } = service;
  if (parameters.kind === 'none') return ok(null);
  if (parameters.kind === 'values') return ok(parameters);
  const read = readInput(path.resolve(folder, parameters.path), parameters.place);
  return read.ok ? ok({ kind: 'file', ...read.value }) : failed(read.failure);
}
