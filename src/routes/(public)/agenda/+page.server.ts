import { z } from 'zod';
import { offeringKinds, rowOf } from '#agenda';
import { type Filter, localities, momentOf, upcomingPage } from '#agenda/server';
import { hub } from '#kernel/server/hub.ts';
import { sameForAll } from '#kernel/server/kept/kept.ts';
import { locales, said } from '#kernel/words.ts';
import { sectors } from '#network/server';
import type { PageServerLoad } from './$types';

const SHOWN = 100;
const OLDEST = 120;
const Day = z.iso.date();

export const load: PageServerLoad = async ({ url: { searchParams }, locals: { locale } }) => {
	const { timeZone } = await hub();
	const [known, towns] = await sameForAll('agenda choices', () => Promise.all([sectors(), localities()]));
	const slugs = known.map(({ slug }) => slug);
	const { filter, day } = chosen(searchParams, slugs, towns);
	const from = searchParams.get('from') ?? momentOf(`${day}T00:00`, timeZone)?.toISOString();
	const { listings, next } = await sameForAll(`agenda ${JSON.stringify([from, filter])}`, () =>
		upcomingPage(from ?? null, SHOWN, { filter })
	);
	return {
		area: 'agenda',
		listings: listings.map((listing) => rowOf(listing, locale)),
		next: next?.toISOString(),
		filter,
		day,
		sectors: known.map(({ slug, label }) => ({ slug, label: said(label, locale) })),
		localities: towns,
		narrowed: Boolean(day) || Object.values(filter).some((value) => value !== '' && value !== null && value !== false)
	};
};

/** What the address asks for; what is no choice is ignored. */
function chosen(
	params: URLSearchParams,
	sectors: readonly string[],
	towns: readonly string[]
): { filter: Filter; day: string } {
	const text = (name: string): string => (params.get(name) ?? '').replaceAll('\0', '').trim().slice(0, 200);
	const one = (name: string, known: readonly string[]): string => known.find((value) => value === text(name)) ?? '';
	const age = /^\d{1,3}$/.test(text('age')) ? Number(text('age')) : null;
	const day = Day.safeParse(text('day'));
	return {
		filter: {
			q: text('q'),
			sector: one('sector', sectors),
			kind: one('kind', offeringKinds),
			language: one('language', locales),
			age: age !== null && age <= OLDEST ? age : null,
			locality: one('locality', towns),
			free: params.has('free'),
			online: params.has('online')
		},
		day: day.success ? day.data : ''
	};
}
