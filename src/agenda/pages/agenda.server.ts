import { momentOf } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import { shownToAll } from '#kernel/server/kept/kept.ts';
import { isoDate } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { sectors } from '#network/server';
import { type OccurrenceRow, rowOf } from '../index.ts';
import { monthsLater, weekendOf } from '../month.ts';
import { type Filter, localities, upcoming, upcomingPage } from '../server/index.ts';
import { chosenOfAgenda } from './chosen.server.ts';

const SHOWN = 24;
const MOST = 500;

type Listed = Readonly<{ listings: OccurrenceRow[]; next?: string | undefined }>;

/** The agenda as its address asks for it: a list from some day on, a week-end, or a month. */
export async function agendaShown({ searchParams }: URL, locale: Locale) {
	const { timeZone } = await hub();
	const [known, towns] = await shownToAll('agenda choices', locale, () => Promise.all([sectors(), localities()]));
	const slugs = known.map(({ slug }) => slug);
	const { filter, ...when } = chosenOfAgenda(searchParams, slugs, towns);
	const today = isoDate(new Date(), timeZone);
	const within = spanOf(when, today, timeZone);
	const listed = within
		? await listedWithin(within, filter, locale)
		: await listedFrom(
				searchParams.get('from') ?? momentOf(`${when.day}T00:00`, timeZone)?.toISOString() ?? null,
				filter,
				locale
			);
	const filtered = Object.values(filter).some((value) => value !== '' && value !== null && value !== false);
	return {
		...{ ...listed, ...when, filter, today, sectors: known, localities: towns },
		filtered,
		narrowed: Boolean(when.day || when.month || when.weekend) || filtered
	};
}

type When = Readonly<{ month: string; weekend: boolean }>;

/** Between which moments something has to be on; nothing where a list has no end. */
function spanOf({ month, weekend }: When, today: string, timeZone: string): { from: Date; to: Date } | null {
	const local = month
		? { from: `${month}-01T00:00`, to: `${monthsLater(month, 1)}-01T00:00` }
		: weekend
			? weekendOf(today)
			: null;
	const [from, to] = [local && momentOf(local.from, timeZone), local && momentOf(local.to, timeZone)];
	return from && to && { from, to };
}

const listedWithin = ({ from, to }: { from: Date; to: Date }, filter: Filter, locale: Locale): Promise<Listed> =>
	shownToAll(`agenda within ${JSON.stringify([from, to, filter])}`, locale, async () => {
		const now = new Date();
		const its = await upcoming({ from: from > now ? from : now, to, filter, limit: MOST });
		return { listings: its.map((listing) => rowOf(listing, locale)) };
	});

const listedFrom = (from: string | null, filter: Filter, locale: Locale): Promise<Listed> =>
	shownToAll(`agenda ${JSON.stringify([from, filter])}`, locale, async () => {
		const { listings, next } = await upcomingPage(from, SHOWN, { filter });
		return { listings: listings.map((listing) => rowOf(listing, locale)), next: next?.toISOString() };
	});
