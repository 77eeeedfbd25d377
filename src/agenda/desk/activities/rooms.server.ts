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
import { doubtsOf, type TypedTimes } from './doubts.server.ts';
import type { Doubt } from './doubts.ts';
import { placeNews } from './places.server.ts';
import { type Plan, planIn } from './seances.server.ts';
import { type Typed, typedIn } from './typed.server.ts';

/** How long it is when only that is said, as of an émission. */
const MOST_MINUTES = 1440;

/** What is to be said of the room at the times of a plan. */
function roomsOf(
	plan: Plan,
	dates: readonly SeriesDate[],
	{ timeZone, asking, except = [], times = timesOf(plan, dates, timeZone) }: Telling
): Promise<RoomNews | null> {
	const { place, space, mode } = plan.terms;
	if (space) return roomNews({ where: `${place}/${space}`, times, timeZone, except }, asking);
	return place && mode !== 'online' ? placeNews({ place, times, timeZone, except }, asking) : Promise.resolve(null);
}

/** What is to be said and asked of a plan; `open`: a question has no answer yet, and nothing may be written. */
export type Told = Readonly<{ room: RoomNews | null; doubts: readonly Doubt[]; open: boolean }>;

type Telling = Readonly<{
	timeZone: string;
	asking: Asking;
	/** What is to be there itself, and when it was until now. */
	except?: readonly Ref[];
	before?: TypedTimes['before'];
	/** All times that the plan is for, where they are others than its own. */
	times?: readonly Stretch[];
}>;

/** What is to be said of a plan, and asked before it is carried out, with the answers of its form. A place that the form itself makes has nothing in it yet. */
export async function toldOf(
	plan: Plan,
	dates: readonly SeriesDate[],
	{ fields }: Typed,
	telling: Telling
): Promise<Told> {
	const { timeZone, asking, before } = telling;
	const { startsLocal, endsLocal, terms } = plan;
	const times = { startsLocal, endsLocal, dayTyped: Boolean(fields.lastDay), closes: terms.registrationUntil, before };
	const doubts = doubtsOf(times, fields, { timeZone, locale: asking.locale });
	const room = fields.newPlace?.trim() ? null : await roomsOf(plan, dates, telling);
	const asBefore =
		before?.where === fields.place && before?.startsLocal === startsLocal && before?.endsLocal === endsLocal;
	const shared = Boolean(!asBefore && room?.keep && room.taken.length && room.keep !== fields.sure_place);
	return { room, doubts, open: shared || doubts.some(({ said }) => !said) };
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

/** Whether the room is free while somebody types, by the fields of the form in an address; null when they do not say when and where yet. */
export const roomsTyped = async (query: URLSearchParams, asking: Asking): Promise<RoomNews | null> =>
	(await toldTyped(query, asking)).room;

/** The same with what is asked of the times. */
export async function toldTyped(query: URLSearchParams, asking: Asking): Promise<Told> {
	const { timeZone } = await hub();
	const form = new FormData();
	for (const [name, value] of query) form.append(name, value);
	const except = query.get('except') ?? '';
	const typed = lasting(typedIn(form, null));
	const read = planIn(form, typed, { timeZone, locale: asking.locale });
	if ('problems' in read) return { room: null, doubts: [], open: false };
	const { series } = read.plan;
	const its = isId(except) ? [ref('occurrence', except)] : [];
	const before = wasIn(query.get('was') ?? '', timeZone);
	return toldOf(read.plan, series ? datesOf(series) : [], typed, { timeZone, asking, except: its, before });
}

/** The times that a séance had, as its form says them (`wasOf`). */
function wasIn(was: string, timeZone: string): TypedTimes['before'] {
	const [startsLocal = '', endsLocal = '', closes = ''] = was.split(' ');
	return was ? { startsLocal, endsLocal, closes: momentOf(closes, timeZone) } : undefined;
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
