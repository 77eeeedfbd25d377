import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addNews } from '#editorial/server';
import { membersOf, moveGroup, settleMember, writeGroup } from '#groups/server';
import { ref } from '#kernel/facts.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { show } from '#kernel/identity/server/visibility.ts';
import { transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { decide, reports } from '#moderation/server';
import { NewProfile, NewWork } from '#network';
import { addWork, keepProfile, organizationNames, publishProfile, publishWork } from '#network/server';
import { drawnNow } from '#web/human.server.ts';
import { by, open, openHub, settleIn } from '../claims/support/hub.ts';
import { nounOf } from '../src/nouns.ts';
import { launchBrowser } from './support/browser.ts';

/** A form that strangers send is believed after three seconds. */
const BY_HAND_MS = 3000;
const words = (fr: string) => ({ source: 'fr', fr }) as const;

let hub: Awaited<ReturnType<typeof openHub>>;
let browser: Browser;
let url: string;
let team: string;

beforeAll(async () => {
	[hub, browser] = await Promise.all([openHub({ crowd: true }), launchBrowser({ still: true })]);
	url = hub.program.url;
	openSecret(undefined, hub.program.data);
	await settleIn();
	await open('atelier');
	team = await transaction((tx) => findOrMakePerson(tx, { name: 'Ada', email: 'ada@example.org', locale: 'fr' }));
	await openGroup();
	await transaction(async (tx) => {
		const person = await findOrMakePerson(tx, { name: 'Lou Visible', email: null, locale: 'fr' });
		const nothing = { headline: null, about: null, locality: null, website: null, picture: null };
		await keepProfile(tx, person, NewProfile.parse({ ...nothing, links: [], openTo: [], skills: [] }), by);
		await show(tx, person, 'name', 'everyone');
		await publishProfile(tx, person, by);
		const made = { kind: 'game', title: words('Jeu'), summary: words('Un jeu.'), body: null, year: null, url: null };
		const work = await addWork(tx, NewWork.parse({ ...made, organization: null, sectors: [], pictures: [] }), []);
		await publishWork(tx, work, by);
		const texts = { title: words('Nouvelle'), summary: words('Court.'), body: words('Long.') };
		const news = { ...texts, slug: 'nouvelle', picture: null, sectors: [], organization: null, authorShown: false };
		await addNews(tx, { ...news, publishedAt: new Date() }, { actor: ref('person', team), source: 'desk' });
	});
});

afterAll(async () => {
	await browser?.close();
	await hub?.close();
});

/** A group that an organisation leads, whose yes the team has said in its place. */
async function openGroup(): Promise<void> {
	const texts = { title: words('Guide de musée'), summary: words('Un guide.'), body: words('Un texte.') };
	const plain = {
		kind: 'working',

		place: null,
		site: '',
		starts: null,
		ends: null,
		operation: null
	} as const;
	const [organization = ''] = (await organizationNames()).map(({ id }) => id);
	const role = { role: 'coordinator', scope: null } as const;
	const own = { id: team, name: 'Ada', email: null, locale: 'fr', secondFactor: true, sessionId: '' } as const;
	await transaction(async (tx) => {
		const id = await writeGroup(
			tx,
			{ ...texts, ...plain, sectors: [], public: true },
			{ organization, country: 'BE' },
			by
		);
		const [lead] = await membersOf(id, tx);
		await settleMember(tx, lead?.id ?? '', 'accept', { viewer: { ...own, roles: [role] }, by });
		await moveGroup(tx, id, 'open', by);
	});
}

test.for([
	'/fr/agenda/atelier',
	'/fr/reseau/hub',
	'/fr/lieux/quai',
	'/fr/galerie/jeu',
	'/fr/personnes/lou-visible',
	'/fr/actualites/nouvelle',
	'/fr/groupes/guide-de-musee'
])('a visitor without JavaScript reports %s, and the team takes it down', async (address) => {
	const context = await browser.newContext({ locale: 'fr-BE', javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(url + address);
	await page.getByRole('link', { name: 'Signaler' }).click();
	await page.getByLabel('C’est faux ou dépassé').check();
	await page.locator('textarea[name=words]').fill('Cette page ne dit plus la vérité.');
	const drawn = drawnNow(Date.now() - BY_HAND_MS);
	await page.locator('[name=drawn]').evaluate((field: HTMLInputElement, value) => (field.value = value), drawn);
	await page.getByRole('button', { name: 'Envoyer le signalement' }).click();
	await page.getByText('Merci, c’est envoyé').waitFor();
	await context.close();
	const { rows } = await reports({ q: '', state: 'open', kind: '', limit: 10, offset: 0 });
	expect(rows).toHaveLength(1);
	for (const { id, kind, object } of rows)
		await transaction(async (tx) => {
			await decide(tx, id, { decision: 'hidden', answer: null }, team);
			const by = { actor: ref('person', team), source: 'desk' } as const;
			await nounOf(kind)?.report?.hide?.(tx, object, by, true);
		});
	expect((await fetch(url + address)).status).toBe(404);
});
