import { writeTable } from '#exchange/server';
import { toldInSteps } from '#kernel/crowd.ts';
import { languageName } from '#kernel/languages.ts';
import { db } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { audienceName } from '../kinds.ts';
import { copyOf, figuresOf, writesFor } from '../server/index.ts';
import { type AtTrail, headOf } from './team.server.ts';

const DAY_MS = 86_400_000;
/** How many days back a page of figures looks. */
const ranges = { week: 7, month: 30, year: 365 } as const;
type Range = keyof typeof ranges;

const rangeAsked = ({ searchParams }: URL): Range => {
	const asked = searchParams.get('range') ?? '';
	return Object.hasOwn(ranges, asked) ? (asked as Range) : 'month';
};

/** How a trail was read. Its own team reads every number; whoever else may come here, those of groups in which nobody can be recognised. */
export async function figuresShown(at: AtTrail, url: URL, locale: Locale) {
	const { trail, working } = at;
	const range = rangeAsked(url);
	const { timeZone } = await hub();
	const now = Date.now();
	const [from, until] = [now - (ranges[range] - 1) * DAY_MS, now].map((one) => isoDate(new Date(one), timeZone));
	const isOwn = (await writesFor(working.viewer)).includes(trail.organization);
	const say = isOwn ? (count: number): number | null => count : toldInSteps;
	const figures = await figuresOf(trail.id, { from: from ?? '', until: until ?? '' });
	return {
		...{ trail: headOf(at), range, isOwn, from: from ?? '', until: until ?? '', any: figures.visits > 0 },
		visits: say(figures.visits),
		stops: (await namedStops(at, locale)).map((stop) => stopShown(stop, figures.stops, say)),
		locales: figures.locales.map((one) => ({ name: languageName(one.locale, locale), count: say(one.visits) })),
		audiences: figures.audiences.map((one) => ({ name: audienceName(one.audience, locale), count: say(one.opened) }))
	};
}

type Named = Readonly<{ id: string; code: string; number: number; title: string; lang: Locale }>;
type Found = Awaited<ReturnType<typeof figuresOf>>['stops'];

/** The stops as its team has them in order. */
async function namedStops({ trail }: AtTrail, reader: Locale): Promise<Named[]> {
	const { stops } = await copyOf(trail, db);
	return stops.map(({ id, code, layers }, at) => {
		const its = layers.find((one) => one.locale === reader && one.title) ?? layers.find(({ title }) => title);
		return { id, code, number: at + 1, title: its?.title ?? code, lang: its?.locale ?? reader };
	});
}

function stopShown({ id, ...named }: Named, figures: Found, say: (count: number) => number | null) {
	const { opened, arrived, left, seconds } = figures.find(({ stop }) => stop === id) ?? {
		...{ opened: 0, arrived: 0, left: 0, seconds: 0 }
	};
	const mean = opened && say(opened) !== null ? Math.round(seconds / opened) : null;
	return { ...named, opened: say(opened), arrived: say(arrived), left: say(left), seconds: mean };
}

/** The figures of the stops as a table that a program of tables opens. */
export async function figuresFile(at: AtTrail, url: URL, locale: Locale): ReturnType<typeof writeTable> {
	const { stops, from, until } = await figuresShown(at, url, locale);
	const columns = [
		{ id: 'code', label: m.web_code({}, { locale }) },
		{ id: 'title', label: m.city_figures_stop({}, { locale }) },
		{ id: 'arrived', label: m.city_figures_visits({}, { locale }) },
		{ id: 'left', label: m.city_figures_left({}, { locale }) },
		{ id: 'opened', label: m.city_figures_opened({}, { locale }) },
		{ id: 'seconds', label: m.city_figures_seconds({}, { locale }) }
	];
	const rows = stops.map(({ code, title, arrived, left, opened, seconds }) => ({
		...{ code, title, arrived, left, opened, seconds }
	}));
	return writeTable({ name: `${at.trail.slug}-${from}-${until}`, columns, rows }, 'csv', (await hub()).timeZone);
}
