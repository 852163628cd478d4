import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { nodeFiles, openLog } from '@keelgate/store';
import type { BenchCase } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import { measureOnDisk, type DiskContender } from '../measure-disk.ts';

/** A change of the size of a policy document. */
const change = new Uint8Array(1000).fill(120);
/** So many writers wait at the same time where changes share an fsync. */
const together = 100;

/** Durable changes: each is on the disk before the next one, or before all who wait go on. */
export const logAppend: BenchCase = defineCase({
  name: 'log-append',
  question: 'How long does a durable change take, beside SQLite doing the same insert?',
  // One by one both wait for the same fsync, and a disk that others use too decides; what is ours is to share it.
  target: { of: `log, ${together} writers at once`, ratioMax: 0.1 },
  run: async ({ rounds, count }) => {
    const root = mkdtempSync(path.join(tmpdir(), 'keelgate-bench-'));
    const database = openDatabase(path.join(root, 'changes.db'));
    const opened = await openLog({ files: nodeFiles(root), folder: 'log' });
    if (!opened.ok) throw new Error(opened.failure.message);
    const { log } = opened.value;
    try {
      const append = async (): Promise<void> => {
        const result = await log.append(change);
        if (!result.ok) throw new Error(result.failure.message);
      };
      const contenders = [...sqlite(database), ...logging(append)];
      return await measureOnDisk(contenders, { rounds: Math.min(rounds, 15) }, Math.max(together, count / 5));
    } finally {
      await log.close();
      database.close();
      rmSync(root, { recursive: true });
    }
  },
});

/** As durable as SQLite can be with its fastest journal: an fsync for each transaction. */
function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec('CREATE TABLE change (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL)');
  return database;
}

function sqlite(database: DatabaseSync): readonly DiskContender[] {
  const insert = database.prepare('INSERT INTO change (bytes) VALUES (?)');
  return [
    {
      name: 'SQLite, one by one',
      run: (times) => {
        for (let number = 0; number < times; number += 1) insert.run(change);
      },
    },
    {
      name: `SQLite, ${together} in a transaction`,
      run: (times) => {
        for (let number = 0; number < times; number += 1) {
          if (number % together === 0) database.exec('BEGIN');
          insert.run(change);
          if (number % together === together - 1) database.exec('COMMIT');
        }
        if (database.isTransaction) database.exec('COMMIT');
      },
    },
  ];
}

function logging(append: () => Promise<void>): readonly DiskContender[] {
  return [
    {
      name: 'log, one by one',
      run: async (times) => {
        for (let number = 0; number < times; number += 1) await append();
      },
    },
    {
      name: `log, ${together} writers at once`,
      run: async (times) => {
        const writer = async (): Promise<void> => {
          for (let number = 0; number < times / together; number += 1) await append();
        };
        await Promise.all(Array.from({ length: together }, writer));
      },
    },
  ];
}
