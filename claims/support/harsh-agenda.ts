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

const zones = [
	'Europe/Brussels',
	'Europe/Helsinki',
	'America/New_York',
	'Asia/Kathmandu',
	'Australia/Lord_Howe',
	'America/St_Johns',
	'UTC',
	'Asia/Tokyo'
];

/** Half an hour before and after each change of the clock in Europe and in North America, and two moments far from them. */
function moments(year: number): Date[] {
	const changes = [
		sunday(year, 2, -1, 1), // the last of March, 01:00 UTC
		sunday(year, 9, -1, 1),
		sunday(year, 2, 2, 7), // the second of March, 02:00 in New York
		sunday(year, 10, 1, 6)
	];
	const around = changes.flatMap((at) => [at - HOUR / 2, at + HOUR / 2]);
	return [...around, Date.UTC(year, 6, 1, 12), Date.UTC(year, 11, 31, 22, 45)].map((at) => new Date(at));
}

/** The nth Sunday of a month, or its last one for -1, at an hour of UTC. */
function sunday(year: number, month: number, nth: number, hour: number): number {
	const days = Array.from({ length: 31 }, (_, index) => new Date(Date.UTC(year, month, index + 1, hour)));
	const sundays = days.filter((day) => day.getUTCMonth() === month && day.getUTCDay() === 0);
	return sundays.at(nth < 0 ? nth : nth - 1)?.getTime() ?? Number.NaN;
}

/** Publishes activities whose words and hours break calendars that are written carelessly. */
export async function publishHarshly(count: number): Promise<Seance[]> {
	const year = new Date().getFullYear() + 1;
	const plan: Seance[] = [];
	for (let index = 0; index < count; index++) {
		const text = words[index % words.length] ?? '';
		const timeZone = zones[(index * 3 + Math.floor(index / words.length)) % zones.length] ?? 'UTC';
		const startsAt = moments(year + (index % 3))[index % 10] as Date;
		const endsAt = new Date(startsAt.getTime() + ((index % 4) + 1) * 1.5 * HOUR);
		const title = {
			source: 'fr',
			fr: text,
			...(index % 2 ? { fi: `Suomeksi ${text}`, en: `In English: ${text}` } : {})
		} as const;
		const more = {
			title,
			summary: { source: 'fr', fr: `${text}\n${text}` },
			price: { source: 'fr', fr: '5 €; 3 €, réduit' }
		} as const;
		plan.push(await open(`dur-${index}`, { startsAt, endsAt, timeZone, place: index % 3 ? 'quai' : null }, more));
	}
	return plan;
}
