import { languages } from '#kernel/languages.ts';
import { DAY_MINUTES, type Opening, tidied } from './hours.ts';

const TIME = String.raw`(\d{1,2})(?::(\d{2}))? ?(am|pm)?`;
const RANGE = `(?:de |from |van |klo )?${TIME} ?(?:-|a|to|tot|until|till|klo) ?${TIME}`;
const LIST = new RegExp(`^${RANGE}(?: ?(?:,|;|/|&|\\+|et|and|en|ja| ) ?${RANGE})*$`);

/** What people write behind an hour. */
const BEHIND = Object.values(languages)
	.flatMap(({ hours }) => hours)
	.join('|');
const WITH_MINUTES = new RegExp(`(\\d) ?(?:${BEHIND}|[:.]) ?(\\d{2})(?!\\d)`, 'g');
const WITHOUT = new RegExp(`(\\d) ?(?:${BEHIND})(?![a-z])`, 'g');

const closed = /^(-|x|0|ferme|closed|gesloten|suljettu|kiinni)?$/;
const always = /^(24 ?h?( ?\/ ?24 ?h?)?|24\/7|toujours|always|altijd|aina|0(:00)?-24(:00)?)$/;

/**
 * Reads when something is open on a day as people write it: « 9:00–12:30, 13:30–18:00 », « 9h à 12h30 et 13h30 à 18h », « fermé » or nothing.
 * @returns null for what is no such text, or what cannot be.
 */
export function readOpenings(text: string): Opening[] | null {
	const plain = plainOf(text);
	if (closed.test(plain)) return [];
	if (always.test(plain)) return [[0, DAY_MINUTES]];
	if (!LIST.test(plain)) return null;
	const openings = [...plain.matchAll(new RegExp(RANGE, 'g'))].map(
		([, h1, m1, half1, h2, m2, half2]): Opening => [minuteOf(h1, m1, half1), minuteOf(h2, m2, half2) || DAY_MINUTES]
	);
	return tidied(openings);
}

/** When something is open on a day, as `readOpenings` reads it; '' for a closed day. */
export const openingsText = (openings: readonly Opening[]): string =>
	openings.map((opening) => opening.map(clockOf).join('–')).join(', ');

const clockOf = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

/** One way to write hours: « 9 h 30 », « 9.30u » and « 9:30 » are the same. */
function plainOf(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/\s+/g, ' ')
		.replace(/[‐-―−]/g, '-')
		.trim()
		.replace(/\.$/, '')
		.replace(WITH_MINUTES, '$1:$2')
		.replace(WITHOUT, '$1');
}

/** An hour or a minute that no clock shows is out of the day. */
function minuteOf(hour = '', minute = '0', half = ''): number {
	if (Number(minute) > 59 || (half && (Number(hour) < 1 || Number(hour) > 12))) return -1;
	const hours = half ? (Number(hour) % 12) + (half === 'pm' ? 12 : 0) : Number(hour);
	return hours * 60 + Number(minute);
}
