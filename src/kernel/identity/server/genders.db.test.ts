import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { db, transaction } from '#kernel/server/db.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { ref } from '../../facts.ts';
import type { Gender } from '../genders.ts';
import { erasePerson, exportOwn, exportPerson } from './erasure.ts';
import { ownGender, sayGender, tellGenders } from './genders.ts';
import { mergeIdentity } from './merging.ts';
import { findOrMakePerson, personById } from './persons.ts';

beforeAll(() => testDatabase());

const somebody = (birthYear: number | null = null) =>
	transaction((tx) => findOrMakePerson(tx, { name: 'Une personne', email: null, locale: 'fr', birthYear }));
const say = (person: string, gender: Gender | null) => transaction((tx) => sayGender(tx, person, gender));

test('she says it, changes it and takes it away, and no fact tells that she did', async () => {
	const person = await somebody();
	const facts = async () => (await sql`select from kernel.activity_pending`.execute(db)).rows.length;
	const before = await facts();
	for (const gender of ['woman', 'another', 'another', null, null] as const) {
		await say(person, gender);
		expect(await ownGender(person)).toBe(gender);
	}
	expect(await facts()).toBe(before);
});

test('nothing that reads a person reads it, and she alone takes it away with her data', async () => {
	const person = await somebody(1990);
	await say(person, 'man');
	expect(JSON.stringify(await personById(person))).not.toContain('man"');
	expect(JSON.stringify(await exportPerson(person))).not.toContain('"man"');
	expect((await exportOwn(person)).gender).toMatchObject([{ gender: 'man' }]);
	await transaction((tx) => erasePerson(tx, person));
	expect((await sql`select from identity.gender where person = ${person}`.execute(db)).rows).toEqual([]);
	await say(person, 'man');
	expect(await ownGender(person)).toBeNull();
});

test('who may be a minor is not asked and not counted, and may take away what she said', async () => {
	const young = await somebody(new Date().getFullYear() - 17);
	await expect(say(young, 'woman')).rejects.toMatchObject({ code: 'identity_gender_minor' });
	const grown = await Promise.all(Array.from({ length: 16 }, () => somebody(1980)));
	for (const [at, person] of grown.entries()) await say(person, at < 8 ? 'woman' : 'man');
	expect(await tellGenders(sql`select unnest(${grown}::uuid[]) as person`)).toMatchObject([
		{ gender: 'woman' },
		{ gender: 'man' },
		{ gender: 'unknown' }
	]);
	await sql`update identity.person set birth_year = ${new Date().getFullYear() - 15} where id = ${grown[0]}`.execute(
		db
	);
	expect(await tellGenders(sql`select unnest(${grown}::uuid[]) as person`)).toEqual([
		{ gender: 'man', people: 8 },
		{ gender: 'unknown', people: 8 }
	]);
	await say(grown[0] ?? '', null);
	expect(await ownGender(grown[0] ?? '')).toBeNull();
});

test('of two that are one, what the one who stays has said counts', async () => {
	const [gone, kept, silent] = [await somebody(), await somebody(), await somebody()];
	await say(gone, 'man');
	await say(kept, 'woman');
	await transaction((tx) => mergeIdentity(tx, ref('person', gone), ref('person', kept)));
	expect([await ownGender(gone), await ownGender(kept)]).toEqual([null, 'woman']);
	await transaction((tx) => mergeIdentity(tx, ref('person', kept), ref('person', silent)));
	expect([await ownGender(kept), await ownGender(silent)]).toEqual([null, 'woman']);
});
