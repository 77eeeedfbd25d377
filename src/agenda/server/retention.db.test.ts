import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seal, verifySeals } from '#kernel/server/activity/seal.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { addOperation, closeOperation, keepProofs } from '#kernel/server/operations.ts';
import { forgetProofs, unsealedProofs } from '#kernel/server/proofs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { bookingById } from '#participation/server';
import { testDatabase } from '../../../tests/support/database.ts';
import { by, ground, plan, request, when } from './agenda.fixture.ts';
import {
	addQuestion,
	answersOf,
	arrivalsOf,
	keepNote,
	noteOf,
	occurrence,
	passWithoutTicket,
	register
} from './index.ts';
import { forgetGuests } from './retention.ts';

const words = (fr: string) => ({ source: 'fr', fr }) as const;
const monthsLater = (months: number) => {
	const at = new Date();
	at.setUTCMonth(at.getUTCMonth() + months);
	return at;
};

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	prepareJobs(connection);
	await ground();
	const nothing = { name: words('Opération'), funder: 'Le Fonds', starts: null, ends: null };
	await transaction((tx) => addOperation(tx, { code: 'FONDS-1', ...nothing }));
});
afterAll(stopJobs);

/** A séance with a booking for three, who answer, a note, and somebody who comes without having registered. */
async function held(slug: string, operation: string | null) {
	const { id } = await plan(slug, when(1, { capacity: 20 }), { operation });
	const listing = await occurrence(id);
	const kind = { kind: 'text' as const, label: words('Quoi ?'), options: [], required: false };
	const question = await transaction((tx) => addQuestion(tx, listing.offering.id, kind, by));
	const seats = [{ name: undefined }, { name: 'Ada Compagne' }, { name: 'Bo Compagnon' }];
	const { booking } = await register(request(`${slug}@example.org`, { seats }), id, {
		...{ actor: null, source: 'web' },
		answers: { [question]: ['sans gluten'] }
	});
	const actor = { kind: 'person', id: booking.party ?? '' };
	await transaction((tx) => keepNote(tx, booking.id, 'a téléphoné', actor.id));
	const walker = { name: 'Paul Passant', seats: 1, nonce: crypto.randomUUID(), beyond: false };
	await passWithoutTicket(listing, walker, { actor, locale: 'fr' });
	return {
		id,
		said: async () => ({
			names: (await arrivalsOf(id)).map(({ name }) => name).toSorted(),
			came: (await arrivalsOf(id)).filter(({ cameAt }) => cameAt).length,
			party: (await bookingById(booking.id)).name,
			answers: (await answersOf([booking.id])).size,
			note: await noteOf(booking.id),
			log: (
				await sql<{
					words: object;
				}>`select words from kernel.activity_sealed where words::text like '%Compagn%'`.execute(db)
			).rows.length
		})
	};
}

test('six months after a séance the guests are forgotten and still counted; a funded one keeps them until its proof is over', async () => {
	const free = await held('libre', null);
	const funded = await held('finance', 'FONDS-1');
	const whole = {
		names: ['Ada Compagne', 'Bo Compagnon', 'Paul Passant', 'Zoé Delvaux'],
		...{ came: 1, party: 'Zoé Delvaux', answers: 1, note: 'a téléphoné', log: 4 }
	};
	await sequence();
	await seal();
	await forgetGuests(monthsLater(5));
	expect([await free.said(), await funded.said()]).toEqual([whole, whole]);
	await forgetGuests(monthsLater(7));
	const bare = { names: ['Zoé Delvaux', null, null, null], came: 1, party: 'Zoé Delvaux', answers: 0, note: null };
	expect(await free.said()).toEqual({ ...bare, log: 2 });
	expect(await funded.said()).toEqual({ ...whole, log: 2 });
	await transaction((tx) => closeOperation(tx, 'FONDS-1', true));
	await forgetGuests(monthsLater(7 * 12));
	expect((await funded.said()).names).toEqual(whole.names);
	const lastPaidOn = new Date().toISOString().slice(0, 10);
	await transaction((tx) => keepProofs(tx, 'FONDS-1', { lastPaidOn, proofsHeldOn: null, proofsHeldWhy: null }));
	await forgetGuests(monthsLater(7));
	expect(await funded.said()).toEqual({ ...bare, log: 0 });
	// of those who stood there under a name, who came is under seal
	expect((await unsealedProofs('FONDS-1')).map(({ name }) => name)).toEqual(['Paul Passant']);
	expect(await transaction((tx) => forgetProofs(tx, monthsLater(5 * 12 - 1)))).toBe(0);
	expect(await transaction((tx) => forgetProofs(tx, monthsLater(7 * 12)))).toBe(1);
	expect(await verifySeals()).toMatchObject({ holds: true });
});
