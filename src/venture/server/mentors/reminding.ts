import { sql } from 'kysely';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { type MentoringLetter, writeMentoring } from './letters.ts';
import { mentoringById } from './mentorings.ts';

/** The day before, reminds both of what stands, and the mentor of what waits for her; afterwards asks both whether it took place. Each once. */
export async function remindOfMentorings(now = new Date()): Promise<void> {
	const { rows: ahead } = await sql<{ id: string }>`
		select id from venture.mentoring where state in ('asked', 'confirmed') and reminded_at is null and lower(during) > ${now}::timestamptz
			and lower(during) < ${now}::timestamptz + interval '24 hours' and coalesce(answered_at, asked_at) < ${now}::timestamptz - interval '2 hours' order by id limit 500`.execute(
		db
	);
	for (const { id } of ahead) await transaction((tx) => remind(tx, id, now));
	const { rows: past } = await sql<{ id: string }>`
		select id from venture.mentoring where state = 'confirmed' and questioned_at is null and (mentor_says is null or person_says is null)
			and upper(during) between ${now}::timestamptz - interval '14 days' and ${now}::timestamptz - interval '1 hour' order by id limit 500`.execute(
		db
	);
	for (const { id } of past) await transaction((tx) => question(tx, id, now));
}

async function remind(tx: Tx, id: string, now: Date): Promise<void> {
	const { numAffectedRows } = await sql`
		update venture.mentoring set reminded_at = ${now} where id = ${id} and reminded_at is null and state in ('asked', 'confirmed')`.execute(
		tx
	);
	if (!numAffectedRows) return;
	const mentoring = await mentoringById(id, tx);
	const letter: MentoringLetter = mentoring.state === 'confirmed' ? 'reminder' : 'waiting';
	await writeMentoring(tx, mentoring, letter);
}

async function question(tx: Tx, id: string, now: Date): Promise<void> {
	const { numAffectedRows } = await sql`
		update venture.mentoring set questioned_at = ${now} where id = ${id} and questioned_at is null`.execute(tx);
	if (!numAffectedRows) return;
	const mentoring = await mentoringById(id, tx);
	const open = [
		...(mentoring.mentorSays === null ? (['mentor'] as const) : []),
		...(mentoring.personSays === null ? (['founder'] as const) : [])
	];
	await writeMentoring(tx, mentoring, 'question', open);
}
