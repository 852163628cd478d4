import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';

/** `<check-header>`: turns a request away that does not have a header, or not with a value that is listed. */
export const checkHeader: Policy = definePolicy({
  name: 'check-header',
  sections: ['inbound'],
  attributes: ['name', 'failed-check-httpcode', 'failed-check-error-message', 'ignore-case'],
  read: (reader) => {
    const name = reader.text('name');
    const status = reader.integer('failed-check-httpcode', { min: 100, max: 599 });
    const message = reader.text('failed-check-error-message');
    reader.text('ignore-case');
    const ignoresCase = reader.flag('ignore-case', false);
    const values = reader.element.children.flatMap((child) => {
      if (child.name === 'value') return child.text?.kind === 'literal' ? [child.text.value] : [];
      reader.fault('unexpected-element', `<${child.name}> has no place in <check-header>; expected <value>`, child);
      return [];
    });
    function fold(value: string): string {
      return ignoresCase ? value.toLowerCase() : value;
    }
    const wanted = new Set(values.map(fold));
    return (work) => {
      const { builder } = work;
      const missing = builder.label();
      const wrong = builder.label();
      const done = builder.label();
      work.step((at) => ({
        kind: 'branch',
        test: {
          reads: [],
          of: ({ request }) => request.header(name).length > 0,
        },
        otherwise: at(missing),
      }));
      work.step((at) => ({
        kind: 'branch',
        test: {
          reads: [],
          of: ({ request }) => wanted.size === 0 || request.header(name).some((value) => wanted.has(fold(value))),
        },
        otherwise: at(wrong),
      }));
      work.step((at) => ({ kind: 'jump', to: at(done) }));
      builder.put(wrong);
      const error = work.error({ source: 'check-header', reason: 'HeaderValueNotAllowed', message, status });
      work.fail(error);
      builder.put(missing);
      work.fail({ ...error, reason: 'HeaderNotFound' });
      builder.put(done);
    };
  },
});
