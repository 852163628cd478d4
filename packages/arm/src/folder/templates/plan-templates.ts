import type { Fault } from '@keelgate/model';
import { parseJson } from '../../template/parse.ts';
import type { Value } from '../../template/value.ts';
import type { InputFile, InputFiles } from '../input-files.ts';
import { baseName, folderOf, sorted } from '../input-files.ts';
import { fileKind } from '../what-is-there.ts';
import type { TemplateParameters } from './own-parameters.ts';
import { ownParameters } from './own-parameters.ts';

/** A template that is deployed, with the parameters that lie beside it. */
export type PlannedTemplate = {
  readonly source: InputFile;
  readonly root: Value;
  readonly parameters: TemplateParameters | null;
};

/** What of a folder is deployed. */
export type TemplatePlan = {
  /** The templates that no other one links to. */
  readonly templates: readonly PlannedTemplate[];
  /** Those that others link to: they are deployed by them, and not by themselves. */
  readonly linked: InputFiles;
};

type Parsed = { readonly source: InputFile; readonly root: Value };

/** Which templates of a folder are deployed, and with which parameters. */
export function planTemplates(files: InputFiles, faults: Fault[]): TemplatePlan {
  const parsed = sorted(files)
    .filter((file) => fileKind(file) === 'arm')
    .flatMap((source): readonly Parsed[] => {
      const root = parseJson(source, faults);
      return root === null ? [] : [{ source, root }];
    });
  const linked = linkedTemplates(parsed);
  const templates = parsed.filter((one) => !linked.has(one));
  const given = ownParameters(
    templates.map(({ source }) => source),
    sorted(files).filter((file) => fileKind(file) === 'parameters'),
    faults,
  );
  return {
    templates: templates.map((one) => ({ ...one, parameters: given.get(one.source) ?? null })),
    linked: [...linked].map(({ source }) => source),
  };
}

/** The templates that others reach by links; of those that link to each other in a circle, the first is deployed. */
function linkedTemplates(parsed: readonly Parsed[]): ReadonlySet<Parsed> {
  const texts = new Map(parsed.map((one) => [one, linkTexts(one.root)] as const));
  const links = new Map(
    parsed.map((one) => [
      one,
      parsed.filter((other) => other !== one && isLinked(one, other, { all: parsed, texts: texts.get(one) ?? [] })),
    ]),
  );
  const targets = new Set([...links.values()].flat());
  const reached = new Set<Parsed>();
  const roots = new Set<Parsed>();
  function reach(from: Parsed): void {
    const open = [from];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      if (reached.has(one)) continue;
      reached.add(one);
      open.push(...(links.get(one) ?? []));
    }
  }
  for (const one of [...parsed.filter((each) => !targets.has(each)), ...parsed]) {
    if (reached.has(one)) continue;
    roots.add(one);
    reach(one);
  }
  return new Set(parsed.filter((one) => !roots.has(one)));
}

type Linking = { readonly all: readonly Parsed[]; readonly texts: readonly string[] };

/** Whether a template links to a file, as far as its texts tell: the address is often put together from parameters. */
function isLinked({ source }: Parsed, target: Parsed, { all, texts }: Linking): boolean {
  const name = baseName(target.source.file);
  if (!texts.some((text) => mentions(text, name))) return false;
  const twins = all.filter((one) => baseName(one.source.file).toLowerCase() === name.toLowerCase());
  const beside = twins.find((one) => folderOf(one.source.file) === folderOf(source.file) && one.source !== source);
  return twins.length === 1 || beside === undefined || beside === target;
}

function mentions(text: string, name: string): boolean {
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  if (at < 0) return false;
  return !/[\w.-]/.test(text[at - 1] ?? '') && !/[\w.-]/.test(text[at + name.length] ?? '');
}

/** All texts of a template that links to others; none where it does not. */
function linkTexts(root: Value): readonly string[] {
  const texts: string[] = [];
  const links: Value[] = [];
  function collect(value: Value): void {
    if (value.kind === 'list') value.items.forEach(collect);
    if (value.kind === 'scalar' && typeof value.value === 'string') texts.push(value.value);
    if (value.kind !== 'map') return;
    for (const [key, inner] of value.entries) {
      if (key.toLowerCase() === 'templatelink') links.push(inner);
      collect(inner);
    }
  }
  collect(root);
  return links.length === 0 ? [] : texts;
}
