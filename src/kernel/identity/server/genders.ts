import { type RawBuilder, sql } from 'kysely';
import { refused } from '../../errors.ts';
import { db, type Tx } from '../../server/db.ts';
import { type Gender, type GenderTold, gendersTold } from '../genders.ts';
import { maybeMinor } from '../visibility.ts';
import { personById } from './persons.ts';
import { within } from './tables.ts';
import { mayBeMinor } from './visibility.ts';

/** The words under which it is asked now: whoever changes what they promise counts it up. */
const WORDING = '1';

/**
 * Keeps what a person says of her gender; null takes away what she has said. No fact is recorded: the log would tell who has answered, and who has taken it back.
 * @throws identity_gender_minor
 */
export async function sayGender(tx: Tx, person: string, gender: Gender | null): Promise<void> {
	if (gender === null) {
		await within(tx).deleteFrom('identity.gender').where('person', '=', person).execute();
		return;
	}
	const known = await personById(person, tx);
	if (!known || known.erasedAt) return;
	if (maybeMinor(known)) throw refused('identity_gender_minor', {}, 422);
	const said = { gender, wordingVersion: WORDING, saidAt: new Date() };
	await within(tx)
		.insertInto('identity.gender')
		.values({ person, ...said })
		.onConflict((there) => there.column('person').doUpdateSet(said))
		.execute();
}

/** What a person has said: for her own page. */
export async function ownGender(person: string, on: Tx | typeof db = db): Promise<Gender | null> {
	const row = await within(on)
		.selectFrom('identity.gender')
		.select('gender')
		.where('person', '=', person)
		.executeTakeFirst();
	return row?.gender ?? null;
}

/**
 * What may be told of the genders of some people: the only way in which anybody else reads what they have said. Who may be a minor, and who is nobody whom the hub knows, is unknown.
 * @param people a query of them, a row for each: its column `person` is her id, or null
 */
export async function tellGenders(people: RawBuilder<unknown>): Promise<readonly GenderTold[]> {
	const { rows } = await sql<{ gender: Gender | null; its: number }>`
		with people as (${people}), said as (
			select g.person, g.gender from identity.gender g join identity.person p on p.id = g.person
			where p.erased_at is null and not ${mayBeMinor('p')}
		) select said.gender, count(*)::int as its from people left join said on said.person = people.person group by 1`.execute(
		db
	);
	const all = rows.reduce((sum, { its }) => sum + its, 0);
	return gendersTold(all, new Map(rows.flatMap(({ gender, its }) => (gender ? [[gender, its]] : []))));
}
