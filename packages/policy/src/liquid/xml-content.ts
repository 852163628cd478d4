import { SaxesParser } from 'saxes';
import type { SaxesTagNS } from 'saxes';
import { BudgetExceeded } from '../dotnet/budget.ts';
import { withoutHalfPairs } from '../half-pair.ts';
import type { LiquidValue } from './liquid-value.ts';

/** What an element marked `xsi:nil="true"` is: `""` or `null`. */
export type NilRule = 'blank' | 'null';

/**
 * XML content as a template reads it. An element goes by its local name, in whatever case. One without child elements is
 * its text; one with child elements has them as members, and attributes whose names no child has. Children of one name are
 * a list. The root element is a member of what is returned: `body.envelope.body`. Null where the text is not XML.
 */
export function xmlContent(text: string, nil: NilRule = 'blank'): LiquidValue {
  const document = draft('', [], false);
  const open: Draft[] = [document];
  const parser = new SaxesParser({ xmlns: true });
  const errors: unknown[] = [];
  const here = (): Draft => open.at(-1) ?? document;
  parser.on('error', (error) => {
    errors.push(error);
  });
  parser.on('opentag', (tag) => {
    if (open.length > depthMax) throw new BudgetExceeded(`XML elements stand more than ${depthMax} deep.`);
    open.push(begun(tag));
  });
  parser.on('closetag', () => {
    const done = open.pop() ?? document;
    here().children.push([done.name, finished(done, nil)]);
  });
  const add = (more: string): void => {
    here().text.push(more);
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(withoutHalfPairs(text)).close();
  return errors.length > 0 ? null : element(document);
}

const depthMax = 190;

type Draft = {
  readonly name: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly isNil: boolean;
  readonly text: string[];
  readonly children: (readonly [string, LiquidValue])[];
};

function draft(name: string, attributes: Draft['attributes'], isNil: boolean): Draft {
  return { name, attributes, isNil, text: [], children: [] };
}

const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';

function begun({ local, attributes }: SaxesTagNS): Draft {
  const all = Object.values(attributes);
  const isNil = all.some(
    (each) => each.uri === schemaInstance && each.local === 'nil' && (each.value === 'true' || each.value === '1'),
  );
  const own = all.filter(({ prefix, uri, name }) => uri !== schemaInstance && prefix !== 'xmlns' && name !== 'xmlns');
  return draft(
    local,
    own.map((each) => [each.local, each.value]),
    isNil,
  );
}

function finished(done: Draft, nil: NilRule): LiquidValue {
  if (done.isNil) return nil === 'null' ? null : '';
  return done.children.length === 0 ? done.text.join('') : element(done);
}

function element({ attributes, children }: Draft): LiquidValue {
  const members = new Map<string, LiquidValue>();
  const lists = new Map<string, LiquidValue[]>();
  for (const [name, value] of children) {
    const list = lists.get(name) ?? [];
    list.push(value);
    lists.set(name, list);
    members.set(name, list.length === 1 ? value : list);
  }
  for (const [name, value] of attributes) if (!members.has(name)) members.set(name, value);
  return { kind: 'element', members, children: children.map(([, value]) => value) };
}
