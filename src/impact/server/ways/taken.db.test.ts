import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { record } from '#kernel/server/activity/record.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { erasePupil } from '#learning/server';
import { testDatabase, untold } from '../../../../tests/support/database.ts';
import { fill } from '../../../../tests/support/filled.ts';
import { stepsTaken } from './taken.ts';
import { wayOfEach, waysOf } from './ways.ts';

beforeAll(async () => {
	await testDatabase();
});

const somebody = (name: string) =>
	transaction((tx) => findOrMakePerson(tx, { name, email: `${name}@example.org`, locale: 'fr', fictional: true }));

/** A place at a séance of a day at which somebody was. @returns the seat and its booking */
async function there(tx: Tx, day: string, holder: string | null) {
	const occurrence = await fill(tx, 'agenda.occurrence', {
		...{ status: 'scheduled', starts_at: `${day}T10:00Z`, ends_at: `${day}T11:00Z` }
	});
	const booking = await fill(tx, 'participation.booking', { subject_kind: 'occurrence', subject: occurrence.id });
	const { id } = await fill(tx, 'participation.seat', { booking: booking.id, holder, state: 'fulfilled' });
	return { seat: String(id), booking: String(booking.id), occurrence: String(occurrence.id) };
}

test('a séance, the game and a file of one person are one way; a file that is not hers yet is none', async () => {
	const [lila, omar] = [await somebody('lila'), await somebody('omar')];
	await untold(async (tx) => {
		await there(tx, '2025-03-10', lila);
		await there(tx, '2025-05-10', lila);
		const hash = 'a'.repeat(64);
		const { story } = await fill(tx, 'journey.story_version', { hash });
		const run = { person: lila, story, version: hash, was: null, state_hash: hash, canvas: null, branched_from: null };
		await fill(tx, 'journey.run', { ...run, begun_at: '2025-04-10T10:00Z' });
		const file = await fill(tx, 'venture.file', { kind: 'project', company: null, opened_at: '2025-06-01T10:00Z' });
		const held = { file: file.id, since: '2025-01-01', until: null, ended_at: null };
		await fill(tx, 'venture.holder', { ...held, person: lila, accepted_at: '2025-06-02T10:00Z' });
		await fill(tx, 'venture.holder', { ...held, person: omar, accepted_at: null });
	});
	const ways = await waysOf(await wayOfEach(await stepsTaken()), '2025');
	expect(ways.people).toBe(1);
	expect(ways.flows).toEqual([
		{ place: 0, from: 'workshop', to: 'game', people: 1, days: 31 },
		{ place: 1, from: 'game', to: 'project', people: 1, days: 52 }
	]);
});

test('a project became a company on the day on which the log says so', async () => {
	const nora = await somebody('nora');
	const file = await untold(async (tx) => {
		const { id } = await fill(tx, 'venture.file', { kind: 'company', company: null, opened_at: '2024-01-10T10:00Z' });
		await fill(tx, 'venture.holder', {
			...{ file: id, person: nora, since: '2024-01-10', until: null, ended_at: null },
			accepted_at: '2024-01-11T10:00Z'
		});
		return String(id);
	});
	const about = { stage: 'idea', sector: null, nace: null, size: 'unknown', operation: null, fictional: true } as const;
	const said = (kind: 'project' | 'company', at: string, verb: 'venture.opened' | 'venture.changed') =>
		transaction((tx) =>
			record(tx, {
				...{ verb, object: ref('venture_file', file), actor: null, source: 'desk', at: new Date(at) },
				detail: { ...about, kind }
			})
		);
	await said('project', '2024-01-10T10:00Z', 'venture.opened');
	await said('company', '2024-03-10T10:00Z', 'venture.changed');
	expect((await waysOf(await wayOfEach(await stepsTaken()), '2024')).flows).toEqual([
		{ place: 0, from: 'project', to: 'company', people: 1, days: 60 }
	]);
});

test('a pupil is one in two séances, before and after her class is forgotten', async () => {
	const [school, pupil] = await untold(async (tx) => {
		const visits = [await there(tx, '2023-03-10', null), await there(tx, '2023-04-10', null)];
		const { id: its } = await fill(tx, 'learning.school_class');
		const { id } = await fill(tx, 'learning.pupil', { class: its, claimed_by: null });
		for (const { seat, booking, occurrence } of visits) {
			await fill(tx, 'learning.class_booking', { booking, occurrence, class: its });
			await fill(tx, 'learning.pupil_seat', { seat, pupil: id });
		}
		return [String(its), String(id)] as const;
	});
	const before = await waysOf(await wayOfEach(await stepsTaken()), '2023');
	expect(before.spots).toEqual([{ place: 0, station: 'class', people: 1, stay: 1 }]);
	await erasePupil(school, pupil, { actor: null, source: 'desk' });
	expect(await waysOf(await wayOfEach(await stepsTaken()), '2023')).toEqual(before);
});
