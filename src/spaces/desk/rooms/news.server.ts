import { href } from '#kernel/address.ts';
import { ifThere } from '#kernel/errors.ts';
import type { Ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import type { Occasion } from '#kernel/noun.ts';
import { localOf } from '#kernel/server/clock.ts';
import { span } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { spaceActs } from '../../acts.ts';
import { type ElsewhereSaid, elsewhereSaid, type Space, type Stretch } from '../../index.ts';
import { alternatives, elsewhere, type Held, spaceBySlug, takers } from '../../server/index.ts';
import { anotherRoom, anotherTime } from './instead.ts';
import type { Choice, RoomNews, TakenTime } from './news.ts';

/** Each date that is told has its alternatives looked for. */
const MOST_TOLD = 12;

type Asked = Readonly<{
	/** As a field says it: `quai/grande-salle`. */
	where: string;
	times: readonly Stretch[];
	timeZone: string;
	/** What is to be there itself. */
	except?: readonly Ref[];
}>;

/** Who asks, and how what takes a space says its name (`occasions` of `src/nouns.ts`). */
export type Asking = Readonly<{
	viewer: Viewer;
	locale: Locale;
	occasions: (subjects: readonly Ref[], locale: Locale) => Promise<ReadonlyMap<string, Occasion>>;
}>;

/** Whether a room is free at some times: each at which it is not, with what has it, for whom may know, and what could be had instead. Null when no room is named. */
export async function roomNews(
	{ where, times, timeZone, except = [] }: Asked,
	asking: Asking
): Promise<RoomNews | null> {
	const slug = where.split('/')[1];
	const space = slug && times.length ? await ifThere(spaceBySlug(slug)) : null;
	if (!space) return null;
	const held = await takers(space.id, times, except);
	const taken = times.flatMap((time, at) => (held[at]?.length ? [{ time, held: held[at] }] : []));
	const told = taken.slice(0, MOST_TOLD);
	const said = await asking.occasions(
		told.flatMap(({ held }) => held.map(({ subject }) => subject)),
		asking.locale
	);
	const all: TakenTime[] = [];
	for (const one of told) all.push(await takenTime(space, one, { said, timeZone, ...asking }));
	return {
		room: `${say(space.name, asking.locale).text}, ${space.place.name}`,
		count: times.length,
		taken: all,
		more: taken.length - told.length,
		elsewhere: await elsewhereTold(space, times, { locale: asking.locale, timeZone }),
		rooms: times.length > 1 ? await freeAtAll(all[0]?.rooms ?? [], times) : []
	};
}

async function elsewhereTold(
	space: Space,
	times: readonly Stretch[],
	{ locale, timeZone }: Readonly<{ locale: Locale; timeZone: string }>
): Promise<ElsewhereSaid | null> {
	const moments = times.flatMap(({ from, until }) => [from.getTime(), until.getTime()]);
	const known = (await elsewhere([space.id], new Date(Math.min(...moments)), new Date(Math.max(...moments)))).get(
		space.id
	);
	const over = known?.times.filter((one) => times.some((time) => one.from < time.until && one.until > time.from)) ?? [];
	return known && over.length ? elsewhereSaid({ ...known, times: over.slice(0, MOST_TOLD) }, locale, timeZone) : null;
}

type Saying = Asking & Readonly<{ said: ReadonlyMap<string, Occasion>; timeZone: string }>;

async function takenTime(
	space: Space,
	{ time, held }: Readonly<{ time: Stretch; held: readonly Held[] }>,
	saying: Saying
): Promise<TakenTime> {
	const { locale, timeZone } = saying;
	const { times, others } = await alternatives(space, time);
	const room = (one: Space): Choice => ({
		value: anotherRoom(one.place.slug, one.slug),
		label: [say(one.name, locale).text, ...(one.place.id === space.place.id ? [] : [one.place.name])].join(', ')
	});
	return {
		day: localOf(time.from, timeZone).slice(0, 10),
		when: span(time.from, time.until, locale, timeZone),
		by: held.map((one) => taker(space, one, saying)),
		times: times.map(({ from, until }) => ({
			value: anotherTime(localOf(from, timeZone), localOf(until, timeZone)),
			label: span(from, until, locale, timeZone)
		})),
		rooms: others.map(room)
	};
}

/** The team and whoever keeps the place know what it is; others only what everybody may see. */
function taker(space: Space, { subject, startsAt, endsAt }: Held, { said, viewer, locale, timeZone }: Saying) {
	const when = span(startsAt, endsAt, locale, timeZone);
	const occasion = said.get(`${subject.kind} ${subject.id}`);
	const knows = can(viewer, spaceActs.see, { organisation: space.keeper });
	if (!occasion || !(knows || occasion.shown)) return { title: null, href: null, when };
	return { title: occasion.title, href: href(knows ? occasion.deskPath : occasion.path, locale), when };
}

async function freeAtAll(rooms: readonly Choice[], times: readonly Stretch[]): Promise<Choice[]> {
	const free: Choice[] = [];
	for (const one of rooms) {
		const space = await ifThere(spaceBySlug(one.value.split('/')[1] ?? ''));
		if (space && (await takers(space.id, times)).every(({ length }) => !length)) free.push(one);
	}
	return free;
}
