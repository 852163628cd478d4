import type { Fault } from '@keelgate/model';
import type { InputFile, InputFiles } from '../input-files.ts';
import { baseName, folderOf } from '../input-files.ts';

/** A parameters file; one that is shared has parameters of other templates too. */
export type TemplateParameters = { readonly file: InputFile; readonly isShared: boolean };

/**
 * Which parameters file belongs to which template: the one of its name (`main.parameters.json` to `main.json`), the one
 * that all templates of a folder share (`parameters.json`, `shop-parameters.json`), or the only one there is.
 */
export function ownParameters(
  templates: InputFiles,
  parameters: InputFiles,
  faults: Fault[],
): ReadonlyMap<InputFile, TemplateParameters> {
  const used = new Set<InputFile>();
  const own = new Map<InputFile, TemplateParameters>();
  for (const template of templates) {
    const found = parametersFor(template, parameters) ?? onlyOne(templates, parameters);
    if (found === null) continue;
    used.add(found.file);
    own.set(template, found);
  }
  for (const file of parameters) if (!used.has(file)) nameUnused(file, templates, faults);
  return own;
}

function parametersFor(template: InputFile, parameters: InputFiles): TemplateParameters | null {
  const stem = stemOf(template.file);
  const near = parameters.filter(({ file }) => isNear(template.file, file));
  const named = near.find(({ file }) => parameterStem(file) === stem);
  if (named !== undefined) return { file: named, isShared: false };
  const shared = near.find(({ file }) => /^(?:.+-)?parameters\.json$/i.test(baseName(file)));
  return shared === undefined ? null : { file: shared, isShared: true };
}

function onlyOne(templates: InputFiles, parameters: InputFiles): TemplateParameters | null {
  const [file, ...more] = parameters;
  return templates.length === 1 && file !== undefined && more.length === 0 ? { file, isShared: false } : null;
}

/** In the same folder, or in one named `parameters` beside it, or above it. */
function isNear(template: string, parameters: string): boolean {
  const folder = folderOf(template);
  const other = folderOf(parameters).replace(/(^|\/)parameters\/$/i, '$1');
  return folder === other || (/^(?:.+-)?parameters\.json$/i.test(baseName(parameters)) && folder.startsWith(other));
}

/** `shop-apis.template.json` as `shop-apis`. */
function stemOf(file: string): string {
  return baseName(file)
    .toLowerCase()
    .replace(/\.jsonc?$/, '')
    .replace(/\.template$/, '');
}

/** `shop-apis.parameters.json` as `shop-apis`. */
function parameterStem(file: string): string | null {
  const [, stem] = /^(.+)\.(?:parameters|params)\.jsonc?$/.exec(baseName(file).toLowerCase()) ?? [];
  return stem ?? null;
}

function nameUnused(file: InputFile, templates: InputFiles, faults: Fault[]): void {
  if (!/\.jsonc?$/i.test(file.file)) return;
  const place = { file: file.file, line: 1, column: 1 };
  const message = `these parameters belong to none of the ${templates.length} templates; they are not used`;
  const hint = 'a parameters file has the name of its template: main.parameters.json for main.json';
  faults.push({ code: 'folder/unused-parameters', severity: 'warning', message, place, hint });
}
