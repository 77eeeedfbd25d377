import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cancel, occurrence, register, registerByHand } from '#agenda/server';
import { Refusal } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { catchUp } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { letterOf } from '#kernel/server/mail.ts';
import { setPublicUrl } from '#kernel/server/place.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import type { State } from '#participation';
import { bookingById, bookingsFor, decide, cancel as giveBack } from '#participation/server';
import { testDatabase } from '../../../tests/support/database.ts';
import { by, ground, plan, request, when } from '../../agenda/server/agenda.fixture.ts';
import { waits } from '../../agenda/server/waits.ts';
import { registered } from './notice.fixture.ts';
import { tellBookings } from './reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'valley-approval-'));
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
	openStorage(folder);
	setPublicUrl('https://hub.example');
	await ground();
});
afterAll(async () => {
	await stopJobs();
	rmSync(folder, { recursive: true });
});

/** What the reader has written since, in order, taken out of the outbox. */
async function letters(): Promise<{ subject: string; text: string }[]> {
	await sequence();
	await catchUp('notice.bookings', tellBookings);
	const { rows } = await sql<{ id: string }>`select id from kernel.mail order by written_at`.execute(db);
	const found = await Promise.all(rows.map(({ id }) => letterOf(id)));
	await sql`delete from kernel.mail`.execute(db);
	return found.flatMap((letter) => letter ?? []);
}

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

test('who asks for a place that is approved reads that it arrived, and then the yes or the no', async () => {
	await letters();
	const { id } = await plan('lettres-de-demande', when(48, { capacity: 5 }), { approval: true });
	const yes = await registered(request('oui@example.org'), id);
	const no = await registered(request('non@example.org'), id);
	const asked = await letters();
	expect(asked.map(({ subject }) => subject.split(/\s:/)[0])).toEqual(['Demande reçue', 'Demande reçue']);
	expect(asked[0]?.text).toContain('ne prend pas encore de place');
	await transaction((tx) => decide(tx, yes.booking.id, 'confirm', by));
	expect((await letters()).map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Votre place/)]);
	await transaction((tx) => decide(tx, no.booking.id, 'decline', by));
	expect((await letters()).map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Demande non retenue/)]);
});
