import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { maybeMinor } from '#kernel/identity/visibility.ts';
import type { Tx } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { type NewMentoring, slotsOf } from '../../mentors/hours.ts';
import { canBeCancelled, minutesOf } from '../../mentors/mentoring.ts';
import { fileFor } from '../files.ts';
import { writeMentoring } from './letters.ts';
import {
	changeMentoring,
	lockMentoring,
	type Mentoring,
	mentoringById,
	mentoringsOf,
	tellMentoring
} from './mentorings.ts';
import { mentorFor } from './mentors.ts';
import { within } from './tables.ts';

const MOST_OPEN = 5;

/**
 * Books a slot of a mentor whom she may find, about a file that is hers or a project that she names; the mentor is asked to confirm it.
 * @throws 404, mentors_minor_asks, mentors_self, mentors_open_many, mentors_slot_taken, mentors_two_places
 */
export async function bookMentoring(tx: Tx, given: NewMentoring, viewer: Viewer, by: By): Promise<void> {
	const { id, from, topic, project } = given;
	const known = await personById(viewer.id, tx);
	if (!known || maybeMinor(known)) throw refused('mentors_minor_asks', {}, 422);
	await limit('booking', `mentoring ${viewer.id}`);
	await sql`select pg_advisory_xact_lock(hashtext('venture.mentoring'), hashtext(${viewer.id}))`.execute(tx);
	const mine = await mentoringsOf(viewer.id, tx);
	if (mine.some((one) => one.id === id)) return;
	if (mine.filter((one) => canBeCancelled(one)).length >= MOST_OPEN)
		throw refused('mentors_open_many', { most: MOST_OPEN }, 422);
	const { hours, mentor, until } = await slotFor(tx, given, viewer);
	const file = given.file ? await fileFor(viewer, given.file, tx) : null;
	if (file && file.standing.as !== 'holder') throw missing();
	const during = sql`tstzrange(${from}::timestamptz, ${until}::timestamptz)`;
	const about = { file: file?.id ?? null, project: file ? null : project };
	const asked = by.at ? { askedAt: by.at } : {};
	await once(() =>
		within(tx)
			.insertInto('venture.mentoring')
			.values({ id, hours, mentor, person: viewer.id, ...about, during, topic, ...asked })
			.execute()
	);
	const made = await mentoringById(id, tx);
	await tellMentoring(tx, made, { verb: 'venture.mentoring_asked', detail: measureOf(made) }, by);
	if (by.source !== 'demo') await writeMentoring(tx, made, 'asked');
}

/** The mentor says yes: from now on it stands, in the calendars of both. @throws 404 */
export async function confirmMentoring(tx: Tx, person: string, id: string, by: By): Promise<void> {
	const mentoring = await asked(tx, person, id);
	await changeMentoring(tx, id, { state: 'confirmed', answeredAt: by.at ?? new Date() });
	await tellMentoring(tx, mentoring, { verb: 'venture.mentoring_confirmed', detail: measureOf(mentoring) }, by);
	if (by.source !== 'demo') await writeMentoring(tx, { ...mentoring, state: 'confirmed' }, 'confirmed');
}

/** The mentor says no, with a word; the slot is free again. @throws 404 */
export async function declineMentoring(tx: Tx, person: string, id: string, word: string, by: By): Promise<void> {
	const mentoring = await asked(tx, person, id);
	await changeMentoring(tx, id, { state: 'declined', word, answeredAt: by.at ?? new Date() });
	await tellMentoring(tx, mentoring, { verb: 'venture.mentoring_declined', detail: {} }, by);
	await writeMentoring(tx, { ...mentoring, state: 'declined', word }, 'declined');
}

const measureOf = (mentoring: Mentoring) => ({ minutes: minutesOf(mentoring), online: mentoring.link !== null });

async function asked(tx: Tx, person: string, id: string): Promise<Mentoring> {
	const mentoring = await lockMentoring(tx, id);
	if (mentoring.mentorPerson !== person || mentoring.state !== 'asked') throw missing();
	if (mentoring.from <= new Date()) throw refused('mentors_over', {}, 422);
	return mentoring;
}

/** The slot that she means, of hours that stand. @throws 404, mentors_slot_missing for a time that is no slot of theirs, or over */
async function slotFor(tx: Tx, { hours, from }: NewMentoring, viewer: Viewer) {
	const row = await within(tx)
		.selectFrom('venture.mentorHours')
		.select(['id', 'mentor', 'slotMinutes'])
		.select([sql<Date>`lower(during)`.as('from'), sql<Date>`upper(during)`.as('until')])
		.where('id', '=', hours)
		.where('withdrawnAt', 'is', null)
		.forShare()
		.executeTakeFirst();
	if (!row) throw missing();
	const mentor = await mentorFor(viewer, row.mentor, tx);
	if (mentor.person === viewer.id) throw refused('mentors_self', {}, 422);
	const slot = slotsOf(row).find((one) => +one.from === +from && one.from > new Date());
	if (!slot) throw refused('mentors_slot_missing', {}, 422);
	return { hours: row.id, mentor: row.mentor, until: slot.until };
}

/** Two who book at the same moment: the database lets one. */
async function once(write: () => Promise<unknown>): Promise<void> {
	try {
		await write();
	} catch (error) {
		const { code, constraint } = error as { code?: string; constraint?: string };
		if (code !== '23P01') throw error;
		throw refused(constraint === 'founder_once' ? 'mentors_two_places' : 'mentors_slot_taken', {}, 422);
	}
}
