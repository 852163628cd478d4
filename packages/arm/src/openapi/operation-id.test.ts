import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { normalised, operationNames } from './operation-id.ts';

describe('names of operations', () => {
  it.each([
    ['GET-/foo/{bar}?buzz={quix}', 'get-foo-bar-buzz-quix'],
    ['getPetById', 'getpetbyid'],
    ['ChatCompletions_Create', 'chatcompletions-create'],
    ['  list orders  ', 'list-orders'],
    ['--a--b--', 'a-b'],
    ['Größe', 'gr-e'],
    ['ЗАКАЗ', ''],
    ['a'.repeat(100), 'a'.repeat(76)],
  ])('%s is %s', (operationId, name) => {
    expect(normalised(operationId)).toBe(name);
  });

  it.each([
    [null, 'GET', '/pets/{petId}', 'get-pets-petid'],
    ['', 'GET', '/foo', 'get-foo'],
    ['ЗАКАЗ', 'POST', '/orders', 'post-orders'],
    [null, 'GET', '/', 'get'],
  ])('%s of %s %s is %s', (operationId, method, path, name) => {
    expect(operationNames()(operationId, method, path)).toBe(name);
  });

  it('names that are taken get a suffix', () => {
    const nameFor = operationNames();
    const names = ['a_b', 'a-b', 'A.B', 'a-b-1'].map((id) => nameFor(id, 'GET', '/'));
    expect(names).toEqual(['a-b', 'a-b-1', 'a-b-2', 'a-b-1-1']);
  });

  test.prop([fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 30 })])(
    'each is valid, and no two are equal',
    (ids) => {
      const nameFor = operationNames();
      const names = ids.map((id) => nameFor(id, 'GET', '/x'));
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[a-z0-9][a-z0-9-]{0,79}$/);
    },
  );

  test.prop([fc.string()])('normalising twice changes nothing that it left whole', (id) => {
    const once = normalised(id);
    if (!once.endsWith('-')) expect(normalised(once)).toBe(once);
  });

  it('a thousand of one name stay short', () => {
    const nameFor = operationNames();
    const names = Array.from({ length: 1200 }, () => nameFor('x'.repeat(90), 'GET', '/'));
    expect(new Set(names).size).toBe(1200);
    expect(Math.max(...names.map(({ length }) => length))).toBe(80);
  });
});
