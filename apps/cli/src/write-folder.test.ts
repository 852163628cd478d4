import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { withFolder } from './testing/keelgate.ts';
import { writeFolderWhole } from './write-folder.ts';

const files = [
  { file: 'apis/a/info.json', text: 'a' },
  { file: 'policy.xml', text: 'p' },
];

it('a folder that is empty keeps what it is, and is filled', () => {
  withFolder({}, (folder) => {
    expect(writeFolderWhole(folder, files, { force: false, isReplaced: () => false })).toBeNull();
    expect(readdirSync(folder).toSorted()).toEqual(['apis', 'policy.xml']);
    expect(readFileSync(path.join(folder, 'apis', 'a', 'info.json'), 'utf8')).toBe('a');
  });
});

it('where one file cannot be written, everything is as it was before', () => {
  withFolder({ 'policy.xml': 'before' }, (folder) => {
    mkdirSync(path.join(folder, 'apis'));
    writeFileSync(path.join(folder, 'apis', 'old.json'), 'old');
    const wrong = [...files, { file: 'apis/a/info.json/x', text: 'a file is no folder' }];
    const fault = writeFolderWhole(folder, wrong, { force: true, isReplaced: () => true });
    expect(fault).toMatchObject({ code: 'output/not-written' });
    expect(readdirSync(folder).toSorted()).toEqual(['apis', 'policy.xml']);
    expect(readFileSync(path.join(folder, 'policy.xml'), 'utf8')).toBe('before');
    expect(readdirSync(path.join(folder, 'apis'))).toEqual(['old.json']);
  });
  withFolder({}, (folder) => {
    const wrong = [...files, { file: 'policy.xml/x', text: '' }];
    expect(writeFolderWhole(path.join(folder, 'new'), wrong, { force: false, isReplaced: () => true })).not.toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });
});
