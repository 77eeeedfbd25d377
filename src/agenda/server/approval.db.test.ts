import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import type { State } from '#participation';
import { bookingById, bookingsFor, decide, cancel as giveBack, stayedUnanswered } from '#participation/server';
import { testDatabase } from '../../../tests/support/database.ts';
import { erase } from '../../erase.ts';
import { by, ground, inHours, plan, request, when } from './agenda.fixture.ts';
import { closeBegun } from './begun.ts';
import {
	addCategory,
	booked,
	cancel,
	occurrence,
	register,
	registerByHand,
	roomFor,
	trashOffering,
	unpublishOffering
} from './index.ts';
import { waits } from './waits.ts';

const web = { actor: null, source: 'web' } as const;
const code = (act: Promise<unknown>) =>
	act.then(
		() => null,
		(error: { code: string }) => error.code
	);

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	prepareJobs(connection);
	await ground();
});
afterAll(stopJobs);

test('whatever is asked, approved, refused, put in line and given back, a request takes no place, and the counters agree with a count', async () => {
	const act = fc.record({
		what: fc.constantFrom('ask', 'confirm', 'decline', 'wait', 'leave', 'hand'),
		which: fc.nat(9),
		seats: fc.integer({ min: 1, max: 2 })
	});
	await fc.assert(
		fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 12 }), async (acts) => {
			const { id } = await plan(`demande-${newId()}`, when(72, { capacity: 3 }), { approval: true });
			const asked: string[] = [];
			for (const { what, which, seats } of acts) {
				const wanted = request(`${newId()}@example.org`, {
					seats: Array.from({ length: seats }, () => ({ name: undefined }))
				});
				const one = asked[which % Math.max(1, asked.length)];
				const how = { ...by, source: 'desk' } as const;
				const done =
					what === 'ask'
						? register(wanted, id, web).then(({ booking }) => asked.push(booking.id))
						: what === 'hand'
							? registerByHand(wanted, id, { source: 'desk' })
							: one &&
								transaction((tx) =>
									what === 'leave' ? giveBack(tx, one, { by: 'party', source: 'web' }) : decide(tx, one, what, how)
								);
				await Promise.resolve(done).catch((error: unknown) => {
					if (!(error instanceof Refusal)) throw error;
				});
				const { places } = (await occurrence(id)).occurrence;
				const states = (await bookingsFor(ref('occurrence', id))).flatMap((booking) =>
					booking.seats.map(({ state }) => state)
				);
				const count = (...wanted: State[]) => states.filter((state) => wanted.includes(state)).length;
				expect([places.taken, places.waiting]).toEqual([count('confirmed', 'offered'), count('waitlisted')]);
				expect(places.taken).toBeLessThanOrEqual(3);
			}
		}),
		{ numRuns: 12 }
	);
});

test('where each registration is approved, a request waits for whoever leads, and a full séance without a list takes none', async () => {
	const { id } = await plan('sur-demande', when(72, { capacity: 1, waiting: false }), { approval: true });
	const asked = await register(request('demande@example.org'), id, web);
	const second = await register(request('autre@example.org'), id, web);
	expect([asked, second].map(({ seats }) => seats[0]?.state)).toEqual(['submitted', 'submitted']);
	expect((await occurrence(id)).occurrence.places).toMatchObject({ taken: 0, left: 1, waiting: 0 });
	const lead = (await occurrence(id)).offering.organization.id;
	const waiting = async (roles: object[]) => (await waits[0]?.find({ roles, secondFactor: true } as never))?.count ?? 0;
	const partner = (organisation: string) => [{ role: 'partner', scope: { kind: 'organization', id: organisation } }];
	expect(await waiting(partner(newId()))).toBe(0);
	expect(await waiting(partner(lead))).toBe(await waiting([{ role: 'admin', scope: null }]));
	await transaction((tx) => decide(tx, asked.booking.id, 'confirm', by));
	expect(await code(transaction((tx) => decide(tx, second.booking.id, 'confirm', by)))).toBe('participation_full');
	expect(await code(register(request('tard@example.org'), id, web))).toBe('participation_full');
	await transaction((tx) => cancel(tx, id, by));
	expect((await bookingById(second.booking.id)).seats[0]?.state).toBe('cancelled');
});

test('an activity that has requests alone is not taken away without a word: it is called off, and they are told', async () => {
	const { id } = await plan('demandes-seules', when(72), { approval: true });
	const offering = (await occurrence(id)).offering.id;
	const asked = await register(request('seule@example.org'), id, web);
	expect(await booked(offering)).toEqual({ seats: 1, occurrences: [id] });
	expect(await code(transaction((tx) => unpublishOffering(tx, offering, by)))).toBe('agenda_unpublish_booked');
	expect(await code(transaction((tx) => trashOffering(tx, offering, by)))).toBe('agenda_trash_booked');
	await transaction((tx) => trashOffering(tx, offering, by, { callOff: true }));
	expect((await bookingById(asked.booking.id)).seats[0]?.state).toBe('cancelled');
});

test('a request that nobody answers ends when the séance begins; one of who is erased, and her places, are given back', async () => {
	const late = await plan('sans-reponse', when(72), { approval: true });
	const asked = await register(request('attend@example.org'), late.id, web);
	const before = await plan('effacee', when(96), { approval: true });
	const hers = await register(request('part@example.org'), before.id, web);
	const { id } = await plan('effacee-place', when(96, { capacity: 1 }));
	const party = await transaction((tx) =>
		findOrMakePerson(tx, { name: 'Zoé', email: 'zoe.part@example.org', locale: 'fr' })
	);
	const placed = await register(request('zoe.part@example.org'), id, { ...web, actor: ref('person', party) });
	const next = await register(request('suivante@example.org'), id, web);
	const state = async ({ booking }: { booking: { id: string } }) => (await bookingById(booking.id)).seats[0]?.state;
	await closeBegun(new Date(inHours(72).getTime() - 60_000));
	expect(await state(asked)).toBe('submitted');
	await closeBegun(inHours(72));
	await closeBegun(inHours(73));
	expect([await state(asked), await stayedUnanswered(asked.booking.id)]).toEqual(['expired', true]);
	expect(await code(transaction((tx) => decide(tx, asked.booking.id, 'confirm', by)))).toBe('participation_over');
	for (const person of [hers.booking.party ?? '', party]) await transaction((tx) => erase(tx, person));
	expect([await state(hers), await state(placed), await state(next)]).toEqual(['withdrawn', 'cancelled', 'confirmed']);
	expect(await stayedUnanswered(hers.booking.id)).toBe(false);
});

test('a group that is larger than what is left asks for nothing where nobody waits', async () => {
	const { id } = await plan('trop-grand', when(72, { capacity: 2, waiting: false }), { approval: true });
	const three = request('groupe@example.org', { seats: Array.from({ length: 3 }, () => ({ name: undefined })) });
	expect(await code(register(three, id, web))).toBe('participation_full');
	const { offering, occurrence: here } = await occurrence(id);
	const most = { label: { source: 'fr', fr: 'PMR' }, hint: null, most: 1 } as const;
	const category = await transaction((tx) => addCategory(tx, offering.id, most, by));
	const two = request('deux@example.org', { seats: [{ category }, { category }] });
	expect(await code(register(two, id, web))).toBe('participation_full');
	expect(await roomFor([{ category }, {}, { category }], here)).toBe(2);
});
