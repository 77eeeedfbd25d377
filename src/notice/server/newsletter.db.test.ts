import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addNews, newsForm, trashNews } from '#editorial/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { consent, consentsOf, withdrawConsent } from '#kernel/identity/server/consents.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { catchUp } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { stopJobs } from '#kernel/server/jobs.ts';
import { NewList } from '#network';
import { contactList, keepList, placeInList } from '#network/server';
import { untold } from '../../../tests/support/database.ts';
import { erase, exportOf } from '../../erase.ts';
import {
	addNewsletter,
	candidates,
	changeNewsletter,
	confirmNewsletter,
	listCircularsOf,
	mayConfirm,
	mayStop,
	newsletters,
	readersOfList,
	sendNewsletter,
	stopByLink,
	subscribers,
	writeToList
} from './index.ts';
import { ask, clear, ground, type Mail, mails, subscribed, tokenIn, words } from './newsletter.fixture.ts';
import { pauseRefused } from './newsletter-list.ts';
import { followConsents } from './newsletter-reader.ts';
import { newsletterJob } from './newsletter-sending.ts';

let viewer: Viewer;
let news: string;

beforeAll(async () => {
	viewer = await ground();
	const given = {
		slug: 'ouverture',
		title: words('Ça ouvre'),
		summary: words('Venez <voir>'),
		body: words('x'),
		picture: null,
		sectors: [],
		organization: null,
		authorShown: false,
		publishedAt: new Date(Date.now() - 1000)
	};
	news = await transaction((tx) => addNews(tx, given, { actor: ref('person', viewer.id), source: 'desk' }));
});
afterAll(stopJobs);
beforeEach(clear);

const stateOf = async (email: string) =>
	(await subscribers({ q: email, state: '', limit: 1, offset: 0 })).rows[0]?.state;

async function issue(): Promise<string> {
	const given = { subject: words('Lettre'), until: '2030-01-01' };
	const text = { kind: 'text', sectors: [], words: words('**Bonjour** [ici](/agenda)') } as const;
	return transaction((tx) => addNewsletter(tx, { ...given, blocks: [text, { kind: 'news', id: news }] }));
}

test('asking sends one letter, and only its link puts the address on the list, once', async () => {
	await ask('Zoe@Example.org');
	expect(await stateOf('zoe@example.org')).toBe('pending');
	const [letter] = await mails();
	const token = tokenIn(letter as Mail, 'confirm');
	expect(await mayConfirm(token)).toBe(true);
	await transaction((tx) => confirmNewsletter(tx, token));
	expect(await stateOf('zoe@example.org')).toBe('active');
	expect(await mayConfirm(token)).toBe(false);
	await expect(transaction((tx) => confirmNewsletter(tx, token))).rejects.toMatchObject({ status: 404 });
	await ask('zoe@example.org');
	const again = (await mails()).at(-1) as Mail;
	expect(tokenIn(again, 'confirm')).toBe('');
	expect(mayStop(tokenIn(again, 'stop'))).toBe(true);
});

test('a newsletter goes once to each who confirmed, in her language, with the headers of one click, and goes on where it broke off', async () => {
	await subscribed('zoe@example.org');
	await subscribed('tom@example.org', 'en');
	await ask('pending@example.org');
	await sql`delete from kernel.mail`.execute(db);
	const id = await issue();
	await transaction((tx) => sendNewsletter(tx, id, viewer));
	await expect(transaction((tx) => sendNewsletter(tx, id, viewer))).rejects.toMatchObject({
		code: 'newsletter_started'
	});
	await newsletterJob.run({ id });
	await sql`update notice.newsletter set finished_at = null`.execute(db);
	await newsletterJob.run({ id });
	const sent = await mails();
	expect(sent.map(({ recipient }) => recipient).sort()).toEqual(['tom@example.org', 'zoe@example.org']);
	const french = sent.find(({ recipient }) => recipient === 'zoe@example.org') as Mail;
	expect(french.html).toContain('Venez &lt;voir&gt;');
	expect(french.html).toContain('<strong>Bonjour</strong>');
	expect(french.html).toContain('href="https://hub.example/fr/agenda"');
	expect(sent.find(({ recipient }) => recipient === 'tom@example.org')?.text).toContain('Ça ouvre (en)');
	const link = french.headers['List-Unsubscribe']?.slice(1, -1) ?? '';
	expect(french.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
	expect(french.text).toContain(link);
	await transaction((tx) => stopByLink(tx, link.split('/').at(-1) ?? ''));
	expect(await stateOf('zoe@example.org')).toBe('stopped');
	expect((await newsletters())[0]).toMatchObject({ written: 2, stopped: 1 });
	for (const forged of ['x', `${news}.x`]) expect(mayStop(forged)).toBe(false);
});

test('what is no more is left out when it is sent, and a newsletter that was sent stays as it was', async () => {
	await subscribed('zoe@example.org');
	const id = await issue();
	expect((await candidates(new Date())).map((one) => one.id)).toContain(news);
	await transaction((tx) => trashNews(tx, news, { actor: null, source: 'desk' }));
	await transaction((tx) => sendNewsletter(tx, id, viewer));
	await newsletterJob.run({ id });
	expect((await mails())[0]?.text).not.toContain('Ça ouvre');
	const given = { subject: words('x'), until: '2030-01-01', blocks: [] };
	await expect(transaction((tx) => changeNewsletter(tx, id, given))).rejects.toMatchObject({
		code: 'newsletter_started'
	});
	await untold((tx) => sql`update editorial.news set trashed_at = null`.execute(tx));
	expect((await newsForm(news)).trashedAt).toBeNull();
});

test('nobody on the list: nothing is sent', async () => {
	const id = await issue();
	await expect(transaction((tx) => sendNewsletter(tx, id, viewer))).rejects.toMatchObject({
		code: 'newsletter_nobody'
	});
});

test('a person’s consent and the list are one: either way, both change', async () => {
	const person = viewer.id;
	const settle = async () => {
		await sequence();
		await catchUp('notice.consents', followConsents);
	};
	const agrees = async () => (await consentsOf(person)).some(({ purpose }) => purpose === 'newsletter');
	const agreed = { person, purpose: 'newsletter', source: 'web' } as const;
	await transaction((tx) => consent(tx, { ...agreed, wordingVersion: '1' }));
	await settle();
	expect(await stateOf('ada@example.org')).toBe('active');
	await transaction((tx) => withdrawConsent(tx, agreed));
	await settle();
	expect(await stateOf('ada@example.org')).toBe('stopped');
	await subscribed('ada@example.org');
	expect(await agrees()).toBe(true);
	await settle();
	expect(await stateOf('ada@example.org')).toBe('active');
	await ask('ada@example.org');
	const token = tokenIn((await mails()).at(-1) as Mail, 'stop');
	await transaction((tx) => stopByLink(tx, token));
	expect(await agrees()).toBe(false);
});

test('an address that refused three newsletters for good is paused, one that failed for a while is not', async () => {
	await subscribed('gone@example.org');
	await subscribed('slow@example.org');
	for (let round = 0; round < 3; round++) {
		expect(await stateOf('gone@example.org')).toBe('active');
		const id = await issue();
		await transaction((tx) => sendNewsletter(tx, id, viewer));
		await newsletterJob.run({ id });
		await sql`update kernel.mail set failure = case when recipient like 'gone%' then '550 5.1.1 no such user'
			else '421 try later' end`.execute(db);
	}
	await transaction(pauseRefused);
	expect(await stateOf('gone@example.org')).toBe('paused');
	expect(await stateOf('slow@example.org')).toBe('active');
	await ask('slow@example.org', 'en');
	expect((await subscribers({ q: 'slow', state: '', limit: 1, offset: 0 })).rows).toMatchObject([{ locale: 'fr' }]);
	// it gets none until it asks again; what was refused before then counts no more
	await subscribed('gone@example.org');
	await transaction(pauseRefused);
	expect(await stateOf('gone@example.org')).toBe('active');
});

test('a person sees her subscription; erased, her address is gone and the count stays', async () => {
	const person = await transaction((tx) =>
		findOrMakePerson(tx, { name: 'Zoé', email: 'zoe@example.org', locale: 'fr' })
	);
	await subscribed('zoe@example.org');
	const id = await issue();
	await transaction((tx) => sendNewsletter(tx, id, viewer));
	await newsletterJob.run({ id });
	expect((await exportOf(person)).notice?.newsletter).toHaveLength(1);
	await transaction((tx) => erase(tx, person));
	expect(await stateOf('zoe')).toBeUndefined();
	expect((await newsletters())[0]).toMatchObject({ written: 1 });
});

test('of a list those are written to who asked for it, once, in their language; who stops gets nothing more', async () => {
	const person = (name: string, email: string | null) =>
		transaction((tx) => findOrMakePerson(tx, { name, email, locale: 'fr' }));
	const people = [
		await person('Lia', 'lia@example.org'),
		await person('Moe', 'moe@example.org'),
		await person('Nia', null),
		await person('Oda', 'oda@example.org')
	];
	await subscribed('lia@example.org', 'en');
	await subscribed('oda@example.org');
	const list = await transaction(async (tx) => {
		const id = await keepList(tx, null, NewList.parse({ name: 'Invités', readers: 'team', asks: {} }), viewer);
		for (const one of people) await placeInList(tx, id, { kind: 'person', id: one }, true, viewer);
		return contactList(id, viewer, tx);
	});
	expect(await readersOfList(list)).toMatchObject({
		readers: [{ person: people[0] }, { person: people[3] }],
		others: 2
	});
	const circular = { key: newId(), list, subject: words('Venez\nBcc: x'), text: words('Le 12 à midi.') };
	const sent = () => transaction((tx) => writeToList(tx, circular, viewer.id));
	expect([await sent(), await sent()]).toEqual([2, 2]);
	const [lia, oda] = (await mails()) as [Mail, Mail];
	expect([lia.recipient, oda.recipient, (await mails()).length]).toEqual(['lia@example.org', 'oda@example.org', 2]);
	expect(lia.text).toContain('Le 12 à midi. (en)');
	expect(lia.headers['List-Unsubscribe']).toContain(tokenIn(lia, 'stop'));
	await transaction((tx) => stopByLink(tx, tokenIn(lia, 'stop')));
	expect((await readersOfList(list)).readers.map(({ email }) => email)).toEqual(['oda@example.org']);
	expect(await listCircularsOf(list.id)).toMatchObject([{ letters: 2 }]);
	await transaction((tx) => stopByLink(tx, tokenIn(oda, 'stop')));
	await expect(transaction((tx) => writeToList(tx, { ...circular, key: newId() }, viewer.id))).rejects.toMatchObject({
		code: 'notice_list_nobody'
	});
});
