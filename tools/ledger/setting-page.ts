import { defaultSettings, settingNotes } from '../../packages/policy/src/program/settings.ts';

/** The page of the settings of policies, with their defaults. */
export function settingPage(): string {
  return [
    '# Policy settings',
    '',
    'Where Microsoft’s documentation leaves open what the gateway does, or says two things, there is a default and a setting.',
    '`keelgate policy run --set NAME=VALUE` and the option `settings` of `runPolicies` and `compilePolicies` change it.',
    '',
    '| setting | default | |',
    '|---|---|---|',
    ...Object.entries(settingNotes).map(([name, note]) => `| \`${name}\` | ${shown(name)} | ${note} |`),
    '',
  ].join('\n');
}

function shown(name: string): string {
  return `\`${JSON.stringify(defaultSettings[name as keyof typeof defaultSettings])}\``;
}
