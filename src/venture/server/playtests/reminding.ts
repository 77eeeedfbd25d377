import { sql } from 'kysely';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { writeToTester } from './letters.ts';
import { playtestFor } from './reading.ts';
import { seatById } from './seats.ts';

/** The day before, reminds whoever has a place; afterwards asks her how it was, where there is something to ask. Each once. */
export async function remindOfPlaytests(now = new Date()): Promise<void> {
	const ahead =
		await waiting(sql`p.reminded_at is null and s.starts_at > ${now}::timestamptz and s.starts_at < ${now}::timestamptz + interval '24 hours'
		and p.taken_at < ${now}::timestamptz - interval '2 hours' and t.state = 'open'`);
	for (const id of ahead) await transaction((tx) => write(tx, id, 'reminder', now));
	const past =
		await waiting(sql`p.asked_at is null and p.answered_at is null and s.ends_at between ${now}::timestamptz - interval '14 days' and ${now}::timestamptz
		and t.questions <> '[]' and t.state <> 'draft'`);
	for (const id of past) await transaction((tx) => write(tx, id, 'form', now));
}

async function waiting(where: ReturnType<typeof sql>): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select p.id from venture.playtest_seat p join venture.playtest_slot s on s.id = p.slot join venture.playtest t on t.id = p.playtest
		where p.given_back_at is null and p.person is not null and ${where} order by p.id limit 500`.execute(db);
	return rows.map(({ id }) => id);
}

async function write(tx: Tx, id: string, letter: 'reminder' | 'form', now: Date): Promise<void> {
	const column = sql.ref(letter === 'reminder' ? 'reminded_at' : 'asked_at');
	const { numAffectedRows } = await sql`
		update venture.playtest_seat set ${column} = ${now} where id = ${id} and ${column} is null and given_back_at is null`.execute(
		tx
	);
	const seat = numAffectedRows ? await seatById(id, tx) : null;
	if (seat?.person) await writeToTester(tx, seat.person, await playtestFor(null, seat.playtest, tx), letter, seat);
}
