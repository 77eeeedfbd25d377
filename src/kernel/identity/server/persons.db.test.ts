import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { ref } from '../../facts.ts';
import { newId } from '../../id.ts';
import { latestFacts } from '../../server/activity/read.ts';
import { record } from '../../server/activity/record.ts';
import { seal, verifySeals } from '../../server/activity/seal.ts';
import { sequence } from '../../server/activity/sequencer.ts';
import { db, transaction } from '../../server/db.ts';
import { post } from '../../server/mail.ts';
import { openStorage } from '../../server/storage.ts';
import { visibleTo } from '../visibility.ts';
import { consent, consentsOf, withdrawConsent } from './consents.ts';
import { switchTo } from './demo.ts';
import { eraseAgain, erasePerson, erasureHashes, exportOwn, exportPerson } from './erasure.ts';
import { caller, openTestIdentity, setDemo, signInAs, viewerOf } from './identity.fixture.ts';
import { identity } from './module.ts';
import { setPassword } from './password.ts';
import { findOrMakePerson, personById, rename } from './persons.ts';
import { grant } from './roles.ts';
import { personOfRequest } from './sessions.ts';
import { requestMagicLink } from './sign-in.ts';
import { ownersOf, show } from './visibility.ts';

beforeAll(async () => {
	await testDatabase();
	openTestIdentity();
});

/** Every place in the database where one of some words stands: all columns that can hold text. */
async function placesOf(...words: string[]): Promise<string[]> {
	const { rows: columns } = await sql<{ schema: string; table: string; column: string }>`
		select table_schema as schema, table_name as table, column_name as column from information_schema.columns
		where table_schema not in ('pg_catalog', 'information_schema') and data_type in ('text', 'jsonb', 'json', 'character varying', 'ARRAY', 'bytea', 'uuid')`.execute(
		db
	);
	const found: string[] = [];
	for (const { schema, table, column } of columns) {
		const text = sql`lower(${sql.ref(column)}::text)`;
		const { rows } = await sql`
			select from ${sql.table(`${schema}.${table}`)} where ${sql.join(
				words.map((word) => sql`strpos(${text}, ${word.toLowerCase()}) > 0`),
				sql` or `
			)}`.execute(db.withoutPlugins());
		if (rows.length) found.push(`${schema}.${table}.${column}`);
	}
	return found;
}

test('an erased person leaves no trace of her name or address, and the seals hold', async () => {
	const { person, viewer, cookies } = await signInAs('zelda.trace@example.org');
	await transaction(async (tx) => {
		for (const _ of [1, 2]) await rename(tx, person, { name: 'Zelda Vanspoor' }, { actor: null, source: 'web' });
		await grant(tx, { person, role: 'teacher', scope: null, by: person, source: 'desk' });
		await consent(tx, { person, purpose: 'photo', wordingVersion: '2026-01', source: 'web' });
		await show(tx, person, 'name', 'everyone');
		const said = {
			verb: 'identity.consented',
			object: ref('person', person),
			source: 'web',
			detail: { purpose: 'photo' }
		} as const;
		await record(tx, { ...said, sealed: { subject: person, words: { name: 'Zelda Vanspoor' } } });
	});
	await setPassword({ password: 'correct horse battery' }, viewer);
	await requestMagicLink({ email: 'zelda.trace@example.org', locale: 'fr' }, caller());
	await sequence();
	await seal();
	expect(await placesOf('vanspoor', 'zelda.trace')).not.toEqual([]);
	const kept = await exportPerson(person);
	expect(kept.person).toEqual([expect.objectContaining({ name: 'Zelda Vanspoor' })]);
	expect(kept.facts).toHaveLength(5);
	// what was sealed may name what is between her and others: the team hands it over to nobody
	expect(JSON.stringify(kept.facts)).not.toContain('Zelda Vanspoor');
	expect(JSON.stringify((await exportOwn(person)).facts)).toContain('Zelda Vanspoor');
	expect(kept.letters).toHaveLength(2);

	await transaction((tx) => erasePerson(tx, person));
	await sequence();
	const nobody = { actor: null, target: null, context: null, detail: {} };
	expect(await latestFacts(1)).toMatchObject([{ verb: 'identity.erased', object: { kind: 'erasure' }, ...nobody }]);
	expect(await placesOf('vanspoor', 'zelda.trace')).toEqual([]);
	// her id is a name too for whoever kept a list of ids: only her own row may hold it, never the log
	expect((await placesOf(person)).filter((place) => !place.startsWith('identity.person.'))).toEqual([]);
	expect(await verifySeals()).toMatchObject({ holds: true });
	expect(await personOfRequest(caller(cookies).headers)).toBeNull();
	expect(await personById(person)).toMatchObject({ name: '—', email: null });
	expect((await signInAs('zelda.trace@example.org')).person).not.toBe(person);
});

test('erasing one leaves the others whole; erasing twice is the same', async () => {
	const stays = await signInAs('stays@example.org');
	const guest = await transaction((tx) => findOrMakePerson(tx, { name: 'Sans adresse', email: null, locale: 'fr' }));
	await requestMagicLink({ email: 'stays@example.org', locale: 'fr' }, caller());
	const links = async () =>
		(await sql`select from identity."verification" where strpos("value", 'stays@') > 0`.execute(db)).rows.length;
	expect(await links()).toBe(1);
	for (const _ of [1, 2]) await transaction((tx) => erasePerson(tx, guest));
	expect(await links()).toBe(1);
	expect((await viewerOf(stays.cookies)).id).toBe(stays.person);
});

test('what was attached to her letters alone goes with her', async () => {
	openStorage(mkdtempSync(join(tmpdir(), 'valley-letters-')));
	const person = await transaction((tx) =>
		findOrMakePerson(tx, { name: 'Rosa', email: 'rosa@example.org', locale: 'fr' })
	);
	const attached = (text: string) => ({ name: 'x.ics', mediaType: 'text/calendar', content: Buffer.from(text) });
	const plain = { locale: 'fr', words: 'hub', subject: 'Votre place', text: '' } as const;
	await transaction(async (tx) => {
		await post(tx, { ...plain, to: 'rosa@example.org', person, attachments: [attached('hers'), attached('both')] });
		await post(tx, { ...plain, to: 'Rosa@example.org', attachments: [attached('hers')] });
		await post(tx, { ...plain, to: 'ben@example.org', attachments: [attached('both')] });
	});
	const kept = async (text: string) =>
		(await sql`select from kernel.file where hash = encode(sha256(${Buffer.from(text)}), 'hex')`.execute(db)).rows
			.length;
	expect([await kept('hers'), await kept('both')]).toEqual([1, 1]);
	await transaction((tx) => erasePerson(tx, person));
	expect([await kept('hers'), await kept('both')]).toEqual([0, 1]);
});

test('a restored backup is erased again from the register', async () => {
	const person = await transaction((tx) =>
		findOrMakePerson(tx, { name: 'Revenue', email: 'back@example.org', locale: 'fr' })
	);
	await transaction((tx) => erasePerson(tx, person));
	const register = await erasureHashes();
	await sql`delete from kernel.erasure`.execute(db);
	await sql`update identity.person set name = 'Revenue', email = 'back@example.org', erased_at = null where id = ${person}`.execute(
		db
	);
	expect(await eraseAgain(register, erasePerson)).toBe(1);
	expect(await eraseAgain([], erasePerson)).toBe(0);
	expect(await personById(person)).toMatchObject({ name: '—', email: null });
});

test('the last admin cannot be erased', async () => {
	const person = await transaction(async (tx) => {
		const admin = await findOrMakePerson(tx, { name: 'Seule', email: 'seule@example.org', locale: 'fr' });
		await grant(tx, { person: admin, role: 'admin', scope: null, by: null, source: 'job' });
		return admin;
	});
	await expect(transaction((tx) => erasePerson(tx, person))).rejects.toMatchObject({ code: 'identity_last_admin' });
	expect((await personById(person))?.name).toBe('Seule');
});

test('a consent is given, withdrawn and given again, each a fact', async () => {
	const person = await transaction((tx) => findOrMakePerson(tx, { name: 'Oui', email: null, locale: 'fr' }));
	const given = { person, purpose: 'newsletter', wordingVersion: '2026-01', source: 'web' } as const;
	const facts = async () =>
		(
			await sql`select from kernel.activity where object = (select pseudonym from kernel.pseudonym where subject = ${person})`.execute(
				db
			)
		).rows.length;
	await transaction((tx) => consent(tx, given));
	await transaction((tx) => consent(tx, given));
	expect(await consentsOf(person)).toMatchObject([{ purpose: 'newsletter', wordingVersion: '2026-01' }]);
	await transaction((tx) => withdrawConsent(tx, given));
	expect(await consentsOf(person)).toEqual([]);
	await transaction((tx) => consent(tx, { ...given, wordingVersion: '2026-02' }));
	expect(await facts()).toBe(3);
});

test('what a person shows comes back as the rule takes it', async () => {
	const person = await transaction((tx) =>
		findOrMakePerson(tx, { name: 'Vue', email: null, locale: 'fr', birthYear: 1990 })
	);
	await transaction((tx) => show(tx, person, 'name', 'signed_in'));
	await transaction((tx) => show(tx, person, 'name', 'everyone'));
	const owner = (await ownersOf([person, newId()])).get(person);
	expect(owner && visibleTo(null, owner, 'name')).toBe(true);
	expect(owner && visibleTo(null, owner, 'contact')).toBe(false);
	expect(await ownersOf([])).toEqual(new Map());
});

test('names are tidied, and those that deceive are refused', async () => {
	const make = (name: string) => transaction((tx) => findOrMakePerson(tx, { name, email: null, locale: 'fr' }));
	expect((await personById(await make('  Anne-Marie \n  D’Hondt ')))?.name).toBe('Anne-Marie D’Hondt');
	for (const wrong of ['', '   ', 'x'.repeat(121), 'a\u202eb', 'a\u0000b'])
		await expect(make(wrong)).rejects.toMatchObject({ code: 'identity_name_wrong', status: 422 });
});

test('the bar « Je suis… » works on the demonstration alone, for invented persons alone', async () => {
	const make = (name: string, fictional: boolean) =>
		transaction((tx) => findOrMakePerson(tx, { name, email: null, locale: 'fr', fictional }));
	const [invented, real] = [await make('Inventée', true), await make('Réelle', false)];
	await transaction((tx) =>
		grant(tx, { person: invented, role: 'coordinator', scope: null, by: null, source: 'demo' })
	);
	await expect(switchTo(invented, caller())).rejects.toMatchObject({ status: 404 });

	await setDemo(true);
	for (const wrong of [real, newId(), 'no id'])
		await expect(switchTo(wrong, caller())).rejects.toMatchObject({ status: 404 });
	const viewer = await viewerOf(await switchTo(invented, caller()));
	expect(viewer).toMatchObject({ id: invented, secondFactor: true, roles: [{ role: 'coordinator', scope: null }] });
	await transaction((tx) => erasePerson(tx, invented));
	await setDemo(false);
});

test('the nightly job forgets what has served', async () => {
	await signInAs('night@example.org');
	await sql`update identity."session" set "expiresAt" = now() - interval '1 second'`.execute(db);
	await requestMagicLink({ email: 'night@example.org', locale: 'fr' }, caller());
	await identity.jobs?.['identity.purge']?.run({});
	const { rows } = await sql<{ sessions: number; links: number }>`
		select (select count(*) from identity."session") as sessions, (select count(*) from identity."verification") as links`.execute(
		db
	);
	expect(rows[0]?.sessions).toBe(0);
	expect(rows[0]?.links).toBeGreaterThan(0);
});
