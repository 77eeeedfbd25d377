import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import { mayBeMinor } from '#kernel/identity/server/visibility.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { NewMeeting } from '../../meeting.schema.ts';
import type { Meeting } from '../../meeting.ts';
import { type On, within } from '../tables.ts';
import { openHost } from './hosts.ts';

const MOST_OPEN = 5;
const columns = [
	...(['m.id', 'm.state', 'm.about', 'm.times', 'm.online', 'm.place', 'm.at', 'm.reply'] as const),
	...(['m.personSays', 'm.hostSays', 'm.lines', 'm.askedAt', 'm.mentor'] as const)
] as const;

/** A meeting with whose it is, on both sides; the host may have been erased. */
export type FullMeeting = Meeting &
	Readonly<{
		person: string;
		personName: string;
		host: string | null;
		hostPerson: string | null;
		hostName: string | null;
		mentor: boolean;
	}>;

/**
 * Asks a host for a meeting. @param id made by the form, so that what is sent twice asks once.
 * @throws journey_meeting_self, journey_meeting_again (one waits already with the same host), journey_meeting_many, 404
 */
export async function askMeeting(
	tx: Tx,
	{ id, person, host, given }: Readonly<{ id: string; person: string; host: string; given: NewMeeting }>,
	by: By
): Promise<void> {
	const asked = await openHost(host, tx);
	if (asked.person === person) throw refused('journey_meeting_self', {}, 422);
	await sql`select pg_advisory_xact_lock(hashtext('journey.meeting'), hashtext(${person}))`.execute(tx);
	const mine = await meetingsOf(person, tx);
	if (mine.some((one) => one.id === id)) return;
	const open = mine.filter(({ state, at }) => state === 'asked' || (state === 'accepted' && at && at > new Date()));
	if (open.some((one) => one.host === host)) throw refused('journey_meeting_again');
	if (open.length >= MOST_OPEN) throw refused('journey_meeting_many', { most: MOST_OPEN });
	const { about, times, online, place } = given;
	const row = { id, person, host, mentor: asked.mentor, about, times: [...times], online, place: place || null };
	await within(tx).insertInto('journey.meeting').values(row).execute();
	await tell(tx, id, { verb: 'journey.meeting_asked', detail: { times: times.length, online } }, by);
}

/** Takes back what was asked or agreed, before its time. @throws 404 */
export async function withdrawMeeting(tx: Tx, person: string, id: string, by: By): Promise<void> {
	const meeting = await lockMeeting(tx, id);
	const past = meeting?.at && meeting.at <= new Date();
	if (meeting?.person !== person || past || !['asked', 'accepted'].includes(meeting.state)) throw missing();
	await change(tx, id, { state: 'withdrawn', at: null });
	await tell(tx, id, { verb: 'journey.meeting_withdrawn', detail: { accepted: meeting.state === 'accepted' } }, by);
}

/** The host takes one of the times, or says no with a word. @throws journey_meeting_times, 404 for another's */
export async function answerMeeting(
	tx: Tx,
	hostPerson: string,
	id: string,
	answer: Readonly<{ accept: Date }> | Readonly<{ decline: string }>,
	by: By
): Promise<void> {
	const meeting = await lockMeeting(tx, id);
	if (meeting?.hostPerson !== hostPerson || meeting.state !== 'asked') throw missing();
	const answeredAt = new Date();
	if ('decline' in answer) {
		await change(tx, id, { state: 'declined', reply: answer.decline, answeredAt });
		return tell(tx, id, { verb: 'journey.meeting_declined', detail: {} }, by);
	}
	const at = meeting.times.find((time) => time.getTime() === answer.accept.getTime());
	if (!at || at <= answeredAt) throw refused('journey_meeting_times', {}, 422);
	await change(tx, id, { state: 'accepted', at, answeredAt });
	const { mentor, online } = meeting;
	return tell(tx, id, { verb: 'journey.meeting_accepted', detail: { mentor, online } }, by);
}

/** What somebody has asked for, the latest first. */
export const meetingsOf = (person: string, on: On = db): Promise<FullMeeting[]> =>
	meetings(on).where('m.person', '=', person).orderBy('m.askedAt', 'desc').execute();

/** What somebody is asked for as a host, the latest first; what was withdrawn is not shown. */
export const meetingsFor = (hostPerson: string, on: On = db): Promise<FullMeeting[]> =>
	meetings(on)
		.where('h.person', '=', hostPerson)
		.where('m.state', '<>', 'withdrawn')
		.orderBy('m.askedAt', 'desc')
		.execute();

export const meetingById = (id: string, on: On): Promise<FullMeeting | undefined> =>
	isId(id) ? meetings(on).where('m.id', '=', id).executeTakeFirst() : Promise.resolve(undefined);

/** The same, held until the end of the transaction. */
export async function lockMeeting(tx: Tx, id: string): Promise<FullMeeting | undefined> {
	if (!isId(id)) return undefined;
	await sql`select from journey.meeting where id = ${id} for update`.execute(tx);
	return meetingById(id, tx);
}

type Change = Partial<Pick<Meeting, 'state' | 'at' | 'reply' | 'personSays' | 'hostSays' | 'lines'>> & {
	answeredAt?: Date;
};

export async function change(tx: Tx, id: string, changed: Change): Promise<void> {
	await within(tx).updateTable('journey.meeting').set(changed).where('id', '=', id).execute();
}

const meetings = (on: On) =>
	within(on)
		.selectFrom('journey.meeting as m')
		.innerJoin('identity.person as p', 'p.id', 'm.person')
		.leftJoin('journey.host as h', 'h.id', 'm.host')
		.leftJoin('identity.person as q', 'q.id', 'h.person')
		.select(columns)
		.select(['m.person', nameOf('p').as('personName'), 'm.host', 'h.person as hostPerson', nameOf('q').as('hostName')]);

/** Neither side is told the name of one who may be a minor. */
const nameOf = (person: 'p' | 'q') =>
	sql<string>`case when ${mayBeMinor(person)} then '—' else ${sql.ref(`${person}.name`)} end`;

type Told =
	| Readonly<{ verb: 'journey.meeting_asked'; detail: { times: number; online: boolean } }>
	| Readonly<{ verb: 'journey.meeting_accepted' | 'journey.met'; detail: { mentor: boolean; online: boolean } }>
	| Readonly<{ verb: 'journey.meeting_declined' | 'journey.met_undone'; detail: Record<never, never> }>
	| Readonly<{ verb: 'journey.meeting_withdrawn'; detail: { accepted: boolean } }>;

/** Tells something of a meeting: the target is the host's person, the context whose meeting it is. */
export async function tell(tx: Tx, id: string, told: Told, by: By): Promise<void> {
	const meeting = await meetingById(id, tx);
	if (!meeting) return;
	const target = meeting.hostPerson ? ref('person', meeting.hostPerson) : null;
	const about = { object: ref('meeting', id), target, context: ref('person', meeting.person) };
	await record(tx, { ...by, ...about, ...told } as Parameters<typeof record>[1]);
}
