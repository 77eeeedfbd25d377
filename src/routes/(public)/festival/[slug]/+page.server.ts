import { asFestival, byDay, festivalDay } from '#agenda';
import { chooseFrom, readFestival, wantedIn } from '#agenda/pages/festival/festival.server.ts';
import { href } from '#kernel/address.ts';
import { hub } from '#kernel/server/hub.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locale } = event.locals;
	const [{ offering, programme, its, clashes }, { timeZone }] = await Promise.all([readFestival(event), hub()]);
	const { wanted, shown } = wantedIn(event.url, programme.items);
	const now = new Date();
	const days = byDay(programme.items, timeZone);
	const day = dayFor(event.url.searchParams.get('day'), [...days.keys()], festivalDay(now, timeZone));
	const told = [...days].flatMap(([name, items]) => (day === 'all' || name === day ? items : []));
	const url = publicUrl() + href(`/festival/${offering.slug}`, locale);
	return {
		area: offering.area,
		now,
		offering,
		count: programme.items.length,
		stages: programme.stages,
		tracks: programme.tracks,
		languages: [...new Set(programme.items.flatMap(({ language }) => language ?? []))],
		days: [...days.keys()],
		day,
		shown: [...byDay(shown, timeZone)].filter(([name]) => day === 'all' || name === day),
		wanted,
		chosen: its.map(({ id }) => id),
		clashes: clashes.length,
		clashing: [...new Set(clashes.flatMap(({ first, second }) => [first.id, second.id]))],
		event: asFestival(offering, programme, { url, hubUrl: publicUrl(), locale, timeZone, shown: told })
	};
};

/** The day that is asked for; else today, or the next one, or the first. */
function dayFor(asked: string | null, days: readonly string[], today: string): string | null {
	if (asked === 'all' || (asked && days.includes(asked))) return asked;
	return days.find((day) => day >= today) ?? days[0] ?? null;
}

export const actions: Actions = { choose: chooseFrom };
