import type { Service } from '../service.ts';

/** A rule that every service keeps. Its code is API: it never changes its meaning. */
export type Rule = {
  readonly name: string;
  readonly severity: 'error' | 'warning';
  /** Why the rule is there. */
  readonly reason: string;
  readonly check: (service: Service, settings: RuleSettings) => readonly Finding[];
};

/** Questions on which Microsoft's documents differ. */
export type RuleSettings = {
  /** Whether Premium v2 has zones: the older reliability article says no, its later revision yes. */
  readonly premiumV2Zones: boolean;
};

/** What a rule found: which value, what is wrong with it, and how to put it right. */
export type Finding = { readonly path: string; readonly message: string; readonly hint: string };

/** A rule that is broken. `code` is `service/<rule>`. */
export type Violation = Finding & {
  readonly code: string;
  readonly rule: string;
  readonly severity: 'error' | 'warning';
};

export function defineRule(rule: Rule): Rule {
  return rule;
}

/** What `find` finds in each region, with the path of the region's value that is to blame. */
export function inEachRegion(
  service: Service,
  field: string,
  find: (region: Service['regions'][number], number: number) => Omit<Finding, 'path'> | null,
): readonly Finding[] {
  return service.regions.flatMap((region, number) => {
    const found = find(region, number);
    return found === null ? [] : [{ path: `regions/${number}/${field}`, ...found }];
  });
}
