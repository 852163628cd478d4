import { Packr } from 'msgpackr';
import type { BenchCase } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import { measureInTurn } from '../measure.ts';

type LogRecord = { readonly [name: string]: string | number | boolean };

/** What does it cost to hand a thousand records of an access log to another thread, there and back into objects? */
export const transport: BenchCase = defineCase({
  name: 'transport',
  question: 'Do records travel between threads sooner as msgpackr writes them than as JSON or by structured cloning?',
  target: { of: 'msgpackr', ratioMax: 1 },
  run: (options) => {
    const records: readonly LogRecord[] = Array.from({ length: 1000 }, (_, index) => ({
      atMs: 1_767_225_600_000 + index * 7,
      method: index % 5 === 0 ? 'POST' : 'GET',
      url: `https://shop.azure-api.net/orders/v1/items/${index}`,
      status: index % 50 === 0 ? 500 : 200,
      ip: `10.0.${index >> 8}.${index & 255}`,
      subscriptionId: `s-${index % 20}`,
      region: 'West Europe',
      cached: index % 3 === 0,
      durationMs: 12 + (index % 40),
      bytes: 512 + index,
    }));
    const packr = new Packr({ structures: [] });
    return measureInTurn(
      [
        { name: 'JSON', per: 1000, run: () => JSON.parse(JSON.stringify(records)) as unknown },
        { name: 'structuredClone', per: 1000, run: () => structuredClone(records) },
        { name: 'msgpackr', per: 1000, run: () => packr.unpack(packr.pack(records)) as unknown },
      ],
      options,
    );
  },
});
