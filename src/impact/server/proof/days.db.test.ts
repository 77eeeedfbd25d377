import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { db, transaction } from '#kernel/server/db.ts';
import { testDatabase, untold } from '../../../../tests/support/database.ts';
import { fill } from '../../../../tests/support/filled.ts';
import { countedOf } from '../../figures/counted.ts';
import { ALWAYS, type Scope } from '../../figures/material.ts';
import { figureOf, measures } from '../../figures/measures.ts';
import { crowdOf, crowdsCounted, crowdUnits } from '../crowd.ts';
import { readAllDays } from './days.ts';
import { provedMaterial } from './lines.ts';
import { look } from './look.ts';

const days = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'] as const;
const seats: string[] = [];
const [seances, sheets, people]: string[][] = [[], [], []];

beforeAll(async () => {
	await testDatabase();
	await untold(async (tx) => {
		await fill(tx, 'kernel.operation', { code: 'F-1' });
		for (const [nth, day] of days.entries()) {
			const paid = { operation: nth % 2 ? 'F-1' : null };
			const offering = (await fill(tx, 'agenda.offering', { area: 'learning', kind: 'training', ...paid })).id;
			const times = { starts_at: `${day}T10:00Z`, ends_at: `${day}T12:00Z`, time_zone: 'Europe/Brussels' };
			const subject = String((await fill(tx, 'agenda.occurrence', { offering, ...times, status: 'scheduled' })).id);
			seances?.push(subject);
			sheets?.push(String((await fill(tx, 'agenda.attendance_sheet', { occurrence: subject, removed_at: null })).id));
			for (let at = 0; at < 3; at++) {
				const holder = String((await fill(tx, 'identity.person', { birth_year: 1990 })).id);
				const booking = (
					await fill(tx, 'participation.booking', { kind: 'rsvp', subject_kind: 'occurrence', subject, party: null })
				).id;
				seats.push(String((await fill(tx, 'participation.seat', { booking, holder, state: 'fulfilled' })).id));
				people?.push(holder);
			}
		}
	});
	await look();
});

/** What is changed past the program, by the place of its row; each can be changed back by another. */
const changes = {
	absent: (at: number) => sql`update participation.seat set state = 'no_show' where id = ${seats[at]}`,
	there: (at: number) => sql`update participation.seat set state = 'fulfilled' where id = ${seats[at]}`,
	moved: (at: number) =>
		sql`update agenda.occurrence set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day' where id = ${seances?.[at % 4]}`,
	back: (at: number) =>
		sql`update agenda.occurrence set starts_at = starts_at - interval '1 day', ends_at = ends_at - interval '1 day' where id = ${seances?.[at % 4]}`,
	older: (at: number) => sql`update identity.person set birth_year = 1950 where id = ${people?.[at]}`,
	younger: (at: number) => sql`update identity.person set birth_year = 1990 where id = ${people?.[at]}`,
	unsigned: (at: number) => sql`update agenda.attendance_sheet set removed_at = now() where id = ${sheets?.[at % 4]}`,
	signed: (at: number) => sql`update agenda.attendance_sheet set removed_at = null where id = ${sheets?.[at % 4]}`,
	hollow: (at: number) => sql`update participation.seat set holder = null where id = ${seats[at]}`
};
type Change = keyof typeof changes;
const change = fc.tuple(fc.constantFrom(...(Object.keys(changes) as Change[])), fc.nat(11), fc.boolean());

async function seen() {
	const { rows: pieces } = await sql`select key, hash, day, amber, stands from impact.seen_piece order by key`.execute(
		db
	);
	const { rows: lines } = await sql`select key, hash, day, pieces from impact.seen_line order by key`.execute(db);
	return { pieces, lines };
}

test('a day on which nothing is otherwise is not read again', async () => {
	expect((await crowdsCounted(ALWAYS)).get('trained')).toMatchObject({ value: 12, groups: new Map([['to_54', 12]]) });
	const quiet = await look();
	await untold((tx) => changes.older(0).execute(tx));
	await untold((tx) => changes.absent(0).execute(tx));
	const one = await look();
	expect(quiet?.pieces).toBe(0);
	// two who were there, and the sheet
	expect(one?.pieces).toBe(3);
});

const scope = fc.record({
	from: fc.constantFrom('0001-01-01', ...days),
	until: fc.constantFrom('9999-12-31', ...days),
	operation: fc.constantFrom(null, 'F-1'),
	partner: fc.constantFrom(null, 'p')
});

/** What the database counts of crowds is what their rules count. */
async function counts(its: Scope): Promise<void> {
	const [crowds, material] = [await crowdsCounted(its), await provedMaterial()];
	for (const measure of measures.filter(({ crowd }) => crowd)) {
		const figure = figureOf(measure, material, its);
		expect(crowdOf(crowds, measure)).toEqual(countedOf(figure));
		const pages = [
			await crowdUnits(measure, its, { from: 0, most: 4 }),
			await crowdUnits(measure, its, { from: 4, most: 99 })
		];
		expect(pages.flat()).toEqual(figure.units);
	}
}

test('a look that reads the days that have changed sees what one sees that reads them all', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 4 }), scope, async (turns, its) => {
			for (const turn of turns) {
				for (const [what, at, told] of turn)
					await transaction(async (tx) => {
						// what the program does is told, what is done past it is not
						if (told) await sql`select set_config('kernel.told', pg_current_xact_id()::text, true)`.execute(tx);
						await sql`select set_config('told.by', pg_current_xact_id()::text, true)`.execute(tx);
						await changes[what](at).execute(tx);
					});
				await look();
				await counts(its);
				const before = await seen();
				await transaction(readAllDays);
				expect(await look()).toMatchObject({ fresh: 0, corrected: 0, amber: 0, whole: 0 });
				expect(await seen()).toEqual(before);
			}
		}),
		{ numRuns: 25 }
	);
});
