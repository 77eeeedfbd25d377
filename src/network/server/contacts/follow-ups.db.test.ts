import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Tx } from '#kernel/server/db.ts';
import { NewFollowUp, NewList, NewNote } from '#network';
import { overlapping } from '../../../../tests/support/another.ts';
import type { Contact } from '../../contacts/contact.ts';
import { followUpState } from '../../contacts/follow-up.ts';
import {
	affiliate,
	contactLists,
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
	removeList,
	removeTag,
	renameTag,
	tagContact,
	tags,
	tagsOf,
	untagContact
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
	person,
	refusedAs,
	remind,
	tag,
	write
} from './contacts.fixture.ts';

let [lou, ann] = [] as unknown as [Viewer, Viewer];

beforeAll(async () => {
	await beginContacts();
	({ lou, ann } = crew);
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

test('two at the same moment: one name is one tag’s, and nothing is half put where it is just removed', async () => {
	const mia = her(await person('Mia Moment'));
	const named = async (label: string) => (await tags()).find((one) => one.label === label)?.id ?? '';
	for (const label of ['Moment un', 'Moment deux']) await tag(mia, label);
	const [one, two] = [await named('Moment un'), await named('Moment deux')];
	const rename = (id: string) => (tx: Tx) => renameTag(tx, id, 'Le moment');
	await expect(overlapping(rename(one), rename(two))).rejects.toMatchObject(refusedAs('contacts_tag_known'));
	await overlapping(
		(tx) => removeTag(tx, two),
		(tx) => tagContact(tx, mia, 'moment DEUX', lou)
	);
	expect((await tagsOf(mia)).map(({ label }) => label)).toEqual(['Le moment', 'moment DEUX']);
	const { id } = await listed({});
	const removed = overlapping(
		(tx) => removeList(tx, id, lou),
		(tx) => placeInList(tx, id, mia, true, lou)
	);
	await expect(removed).rejects.toMatchObject({ status: 404 });
});

test('what is sent twice by one form is there once', async () => {
	const [mia, key] = [her(await person('Mia Double')), newId()];
	const what = { what: 'Une fois', due: '2026-12-12', assignee: null };
	for (const _ of [1, 2]) {
		await write((tx) => keepFollowUp(tx, mia, NewFollowUp.parse(what), lou, key));
		const told = NewNote.parse({ day: '2026-11-30', text: 'Une fois', readers: 'team' });
		await write((tx) => keepNote(tx, mia, told, lou, key));
		const list = NewList.parse({ name: 'Une fois', readers: 'team', asks: {} });
		expect(await write((tx) => keepList(tx, null, list, lou, key))).toBe(key);
	}
	expect(await followUps({ contact: mia })).toMatchObject({ total: 1 });
	expect(await notesOf(mia, lou)).toHaveLength(1);
	expect((await contactLists(lou)).filter(({ name }) => name === 'Une fois')).toHaveLength(1);
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
					const change = changed(mia, one.id, due, people[who]);
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
			const open = (await followUps({ contact: mia, done: false })).followUps;
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

const changed = (about: Contact, id: string, due: string, assignee: string | null) =>
	write((tx) => keepFollowUp(tx, about, NewFollowUp.parse({ id, what: 'Quoi', due, assignee }), lou));
