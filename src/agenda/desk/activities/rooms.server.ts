import { type Ref, ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import type { SeriesDate } from '#kernel/recurrence.ts';
import { momentOf } from '#kernel/server/clock.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { expand } from '#kernel/server/recurring.ts';
import type { Stretch } from '#spaces';
import { type Asking, roomNews } from '#spaces/desk/rooms/news.server.ts';
import type { RoomNews } from '#spaces/desk/rooms/news.ts';
import { Taken } from '#spaces/server';
import { type Plan, planIn } from './seances.server.ts';
import { type Typed, typedIn } from './typed.server.ts';

/** How long it is when only that is said, as of an émission. */
const MOST_MINUTES = 1440;

/** What is to be said of the room at the times of a plan. */
export function roomsOf(
	plan: Plan,
	dates: readonly SeriesDate[],
	timeZone: string,
	asking: Asking,
	except: readonly Ref[] = []
): Promise<RoomNews | null> {
	const times = timesOf(plan, dates, timeZone);
	const { place, space } = plan.terms;
	return roomNews({ where: `${place}/${space ?? ''}`, times, timeZone, except }, asking);
}

/** When the séances of a plan are: the one that was typed, or all of the series. */
export function timesOf(plan: Plan, dates: readonly SeriesDate[], timeZone: string): Stretch[] {
	if (dates.length) return timesIn(dates);
	const from = momentOf(plan.startsLocal, timeZone);
	const until = momentOf(plan.endsLocal, timeZone);
	return from && until ? [{ from, until }] : [];
}

const timesIn = (dates: readonly SeriesDate[]): Stretch[] =>
	dates.filter(({ skipped }) => !skipped).map(({ startsAt, endsAt }) => ({ from: startsAt, until: endsAt }));

/** The same while somebody types, by the fields of the form in an address; null when they do not say when and where yet. */
export async function roomsTyped(query: URLSearchParams, asking: Asking): Promise<RoomNews | null> {
	const { timeZone } = await hub();
	const form = new FormData();
	for (const [name, value] of query) form.append(name, value);
	const except = query.get('except') ?? '';
	const typed = lasting(typedIn(form, null));
	const read = planIn(form, typed, { timeZone, locale: asking.locale });
	if ('problems' in read) return null;
	const { series } = read.plan;
	const dates = series ? datesOf(series) : [];
	return roomsOf(read.plan, dates, timeZone, asking, isId(except) ? [ref('occurrence', except)] : []);
}

/** A rule that makes no dates yet has nothing to be said of. */
function datesOf(series: NonNullable<Plan['series']>): readonly SeriesDate[] {
	try {
		return expand(series);
	} catch {
		return [];
	}
}

function lasting(typed: Typed): Typed {
	const { start = '', minutes = '', end } = typed.fields;
	const lasts = Number(minutes);
	if (end || !/^\d{2}:\d{2}$/.test(start) || !(lasts > 0 && lasts <= MOST_MINUTES)) return typed;
	const at = new Date(Date.parse(`2000-01-01T${start}Z`) + lasts * 60_000);
	return { ...typed, fields: { ...typed.fields, end: at.toISOString().slice(11, 16) } };
}

type Noting = <Made>(write: (tx: Tx) => Promise<Made>) => (tx: Tx) => Promise<Made>;
/** `where`: as the field of the place says it; `times`: all that were asked for, where they are known beforehand. */
type Setting = Readonly<{
	where: string | undefined;
	timeZone: string;
	asking: Asking;
	except?: readonly Ref[];
	times?: readonly Stretch[];
}>;

/** Beside which field of the form of a séance a refusal is said. */
export const besidePlace = { spaces_taken: 'place', spaces_gone: 'place' } as const;

/**
 * Runs an act that may be refused for a room that is taken; then every time at which it is comes along, with what could be had instead.
 * @param run is given what notes the clashes of what it writes.
 */
export async function withClashes<Answer extends object>(
	{ where = '', timeZone, asking, except = [], times }: Setting,
	run: (noting: Noting) => Promise<Answer>
): Promise<Answer & { room: RoomNews | null }> {
	let clashes: Taken['clashes'] = [];
	const note = (error: unknown): never => {
		if (error instanceof Taken) clashes = error.clashes;
		throw error;
	};
	const answer = await run((write) => (tx) => write(tx).catch(note));
	const taken = clashes.map(({ startsAt, endsAt }) => ({ from: startsAt, until: endsAt }));
	const asked = taken.length && times ? times : taken;
	return { ...answer, room: await roomNews({ where, times: asked, timeZone, except }, asking) };
}
