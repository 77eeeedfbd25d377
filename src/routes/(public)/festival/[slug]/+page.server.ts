import { asFestival, byDay, festivalDay } from '#agenda';
import { href } from '#kernel/address.ts';
import { hub } from '#kernel/server/hub.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { Actions, PageServerLoad } from './$types';
import { chooseFrom, festivalFor, wantedIn } from './festival.server.ts';

export const load: PageServerLoad = async (event) => {
	const { locale } = event.locals;
	const [{ offering, programme, its, clashes }, { timeZone }] = await Promise.all([festivalFor(event), hub()]);
	const { wanted, shown } = wantedIn(event.url, programme.items);
	const days = byDay(programme.items, timeZone);
	const now = new Date();
	const asked = event.url.searchParams.get('day');
	const today = festivalDay(now, timeZone);
	const first = [...days.keys()].find((day) => day >= today) ?? [...days.keys()][0] ?? null;
	const day = asked === 'all' || (asked && days.has(asked)) ? asked : first;
	const at = { url: publicUrl() + href(`/festival/${offering.slug}`, locale), hubUrl: publicUrl(), locale };
	return {
		area: offering.area,
		now,
		offering,
		stages: programme.stages,
		tracks: programme.tracks,
		languages: [...new Set(programme.items.flatMap(({ language }) => language ?? []))],
		days: [...days].map(([name, [item]]) => ({ name, at: item?.startsAt ?? now })),
		day,
		shown: [...byDay(shown, timeZone)].filter(([name]) => day === 'all' || name === day).map(([, items]) => items),
		wanted,
		chosen: its.map(({ id }) => id),
		clashes: clashes.length,
		event: asFestival(offering, programme, at)
	};
};

export const actions: Actions = { choose: chooseFrom };
