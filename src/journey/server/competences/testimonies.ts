import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Competence } from '../../competences.ts';
import type { GivenTestimony, NewTestimony } from '../../testimony.schema.ts';
import { type On, within } from '../tables.ts';
import { attest } from './attesting.ts';

const MOST_OPEN = 10;
const columns = [
	...(['t.id', 't.person', 't.about', 't.state', 't.seen', 't.askedAt', 't.answeredAt', 't.witness'] as const),
	...(['p.name as personName', 'w.name as witnessName'] as const)
] as const;

/** A word that a player asks of somebody who was there (« témoignage »); `witness` is who gave it. */
export type Testimony = Readonly<{
	id: string;
	person: string;
	personName: string;
	competences: readonly Competence[];
	about: string;
	state: 'asked' | 'given' | 'declined';
	witness: string | null;
	witnessName: string | null;
	seen: string | null;
	askedAt: Date;
	answeredAt: Date | null;
}>;

/** Asks for a word: whoever is given the link may answer, once. @throws journey_testimony_many */
export async function askTestimony(tx: Tx, person: string, given: NewTestimony): Promise<string> {
	await sql`select pg_advisory_xact_lock(hashtext('journey.testimony'), hashtext(${person}))`.execute(tx);
	const open = (await testimoniesOf(person, tx)).filter(({ state }) => state === 'asked');
	if (open.length >= MOST_OPEN) throw refused('journey_testimony_many', { most: MOST_OPEN });
	const id = newId();
	await within(tx)
		.insertInto('journey.testimony')
		.values({ id, person, about: given.about, competences: [...given.competences] })
		.execute();
	return id;
}

/** Takes a question back, or removes what was answered to it from one's profile. @throws 404 */
export async function removeTestimony(tx: Tx, person: string, id: string): Promise<void> {
	const testimony = await lock(tx, id);
	if (testimony?.person !== person) throw missing();
	await within(tx).deleteFrom('journey.evidence').where('ref', '=', id).where('source', '=', 'peer').execute();
	await within(tx).deleteFrom('journey.testimony').where('id', '=', id).execute();
}

/** What somebody has asked for, the latest first. */
export const testimoniesOf = (person: string, on: On = db): Promise<Testimony[]> =>
	testimonies(on).where('t.person', '=', person).orderBy('t.askedAt', 'desc').execute();

/** A question as whoever has its link may answer it: open, or answered by her. @throws 404 */
export async function testimonyFor(viewer: string, id: string, on: On = db): Promise<Testimony> {
	const testimony = await testimonyById(id, on);
	const hers = testimony?.person === viewer || testimony?.witness === viewer;
	if (!testimony || !(hers || testimony.state === 'asked')) throw missing();
	return testimony;
}

/**
 * Says what one saw another do, or says it anew. It stands instead of what the same person said before of the same competences.
 * @throws journey_own_word, journey_testimony_other (a competence that was not asked for), 404
 */
export async function giveTestimony(tx: Tx, witness: string, id: string, given: GivenTestimony, by: By): Promise<void> {
	const { person, competences, state } = await answered(tx, witness, id);
	const { attests, seen } = given;
	if (attests.some(({ competence }) => !competences.includes(competence)))
		throw refused('journey_testimony_other', {}, 422);
	await within(tx)
		.updateTable('journey.testimony')
		.set({ state: 'given', witness, seen, answeredAt: new Date() })
		.where('id', '=', id)
		.execute();
	await forgetBefore(tx, { person, witness, competences: attests.map(({ competence }) => competence) });
	await attest(tx, { person, source: 'peer', ref: { kind: 'testimony', id }, by: witness }, attests);
	if (state === 'given') return;
	const told = { object: ref('testimony', id), target: ref('person', person) };
	await record(tx, { ...by, ...told, verb: 'journey.testimony_given', detail: { competences: attests.length } });
}

/** Would rather not, or takes back what one said. Who declines is not kept. @throws journey_own_word, 404 */
export async function declineTestimony(tx: Tx, witness: string, id: string): Promise<void> {
	await answered(tx, witness, id);
	await within(tx).deleteFrom('journey.evidence').where('ref', '=', id).where('source', '=', 'peer').execute();
	await within(tx)
		.updateTable('journey.testimony')
		.set({ state: 'declined', witness: null, seen: null, answeredAt: new Date() })
		.where('id', '=', id)
		.execute();
}

async function answered(tx: Tx, witness: string, id: string): Promise<Testimony> {
	await lock(tx, id);
	const testimony = await testimonyFor(witness, id, tx);
	if (testimony.person === witness) throw refused('journey_own_word', {}, 422);
	return testimony;
}

type Before = Readonly<{ person: string; witness: string; competences: readonly Competence[] }>;

/** The same person speaks once for a competence, however often she is asked. */
const forgetBefore = (tx: Tx, { person, witness, competences }: Before) =>
	within(tx)
		.deleteFrom('journey.evidence')
		.where('person', '=', person)
		.where('givenBy', '=', witness)
		.where('source', '=', 'peer')
		.where('competence', 'in', [...competences])
		.execute();

async function lock(tx: Tx, id: string): Promise<Testimony | undefined> {
	if (!isId(id)) return undefined;
	await sql`select from journey.testimony where id = ${id} for update`.execute(tx);
	return testimonyById(id, tx);
}

const testimonyById = (id: string, on: On): Promise<Testimony | undefined> =>
	isId(id) ? testimonies(on).where('t.id', '=', id).executeTakeFirst() : Promise.resolve(undefined);

const testimonies = (on: On) =>
	within(on)
		.selectFrom('journey.testimony as t')
		.innerJoin('identity.person as p', 'p.id', 't.person')
		.leftJoin('identity.person as w', 'w.id', 't.witness')
		.select(columns)
		.select((row) => row.ref('t.competences').$castTo<Competence[]>().as('competences'));
