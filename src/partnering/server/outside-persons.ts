import { sql } from 'kysely';
import { personById } from '#kernel/identity/server/persons.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { eraseOutside, forgetWriter, outsideData } from './outside-data.ts';
import { lockOutside, type OutsideParty } from './outsides.ts';
import { type On, within } from './tables.ts';

/** What somebody with an account has said at her address without it: as an outside party, and what waits for her to prove it. */
export async function exportAbroad(person: string): Promise<Record<string, unknown[]>> {
	const email = await addressOf(person, db);
	const parties = await partiesAt(email, db);
	const { rows: answers } = await sql`
		select p.title as proposal, k.invited, k.answer, k.at from partnering.knock k join partnering.proposal p on p.id = k.proposal
		where k.email = ${email} order by k.at, k.id`.execute(db);
	const { rows: waiting } = await sql`
		select given, at from partnering.submission where email = ${email} and proposal is null order by at, id`.execute(
		db
	);
	return { abroad: await Promise.all(parties.map(outsideData)), answersAbroad: answers, proposalsAbroad: waiting };
}

/** Erases the same with her account; to be called while it has its address. */
export async function eraseAbroad(tx: Tx, person: string): Promise<void> {
	const email = await addressOf(person, tx);
	const by = { actor: null, source: 'job' } as const;
	for (const table of ['knock', 'submission'])
		await sql`delete from partnering.${sql.raw(table)} where email = ${email}`.execute(tx);
	for (const { id, organization } of await partiesAt(email, tx)) {
		if (organization) await forgetWriter(tx, await lockOutside(tx, id), {}, by);
		else await eraseOutside(tx, id, by);
	}
}

/** Somebody with an account at an address; null where there is none. */
export async function personAt(email: string | null, on: On): Promise<string | null> {
	const { rows } = await sql<{ id: string }>`select id from identity.person where lower(email) = ${email}`.execute(on);
	return rows[0]?.id ?? null;
}

type Given = Readonly<{ talks: readonly string[]; proposals: readonly string[] }>;

/** Makes hers what she has put up, and said in talks, before it was an organisation's: her data, and gone with her account. */
export async function giveTo(tx: Tx, person: string, { talks, proposals }: Given): Promise<void> {
	const own = sql`any(${[...proposals]}::uuid[])`;
	const ofOwn = sql`any(select id from partnering.interest where proposal = ${own})`;
	await sql`update partnering.proposal set written_by = ${person} where id = ${own} and written_by is null`.execute(tx);
	await sql`update partnering.message set written_by = ${person}
		where interest = ${ofOwn} and side = 'author' and written_by is null and words is not null`.execute(tx);
	await sql`update partnering.agreement set author_by = ${person}
		where interest = ${ofOwn} and author_at is not null and author_by is null`.execute(tx);
	const its = sql`any(${[...talks]}::uuid[])`;
	await sql`update partnering.interest set written_by = ${person} where id = ${its} and written_by is null`.execute(tx);
	await sql`update partnering.message set written_by = ${person}
		where interest = ${its} and side = 'interested' and written_by is null and words is not null`.execute(tx);
	await sql`update partnering.agreement set interested_by = ${person}
		where interest = ${its} and interested_at is not null and interested_by is null`.execute(tx);
}

const addressOf = async (person: string, on: On): Promise<string | null> =>
	(await personById(person, on))?.email?.toLowerCase() ?? null;

const partiesAt = (email: string | null, on: On): Promise<OutsideParty[]> =>
	within(on).selectFrom('partnering.outside').selectAll().where('email', '=', email).orderBy('id').execute();
