import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { type IdentifierScheme, identifierIn } from '#network';
import type { OutsideAnswer } from '../outside.ts';
import { linked } from './links.ts';
import { type On, within } from './tables.ts';

/** An organisation that is not in the directory, and whoever writes for it. */
export type OutsideParty = Readonly<{
	id: string;
	name: string;
	person: string | null;
	email: string | null;
	country: string;
	locale: Locale;
	scheme: IdentifierScheme | null;
	value: string | null;
	links: number;
	since: Date;
	organization: string | null;
	erasedAt: Date | null;
	fictional: boolean;
}>;

/** One of them; whoever calls has checked who reads. */
export const outsideById = (id: string, on: On = db): Promise<OutsideParty | undefined> =>
	within(on).selectFrom('partnering.outside').selectAll().where('id', '=', id).executeTakeFirst();

/** The same, locked until the transaction ends. @throws 404 */
export async function lockOutside(tx: Tx, id: string): Promise<OutsideParty> {
	const found = await within(tx)
		.selectFrom('partnering.outside')
		.selectAll()
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!found) throw missing();
	return found;
}

type Said = Pick<OutsideAnswer, 'name' | 'person' | 'country' | 'number'> & Readonly<{ email: string; locale: Locale }>;

/**
 * The outside party of an address that is proved, made if there is none. What it has said of itself before stays: an agreement may name it.
 * @throws partnering_outside_here for one that is an organisation of the directory by now
 */
export async function findOrMakeOutside(
	tx: Tx,
	{ number, ...given }: Said,
	{ fictional = false, at = new Date() }: Readonly<{ fictional?: boolean; at?: Date | undefined }> = {}
): Promise<OutsideParty> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${`outside ${given.email}`}, 0))`.execute(tx);
	const { rows: before } = await sql<{ id: string; organization: string | null }>`
		select id, organization from partnering.outside where email = ${given.email} order by organization is not null limit 1`.execute(
		tx
	);
	if (before[0]?.organization) throw refused('partnering_outside_here', {}, 422);
	if (before[0]) return lockOutside(tx, before[0].id);
	const { scheme, value } = (number && identifierIn(given.country, number)) || { scheme: null, value: null };
	const id = newId();
	await within(tx)
		.insertInto('partnering.outside')
		.values({ id, ...given, scheme, value, since: at, fictional })
		.execute();
	return lockOutside(tx, id);
}

/** What the link of a letter leads to: a talk, and for whom; `old`: links were renewed since. @throws 404 for a link that is not ours, or of who is gone */
export async function outsideByLink(token: string, on: On = db) {
	const { about: interest, person, until } = linked('talk', token);
	const party = await outsideById(person, on);
	const { rows } = await sql<{ title: string; outsides: (string | null)[] }>`
		select p.title, array[i.outside, p.outside] as outsides from partnering.interest i join partnering.proposal p on p.id = i.proposal where i.id = ${interest}`.execute(
		on
	);
	const [talk] = rows;
	if (!party?.email || !talk || (!talk.outsides.includes(party.id) && !party.organization)) throw missing();
	return { party, interest, title: talk.title, old: String(party.links) !== until, moved: party.organization !== null };
}

/** The links that were sent until now open nothing any more. */
export const renewLinks = async (tx: Tx, id: string): Promise<OutsideParty> => {
	await sql`update partnering.outside set links = links + 1 where id = ${id}`.execute(tx);
	return lockOutside(tx, id);
};
