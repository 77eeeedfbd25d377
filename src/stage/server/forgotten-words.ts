import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { asksWords, pollForms } from '../room/forms.ts';

/** Takes words that were never shown out of the clouds of a room: the ballots still count, of no word. */
export async function forgetWords(tx: Tx, room: string, words: readonly string[]): Promise<void> {
	const gone = sql`${[...words]}::text[]`;
	await sql`
		delete from stage.tally where room = ${room}::uuid and poll in (${clouds(sql`${room}::uuid`)}) and option = any(${gone})`.execute(
		tx
	);
	await sql`
		update stage.ballot set choice = array(select word from unnest(choice) word where word <> all(${gone}))
		where room = ${room}::uuid and poll in (${clouds(sql`${room}::uuid`)}) and choice && ${gone}`.execute(tx);
	await sql`
		update stage.entry e set body = e.body || jsonb_build_object('tally', (e.body -> 'tally')
			|| jsonb_build_object('options', (e.body -> 'tally' -> 'options') - ${gone}, 'stations', '{}'::jsonb))
		where e.room = ${room}::uuid and e.body ->> 'kind' = 'tallied'
			and (e.body ->> 'poll')::uuid in (${clouds(sql`${room}::uuid`)})`.execute(tx);
}

/** Words that were given while watching again are shown to nobody: they go once they are so old. */
export async function forgetWordsAgain(tx: Tx, before: Date): Promise<void> {
	await sql`
		update stage.replay_ballot b set choice = '{}'
		where b.at < ${before} and b.choice <> '{}' and b.poll in (${clouds(sql`b.room`)})`.execute(tx);
}

const clouds = (room: ReturnType<typeof sql>) => sql`
	select (p.body -> 'poll' ->> 'id')::uuid from stage.entry p
	where p.room = ${room} and p.body ->> 'kind' = 'polled' and p.body -> 'poll' ->> 'form' = any(${pollForms.filter((form) => asksWords({ form }))}::text[])`;
