import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import type { RoleName, Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant, revoke } from '#kernel/identity/server/roles.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { NewFollowUp, NewNote, NewOrganization } from '#network';
import { testDatabase } from '../../../../tests/support/database.ts';
import { erase, exportOf } from '../../../erase.ts';
import { mergeOrganizations, mergePersons } from '../../../merge.ts';
import type { Asks, Contact, NoteReaders } from '../../contacts/contact.ts';
import { followUpState } from '../../contacts/follow-up.ts';
import { contactInShort } from '../../desk/contacts/contact.server.ts';
import {
	addOrganization,
	affiliate,
	changePerson,
	contactList,
	contactLists,
	contacts,
	countDue,
	countInLists,
	followUps,
	keepFollowUp,
	keepList,
	keepNote,
	markFollowUp,
	notesOf,
	placeInList,
	removeFollowUp,
	removeNote,
	removeTag,
	renameTag,
	tagContact,
	tags,
	tagsOf,
	untagContact
} from '../index.ts';
import { forgetMinors } from './subject.ts';

const by = { actor: null, source: 'desk' } as const;
const YEAR = new Date().getFullYear();
let [admin, lou, ann, partner] = [] as unknown as [Viewer, Viewer, Viewer, Viewer];
let turn = 0;

const write = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => transaction(act);
const person = (name: string, more: { birthYear?: number; email?: string | null } = {}): Promise<string> =>
	write((tx) => findOrMakePerson(tx, { name, email: null, locale: 'fr', ...more }));
const house = (name: string, sectors: string[] = []): Promise<string> =>
	write((tx) =>
		addOrganization(
			tx,
			NewOrganization.parse({
				...{
					name,
					formerNames: [],
					kind: 'company',
					sentence: { source: 'fr', fr: 'Inventée.' },
					sectors,
					locality: null
				},
				...{ lat: null, lon: null, website: null, founded: null, status: null, statusAsOf: null, sources: [] }
			}),
			by
		)
	);
const her = (id: string): Contact => ({ kind: 'person', id });
const its = (id: string): Contact => ({ kind: 'organization', id });
const note = (about: Contact, text: string, readers: NoteReaders, writer: Viewer, more: object = {}) =>
	write((tx) => keepNote(tx, about, NewNote.parse({ day: '2026-11-30', text, readers, ...more }), writer));
const remind = (about: Contact, what: string, due: string, assignee: string | null, who: Viewer = lou) =>
	write((tx) => keepFollowUp(tx, about, NewFollowUp.parse({ what, due, assignee }), who));
const tag = (about: Contact, label: string) => write((tx) => tagContact(tx, about, label, lou));
const listed = async (asks: Asks, viewer = lou, readers: 'team' | 'me' = 'team') =>
	contactList(await write((tx) => keepList(tx, null, { name: `Liste ${++turn}`, readers, asks }, viewer)), viewer);
const namesIn = async (list: Awaited<ReturnType<typeof listed>>) =>
	(await contacts({ list, limit: 50 })).contacts.map(({ name }) => name);
const refusedAs = (code: string) => ({ code, status: 422 });

async function viewerOf(name: string, role: RoleName, scope: string | null = null): Promise<Viewer> {
	const email = `${name.toLowerCase()}@example.org`;
	const id = await person(name, { email });
	const at = scope ? ref('organization', scope) : null;
	await write((tx) => grant(tx, { person: id, role, scope: at, by: null, source: 'desk' }));
	return { id, name, email, locale: 'fr', secondFactor: true, sessionId: 's', roles: [{ role, scope: at }] };
}

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for the tests', '');
	[admin, lou, ann] = [
		await viewerOf('Ada', 'admin'),
		await viewerOf('Lou', 'coordinator'),
		await viewerOf('Ann', 'coordinator')
	];
	partner = await viewerOf('Pia', 'partner', await house('Maison Pia'));
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
	await expect(write((tx) => removeNote(tx, her(lou.id), own, lou))).rejects.toMatchObject({ status: 404 });
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
		expect((await followUps({ contact: b })).followUps).toMatchObject([{ what: 'Relancer' }]);
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
	expect((await followUps({ contact: mia })).followUps).toMatchObject([{ assignee: into }]);
});

test('a list fills itself by tags and filters, and by hand; a tag that is gone finds nobody', async () => {
	const [one, two, studio] = [
		await person('Liste Une'),
		await person('Liste Deux'),
		await house('Liste Studio', ['gaming'])
	];
	await write((tx) =>
		affiliate(tx, { person: two, organization: studio, role: { source: 'fr', fr: 'Code' }, since: null }, by)
	);
	for (const label of ['Invités', ' invités  ', 'INVITES']) await tag(her(one), label);
	await tag(its(studio), 'Invités');
	await tag(its(studio), 'Jeu');
	const known = await tags();
	const idOf = (label: string) => known.find((entry) => entry.label === label)?.id ?? '';
	expect(known.filter(({ label }) => /invit/i.test(label))).toMatchObject([{ uses: 2 }]);
	const both = [idOf('Invités'), idOf('Jeu')];
	const [any, every, gaming, byHand] = [
		await listed({ tags: both }),
		await listed({ tags: both, every: true }),
		await listed({ sector: 'gaming', text: 'Liste' }),
		await listed({})
	];
	expect(await namesIn(any)).toEqual(['Liste Studio', 'Liste Une']);
	expect(await namesIn(every)).toEqual(['Liste Studio']);
	expect(await namesIn(gaming)).toEqual(['Liste Deux', 'Liste Studio']);
	expect(await namesIn(byHand)).toEqual([]);
	const place = (contact: Contact, kept: boolean | null) => write((tx) => placeInList(tx, any.id, contact, kept, lou));
	await place(her(two), true);
	await place(her(one), false);
	expect(await namesIn(any)).toEqual(['Liste Deux', 'Liste Studio']);
	await place(her(one), null);
	expect((await countInLists([any])).get(any.id)).toBe(3);
	await expect(write((tx) => renameTag(tx, both[1] ?? '', 'invites'))).rejects.toMatchObject(
		refusedAs('contacts_tag_known')
	);
	expect(await write((tx) => removeTag(tx, both[0] ?? ''))).toMatchObject({ label: 'Invités', uses: 2, lists: 2 });
	await write((tx) => untagContact(tx, its(studio), both[1] ?? ''));
	expect(await namesIn(any)).toEqual(['Liste Deux']);
	expect(await namesIn(every)).toEqual([]);
});

test('whatever is done to follow-ups, each is with whom it belongs until it is done, and done it is with nobody', async () => {
	const days = ['2026-11-30', '2026-12-01', '2026-12-12'];
	const step = fc.record({
		act: fc.constantFrom('add', 'change', 'done', 'reopen', 'remove'),
		at: fc.nat(4),
		due: fc.constantFrom(...days),
		who: fc.constantFrom('lou', 'ann', 'nobody')
	});
	await fc.assert(
		fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
			const mia = her(await person('Mia Suite'));
			const people = { lou: lou.id, ann: ann.id, nobody: null };
			const before = await Promise.all([countDue(lou.id, '2026-12-01'), countDue(ann.id, '2026-12-01')]);
			const model: { id: string; due: string; who: keyof typeof people; done: boolean }[] = [];
			for (const { act, at, due, who } of steps) {
				const one = model[at];
				if (act === 'add') model.push({ id: await remind(mia, 'Quoi', due, people[who]), due, who, done: false });
				if (!one) continue;
				if (act === 'change') {
					const change = remind2(mia, one.id, due, people[who]);
					if (one.done) await expect(change).rejects.toMatchObject({ status: 404 });
					else {
						await change;
						Object.assign(one, { due, who });
					}
				}
				if (act === 'done' || act === 'reopen') {
					await write((tx) => markFollowUp(tx, one.id, act === 'done', lou));
					one.done = act === 'done';
				}
				if (act === 'remove') {
					await write((tx) => removeFollowUp(tx, one.id));
					model.splice(at, 1);
				}
			}
			const open = (await followUps({ contact: mia })).followUps;
			expect(open.map(({ id }) => id).sort()).toEqual(
				model
					.filter(({ done }) => !done)
					.map(({ id }) => id)
					.sort()
			);
			expect(open.map(({ due }) => due)).toEqual(open.map(({ due }) => due).toSorted());
			for (const [viewer, nth] of [
				['lou', 0],
				['ann', 1]
			] as const) {
				const hers = model.filter(
					({ done, due, who }) => !done && due <= '2026-12-01' && (who === viewer || who === 'nobody')
				);
				expect((await countDue(people[viewer], '2026-12-01')) - (before[nth] ?? 0)).toBe(hers.length);
				expect(
					hers.every((one) => ['today', 'late'].includes(followUpState({ due: one.due, doneAt: null }, '2026-12-01')))
				).toBe(true);
			}
			for (const one of model) await write((tx) => removeFollowUp(tx, one.id));
		}),
		{ numRuns: 12 }
	);
}, 120_000);

const remind2 = (about: Contact, id: string, due: string, assignee: string | null) =>
	write((tx) => keepFollowUp(tx, about, NewFollowUp.parse({ id, what: 'Quoi', due, assignee }), lou));

/** How many rows are left that are about a contact. */
async function kept(column: 'person' | 'organization', id: string): Promise<number> {
	let count = 0;
	for (const table of ['tagged', 'note', 'follow_up', 'list_entry'])
		count += (await sql`select from network.${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(db)).rows
			.length;
	return count;
}
