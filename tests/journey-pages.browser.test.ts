import { sql } from 'kysely';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runsOf } from '#journey/server';
import { href, parseAddress } from '#kernel/address.ts';
import { personByEmail } from '#kernel/identity/server/persons.ts';
import { db } from '#kernel/server/db.ts';
import { openHub } from '../claims/support/hub.ts';
import { secondVersion } from '../claims/support/journey/second-version.ts';
import { type Cookie, signedIn, switchTo } from '../claims/support/pages.ts';
import { axe, launchBrowser } from './support/browser.ts';

let hub: Awaited<ReturnType<typeof openHub>>;
let browser: Browser;
let url: string;
let founder: string;
const opened: BrowserContext[] = [];
/** How the program says that it has too much to do, and in words of files that it had no time to read. */
const CROWDED = 503;
const BUSY = 'a trop à faire pour lire ce texte';

beforeAll(async () => {
	[hub, browser] = await Promise.all([openHub({ crowd: true, args: ['--demo'] }), launchBrowser({ still: true })]);
	url = hub.program.url;
	founder = await invented('noe.pixel');
});

afterAll(async () => {
	for (const context of opened) await context.close();
	await browser?.close();
	await hub?.close();
});

const invented = async (name: string): Promise<string> =>
	(await personByEmail(db, `${name}@exemple.invalid`))?.id ?? '';

async function pageOf(cookies: readonly Cookie[], path: string, script = true): Promise<Page> {
	const context = await browser.newContext({ javaScriptEnabled: script });
	opened.push(context);
	await context.addCookies([...cookies]);
	const page = await context.newPage();
	while ((await page.goto(url + href(path, 'fr')))?.status() === CROWDED);
	return page;
}

/** Sends the files of a version to be read: again, as their author is asked to, while the machine has too much to do. */
async function sendFiles(page: Page, files: readonly ReturnType<typeof asFile>[]): Promise<void> {
	for (const address = page.url(); ; await page.goto(address)) {
		await page.locator('#files').setInputFiles([...files]);
		await page.getByRole('button', { name: 'Vérifier et garder' }).click();
		await page.getByText(/Rien n’a été gardé\.|La version est gardée comme brouillon\./).waitFor();
		if (!(await page.getByText(BUSY).count())) return;
	}
}

/** Loads a page again until it says something: what follows from a fact comes a moment later. */
async function until(page: Page, selector: string, words: RegExp): Promise<void> {
	await expect
		.poll(
			async () => {
				await page.reload();
				return words.test((await page.locator(selector).textContent()) ?? '');
			},
			{ interval: 500 }
		)
		.toBe(true);
}

test('« avancer à jeudi » closes a challenge by the doors of the hub, and a presence that is undone opens it again and says so', async () => {
	const page = await pageOf(await switchTo(url, founder), '/me/journey', false);
	const cafe = page.locator('#quest-cafe');
	await cafe.getByText('À faire', { exact: true }).waitFor();
	await cafe.getByRole('button', { name: 'Démonstration : avancer à jeudi' }).click();
	await page.getByText('C’est jeudi').waitFor();
	await until(page, '#quest-cafe', /Réussi/);
	await cafe.getByRole('button', { name: 'Démonstration : annuler la présence' }).click();
	await until(page, '#quest-cafe', /Rouvert.*la présence qui l’avait réussi a été retirée/s);
});

test('a meeting is asked, accepted and confirmed by both sides, and the challenge of the mentor is met', async () => {
	const player = await pageOf(await switchTo(url, founder), '/me/journey/meetings', false);
	const host = player.locator('article', { has: player.getByRole('heading', { name: 'Pieter Schermlicht' }) });
	await host.locator('summary').click();
	await host.getByRole('button', { name: 'Envoyer ma demande' }).waitFor();
	await host.getByLabel('De quoi voulez-vous parler').fill('Mon premier prix');
	const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
	await host.getByLabel('Date 1').fill(tomorrow);
	await host.getByLabel('Heure 1').fill('10:30');
	await host.getByLabel('En ligne').check();
	await host.getByRole('button', { name: 'Envoyer ma demande' }).click();
	await player.getByText('Votre demande est partie').waitFor();

	const mentor = await pageOf(await switchTo(url, await invented('pieter.schermlicht')), '/me/journey/meetings', false);
	const asked = mentor.locator('article', { hasText: 'Mon premier prix' }).first();
	await asked.getByRole('button', { name: 'Accepter cette date' }).click();
	await mentor.getByText('Votre réponse est partie').waitFor();
	await sql`update journey.meeting set at = now() - interval '1 hour' where about = 'Mon premier prix'`.execute(db);
	await mentor.reload();
	await asked.getByRole('button', { name: 'Oui, nous nous sommes vus' }).click();
	await mentor.getByText('Vous avez dit : nous nous sommes vus.').first().waitFor();

	await player.reload();
	const mine = player.locator('article', { hasText: 'Mon premier prix' }).first();
	await mine.getByText('Pieter Schermlicht l’a confirmé.').waitFor();
	await mine.getByRole('button', { name: 'Oui, nous nous sommes vus' }).click();
	await mine.getByText('A eu lieu').waitFor();
	await mine.getByLabel('Trois lignes, pour vous').fill('Un prix se teste.');
	await mine.getByRole('button', { name: 'Garder mes trois lignes' }).click();
	await player.getByText('Vos trois lignes sont gardées').waitFor();
	await player.goto(url + href('/me/journey', 'fr'));
	await until(player, '#quest-mentor', /Réussi/);
});

test('who was there gives a word by a link, and it stands in the profile with her name; the link is hers then', async () => {
	const player = await pageOf(await switchTo(url, founder), '/me/journey/competences', false);
	await player.getByText('Demander un témoignage').click();
	await player.getByLabel('Compétence 1').selectOption('3.4');
	await player.getByLabel('Compétence 2').selectOption('2.5');
	await player.getByLabel('Ce que vous avez fait ensemble').fill('Le stand du marché, samedi');
	await player.getByRole('button', { name: 'Faire le lien' }).click();
	await player.getByText('Le lien est prêt.').waitFor();
	const link = await player.getByLabel('Le lien à envoyer').inputValue();
	await player.goto(link);
	await player.getByText('on ne témoigne pas pour soi-même').waitFor();

	const peer = await pageOf(await signedIn(url, 'director'), '/me/journey', false);
	await peer.goto(link);
	await peer.getByText('Le stand du marché, samedi').waitFor();
	const seen = await pageOf(await signedIn(url, 'director'), parseAddress(new URL(link).pathname)?.path ?? '');
	expect(await axe(seen)).toEqual([]);
	await peer.getByLabel('Ce que vous avez vu').fill('Il a écouté jusqu’au bout.');
	await peer.getByRole('button', { name: 'Donner ce témoignage' }).click();
	await peer.getByText('Donnez un niveau à ce que vous avez vu').waitFor();
	await peer.getByLabel('Travailler avec les autres').selectOption('4');
	await peer.getByRole('button', { name: 'Donner ce témoignage' }).click();
	await peer.getByText('Merci.').waitFor();

	await player.goto(url + href('/me/journey/competences', 'fr'));
	await player.locator('#testimonies').getByText('Il a écouté jusqu’au bout.').waitFor();
	await player.locator('[id="competence-3.4"] summary').click();
	await player.locator('[id="competence-3.4"]').getByText('« Il a écouté jusqu’au bout. »').waitFor();
	const stranger = await pageOf(await signedIn(url, 'teacher'), '/me/journey', false);
	expect((await stranger.goto(link))?.status()).toBe(404);
});

test('a dossier has what was met, is the same file each time, and nobody else’s', async () => {
	const [run] = await runsOf(founder);
	const cookies = await switchTo(url, founder);
	const page = await pageOf(cookies, `/me/journey/${run?.id}/dossier`);
	await page.getByText('Un prix se teste.').waitFor();
	const request = page.context().request;
	const read = async (form: string): Promise<Buffer> => {
		const answer = await request.get(url + href(`/me/journey/${run?.id}/dossier/${form}`, 'fr'));
		return answer.status() === CROWDED ? read(form) : answer.body();
	};
	const [json, again, pdf] = await Promise.all([read('json'), read('json'), read('pdf')]);
	expect(json.toString()).toBe(again.toString());
	expect(JSON.parse(json.toString()).met[0]).toMatchObject({
		with: 'Pieter Schermlicht',
		lines: 'Un prix se teste.'
	});
	expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
	expect(await axe(page)).toEqual([]);
	const stranger = await pageOf(await signedIn(url, 'teacher'), `/me/journey/${run?.id}/dossier`);
	expect(await stranger.getByRole('heading', { level: 1 }).textContent()).not.toContain('Dossier');
});

test('one’s own numbers make twelve months, beside the game’s, and a number that is none is said beside its field', async () => {
	const [run] = await runsOf(founder);
	const page = await pageOf(await switchTo(url, founder), `/me/journey/${run?.id}/numbers`, false);
	await page.getByLabel('Prix d’une vente').fill('douze');
	await page.getByRole('button', { name: 'Calculer et garder' }).click();
	await page.getByText('Écrivez un nombre').waitFor();
	await page.getByLabel('Prix d’une vente').fill('99,50');
	await page.getByLabel('Ventes le premier mois').fill('40');
	await page.getByRole('button', { name: 'Calculer et garder' }).click();
	await page.getByText('Vos chiffres sont gardés.').waitFor();
	expect(await page.locator('#plan tbody tr').count()).toBe(12);
	expect(await page.locator('#plan tbody tr').first().textContent()).toMatch(/3\s?980/);
	await page.getByText('Une entreprise inventée.').waitFor();
});

test('files with mistakes are named by file and line, and nothing of them is kept', async () => {
	const page = await pageOf(await signedIn(url, 'coordinator'), '/desk/stories/etincelle', false);
	const files = secondVersion().map(({ name, content }) =>
		name === 'spark.ink'
			? { name, content: Buffer.from(`${content}\n~ temp luck = RANDOM(1, 6)\n`) }
			: { name, content }
	);
	await sendFiles(page, files.map(asFile));
	await page.getByText('Rien n’a été gardé.').waitFor();
	const row = page.locator('tr', { hasText: 'spark.ink' }).first();
	expect(await row.textContent()).toMatch(/spark\.ink\s*.*\d+/s);
	await page.goto(url + href('/desk/stories/etincelle', 'fr'));
	expect(await page.locator('tbody tr').count()).toBe(1);
});

test('a new version is rehearsed on every run in flight, decided of, and published: who cannot go on is back at a checkpoint', async () => {
	const page = await pageOf(await signedIn(url, 'coordinator'), '/desk/stories/etincelle');
	await sendFiles(page, secondVersion().map(asFile));
	await page.getByText('La version est gardée comme brouillon.').waitFor();
	const link = page.getByRole('link', { name: 'Aller à cette version' });
	if (await link.count()) await link.click();
	await page.getByRole('button', { name: 'Répéter sur toutes les parties' }).click();
	await page
		.locator('#gate')
		.getByText(/^\d+ bloquées?$/)
		.waitFor({ timeout: 40_000 });
	await page.locator('#gate').getByText('il n’est plus proposé là').first().waitFor();
	expect(await axe(page)).toEqual([]);
	await page.getByRole('button', { name: 'revenir au dernier point' }).click();
	await page.getByText(/reviennent à un point, puis passent\s: [1-9]/).waitFor();
	await page.getByRole('button', { name: 'Publier cette version' }).click();
	await page.getByText(/revenues à un point\s: [1-9]/).waitFor();
	const { rows } = await sql<{ versions: number }>`
		select count(*)::int as versions from journey.story_version where state = 'live'`.execute(db);
	expect(rows[0]?.versions).toBe(1);
}, 180_000);

test('a text is read for the words that it has: another text asks to be read anew', async () => {
	const page = await pageOf(await signedIn(url, 'coordinator'), '/desk/stories/etincelle/words?language=en', false);
	await page.locator('input[name=chosen]').first().check();
	await page.getByRole('button', { name: 'Je les ai relus' }).click();
	await page.getByText('Noté pour les textes choisis.').waitFor();
	await page.locator('tbody tr', { hasText: 'Lus' }).first().waitFor();
	await sql`update journey.word_reading set text_hash = repeat('0', 64)`.execute(db);
	await page.goto(`${url}${href('/desk/stories/etincelle/words', 'fr')}?language=en&state=read`);
	await page.getByText('Aucun texte ici.').waitFor();
});

const asFile = ({ name, content }: { name: string; content: Buffer }) => ({
	name: name.split('/').at(-1) ?? name,
	mimeType: 'application/octet-stream',
	buffer: content
});
