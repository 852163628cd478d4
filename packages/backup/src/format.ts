import { formatVersion } from './container/head.ts';
import { migrations } from './migrate/index.ts';
import type { Migration, Placed } from './migrate/migration.ts';
import { Unfit } from './record/unfit.ts';
import { sections } from './section/index.ts';
import type { Draft, Section } from './section/section.ts';

/** What is read: the newest version, its sections, and the steps from each version before. */
export type Format = {
  readonly version: number;
  readonly sections: readonly Section[];
  readonly migrations: readonly Migration[];
};

export const currentFormat: Format = { version: formatVersion, sections, migrations };

/** A section as a version of the format has it. */
export type ReadSection = { readonly name: string; readonly add: (draft: Draft, record: unknown) => void };

/** The sections of a version, whose records are brought to the newest one as they come. */
export function sectionsOfVersion(format: Format, version: number): readonly ReadSection[] {
  if (version === format.version) return format.sections;
  const steps = format.migrations.filter(({ from }) => from >= version);
  const newest = new Map(format.sections.map((section) => [section.name, section]));
  return (steps[0]?.sections ?? []).map((name) => ({
    name,
    add: (draft, read) => {
      let placed: readonly Placed[] = [{ section: name, record: read }];
      for (const step of steps) placed = placed.flatMap(step.records);
      for (const { section, record } of placed) {
        const known = newest.get(section);
        if (known === undefined) throw new Unfit(`there is no section ${section}`);
        known.add(draft, record);
      }
    },
  }));
}
