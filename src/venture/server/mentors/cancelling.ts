import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { canBeCancelled } from '../../mentors/mentoring.ts';
import { writeMentoring } from './letters.ts';
import { changeMentoring, lockMentoring, type Mentoring, tellMentoring } from './mentorings.ts';

type Side = 'mentor' | 'founder';

/** Either side calls a slot off, with a word or without; what stood in their calendars is taken out. @throws 404, also once its time has come */
export async function cancelMentoring(tx: Tx, person: string, id: string, word: string | null, by: By): Promise<void> {
	const mentoring = await lockMentoring(tx, id);
	const side = sideOf(mentoring, person);
	if (!side || !canBeCancelled(mentoring)) throw missing();
	await cancel(tx, mentoring, side, word, by);
}

/** All that is booked of some hours, when these are withdrawn. */
export async function cancelWithin(tx: Tx, hours: readonly string[], by: By): Promise<void> {
	const { rows } = await sql<{ id: string }>`
		select id from venture.mentoring where hours = any(${[...hours]}::uuid[]) and state in ('asked', 'confirmed') and lower(during) > now() order by id`.execute(
		tx
	);
	for (const { id } of rows) await cancel(tx, await lockMentoring(tx, id), 'mentor', null, by);
}

/** What somebody has booked, when she goes. */
export async function cancelOf(tx: Tx, person: string, by: By): Promise<void> {
	const { rows } = await sql<{ id: string }>`
		select id from venture.mentoring where person = ${person} and state in ('asked', 'confirmed') and lower(during) > now() order by id`.execute(
		tx
	);
	for (const { id } of rows) await cancel(tx, await lockMentoring(tx, id), 'founder', null, by);
}

/** What somebody is in it. */
export function sideOf({ mentorPerson, person }: Pick<Mentoring, 'mentorPerson' | 'person'>, who: string): Side | null {
	if (mentorPerson === who) return 'mentor';
	return person === who ? 'founder' : null;
}

async function cancel(tx: Tx, mentoring: Mentoring, side: Side, word: string | null, by: By): Promise<void> {
	const confirmed = mentoring.state === 'confirmed';
	const sequence = mentoring.sequence + (confirmed ? 1 : 0);
	await changeMentoring(tx, mentoring.id, { state: 'cancelled', word, sequence });
	await tellMentoring(tx, mentoring, { verb: 'venture.mentoring_cancelled', detail: { confirmed, side } }, by);
	const told = { ...mentoring, state: 'cancelled' as const, word, sequence };
	await writeMentoring(tx, told, confirmed ? 'cancelled' : side === 'mentor' ? 'withdrawn' : 'taken_back');
}
