import {
  type ConfigChange,
  type ConfigWrite,
  type Fault,
  type Result,
  type Snapshot,
  emptySnapshot,
  ok,
  resourceKinds,
} from '@keelgate/model';
import { refused } from '../backup-fault.ts';
import { recordBlocks, recordReader } from '../record/records.ts';
import { Unfit } from '../record/unfit.ts';
import { sections } from '../section/index.ts';
import type { Draft } from '../section/section.ts';

/**
 * Changes of a config log as bytes, and snapshots: records as in a backup, each with its section's number, behind a first one
 * that says what they are. Everything of a service is in them, what backups leave out too.
 */
const formatVersion = 1;

/** A change without its number: that is the log's. */
export function encodeChange(change: ConfigWrite): Result<Uint8Array, Fault> {
  return encoded(() => {
    switch (change.write) {
      case 'put':
        return written([formatVersion, 'put', change.kind, null], holding(change));
      case 'delete':
        return written([formatVersion, 'delete', change.kind, 'id' in change ? change.id : null], emptySnapshot);
      case 'restore':
        return written([formatVersion, 'restore', null, null], change.snapshot);
    }
  });
}

/** What a log gives: a number and bytes. */
export function decodeChange({ number, bytes }: NumberedBytes): Result<ConfigChange, Fault> {
  return decoded(`change ${number}`, () => {
    const { head, snapshot } = read(bytes);
    return { ...writeOf(head, snapshot), number };
  });
}

type NumberedBytes = { readonly number: number; readonly bytes: Uint8Array };

export function encodeSnapshot(snapshot: Snapshot): Result<Uint8Array, Fault> {
  return encoded(() => written([formatVersion, 'snapshot', null, null], snapshot));
}

/** Its version is the number of the last change in it. */
export function decodeSnapshot({ number, bytes }: NumberedBytes): Result<Snapshot, Fault> {
  return decoded(`the snapshot after change ${number}`, () => {
    const { head, snapshot } = read(bytes);
    if (head[1] !== 'snapshot') throw new Unfit('a snapshot was expected');
    return { ...snapshot, version: number };
  });
}

function encoded(work: () => Uint8Array): Result<Uint8Array, Fault> {
  try {
    return ok(work());
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    return refused('backup/unfit', `the change cannot be written: ${error.message}`);
  }
}

function decoded<Value>(what: string, work: () => Value): Result<Value, Fault> {
  try {
    return ok(work());
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    return refused('backup/corrupt', `${what} is not as it has to be: ${error.message}`);
  }
}

type Put = ConfigWrite & { readonly write: 'put' };

/** A snapshot of nothing but what is put. */
function holding({ kind, resource }: Put): Snapshot {
  if (kind === 'service' || kind === 'policy') return { ...emptySnapshot, [kind]: resource };
  return { ...emptySnapshot, [kind]: [resource] };
}

function written(head: readonly unknown[], snapshot: Snapshot): Uint8Array {
  return Buffer.concat(Array.from(recordBlocks(recordsOf(head, snapshot)), ({ content }) => content));
}

function* recordsOf(head: readonly unknown[], snapshot: Snapshot): Generator {
  yield head;
  for (const [number, section] of sections.entries())
    for (const record of section.records(snapshot)) yield [number, record];
}

type Read = { readonly head: readonly unknown[]; readonly snapshot: Snapshot };

function read(bytes: Uint8Array): Read {
  const reader = recordReader();
  let head: readonly unknown[] | null = null;
  const draft: Draft = structuredClone(emptySnapshot) as Draft;
  for (const record of reader.feed(bytes)) {
    if (!Array.isArray(record)) throw new Unfit('a list was expected');
    if (head === null) {
      head = record;
      if (head[0] !== formatVersion) throw new Unfit('it is of another version');
      continue;
    }
    const section = sections[Number(record[0])];
    if (section === undefined) throw new Unfit('there is no such section');
    section.add(draft, record[1]);
  }
  if (head === null || !reader.done()) throw new Unfit('it is not whole');
  return { head, snapshot: draft };
}

function writeOf([, write, kind, id]: readonly unknown[], snapshot: Snapshot): ConfigWrite {
  if (write === 'restore') return { write, snapshot };
  if (write === 'put') return putOf(kind, snapshot);
  if (write !== 'delete') throw new Unfit('there is no such change');
  if (kind === 'policy') return { write, kind };
  const known = resourceKinds.find((one) => one === kind);
  if (known === undefined || typeof id !== 'string') throw new Unfit('what is deleted is missing');
  return { write, kind: known, id };
}

function putOf(kind: unknown, snapshot: Snapshot): ConfigWrite {
  const { service, policy } = snapshot;
  if (kind === 'service' && service !== null) return { write: 'put', kind, resource: service };
  if (kind === 'policy' && policy !== null) return { write: 'put', kind, resource: policy };
  const known = resourceKinds.find((one) => one === kind);
  const [resource] = known === undefined ? [] : snapshot[known];
  if (known === undefined || resource === undefined) throw new Unfit('what is put is missing');
  return { write: 'put', kind: known, resource } as ConfigWrite;
}
