import { beforeAll, expect, test } from 'vitest';
import type { Gender } from '#kernel/identity/genders.ts';
import { sayGender } from '#kernel/identity/server/genders.ts';
import type { Tx } from '#kernel/server/db.ts';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import { fill } from '../../../tests/support/filled.ts';
import { gendersShown } from '../desk/genders.server.ts';
import { measureOf } from '../figures/measures.ts';
import { tellFigures, toldFigures } from './telling.ts';

beforeAll(() => testDatabase());

/** Somebody who was at a training. */
async function train(tx: Tx, occurrence: string, gender: Gender | null): Promise<void> {
	const { id } = await fill(tx, 'identity.person', {
		birth_year: 1990,
		minor_until: null,
		erased_at: null,
		merged_into: null
	});
	const booking = (
		await fill(tx, 'participation.booking', {
			kind: 'rsvp',
			subject_kind: 'occurrence',
			subject: occurrence,
			given: null,
			family: null
		})
	).id;
	await fill(tx, 'participation.seat', {
		...{ booking, holder: id, state: 'fulfilled', given: null, family: null, holder_name: null, category: null },
		...{ again: false, offered_until: null }
	});
	await sayGender(tx, String(id), gender);
}

test('people trained are told by age and by gender, the unknown always, and the team reads what everybody reads', async () => {
	await untold(async (tx) => {
		const offering = (await fill(tx, 'agenda.offering', { kind: 'training', area: 'learning', operation: null })).id;
		const occurrence = String(
			(
				await fill(tx, 'agenda.occurrence', {
					offering,
					status: 'scheduled',
					cancelled_at: null,
					...{ starts_at: '2026-03-01T10:00Z', ends_at: '2026-03-01T12:00Z' }
				})
			).id
		);
		const all = [
			...Array(17).fill('woman'),
			...Array(9).fill('man'),
			...Array(2).fill('another'),
			...Array(9).fill(null)
		];
		for (const gender of all) await train(tx, occurrence, gender);
	});
	await tellFigures(new Date('2026-12-01T12:00:00Z'));
	const told = (await toldFigures()).filter(({ measure }) => measure === 'HUB01');
	expect(told.map(({ classes, value }) => [classes.join(' '), value])).toEqual([
		['', 32],
		['gender_man', 8],
		['gender_unknown', 8],
		['gender_woman', 16]
	]);
	const measure = measureOf('HUB01');
	expect(measure && (await gendersShown(measure, 'fr'))).toMatchObject([
		{ head: '2026', rows: [{ text: 'Femmes' }, { text: 'Hommes' }, { text: 'Genre inconnu, ou dit par trop peu' }] }
	]);
	const pupils = measureOf('HUB02');
	expect(pupils && (await gendersShown(pupils, 'fr'))).toBeNull();
});
