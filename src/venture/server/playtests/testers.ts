import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { mayBeMinor } from '#kernel/identity/server/visibility.ts';
import { maybeMinor } from '#kernel/identity/visibility.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { SpokenLanguage } from '../../mentors/mentor.ts';
import { type AgeBand, fits, type NewTester } from '../../playtests/playtest.ts';
import type { On } from '../tables.ts';
import type { Playtest } from './reading.ts';
import { within } from './tables.ts';

const MOST_TOLD = 200;

/** What somebody said who wants to try things out. */
export type Tester = Readonly<{ likes: string; ageBand: AgeBand; languages: readonly SpokenLanguage[] }>;

/** Null for who does not want to, or not any more. */
export const testerOf = async (person: string, on: On = db): Promise<Tester | null> =>
	(await within(on)
		.selectFrom('venture.tester')
		.select(['likes', 'ageBand', 'languages'])
		.where('person', '=', person)
		.executeTakeFirst()) ?? null;

/** Says that she wants to try things out, or says it anew: from now on she is told of what fits. @throws playtests_minor */
export async function becomeTester(tx: Tx, person: string, given: NewTester, by: By): Promise<void> {
	const known = await personById(person, tx);
	if (!known || maybeMinor(known)) throw refused('playtests_minor', {}, 422);
	const row = { ...given, languages: [...given.languages] };
	const before = await testerOf(person, tx);
	await within(tx)
		.insertInto('venture.tester')
		.values({ person, ...row, ...(by.at ? { joinedAt: by.at } : {}) })
		.onConflict((conflict) => conflict.column('person').doUpdateSet(row))
		.execute();
	if (before) return;
	const detail = { age: given.ageBand };
	await record(tx, { ...by, verb: 'venture.tester_joined', object: ref('person', person), detail });
}

/** Does not want to any more: she is told of nothing, and what she said goes. The places that she has stay until she gives them back. @throws 404 */
export async function stopTesting(tx: Tx, person: string, by: By): Promise<void> {
	const gone = await within(tx).deleteFrom('venture.tester').where('person', '=', person).executeTakeFirst();
	if (!gone.numDeletedRows) throw missing();
	await record(tx, { ...by, verb: 'venture.tester_stopped', object: ref('person', person), detail: {} });
}

/** Those whom a playtest fits; nobody who may be a minor. */
export async function testersFitting(playtest: Playtest, on: On = db): Promise<string[]> {
	const { rows } = await sql<{
		person: string;
		birthYear: number | null;
		band: AgeBand;
		languages: SpokenLanguage[];
	}>`
		select t.person, p.birth_year, t.age_band as band, t.languages from venture.tester t join identity.person p on p.id = t.person
		where p.erased_at is null and not ${mayBeMinor('p')} order by t.joined_at, t.person`.execute(on);
	return rows
		.filter((tester) => fits(playtest, tester))
		.slice(0, MOST_TOLD)
		.map(({ person }) => person);
}
