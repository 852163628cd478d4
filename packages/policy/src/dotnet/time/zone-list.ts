import type { RuleName, ZoneRule } from './zone-rule.ts';
import { zoneRules } from './zone-rule.ts';

/**
 * Time zones by the ids of Windows, and the places of the IANA database that have the same time. Their rules are those of
 * today, kept here because the platform's data differs from version to version, and runs must not.
 */
export type Zone = {
  readonly id: string;
  /** The city list in `DisplayName`. */
  readonly cities: string;
  readonly offsetMinutes: number;
  readonly rules: readonly ZoneRule[];
  readonly places: readonly string[];
};

type Row = readonly [id: string, offsetMinutes: number, rule: RuleName, cities: string, places: string];

const rows: readonly Row[] = [
  ['UTC', 0, 'none', 'Coordinated Universal Time', 'Etc/UTC Etc/GMT GMT Etc/UCT Zulu'],
  ['Hawaiian Standard Time', -600, 'none', 'Hawaii', 'Pacific/Honolulu'],
  ['Alaskan Standard Time', -540, 'northAmerica', 'Alaska', 'America/Anchorage'],
  [
    'Pacific Standard Time',
    -480,
    'northAmerica',
    'Pacific Time (US & Canada)',
    'America/Los_Angeles America/Vancouver',
  ],
  ['US Mountain Standard Time', -420, 'none', 'Arizona', 'America/Phoenix'],
  ['Mountain Standard Time', -420, 'northAmerica', 'Mountain Time (US & Canada)', 'America/Denver America/Edmonton'],
  ['Central Standard Time', -360, 'northAmerica', 'Central Time (US & Canada)', 'America/Chicago America/Winnipeg'],
  ['Canada Central Standard Time', -360, 'none', 'Saskatchewan', 'America/Regina'],
  ['Central America Standard Time', -360, 'none', 'Central America', 'America/Guatemala America/Costa_Rica'],
  [
    'SA Pacific Standard Time',
    -300,
    'none',
    'Bogota, Lima, Quito, Rio Branco',
    'America/Bogota America/Lima America/Panama',
  ],
  ['Eastern Standard Time', -300, 'northAmerica', 'Eastern Time (US & Canada)', 'America/New_York America/Toronto'],
  ['Atlantic Standard Time', -240, 'northAmerica', 'Atlantic Time (Canada)', 'America/Halifax Atlantic/Bermuda'],
  [
    'SA Western Standard Time',
    -240,
    'none',
    'Georgetown, La Paz, Manaus, San Juan',
    'America/La_Paz America/Puerto_Rico',
  ],
  ['Newfoundland Standard Time', -210, 'northAmerica', 'Newfoundland', 'America/St_Johns'],
  ['E. South America Standard Time', -180, 'none', 'Brasilia', 'America/Sao_Paulo'],
  [
    'Argentina Standard Time',
    -180,
    'none',
    'City of Buenos Aires',
    'America/Argentina/Buenos_Aires America/Buenos_Aires',
  ],
  ['Cape Verde Standard Time', -60, 'none', 'Cabo Verde Is.', 'Atlantic/Cape_Verde'],
  [
    'GMT Standard Time',
    0,
    'westernEurope',
    'Dublin, Edinburgh, Lisbon, London',
    'Europe/London Europe/Dublin Europe/Lisbon',
  ],
  ['Greenwich Standard Time', 0, 'none', 'Monrovia, Reykjavik', 'Atlantic/Reykjavik Africa/Abidjan Africa/Accra'],
  [
    'W. Europe Standard Time',
    60,
    'centralEurope',
    'Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna',
    'Europe/Berlin Europe/Amsterdam Europe/Zurich Europe/Rome Europe/Stockholm Europe/Vienna Europe/Oslo Europe/Luxembourg',
  ],
  [
    'Central Europe Standard Time',
    60,
    'centralEurope',
    'Belgrade, Bratislava, Budapest, Ljubljana, Prague',
    'Europe/Budapest Europe/Prague Europe/Belgrade Europe/Bratislava Europe/Ljubljana',
  ],
  [
    'Romance Standard Time',
    60,
    'centralEurope',
    'Brussels, Copenhagen, Madrid, Paris',
    'Europe/Paris Europe/Brussels Europe/Copenhagen Europe/Madrid',
  ],
  [
    'Central European Standard Time',
    60,
    'centralEurope',
    'Sarajevo, Skopje, Warsaw, Zagreb',
    'Europe/Warsaw Europe/Zagreb Europe/Sarajevo Europe/Skopje',
  ],
  ['W. Central Africa Standard Time', 60, 'none', 'West Central Africa', 'Africa/Lagos Africa/Algiers'],
  ['GTB Standard Time', 120, 'easternEurope', 'Athens, Bucharest', 'Europe/Bucharest Europe/Athens'],
  [
    'FLE Standard Time',
    120,
    'easternEurope',
    'Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius',
    'Europe/Helsinki Europe/Kiev Europe/Kyiv Europe/Riga Europe/Sofia Europe/Tallinn Europe/Vilnius',
  ],
  ['South Africa Standard Time', 120, 'none', 'Harare, Pretoria', 'Africa/Johannesburg Africa/Harare'],
  ['Turkey Standard Time', 180, 'none', 'Istanbul', 'Europe/Istanbul'],
  ['Russian Standard Time', 180, 'none', 'Moscow, St. Petersburg', 'Europe/Moscow'],
  ['Arab Standard Time', 180, 'none', 'Kuwait, Riyadh', 'Asia/Riyadh Asia/Kuwait Asia/Qatar'],
  ['E. Africa Standard Time', 180, 'none', 'Nairobi', 'Africa/Nairobi'],
  ['Arabian Standard Time', 240, 'none', 'Abu Dhabi, Muscat', 'Asia/Dubai Asia/Muscat'],
  ['Pakistan Standard Time', 300, 'none', 'Islamabad, Karachi', 'Asia/Karachi'],
  ['India Standard Time', 330, 'none', 'Chennai, Kolkata, Mumbai, New Delhi', 'Asia/Kolkata Asia/Calcutta'],
  ['Sri Lanka Standard Time', 330, 'none', 'Sri Jayawardenepura', 'Asia/Colombo'],
  ['Nepal Standard Time', 345, 'none', 'Kathmandu', 'Asia/Kathmandu Asia/Katmandu'],
  ['Bangladesh Standard Time', 360, 'none', 'Dhaka', 'Asia/Dhaka'],
  ['SE Asia Standard Time', 420, 'none', 'Bangkok, Hanoi, Jakarta', 'Asia/Bangkok Asia/Jakarta Asia/Ho_Chi_Minh'],
  ['China Standard Time', 480, 'none', 'Beijing, Chongqing, Hong Kong, Urumqi', 'Asia/Shanghai Asia/Hong_Kong'],
  ['Singapore Standard Time', 480, 'none', 'Kuala Lumpur, Singapore', 'Asia/Singapore Asia/Kuala_Lumpur Asia/Manila'],
  ['Taipei Standard Time', 480, 'none', 'Taipei', 'Asia/Taipei'],
  ['W. Australia Standard Time', 480, 'none', 'Perth', 'Australia/Perth'],
  ['Tokyo Standard Time', 540, 'none', 'Osaka, Sapporo, Tokyo', 'Asia/Tokyo'],
  ['Korea Standard Time', 540, 'none', 'Seoul', 'Asia/Seoul'],
  ['AUS Central Standard Time', 570, 'none', 'Darwin', 'Australia/Darwin'],
  ['Cen. Australia Standard Time', 570, 'australia', 'Adelaide', 'Australia/Adelaide'],
  ['E. Australia Standard Time', 600, 'none', 'Brisbane', 'Australia/Brisbane'],
  [
    'AUS Eastern Standard Time',
    600,
    'australia',
    'Canberra, Melbourne, Sydney',
    'Australia/Sydney Australia/Melbourne',
  ],
  ['Tasmania Standard Time', 600, 'australia', 'Hobart', 'Australia/Hobart'],
  ['New Zealand Standard Time', 720, 'newZealand', 'Auckland, Wellington', 'Pacific/Auckland'],
];

export const zones: readonly Zone[] = rows.map(([id, offsetMinutes, rule, cities, places]) => ({
  id,
  offsetMinutes,
  rules: zoneRules[rule],
  cities,
  places: places.split(' '),
}));

export const utcZone: Zone = zones[0] as Zone;

const byName: ReadonlyMap<string, Zone> = new Map(
  zones.flatMap((zone) => [zone.id, ...zone.places].map((name) => [name.toLowerCase(), zone] as const)),
);

/** The zone with this id, of Windows or IANA. */
export function zoneNamed(id: string): Zone | undefined {
  return byName.get(id.toLowerCase());
}
