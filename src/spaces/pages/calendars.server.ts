import { type Locale, say } from '#kernel/words.ts';
import type { Space } from '../index.ts';
import { type CalendarEntry, entriesCalendar, heldIn, spaceBySlug, spaces } from '../server/index.ts';
import { requireReservation } from './reservation.server.ts';
import type { Occasions } from './week.server.ts';

const [PAST_DAYS, COMING_DAYS, DAY] = [30, 400, 86_400_000];

/** What a space is taken by, to subscribe to. @throws 404 */
export async function spaceCalendar(slug: string, locale: Locale, occasions: Occasions): Promise<Response> {
	const space = await spaceBySlug(slug);
	const title = `${say(space.name, locale).text}, ${space.place.name}`;
	return answer(title, await entriesOf([space], locale, occasions), { locale, file: slug });
}

/** The same of all spaces in a place. */
export async function placeSpacesCalendar(
	place: Readonly<{ slug: string; name: string }>,
	locale: Locale,
	occasions: Occasions
): Promise<Response> {
	const all = await spaces({ place: place.slug });
	return answer(place.name, await entriesOf(all, locale, occasions), { locale, file: place.slug });
}

/** One reservation, to put into one's own calendar. @throws 404 */
export async function reservationCalendar(token: string, locale: Locale): Promise<Response> {
	const { reservation, space } = await requireReservation({ params: { token } });
	const { id, startsAt, endsAt, createdAt, purpose } = reservation;
	const name = say(space.name, locale).text;
	const entry = { id, startsAt, endsAt, since: createdAt, space, path: `/spaces/booking/${token}` };
	const title = purpose ? `${name}: ${purpose}` : name;
	const text = await entriesCalendar(name, [{ ...entry, title }], locale);
	return new Response(text, { headers: headersOf(space.slug, 'attachment', 'private, no-store') });
}

async function answer(
	title: string,
	entries: readonly CalendarEntry[],
	{ locale, file }: { locale: Locale; file: string }
) {
	const text = await entriesCalendar(title, entries, locale);
	return new Response(text, { headers: headersOf(file, 'inline', 'public, max-age=300') });
}

const headersOf = (file: string, how: 'inline' | 'attachment', kept: string) => ({
	'content-type': 'text/calendar; charset=utf-8',
	'content-disposition': `${how}; filename="${file}.ics"`,
	'cache-control': kept
});

async function entriesOf(all: readonly Space[], locale: Locale, occasions: Occasions): Promise<CalendarEntry[]> {
	const now = Date.now();
	const [from, until] = [new Date(now - PAST_DAYS * DAY), new Date(now + COMING_DAYS * DAY)];
	const byId = new Map(all.map((space) => [space.id, space]));
	const held = await heldIn([...byId.keys()], from, until);
	const said = await occasions(
		held.map(({ subject }) => subject),
		locale
	);
	return held.flatMap(({ id, space: of, subject, startsAt, endsAt, state }) => {
		// what has the joined room, or a part of it, takes this one too
		const space = byId.get(of) ?? all[0];
		if (!space || state !== 'taken') return [];
		const found = said.get(`${subject.kind} ${subject.id}`);
		const shown = found?.shown ? found : null;
		const its = { id, startsAt, endsAt, since: startsAt, space };
		return [{ ...its, title: shown?.title ?? null, path: shown?.path ?? `/spaces/${space.slug}` }];
	});
}
