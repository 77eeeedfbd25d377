import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { type RoleName, roleNames } from '#kernel/identity/index.ts';
import { isTeamRole } from '#kernel/identity/policy.ts';
import { accountOfPerson } from '#kernel/identity/server/accounts.ts';
import { findOrMakePerson, personById } from '#kernel/identity/server/persons.ts';
import { grant, rolesOf } from '#kernel/identity/server/roles.ts';
import { latestFacts } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { NewOrganization, NewProfile, NewWork } from '#network';
import {
	addOrganization,
	addPlace,
	addWork,
	affiliate,
	affiliationsOf,
	claimOrganization,
	claims,
	formerAddress,
	keepProfile,
	organizationById,
	ownProfile,
	placeById,
	workDraft
} from '#network/server';
import { book, bookingsOf, checkIn, openPool } from '#participation/server';
import { testDatabase } from '../tests/support/database.ts';
import { erase, exportOf } from './erase.ts';
import { mergeOrganizations, mergePersons } from './merge.ts';

const by = { actor: null, source: 'desk' } as const;
const words = (fr: string) => ({ source: 'fr', fr }) as const;
const house = (name: string, more: object = {}) =>
	transaction((tx) =>
		addOrganization(
			tx,
			NewOrganization.parse({
				...{ name, formerNames: [], kind: 'company', sentence: words('Une phrase.'), sectors: [], locality: null },
				...{ lat: null, lon: null, website: null, founded: null, status: null, statusAsOf: null, sources: [], ...more }
			}),
			by
		)
	);
const somebody = (name: string, email: string | null = null) =>
	transaction((tx) => findOrMakePerson(tx, { name, email, locale: 'fr' }));
const work = (credits: { person: string; role: string }[], organization: string | null = null) =>
	transaction((tx) =>
		addWork(
			tx,
			NewWork.parse({
				...{ kind: 'game', title: words('Jeu'), summary: words('Un jeu.'), body: null, year: null, url: null },
				...{ organization, sectors: [], pictures: [] }
			}),
			credits.map((credit) => ({ ...credit, name: 'Z.' }))
		)
	);
const profile = NewProfile.parse({
	...{ headline: null, about: null, locality: 'Mons', website: null, links: [], picture: null, openTo: [], skills: [] }
});

/** Books for a person and lets her in. @returns the seat. */
async function presence(person: string): Promise<string> {
	const subject = ref('occurrence', newId());
	const pool = await transaction((tx) => openPool(tx, { capacity: 5, waiting: true, offerMinutes: null }));
	const asked = {
		name: 'Zoé',
		email: null,
		seats: [{ name: undefined }],
		idempotencyKey: newId(),
		locale: 'fr'
	} as const;
	const options = { subject, kind: 'rsvp', pools: [pool], actor: ref('person', person), source: 'web' } as const;
	const { seats } = await book({ ...asked, seats: [...asked.seats] }, options);
	const ticket = seats[0]?.ticket ?? '';
	await transaction((tx) =>
		checkIn(tx, subject, { ticket, nonce: newId(), at: new Date() }, { actor: null, source: 'door' })
	);
	return seats[0]?.id ?? '';
}

let team: string;
let houses: string[];

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for the tests', '');
	team = await somebody('Ada', 'ada@example.org');
	await transaction((tx) => grant(tx, { person: team, role: 'coordinator', scope: null, by: null, source: 'desk' }));
	houses = await Promise.all(['Une', 'Deux', 'Trois'].map((name) => house(name)));
});

const part = fc.record({ hers: fc.boolean(), house: fc.nat(2), role: fc.constantFrom('Code', 'Son') });

test('whatever two records hold, merging loses nothing and doubles nothing', async () => {
	const things = fc.record({
		parts: fc.array(part, { maxLength: 6 }),
		credits: fc.array(part, { maxLength: 6 }),
		bookings: fc.array(fc.boolean(), { maxLength: 3 }),
		roles: fc.array(part, { maxLength: 4 }),
		profiles: fc.tuple(fc.boolean(), fc.boolean())
	});
	await fc.assert(
		fc.asyncProperty(things, async ({ parts, credits, bookings, roles, profiles }) => {
			const [gone, kept] = await Promise.all([somebody('Zoé Un', `${newId()}@example.org`), somebody('Zoé Deux')]);
			const who = (hers: boolean) => (hers ? gone : kept);
			const houseOf = (at: number) => houses[at] ?? '';
			for (const one of parts)
				await transaction((tx) =>
					affiliate(
						tx,
						{ person: who(one.hers), organization: houseOf(one.house), role: words(one.role), since: null },
						by
					)
				);
			const works = await Promise.all(
				houses.map((_, at) =>
					work(credits.filter((one) => one.house === at).map(({ hers, role }) => ({ person: who(hers), role })))
				)
			);
			const seats = await Promise.all(bookings.map((hers) => presence(who(hers))));
			for (const one of roles) {
				const scope = ref('organization', houseOf(one.house));
				const role = one.role === 'Code' ? 'partner' : 'director';
				await transaction((tx) => grant(tx, { person: who(one.hers), role, scope, by: null, source: 'desk' }));
			}
			for (const [at, has] of profiles.entries())
				if (has) await transaction((tx) => keepProfile(tx, who(at === 0), profile, by));
			const before = await exportOf(gone);
			await transaction((tx) => mergePersons(tx, gone, kept, team));

			const key = ({ house, role }: { house: number; role: string }) => `${house} ${role}`;
			// what one of them held twice herself is hers to keep; what both held is one
			const expected = (all: typeof parts) => {
				const own = all.filter(({ hers }) => !hers).map(key);
				return [...own, ...all.filter((one) => one.hers && !own.includes(key(one))).map(key)].sort();
			};
			const found = (await affiliationsOf({ person: kept })).map(({ organization, role }) =>
				key({ house: houses.indexOf(organization), role: role.fr ?? '' })
			);
			expect(found.sort()).toEqual(expected(parts));
			const drafts = await Promise.all(works.map((id) => workDraft(id)));
			const credited = drafts.flatMap(({ credits: its }, house) =>
				its.map(({ person, role }) => {
					expect(person).toBe(kept);
					return key({ house, role });
				})
			);
			expect(credited.sort()).toEqual(expected(credits));
			expect((await bookingsOf(kept)).flatMap((one) => one.seats.map(({ id }) => id)).sort()).toEqual(seats.sort());
			expect((await rolesOf(kept)).length).toBe(new Set(roles.map(key)).size);
			expect(await rolesOf(gone)).toEqual([]);
			expect(Boolean(await ownProfile(kept))).toBe(profiles.some(Boolean));
			expect(await ownProfile(gone)).toBeNull();
			const slug = (before.network?.profile?.[0] as { slug: string } | undefined)?.slug;
			if (slug && profiles[1]) expect(await formerAddress('person', slug)).toBe((await ownProfile(kept))?.slug);
			expect(await personById(gone)).toMatchObject({ name: '—', email: null, mergedInto: kept });
			expect((await personById(kept))?.email).toMatch(/@example\.org$/);
			expect(await leftTo(gone)).toEqual([]);
		}),
		{ numRuns: 12 }
	);
}, 120_000);

test('who has an account stays, an invented person is no real one, and a fact tells it', async () => {
	const [one, other] = [await somebody('Lou'), await somebody('Lou')];
	const merging = (from: string, into: string) => transaction((tx) => mergePersons(tx, from, into, team));
	await transaction((tx) => accountOfPerson(tx, one));
	await expect(merging(one, other)).rejects.toMatchObject({ code: 'people_merge_account' });
	await expect(merging(one, one)).rejects.toMatchObject({ code: 'people_merge_self' });
	await expect(merging(newId(), one)).rejects.toMatchObject({ status: 404 });
	const invented = await transaction((tx) =>
		findOrMakePerson(tx, { name: 'X', email: null, locale: 'fr', fictional: true })
	);
	await expect(merging(invented, one)).rejects.toMatchObject({ code: 'people_merge_fictional' });
	await merging(other, one);
	await expect(merging(other, one)).rejects.toMatchObject({ status: 404 });
	await sequence();
	expect((await latestFacts(1))[0]).toMatchObject({ verb: 'identity.merged', object: { kind: 'person' } });
	expect(Object.keys((await exportOf(one)).identity ?? {})).toContain('facts');
	await transaction((tx) => erase(tx, one));
	const { rows } = await sql`select from kernel.pseudonym where subject = any(${[one, other]}::uuid[])`.execute(db);
	expect(rows).toEqual([]);
});

test('whoever merges two persons gives nobody more than she might give, and gains nothing herself', async () => {
	const merging = (from: string, into: string, who: string) => transaction((tx) => mergePersons(tx, from, into, who));
	const give = (person: string, role: RoleName) =>
		transaction((tx) =>
			grant(tx, {
				...{ person, role, by: null, source: 'desk' as const },
				scope: isTeamRole(role) ? null : ref('organization', houses[0] ?? '')
			})
		);
	const chief = await somebody('Chef', 'chef@example.org');
	await give(chief, 'admin');
	for (const role of roleNames)
		for (const stays of [true, false]) {
			const [one, other] = [await somebody('Lia'), await somebody('Lia', `${newId()}@example.org`)];
			await give(stays ? one : other, role);
			const merged = merging(other, one, team);
			if (isTeamRole(role)) await expect(merged).rejects.toMatchObject({ code: 'people_merge_role' });
			else await merged;
			if (isTeamRole(role)) await merging(other, one, chief);
			expect((await rolesOf(one)).map((held) => held.role)).toEqual([role]);
		}
	const hers = await somebody('Ada');
	await expect(merging(hers, team, team)).rejects.toMatchObject({ code: 'people_merge_own' });
	await merging(hers, team, chief);
	const nobody = await somebody('Sans rôle');
	await expect(merging(chief, nobody, nobody)).rejects.toMatchObject({ code: 'people_merge_own' });
});

test('two organisations become one: its people, works, places, numbers and claims follow, and its address leads on', async () => {
	const identifiers = [{ scheme: 'bce', value: '0200065765' }];
	const [gone, kept] = [
		await house('Ondine', { identifiers, email: 'a@example.org', links: ['https://a.example'], sectors: ['gaming'] }),
		await house('Studio Ondine', { links: ['https://b.example'], sectors: ['design'] })
	];
	const person = await somebody('Mia');
	for (const organization of [gone, kept])
		await transaction((tx) => affiliate(tx, { person, organization, role: words('Code'), since: null }, by));
	const made = await work([], gone);
	const where = { kind: 'room', sentence: null, locality: null, address: null, lat: null, lon: null };
	const place = await transaction((tx) => addPlace(tx, { ...where, name: 'Salle', organization: 'ondine' }, by));
	for (const slug of ['ondine', 'studio-ondine'])
		await transaction((tx) => claimOrganization(tx, slug, 'C’est nous.', { id: person }));
	await transaction((tx) =>
		grant(tx, { person, role: 'partner', scope: ref('organization', gone), by: null, source: 'desk' })
	);
	await transaction((tx) => mergeOrganizations(tx, gone, kept, team));
	expect(await organizationById(kept)).toMatchObject({
		...{ name: 'Studio Ondine', formerNames: ['Ondine'], identifiers, email: 'a@example.org' },
		...{ links: ['https://b.example', 'https://a.example'], sectors: ['design', 'gaming'] }
	});
	await expect(organizationById(gone)).rejects.toMatchObject({ status: 404 });
	expect(await affiliationsOf({ organization: kept })).toHaveLength(1);
	expect((await workDraft(made)).organization).toBe(kept);
	expect((await placeById(place)).organization).toBe('studio-ondine');
	expect(await claims('waiting')).toMatchObject([{ organization: kept }]);
	expect(await rolesOf(person)).toMatchObject([{ scope: { id: kept } }]);
	expect(await formerAddress('organization', 'ondine')).toBe('studio-ondine');
	await expect(transaction((tx) => mergeOrganizations(tx, gone, kept, team))).rejects.toMatchObject({ status: 404 });
	await sequence();
	expect((await latestFacts(1))[0]).toMatchObject({
		verb: 'network.merged',
		object: { id: kept },
		target: { id: gone }
	});
});

/** The tables that still name a person, by the foreign keys of the database; her own row may say whom she is now. */
async function leftTo(person: string): Promise<string[]> {
	const { rows } = await sql<{ place: string; column: string }>`
		select c.conrelid::regclass::text as place, a.attname as column from pg_constraint c
		join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
		where c.contype = 'f' and c.confrelid = 'identity.person'::regclass`.execute(db);
	const named: string[] = [];
	for (const { place, column } of rows) {
		const found = await sql`select from ${sql.raw(place)} where ${sql.ref(column)} = ${person} limit 1`.execute(db);
		if (found.rows.length) named.push(`${place}.${column}`);
	}
	return named;
}
