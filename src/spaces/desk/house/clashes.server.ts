import type { Viewer } from '#kernel/identity/index.ts';
import type { Occasion } from '#kernel/noun.ts';
import { localOf } from '#kernel/server/clock.ts';
import { initial, type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { alternatives, clashing, type Held, spacesById } from '../../server/index.ts';
import type { Occasions } from './calendar.server.ts';
import { keepersFor } from './keeping.server.ts';

const [MOST, NEXT] = [20, 6];

/** What wants a space that somebody else has, and what it could have instead in the same place. */
export async function clashesIn(held: readonly Held[], said: ReadonlyMap<string, Occasion>, locale: Locale) {
	const clashes = held.filter(({ state }) => state === 'clashing').slice(0, MOST);
	const known = new Map((await spacesById(clashes.map(({ space }) => space))).map((one) => [one.id, one]));
	const shown = clashes.map(async ({ id, space, subject, startsAt, endsAt }) => {
		const wanted = known.get(space);
		if (!wanted) return [];
		const { others } = await alternatives(wanted, { from: startsAt, until: endsAt });
		const its = said.get(`${subject.kind} ${subject.id}`);
		return {
			...{ id, subject, startsAt, endsAt },
			title: its?.title ?? initial(m.rooms_something({}, { locale })),
			path: its?.deskPath ?? null,
			wanted: `${say(wanted.name, locale).text}, ${wanted.place.name}`,
			others: others
				.filter(({ place }) => place.id === wanted.place.id)
				.map((other) => ({ id: other.id, name: say(other.name, locale).text }))
		};
	});
	return (await Promise.all(shown)).flat();
}

/** What is to come without the space that it should have, in the places that a viewer keeps: the next of it, and how much there is. */
export async function clashesAhead(viewer: Viewer, locale: Locale, occasions: Occasions) {
	const all = await clashing(keepersFor(viewer));
	const next = all.slice(0, NEXT);
	const subjects = next.map(({ subject }) => subject);
	return { count: all.length, next: await clashesIn(next, await occasions(subjects, locale), locale) };
}

/** The days to come on which something clashes in the places that a viewer keeps, with how much. */
export async function clashDays(viewer: Viewer, timeZone: string) {
	const all = await clashing(keepersFor(viewer));
	const known = new Map((await spacesById(all.map(({ space }) => space))).map(({ id, place }) => [id, place]));
	const days = Map.groupBy(
		all,
		({ space, startsAt }) => `${known.get(space)?.slug} ${localOf(startsAt, timeZone).slice(0, 10)}`
	);
	return [...days].map(([key, { length }]) => {
		const [place = '', date = ''] = key.split(' ');
		return { place, date, count: length, path: `/desk/spaces/day?place=${place}&date=${date}` };
	});
}
