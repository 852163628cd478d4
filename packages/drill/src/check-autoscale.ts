import type { Autoscale, AutoscaleRule, AutoscaleRules } from '@keelgate/model';
import { checkService } from '@keelgate/model';
import type { CheckContext } from './context.ts';
import type { Cursor, Fields } from './cursor.ts';
import { complain, count, fields, quantity, written } from './cursor.ts';

const keys = ['minimum', 'maximum', 'scaleOut', 'scaleIn', 'takes'];

/** Microsoft's sample rules for API Management: out above 70 %, in below 35 %, each over half an hour. */
const sample = {
  scaleOut: { threshold: 'above', share: 0.7, forUs: 1800e6, cooldownUs: 3600e6 },
  scaleIn: { threshold: 'below', share: 0.35, forUs: 1800e6, cooldownUs: 5400e6 },
} as const;

/** How the primary region's units follow its load. Bounds and steps are the template's, where the drill does not say. */
export function checkAutoscale(at: Cursor | undefined, context: CheckContext): AutoscaleRules | null {
  const said = at === undefined ? null : fields(at, keys);
  if (at === undefined || said === null) return null;
  const [primary] = context.service.regions;
  const ofTemplate = context.service.autoscale.find(({ location }) => location === primary.location);
  const step = primary.zones === 'automatic' ? 1 : primary.zones.length;
  const [out, back] = [ofTemplate?.steps[0] ?? step, ofTemplate?.steps[1] ?? ofTemplate?.steps[0] ?? step];
  const rules: AutoscaleRules = {
    minimum: unitsOf(at, said, { key: 'minimum', ofTemplate }),
    maximum: unitsOf(at, said, { key: 'maximum', ofTemplate }),
    out: ruleOf(said, 'scaleOut', out),
    in: ruleOf(said, 'scaleIn', back),
    takesUs: takesOf(said.get('takes')),
  };
  checkThresholds(said, rules);
  checkBounds(at, said, { rules, context });
  return rules;
}

function takesOf(at: Cursor | undefined): number {
  return at === undefined ? 1200e6 : quantity(at, 'time');
}

type Bound = { readonly key: 'minimum' | 'maximum'; readonly ofTemplate: Autoscale | undefined };

function unitsOf(at: Cursor, said: Fields, { key, ofTemplate }: Bound): number {
  const cursor = said.get(key);
  if (cursor !== undefined) return count(cursor, { min: 1, max: 1000 });
  if (ofTemplate !== undefined) return ofTemplate[key];
  complain(at, 'missing-key', `${at.path} has no ${key}, and the template has no autoscale setting to take it from`);
  return 1;
}

function ruleOf(said: Fields, key: 'scaleOut' | 'scaleIn', step: number): AutoscaleRule | null {
  const at = said.get(key);
  if (at !== undefined && written(at) === 'none') return null;
  const { threshold, share, forUs, cooldownUs } = sample[key];
  const rule = at === undefined ? null : fields(at, [threshold, 'for', 'by', 'cooldown']);
  if (at === undefined || rule === null) return at === undefined ? { share, forUs, step, cooldownUs } : null;
  const [wanted, span, by, cooldown] = [rule.get(threshold), rule.get('for'), rule.get('by'), rule.get('cooldown')];
  return {
    share: wanted === undefined ? share : quantity(wanted, 'share'),
    forUs: span === undefined ? forUs : quantity(span, 'time', { min: 60e6 }),
    step: by === undefined ? step : count(by, { min: 1, max: 1000 }),
    cooldownUs: cooldown === undefined ? cooldownUs : quantity(cooldown, 'time', { min: 60e6 }),
  };
}

function checkThresholds(said: Fields, { out, in: back }: AutoscaleRules): void {
  // A share that is none has been complained of.
  if (out === null || back === null || back.share < out.share || out.share === 0) return;
  const at = said.get('scaleIn') ?? said.get('scaleOut');
  if (at === undefined) return;
  complain(at, 'wrong-value', 'autoscale scales in below a share that is not less than the one it scales out above');
}

/** The rules of the service's own autoscale setting, on what the drill makes of it: tier, range, multiples of zones. */
function checkBounds(
  at: Cursor,
  said: Fields,
  { rules, context }: { readonly rules: AutoscaleRules; readonly context: CheckContext },
): void {
  const { minimum, maximum, out, in: back } = rules;
  const { service, premiumV2Zones } = context;
  const steps = [out, back].flatMap((rule) => (rule === null ? [] : [rule.step]));
  const setting = { location: service.regions[0].location, minimum, maximum, default: minimum, steps };
  for (const { code, severity, path, message, hint } of checkService(
    { ...service, autoscale: [setting] },
    { premiumV2Zones },
  )) {
    if (!path.startsWith('autoscale/')) continue;
    const key = path.endsWith('/maximum') ? 'maximum' : 'minimum';
    const { place } = (path.endsWith('/steps') ? (said.get('scaleOut') ?? said.get('scaleIn')) : said.get(key)) ?? at;
    context.source.faults.push({ code, severity, message, path: at.path, hint, place });
  }
}
