import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#kernel/server/db.ts';
import { testDatabase, untold } from '../../../../tests/support/database.ts';
import { newId } from '../../id.ts';
import { audiences, fieldGroups } from '../index.ts';
import { type Owner, visibleTo } from '../visibility.ts';
import { ownersOf, seenBy } from './visibility.ts';

beforeAll(() => testDatabase());

const setting = fc.option(fc.constantFrom(...audiences), { nil: undefined });
const person = fc.record({
	birthYear: fc.option(fc.integer({ min: 2000, max: 2020 }), { nil: null }),
	minorUntil: fc.option(fc.integer({ min: 2015, max: 2045 }), { nil: null }),
	erased: fc.boolean(),
	settings: fc.record(Object.fromEntries(fieldGroups.map((group) => [group, setting])))
});

test('the rule and its condition of SQL say the same, for every reader, setting, age and group', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(person, { minLength: 1, maxLength: 8 }),
			fc.integer({ min: 2017, max: 2040 }),
			async (told, year) => {
				const ids = told.map(() => newId());
				await write(told, ids);
				const owners = await ownersOf(ids);
				for (const viewer of [null, { id: newId() }, { id: ids[0] ?? '' }])
					for (const group of fieldGroups) {
						const { rows } = await sql<{ id: string }>`select p.id from identity.person p
						where p.id = any(${ids}::uuid[]) and ${seenBy(viewer, 'p.id', group, year)}`.execute(db);
						const wanted = [...owners.values()].filter((owner: Owner) => visibleTo(viewer, owner, group, year));
						expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(wanted.map(({ id }) => id)));
					}
			}
		),
		{ numRuns: 40 }
	);
});

type Told = {
	birthYear: number | null;
	minorUntil: number | null;
	erased: boolean;
	settings: Record<string, string | undefined>;
};

async function write(told: readonly Told[], ids: readonly string[]): Promise<void> {
	for (const [place, { birthYear, minorUntil, erased, settings }] of told.entries()) {
		const id = ids[place] ?? '';
		await sql`insert into identity.person (id, name, birth_year, minor_until, erased_at) values (${id}, 'x', ${birthYear}, ${minorUntil}, ${erased ? new Date() : null})`.execute(
			db
		);
		for (const [group, audience] of Object.entries(settings))
			if (audience)
				await untold((tx) => sql`insert into identity.visibility values (${id}, ${group}, ${audience})`.execute(tx));
	}
}
