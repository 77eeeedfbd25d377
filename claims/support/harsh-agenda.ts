import { open, type Seance } from './hub.ts';

const HOUR = 3_600_000;

const words = [
	'Débat ; « numérique », et après, vous ?',
	'Chemin C:\\jeux\\mons\\n; virgule, point-virgule; deux-points: fin\\',
	'Une ligne\nune autre\n\nune troisième',
	'🎈🎮👩‍🚀🏳️‍🌈 fête 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𠮷野家 🇧🇪',
	'é'.repeat(300),
	'🎮'.repeat(300),
	'mot '.repeat(75).trim(),
	`${'a'.repeat(66)}é${'b'.repeat(73)}€${'c'.repeat(72)}🎈 fin`,
	'שלום عالم \u200fهنا\u200e Привет 你好',
	'"guillemets" \'apostrophes\' <b>balises</b> &amp; ^n %0A \\N \\,',
	'BEGIN:VEVENT\nUID:pirate\nEND:VEVENT\nEND:VCALENDAR',
	'Combiné e\u0301\u0327\u0323 z\u0351\u036b\u0343 ﷽'
];

const zones = ['Europe/Brussels', 'Europe/Helsinki', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns', 'UTC', 'Asia/Tokyo'];

/** Moments around the changes of the clock, and far from them. */
const moments = (year: number): Date[] =>
	[
		`${year}-03-28T00:30:00Z`,
		`${year}-03-13T06:30:00Z`,
		`${year}-10-30T23:30:00Z`,
		`${year}-11-06T05:30:00Z`,
		`${year}-04-02T14:00:00Z`,
		`${year}-07-01T12:00:00Z`,
		`${year}-12-31T22:45:00Z`,
		`${year}-02-28T23:15:00Z`
	].map((moment) => new Date(moment));

/** Publishes activities whose words and hours break calendars that are written carelessly. */
export async function publishHarshly(count: number): Promise<Seance[]> {
	const year = new Date().getFullYear() + 1;
	const plan: Seance[] = [];
	for (let index = 0; index < count; index++) {
		const text = words[index % words.length] ?? '';
		const timeZone = zones[(index * 3 + Math.floor(index / words.length)) % zones.length] ?? 'UTC';
		const startsAt = moments(year + (index % 3))[index % 8] as Date;
		const endsAt = new Date(startsAt.getTime() + ((index % 4) + 1) * 1.5 * HOUR);
		const title = { source: 'fr', fr: text, ...(index % 2 ? { fi: `Suomeksi ${text}`, en: `In English: ${text}` } : {}) } as const;
		const more = { title, summary: { source: 'fr', fr: `${text}\n${text}` }, price: { source: 'fr', fr: '5 €; 3 €, réduit' } } as const;
		plan.push(await open(`dur-${index}`, { startsAt, endsAt, timeZone, place: index % 3 ? 'quai' : null }, more));
	}
	return plan;
}
