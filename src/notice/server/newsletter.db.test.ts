import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addNews, newsForm, trashNews } from '#editorial/server';
import { parseAddress } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { consent, consentsOf, withdrawConsent } from '#kernel/identity/server/consents.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { catchUp } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { setPublicUrl } from '#kernel/server/place.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import { erase, exportOf } from '../../erase.ts';
import type { IssueBlock } from '../newsletter.ts';
import {
	addNewsletter,
	askForNewsletter,
	candidates,
	changeNewsletter,
	chooseByLink,
	chosenByLink,
	confirmNewsletter,
	mayConfirm,
	mayStop,
	newsletters,
	sendNewsletter,
	stopByLink,
	subscribers
} from './index.ts';
import { pauseRefused } from './newsletter-list.ts';
import { followConsents } from './newsletter-reader.ts';
import { newsletterJob } from './newsletter-sending.ts';
import { stopLink } from './newsletter-subscribers.ts';

const words = (fr: string) => ({ source: 'fr', fr, en: `${fr} (en)` }) as const;
let viewer: Viewer;
let news: string;

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	openStorage(mkdtempSync(join(tmpdir(), 'valley-newsletter-')));
	prepareJobs(connection);
	setPublicUrl('https://hub.example');
	const id = await transaction((tx) => findOrMakePerson(tx, { name: 'Ada', email: 'ada@example.org', locale: 'fr' }));
	viewer = { id, name: 'Ada', email: 'ada@example.org', locale: 'fr', roles: [], secondFactor: true, sessionId: 's' };
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
	news = await transaction((tx) => addNews(tx, given, { actor: ref('person', id), source: 'desk' }));
});
afterAll(stopJobs);
beforeEach(async () => {
	await sql`delete from kernel.mail`.execute(db);
	await sql`delete from notice.newsletter_delivery`.execute(db);
	await sql`delete from notice.newsletter`.execute(db);
	await sql`delete from notice.subscriber`.execute(db);
});

const ask = (email: string, locale: 'fr' | 'en' = 'fr') =>
	transaction((tx) => askForNewsletter(tx, { email, locale, source: 'form' }));
type Mail = { recipient: string; text: string; html: string; headers: Record<string, string> };
const mails = async () =>
	(await sql<Mail>`select recipient, text, html, headers from kernel.mail order by written_at`.execute(db)).rows;
/** The token in a letter's link to one of the newsletter's pages; '' where there is none. */
function tokenIn({ text }: Mail, what: 'confirm' | 'stop'): string {
	const paths = [...text.matchAll(/https?:\S+/g)].map(([link]) => parseAddress(new URL(link).pathname)?.path);
	const path = paths.find((one) => one?.startsWith(`/newsletter/${what}/`));
	return path?.split('/').at(-1) ?? '';
}
const idOf = async (email: string): Promise<string> =>
	(await subscribers({ q: email, state: '', limit: 1, offset: 0 })).rows[0]?.id ?? '';
const tokenOfStop = (id: string): string => stopLink(id, 'fr').split('/').at(-1) ?? '';
const stateOf = async (email: string) =>
	(await subscribers({ q: email, state: '', limit: 1, offset: 0 })).rows[0]?.state;

async function subscribed(email: string, locale: 'fr' | 'en' = 'fr'): Promise<void> {
	await ask(email, locale);
	const asked = (await mails()).findLast(({ recipient }) => recipient === email);
	if (!asked) throw new Error('no letter asked');
	await transaction((tx) => confirmNewsletter(tx, tokenIn(asked, 'confirm')));
	await sql`delete from kernel.mail`.execute(db);
}

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

test('each gets the blocks of her sectors and those for all; who would get nothing gets no letter', async () => {
	for (const [email, sectors] of [
		['all@example.org', []],
		['gaming@example.org', ['gaming']],
		['design@example.org', ['design', 'digital']]
	] as const) {
		await subscribed(email);
		const id = await idOf(email);
		await transaction((tx) => chooseByLink(tx, tokenOfStop(id), sectors));
	}
	const gaming = ['gaming'];
	const blocks = [
		{ kind: 'title', sectors: [], words: words('Jeux') },
		{ kind: 'text', sectors: gaming, words: words('Une manette') },
		{ kind: 'title', sectors: [], words: words('Suite') },
		{ kind: 'button', sectors: [], words: words('Voir'), url: '/agenda' },
		{ kind: 'picture', sectors: [], picture: null, caption: words('Vide'), url: null }
	] as const;
	const send = async (more: readonly IssueBlock[]) => {
		await sql`delete from kernel.mail`.execute(db);
		const given = { subject: words('Lettre'), until: '2030-01-01', blocks: [...blocks, ...more] };
		const id = await transaction((tx) => addNewsletter(tx, given));
		await transaction((tx) => sendNewsletter(tx, id, viewer));
		await newsletterJob.run({ id });
		return new Map((await mails()).map((mail) => [mail.recipient.split('@')[0], mail]));
	};
	const sent = await send([]);
	expect([...sent.keys()].sort()).toEqual(['all', 'gaming']);
	expect(sent.get('gaming')?.text).toContain('Une manette');
	const common = await send([{ kind: 'text', sectors: [], words: words('Pour tous') }]);
	expect([...common.keys()].sort()).toEqual(['all', 'design', 'gaming']);
	const design = common.get('design') as Mail;
	expect(design.text).not.toMatch(/Jeux|manette/);
	expect(design.text).toMatch(/Suite\n=====\n\nVoir\nhttps:\/\/hub.example\/fr\/agenda\n\nPour tous/);
	expect(design.html).toContain('src="cid:mark"');
	expect(design.html).not.toContain('Vide');
});

test('a stranger’s wish changes nothing of who gets the newsletter already; she herself chooses by her link alone', async () => {
	await subscribed('zoe@example.org');
	const chosen = () => chosenByLink(tokenOfStop(id));
	const id = await idOf('zoe@example.org');
	await transaction((tx) =>
		askForNewsletter(tx, { email: 'zoe@example.org', locale: 'en', source: 'form', sectors: ['gaming'] })
	);
	expect(await chosen()).toEqual([]);
	await transaction((tx) => chooseByLink(tx, tokenOfStop(id), ['gaming']));
	expect(await chosen()).toEqual(['gaming']);
	await expect(transaction((tx) => chooseByLink(tx, `${id}.x`, []))).rejects.toMatchObject({ status: 404 });
	await expect(chosenByLink(`${id}.x`)).rejects.toMatchObject({ status: 404 });
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
