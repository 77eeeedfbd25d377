import { shownToAll } from '#kernel/server/kept/kept.ts';
import { type ListedShow, showsOnAntenna } from '#stage/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { locale } }) => shownToAll('antenne', locale, read);

async function read() {
	const now = new Date();
	const { live, coming, past } = await showsOnAntenna(now);
	return {
		area: 'stage' as const,
		now: now.getTime(),
		live: live.map(cardOf),
		coming: coming.map(cardOf),
		past: past.map(cardOf)
	};
}

/** What a list shows of a show. */
function cardOf({ id, listing: { occurrence, offering }, stations, startedAt, endedAt }: ListedShow) {
	const { startsAt, endsAt, timeZone, theme } = occurrence;
	const { title, summary, picture, fictional } = offering;
	return {
		...{ id, startsAt, endsAt, timeZone, stations, startedAt, endedAt },
		...{ title: theme ?? title, series: theme ? title : null, summary, picture, fictional }
	};
}
