import { isDeepStrictEqual } from 'node:util';
import { fileURLToPath } from 'node:url';
import { brokenSnapshot } from '../../packages/model/src/index.ts';
import type { KilledWriter } from '../../packages/store/src/testing/kill-run.ts';
import { changeOf, firstSnapshot } from './config-content.ts';
import { recovered } from './recovered.ts';

/** Writes a configuration; what is left of it is the model's fold of an acknowledged prefix, or somebody is told. */
export const configWriter: KilledWriter = {
  script: fileURLToPath(import.meta.resolve('./config-writer.ts')),
  check: async (opened, acknowledged) => {
    const snapshot = await recovered(opened, firstSnapshot);
    const changes = Array.from({ length: opened.log.last() }, (_, index) => changeOf(index + 1));
    const broken = brokenSnapshot({ from: firstSnapshot, changes, acknowledged }, snapshot, isDeepStrictEqual);
    if (broken !== null) throw new Error(broken);
  },
};
