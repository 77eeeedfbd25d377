import { createHash } from 'node:crypto';
import { href } from '#kernel/address.ts';
import type { Ref } from '#kernel/facts.ts';
import { can } from '#kernel/identity/policy.ts';
import { localOf, momentOf, shifted } from '#kernel/server/clock.ts';
import { span } from '#kernel/time.ts';
import { say } from '#kernel/words.ts';
import { placeNames } from '#network/server';
import { isPooled, joined, nearestFree, type Stretch, without } from '#spaces';
import { anotherRoom, anotherTime } from '#spaces/desk/rooms/instead.ts';
import type { Asking } from '#spaces/desk/rooms/news.server.ts';
import type { Choice, RoomNews, TakenTime } from '#spaces/desk/rooms/news.ts';
import { freeAt, minuteOf, spaces } from '#spaces/server';
import { activityActs } from '../../acts.ts';
import { placesFree, type There, thereAt } from '../../server/index.ts';

const MOST_TOLD = 12;
const [MOST_TIMES, MOST_ROOMS] = [3, 3];
const DAYS_AROUND = 4;
/** When a house that says no hours of its own is offered. */
const [OPENS, CLOSES] = ['08:00', '22:00'];
const STEP_MINUTES = 15;

type Asked = Readonly<{ place: string; times: readonly Stretch[]; timeZone: string; except: readonly Ref[] }>;

/**
 * Whether something of the agenda is in a place already, where no room of it is named: that may be well so, and is asked (`keep` is what says yes to what was told). Null for no place.
 */
export async function placeNews(asked: Asked, asking: Asking): Promise<RoomNews | null> {
	const { place, times, except } = asked;
	const name = (await placeNames()).find(({ slug }) => slug === place)?.name;
	if (!name || !times.length) return null;
	const found = await thereAt(place, times, except);
	const taken = times.flatMap((time, at) => (found[at]?.length ? [{ time, there: found[at] }] : []));
	const told = taken.slice(0, MOST_TOLD);
	const said = await asking.occasions(
		told.flatMap(({ there }) => there.map(({ subject }) => subject)),
		asking.locale
	);
	const all: TakenTime[] = [];
	for (const { time, there } of told)
		all.push({
			...{ day: localOf(time.from, asked.timeZone).slice(0, 10), by: there.map((one) => by(one, said, asked, asking)) },
			when: span(time.from, time.until, asking.locale, asked.timeZone),
			times: times.length > 1 ? [] : await timesFree(time, asked, asking),
			rooms: times.length > 1 ? [] : await roomsFree(time, place, asking)
		});
	const ids = taken.flatMap(({ there }) => there.map(({ subject, startsAt }) => [subject.id, startsAt]));
	return {
		...{ room: name, count: times.length, taken: all, more: taken.length - told.length, elsewhere: null },
		rooms: times.length > 1 && taken.length ? (await placesFree(place, times)).map(asChoice) : [],
		keep: createHash('sha256')
			.update(JSON.stringify([place, ids]))
			.digest('base64url')
			.slice(0, 22)
	};
}

/** The team knows what it is; others what everybody may see. */
function by(
	{ subject, startsAt, endsAt }: There,
	said: Awaited<ReturnType<Asking['occasions']>>,
	{ timeZone }: Asked,
	{ viewer, locale }: Asking
): TakenTime['by'][number] {
	const when = span(startsAt, endsAt, locale, timeZone);
	const occasion = said.get(`${subject.kind} ${subject.id}`);
	const knows = can(viewer, activityActs.edit);
	if (!occasion || !(knows || occasion.shown)) return { title: null, href: null, when };
	return { title: occasion.title, href: href(knows ? occasion.deskPath : occasion.path, locale), when };
}

/** When the place has nothing for as long, the nearest first: in the hours of a day, or at the time of day that was asked for. */
async function timesFree(wanted: Stretch, { place, timeZone, except }: Asked, { locale }: Asking): Promise<Choice[]> {
	const [from, until] = [localOf(wanted.from, timeZone), localOf(wanted.until, timeZone)];
	const around = Array.from({ length: 2 * DAYS_AROUND + 1 }, (_, at) => at - DAYS_AROUND);
	const moments = around.flatMap((days) => [
		[shifted(from, days, OPENS), shifted(from, days, CLOSES)] as const,
		[shifted(from, days), shifted(until, days)] as const
	]);
	const open = moments.flatMap(([starts, ends]) => {
		const [first, last] = [momentOf(starts, timeZone), momentOf(ends, timeZone)];
		return first && last && first < last ? [{ from: first, until: last }] : [];
	});
	const whole = {
		from: new Date(Math.min(...open.map((one) => +one.from))),
		until: new Date(Math.max(...open.map((one) => +one.until)))
	};
	const [there = []] = await thereAt(place, [whole], except);
	const busy = there.map(({ startsAt, endsAt }) => ({ from: startsAt, until: endsAt }));
	const near = {
		stepMinutes: STEP_MINUTES,
		earliest: new Date(),
		most: MOST_TIMES,
		minuteOf: (at: Date) => minuteOf(at, timeZone)
	};
	return nearestFree(wanted, without(joined(open), joined(busy)), near).map((one) => ({
		value: anotherTime(localOf(one.from, timeZone), localOf(one.until, timeZone)),
		label: span(one.from, one.until, locale, timeZone)
	}));
}

/** Rooms of the same place that are free then, else other places nearby. */
async function roomsFree(wanted: Stretch, place: string, { locale }: Asking): Promise<Choice[]> {
	const rooms = (await spaces()).filter(({ kind, place: its }) => its.slug === place && !isPooled(kind));
	const free = await freeAt(rooms, wanted);
	const inside = rooms.filter(({ id }) => free.has(id)).slice(0, MOST_ROOMS);
	if (!inside.length) return (await placesFree(place, [wanted])).map(asChoice);
	return inside.map((one) => ({ value: anotherRoom(place, one.slug), label: say(one.name, locale).text }));
}

const asChoice = ({ slug, name }: { slug: string; name: string }): Choice => ({
	value: anotherRoom(slug, ''),
	label: name
});
