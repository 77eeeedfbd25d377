import type { Ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import type { Occasion } from '#kernel/noun.ts';
import { localOf, momentOf, shifted } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import { longDate, noonOf, shortDate } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { spaceActs } from '../../acts.ts';
import type { Stretch } from '../../free.ts';
import { isPooled, spaceKindName } from '../../kinds.ts';
import { busy, elsewhere, heldIn, hereIn, spaceById, spaces } from '../../server/index.ts';
import type { Space } from '../../space.ts';
import { clashDays, clashesIn } from './clashes.server.ts';
import { columnOf, type Range } from './column.server.ts';
import { placesKept } from './keeping.server.ts';

/** What something that has a space says of itself; given by whoever composes the modules. */
export type Occasions = (subjects: readonly Ref[], locale: Locale) => Promise<Map<string, Occasion>>;

type Asked = Readonly<{ url: URL; viewer: Viewer; locale: Locale; occasions: Occasions; now?: Date }>;

/** The day of all spaces of a place, or the week of one, as the address asks for it. @throws 404 for a space of another's place. */
export async function calendarOf(asked: Asked) {
	const { searchParams } = asked.url;
	const { timeZone } = await hub();
	const now = asked.now ?? new Date();
	const today = localOf(now, timeZone).slice(0, 10);
	const given = searchParams.get('date') ?? '';
	const date = /^20\d\d-/.test(given) && momentOf(`${given}T12:00`, timeZone) ? given : today;
	const id = searchParams.get('space');
	const places = (await placesKept(asked.viewer)).map(({ slug, name }) => ({ value: slug, label: name }));
	const days = await clashDays(asked.viewer, timeZone);
	if (id && isId(id)) {
		const space = await spaceById(id);
		requireAct(asked.viewer, spaceActs.see, { organisation: space.keeper });
		return { ...(await weekOf(space, date, { ...asked, now, timeZone })), places, date, today, clashDays: days };
	}
	const wanted = searchParams.get('place');
	const kept = places.find(({ value }) => value === wanted) ?? (await firstWithSpaces(places));
	return {
		...(await dayOf(kept?.value ?? null, date, { ...asked, now, timeZone })),
		places,
		date,
		today,
		clashDays: days
	};
}

/** The first place that has something to show. */
async function firstWithSpaces<Place extends { value: string }>(places: readonly Place[]): Promise<Place | undefined> {
	const used = new Set((await spaces()).map(({ place }) => place.slug));
	return places.find(({ value }) => used.has(value)) ?? places[0];
}

type Shown = Asked & Readonly<{ now: Date; timeZone: string }>;

async function dayOf(place: string | null, date: string, shown: Shown) {
	const { locale, timeZone } = shown;
	const all = place ? await spaces({ place }) : [];
	const range = rangeOf(date, timeZone);
	const { held, taken, said, there } = await heldAndSaid(all, range, shown);
	const columns = await Promise.all(
		all.map(async (space) => ({
			...(await columnOf(space, range, { ...shown, all, held, taken, said, there })),
			name: say(space.name, locale).text,
			note: isPooled(space.kind)
				? `${spaceKindName(space.kind, locale)} (${space.units})`
				: spaceKindName(space.kind, locale),
			path: `/desk/spaces/day?space=${space.id}&date=${date}`
		}))
	);
	const title = longDate(noonOf(date), locale, 'UTC');
	const near = { before: dayAfter(date, -1), after: dayAfter(date, 1) };
	const clashes = await clashesIn(held, said, locale);
	return { place, space: null, columns, title, ...near, clashes, here: await hereOn(all[0]?.place.id, date, shown) };
}

/** Who is there and wants to be seen, of the day that runs; null for any other one. */
async function hereOn(place: string | undefined, date: string, { now, timeZone }: Shown) {
	return place && date === localOf(now, timeZone).slice(0, 10) ? hereIn(place, now) : null;
}

const DAYS = 7;

async function weekOf(space: Space, date: string, shown: Shown) {
	const { locale, timeZone } = shown;
	const monday = dayAfter(date, -((noonOf(date).getUTCDay() + 6) % DAYS));
	const days = Array.from({ length: DAYS }, (_, day) => dayAfter(monday, day));
	const range = { from: rangeOf(monday, timeZone).from, until: rangeOf(days.at(-1) ?? monday, timeZone).until };
	const all = await spaces({ place: space.place.slug });
	const { held, taken, said, there } = await heldAndSaid([space], range, shown);
	const columns = await Promise.all(
		days.map(async (day) => ({
			...(await columnOf(space, rangeOf(day, timeZone), { ...shown, all, held, taken, said, there })),
			id: day,
			name: shortDate(noonOf(day), locale, 'UTC'),
			note: '',
			path: `/desk/spaces/day?place=${space.place.slug}&date=${day}`
		}))
	);
	const title = `${shortDate(noonOf(monday), locale, 'UTC')} – ${longDate(noonOf(days.at(-1) ?? monday), locale, 'UTC')}`;
	const near = { before: dayAfter(monday, -DAYS), after: dayAfter(monday, DAYS) };
	const { id, name, kind } = space;
	const clashes = await clashesIn(held, said, locale);
	return {
		place: space.place.slug,
		space: { id, name: say(name, locale).text, kind },
		columns,
		title,
		...near,
		clashes,
		here: null
	};
}

async function heldAndSaid(all: readonly Space[], { from, until }: Stretch, { occasions, locale }: Shown) {
	const ids = all.map(({ id }) => id);
	const [held, taken, there] = await Promise.all([
		heldIn(ids, from, until),
		busy(ids, from, until),
		elsewhere(ids, from, until)
	]);
	const subjects = held.map(({ subject }) => subject);
	return { held, taken, there, said: await occasions(subjects, locale) };
}

const dayAfter = (date: string, days: number): string => shifted(`${date}T00:00`, days).slice(0, 10);

/** A day from its first moment until the first of the next. */
function rangeOf(date: string, timeZone: string): Range {
	const at = (day: string): Date => momentOf(`${day}T00:00`, timeZone) ?? noonOf(day);
	return { date, from: at(date), until: at(dayAfter(date, 1)) };
}
