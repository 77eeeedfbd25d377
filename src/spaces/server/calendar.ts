import { href } from '#kernel/address.ts';
import { calendarText, clean, emptyCalendar, stampOf, timesOf } from '#kernel/server/calendar.ts';
import { hub } from '#kernel/server/hub.ts';
import { publicHost, publicUrl } from '#kernel/server/place.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { isOver } from '#participation';
import { bookingsOf } from '#participation/server';
import type { Space } from '../space.ts';
import { spacesById } from './reading.ts';
import { reservationsById } from './reservations.ts';

/** Something in the calendar of a space, or of a person. */
export type CalendarEntry = Readonly<{
	/** The id of what has the space: with the same one again a calendar knows it. */
	id: string;
	startsAt: Date;
	endsAt: Date;
	/** When it was made, or last changed. */
	since: Date;
	/** Null: not to be told. */
	title: string | null;
	/** Our own path of the page where one reads about it. */
	path: string;
	space: Space;
}>;

/** Some times of spaces as iCalendar. What may not be told is « Occupé ». */
export async function entriesCalendar(
	title: string,
	entries: readonly CalendarEntry[],
	locale: Locale
): Promise<string> {
	const { timeZone, name } = await hub();
	const made = emptyCalendar({ name: `${title} — ${name}`, locale, product: 'spaces' });
	addEntries(made, entries, { locale, timeZone });
	return calendarText(made);
}

/** Puts them into a calendar. */
export function addEntries(
	made: ReturnType<typeof emptyCalendar>,
	entries: readonly CalendarEntry[],
	{ locale, timeZone }: Readonly<{ locale: Locale; timeZone: string }>
): void {
	for (const { id, startsAt, endsAt, since, title, path, space } of entries) {
		const page = publicUrl() + href(path, locale);
		const where = [say(space.name, locale).text, space.place.name, space.place.locality].filter(Boolean).join(', ');
		made.createEvent({
			id: `${id}@${publicHost()}`,
			stamp: stampOf(since),
			...timesOf({ startsAt, endsAt, timeZone }),
			summary: clean(title ?? m.spaces_taken_then({}, { locale })),
			location: { title: clean(where) },
			description: page,
			url: page
		});
	}
}

/** What a person has reserved that did not end before a moment, for her own calendar. */
export async function reservationEntries(person: string, since: Date): Promise<CalendarEntry[]> {
	const standing = (await bookingsOf(person)).filter(
		({ subject, party, seats }) =>
			subject.kind === 'reservation' && party === person && !seats.every(({ state }) => isOver(state))
	);
	const found = await reservationsById(standing.map(({ subject }) => subject.id));
	const known = new Map((await spacesById(found.map(({ space }) => space))).map((space) => [space.id, space]));
	return found.flatMap(({ id, space: of, startsAt, endsAt, purpose, createdAt }) => {
		const space = known.get(of);
		if (!space || endsAt <= since) return [];
		const title = [space.name[space.name.source], purpose].filter(Boolean).join(': ');
		return [{ id, startsAt, endsAt, since: createdAt, title, path: '/me/spaces', space }];
	});
}
