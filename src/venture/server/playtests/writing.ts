import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { ventureActs } from '../../acts.ts';
import type { NewPlaytest } from '../../playtests/playtest.ts';
import { heldFile } from '../files.ts';
import { writeToTester } from './letters.ts';
import { namedPlaytest, ownPlaytest } from './reading.ts';
import { seatsOf } from './seats.ts';
import { within } from './tables.ts';
import { testersFitting } from './testers.ts';

/**
 * Writes down what is to be tried out, as a draft that nobody else sees. Sent twice, it is written once.
 * @returns its id. Throws 404 for who does not answer for it, playtests_where_missing.
 */
export async function writePlaytest(
	tx: Tx,
	{ organization, file, slots, ...given }: NewPlaytest,
	viewer: Viewer,
	{ id = newId(), fictional = false }: Readonly<{ id?: string; fictional?: boolean }> = {}
): Promise<string> {
	if (organization) requireAct(viewer, ventureActs.brief, { organisation: organization });
	else await heldFile(viewer, file ?? '', tx);
	await checkPlace(tx, given.place);
	const made = await within(tx)
		.insertInto('venture.playtest')
		.values({ id, organization, file, ...rowOf(given), writtenBy: viewer.id, fictional })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (made.numInsertedOrUpdatedRows) await keepSlots(tx, id, slots);
	return id;
}

/** Writes a draft anew; what testers were told does not change any more. @throws 404, briefs_not_now, playtests_where_missing */
export async function changePlaytest(
	tx: Tx,
	id: string,
	{ organization: _, file: __, slots, ...given }: NewPlaytest,
	viewer: Viewer
): Promise<void> {
	const { state } = await ownPlaytest(viewer, id, tx);
	if (state !== 'draft') throw refused('briefs_not_now');
	await checkPlace(tx, given.place);
	await within(tx)
		.updateTable('venture.playtest')
		.set({ ...rowOf(given), updatedAt: new Date() })
		.where('id', '=', id)
		.execute();
	await within(tx).deleteFrom('venture.playtestSlot').where('playtest', '=', id).execute();
	await keepSlots(tx, id, slots);
}

/** Announces it: the testers whom it fits are told. @throws 404, briefs_not_now, playtests_slots_past */
export async function publishPlaytest(tx: Tx, id: string, viewer: Viewer, by: By): Promise<void> {
	await limit('booking', `playtest ${viewer.id}`);
	const playtest = await ownPlaytest(viewer, id, tx);
	if (playtest.state !== 'draft') throw refused('briefs_not_now');
	if (playtest.slots.some(({ startsAt }) => startsAt <= new Date())) throw refused('playtests_slots_past', {}, 422);
	await within(tx)
		.updateTable('venture.playtest')
		.set({ state: 'open', publishedAt: by.at ?? new Date() })
		.where('id', '=', id)
		.execute();
	const told = (await testersFitting(playtest, tx)).filter((person) => person !== viewer.id);
	if (by.source !== 'demo') for (const person of told) await writeToTester(tx, person, playtest, 'told');
	const { online, nda, fictional, slots } = playtest;
	const places = slots.reduce((sum, slot) => sum + slot.places, 0);
	const detail = { online, nda: nda !== null, slots: slots.length, places, told: told.length, fictional };
	await record(tx, { ...by, verb: 'venture.playtest_published', ...namedPlaytest(playtest), detail });
}

/** Closes it: nobody takes a place any more, and whoever has one ahead is told. @throws 404, briefs_not_now */
export async function closePlaytest(tx: Tx, id: string, viewer: Viewer, by: By): Promise<void> {
	const playtest = await ownPlaytest(viewer, id, tx);
	if (playtest.state !== 'open') throw refused('briefs_not_now');
	await within(tx)
		.updateTable('venture.playtest')
		.set({ state: 'closed', updatedAt: new Date() })
		.where('id', '=', id)
		.execute();
	const seats = await seatsOf(id, tx);
	const now = new Date();
	for (const seat of seats)
		if (seat.person && seat.startsAt > now) await writeToTester(tx, seat.person, playtest, 'closed', seat);
	const detail = { testers: seats.length, answered: seats.filter(({ answeredAt }) => answeredAt).length };
	await record(tx, { ...by, verb: 'venture.playtest_closed', ...namedPlaytest(playtest), detail });
}

const rowOf = ({ questions, nda, languages, ...given }: Omit<NewPlaytest, 'organization' | 'file' | 'slots'>) => ({
	...{ ...given, nda, languages: [...languages], questions: JSON.stringify(questions) },
	ndaHash: nda && createHash('sha256').update(nda).digest('hex')
});

async function keepSlots(tx: Tx, playtest: string, slots: NewPlaytest['slots']): Promise<void> {
	await within(tx)
		.insertInto('venture.playtestSlot')
		.values(slots.map((slot) => ({ id: newId(), playtest, ...slot })))
		.execute();
}

async function checkPlace(tx: Tx, place: string | null): Promise<void> {
	if (!place) return;
	const { rows } = await sql`select from network.place_card where id = ${place}`.execute(tx);
	if (!rows.length) throw refused('playtests_where_missing', {}, 422);
}
