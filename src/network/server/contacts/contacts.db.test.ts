import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '#kernel/identity/index.ts';
import { revoke } from '#kernel/identity/server/roles.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db } from '#kernel/server/db.ts';
import { erase, exportOf } from '../../../erase.ts';
import { mergeOrganizations, mergePersons } from '../../../merge.ts';
import { contactInShort } from '../../desk/contacts/contact.server.ts';
import {
	changePerson,
	contactList,
	contactLists,
	contacts,
	countDue,
	followUps,
	notesOf,
	placeInList,
	removeNote,
	tagsOf
} from '../index.ts';
import {
	beginContacts,
	by,
	crew,
	her,
	house,
	its,
	listed,
	namesIn,
	note,
	person,
	refusedAs,
	remind,
	tag,
	viewerOf,
	write
} from './contacts.fixture.ts';
import { forgetMinors } from './subject.ts';

const YEAR = new Date().getFullYear();
let [admin, lou, ann, partner] = [] as unknown as [Viewer, Viewer, Viewer, Viewer];

beforeAll(async () => {
	await beginContacts();
	({ admin, lou, ann, partner } = crew);
});

test('a note is read by those it is for, and by nobody else; only its writer changes it', async () => {
	const mia = her(await person('Mia Note'));
	for (const readers of ['team', 'admins', 'me'] as const) await note(mia, `pour ${readers}`, readers, lou);
	const read = async (viewer: Viewer) => (await notesOf(mia, viewer)).map(({ readers }) => readers).sort();
	expect(await read(lou)).toEqual(['admins', 'me', 'team']);
	expect(await read(ann)).toEqual(['team']);
	expect(await read(admin)).toEqual(['admins', 'team']);
	const own = (await notesOf(mia, lou)).find(({ readers }) => readers === 'me')?.id ?? '';
	const ofTeam = (await notesOf(mia, lou)).find(({ readers }) => readers === 'team')?.id ?? '';
	for (const [viewer, id] of [
		[admin, own],
		[ann, own],
		[ann, ofTeam]
	] as const) {
		await expect(write((tx) => removeNote(tx, mia, id, viewer))).rejects.toMatchObject({ status: 404 });
		await expect(note(mia, 'autre', 'team', viewer, { id })).rejects.toMatchObject({ status: 404 });
	}
	for (const other of [lou.id, 'x'])
		await expect(write((tx) => removeNote(tx, her(other), own, lou))).rejects.toMatchObject({ status: 404 });
	await note(mia, 'corrigée', 'team', lou, { id: own });
	expect((await notesOf(mia, ann)).map(({ text }) => text)).toContain('corrigée');
	await write((tx) => removeNote(tx, mia, ofTeam, admin));
	expect(await contactInShort(mia, partner)).toBeNull();
	expect(await contactInShort(mia, ann)).toMatchObject({ notes: 1 });
	await sequence();
	const { rows } =
		await sql`select from kernel.activity where detail::text like '%corrig%' or object = any(${[own, ofTeam]}::uuid[])`.execute(
			db
		);
	expect(rows).toEqual([]);
});

test('her export has all that is noted of her, the team’s copy not what a colleague keeps for herself; erased, nothing stays', async () => {
	const [mia, studio] = [await person('Mia Efface'), await house('Studio Efface')];
	await note(her(mia), 'secrète', 'me', lou);
	await note(its(studio), 'avec elle', 'team', lou, { person: mia });
	await note(its(studio), 'sans elle', 'team', lou);
	await tag(her(mia), 'Presse');
	await remind(her(mia), 'Rappeler', '2026-12-12', ann.id);
	const list = await listed({});
	await write((tx) => placeInList(tx, list.id, her(mia), true, lou));
	expect((await exportOf(mia)).network).toMatchObject({
		...{ tags: [{ label: 'Presse' }], followUps: [{ what: 'Rappeler', due: '2026-12-12' }] },
		...{
			notes: [{ text: 'secrète' }, { text: 'avec elle', organization: 'Studio Efface' }],
			lists: [{ name: list.name }]
		}
	});
	expect((await exportOf(mia, 'team')).network?.notes).toMatchObject([{ text: 'avec elle' }]);
	await write((tx) => erase(tx, mia));
	expect(await kept('person', mia)).toBe(0);
	expect((await notesOf(its(studio), lou)).map(({ text }) => text)).toEqual(['sans elle']);
});

test('who leaves the team takes along what she kept for herself; the rest stays, and her follow-ups are everybody’s', async () => {
	const [eve, mia] = [await viewerOf('Eve', 'coordinator'), her(await person('Mia Reste'))];
	await note(mia, 'à elle', 'me', eve);
	await note(mia, 'à tous', 'team', eve);
	const own = await listed({}, eve, 'me');
	await remind(mia, 'Écrire', '2026-01-01', eve.id, eve);
	const before = await countDue(ann.id, '2026-01-02');
	await expect(contactList(own.id, lou)).rejects.toMatchObject({ status: 404 });
	await write((tx) => revoke(tx, { person: eve.id, role: 'coordinator', scope: null, by: null, source: 'desk' }));
	expect(await countDue(ann.id, '2026-01-02')).toBe(before + 1);
	await expect(remind(mia, 'Autre', '2026-01-01', eve.id)).rejects.toMatchObject(refusedAs('contacts_assignee'));
	await write((tx) => erase(tx, eve.id));
	expect((await exportOf(mia.id)).network?.notes).toMatchObject([{ text: 'à tous' }]);
	expect((await notesOf(mia, ann))[0]).toMatchObject({ author: null });
	expect((await contactLists(eve)).map(({ id }) => id)).not.toContain(own.id);
});

test('nothing is kept of who may be a minor, whenever one learns it', async () => {
	const child = her(await person('Zoé Jeune', { birthYear: YEAR - 12 }));
	const list = await listed({});
	await expect(tag(child, 'Presse')).rejects.toMatchObject(refusedAs('contacts_minor'));
	await expect(note(child, 'rien', 'team', lou)).rejects.toMatchObject(refusedAs('contacts_minor'));
	await expect(remind(child, 'rien', '2026-12-01', null)).rejects.toMatchObject(refusedAs('contacts_minor'));
	await expect(write((tx) => placeInList(tx, list.id, child, true, lou))).rejects.toMatchObject(
		refusedAs('contacts_minor')
	);
	await expect(note(its(await house('École')), 'avec', 'team', lou, { person: child.id })).rejects.toMatchObject(
		refusedAs('contacts_minor')
	);
	expect((await contacts({ text: 'Zoé Jeune', limit: 5 })).total).toBe(0);
	const [later, claimed] = [await person('Noé Tard'), await person('Noé Classe')];
	for (const one of [later, claimed]) {
		await tag(her(one), 'Presse');
		await note(her(one), 'avant', 'team', lou);
	}
	await write((tx) =>
		changePerson(tx, later, { name: 'Noé Tard', email: null, locale: 'fr', birthYear: YEAR - 15 }, by)
	);
	expect(await kept('person', later)).toBe(0);
	await sql`update identity.person set minor_until = ${YEAR} where id = ${claimed}`.execute(db);
	expect(await contactInShort(her(claimed), lou)).toBeNull();
	expect(await write(forgetMinors)).toBe(1);
	expect(await kept('person', claimed)).toBe(0);
});

test('two who are one keep the tags, notes, follow-ups and places in lists of both, each once', async () => {
	for (const kind of ['person', 'organization'] as const) {
		const make = kind === 'person' ? person : house;
		const [gone, stays] = [await make(`Double ${kind} Un`), await make(`Double ${kind} Deux`)];
		const [a, b] = [
			{ kind, id: gone },
			{ kind, id: stays }
		];
		const list = await listed({});
		for (const one of [a, b]) {
			await tag(one, 'Élus');
			await write((tx) => placeInList(tx, list.id, one, true, lou));
		}
		await tag(a, 'Presse');
		await note(a, 'de l’une', 'me', lou);
		await remind(a, 'Relancer', '2026-12-01', null);
		const merge = kind === 'person' ? mergePersons : mergeOrganizations;
		await write((tx) => merge(tx, gone, stays, admin.id));
		expect((await tagsOf(b)).map(({ label }) => label)).toEqual(['Élus', 'Presse']);
		expect(await notesOf(b, lou)).toMatchObject([{ text: 'de l’une' }]);
		expect((await followUps({ contact: b, done: false })).followUps).toMatchObject([{ what: 'Relancer' }]);
		expect(await namesIn(list)).toEqual([`Double ${kind} Deux`]);
		expect(await kept(kind, gone)).toBe(0);
	}
	const [adult, minor] = [await person('Lia Grande'), await person('Lia Grande', { birthYear: YEAR - 14 })];
	await note(her(adult), 'ne reste pas', 'team', lou);
	await write((tx) => mergePersons(tx, adult, minor, admin.id));
	expect(await kept('person', minor)).toBe(0);
});

test('a colleague who is merged stays who wrote and does', async () => {
	const [old, mia] = [await viewerOf('Ivo', 'coordinator'), her(await person('Mia Suivie'))];
	await note(mia, 'de lui', 'me', old);
	await remind(mia, 'Par lui', '2026-12-01', old.id, old);
	const into = await person('Ivo');
	await write((tx) => mergePersons(tx, old.id, into, admin.id));
	expect(await notesOf(mia, { ...old, id: into })).toMatchObject([{ author: into }]);
	expect((await followUps({ contact: mia, done: false })).followUps).toMatchObject([{ assignee: into }]);
});

/** How many rows are left that are about a contact. */
async function kept(column: 'person' | 'organization', id: string): Promise<number> {
	let count = 0;
	for (const table of ['tagged', 'note', 'follow_up', 'list_entry'])
		count += (await sql`select from network.${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(db)).rows
			.length;
	return count;
}
