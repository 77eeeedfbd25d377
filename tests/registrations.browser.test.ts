import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { schedule, writeOffering } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { localOf, momentOf, shifted } from '#kernel/server/clock.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { addPlace } from '#network/server';
import { drawnNow } from '#web/human.server.ts';
import { device, soon, ticket } from '../claims/support/door.ts';
import { by, registrationPage, type Seance } from '../claims/support/hub.ts';
import { type Cookie, signedIn } from '../claims/support/pages.ts';
import { lettersTo } from '../claims/support/referral/people.ts';
import { axe } from './support/browser.ts';
import { visitedHub } from './support/visited.ts';

const { url, browser } = await visitedHub('--demo');
const cookies = await signedIn(url, 'coordinator');

test.for([true, false])(
	'the team moves a registration to another date and back (JavaScript: %s)',
	async (javaScriptEnabled) => {
		const seance = await soon(`bouge-${javaScriptEnabled}`);
		const { seat } = await ticket(url, seance, 'Mona Bouge');
		const { rows } = await sql<{ booking: string; offering: string }>`
		select s.booking, o.offering from participation.seat s, agenda.occurrence o where s.id = ${seat} and o.id = ${seance.id}`.execute(
			db
		);
		const { booking = '', offering = '' } = rows[0] ?? {};
		const startsAt = new Date(Date.now() + 20 * 86_400_000);
		const other = await transaction((tx) =>
			schedule(
				tx,
				offering,
				{
					...{ startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), timeZone: 'Europe/Brussels', place: null },
					...{ capacity: 3, waiting: false, offerMinutes: null }
				},
				by
			)
		);
		const subject = async () =>
			(await sql<{ subject: string }>`select subject from participation.booking where id = ${booking}`.execute(db))
				.rows[0]?.subject;
		const page = await visit(`/registrations/${booking}`, cookies, { javaScriptEnabled });
		if (javaScriptEnabled) expect(await axe(page)).toEqual([]);
		await page.getByLabel('Séance').selectOption(other.id);
		await page.getByRole('button', { name: 'Déplacer vers une autre séance' }).click();
		await page.getByText('L’inscription est déplacée').waitFor();
		expect(await subject()).toBe(other.id);
		if (javaScriptEnabled) expect(await axe(page)).toEqual([]);
		await page.getByRole('button', { name: 'Remettre à la date d’avant' }).click();
		await page.waitForURL(new RegExp(`from=${other.id}`));
		expect(await subject()).toBe(seance.id);
	}
);

test('without a second factor the team checks tickets in, and reads no list of names', async () => {
	const seance = await soon('benevole');
	const { ticket: code } = await ticket(url, seance, 'Vera Volontaire');
	await ticket(url, seance, 'Sonia Secrète');
	const weak = await signedIn(url, 'coordinator');
	await sql`delete from identity.step_up where session_id = (select session_id from identity.step_up order by at desc limit 1)`.execute(
		db
	);
	const scanner = device(url, weak, seance);
	expect((await scanner.list()).rows.map(({ ticket: shown }) => shown)).toEqual(['', '']);
	const cookie = weak.map(({ name, value }) => `${name}=${value}`).join('; ');
	for (const path of ['/export?format=csv', '/feuille', `/feuille/${crypto.randomUUID()}`, '?names']) {
		const answer = await fetch(`${url}/fr/coulisses/accueil/${seance.id}${path}`, {
			headers: { cookie },
			redirect: 'manual'
		});
		expect([path, answer.status, await answer.text()]).toEqual([path, 303, '']);
	}
	const page = await visit(`/door/${seance.id}`, weak);
	expect(await page.content()).not.toContain('Sonia Secrète');
	expect(await axe(page)).toEqual([]);
	await page.locator('#ticket').fill(code);
	await page.keyboard.press('Enter');
	await page.getByRole('region', { name: 'Résultat' }).getByText('Vera Volontaire').waitFor();
	await page.getByText('1 entrée (attendu : 2)').waitFor();
	await page.getByRole('link', { name: 'Voir les noms' }).click();
	await page.waitForURL(/returnTo=.*names/);
});

test('a visitor without JavaScript proposes an activity, and the team makes a draft of it at one press', async () => {
	const context = await browser.newContext({ locale: 'fr-BE', javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`${url}/fr/agenda`);
	await page.getByRole('link', { name: 'Proposer une activité' }).click();
	await page.getByLabel('Titre').fill('Un repair café du quai');
	await page.getByLabel('Ce que vous proposez').fill('On répare ensemble des claviers. Chacun amène le sien.');
	await page.getByLabel('Jour').fill('2020-01-01');
	await page.getByLabel('Votre nom').fill('Ida Idée');
	await page.getByLabel('Votre adresse e-mail').fill('ida.idee@exemple.invalid');
	const send = async (drawn: string) => {
		await page.locator('[name=drawn]').evaluate((field: HTMLInputElement, value) => (field.value = value), drawn);
		await page.getByRole('button', { name: 'Envoyer la proposition' }).click();
	};
	await send(drawnNow());
	await page.getByText('Le formulaire a été envoyé trop vite').waitFor();
	await send(drawnNow(Date.now() - 4000));
	await page.getByText('Donnez un jour à venir').waitFor();
	expect(await page.getByLabel('Titre').inputValue()).toBe('Un repair café du quai');
	await page.getByLabel('Jour').fill('');
	await send(drawnNow(Date.now() - 4000));
	await page.getByText('Votre proposition est arrivée').waitFor();
	await context.close();
	const desk = await visit('/activites', cookies);
	await desk.getByRole('link', { name: /activités? proposées?/ }).click();
	expect(await axe(desk)).toEqual([]);
	const own = desk.getByRole('listitem').filter({ hasText: 'Un repair café du quai' });
	await own.getByRole('button', { name: 'En faire un brouillon' }).click();
	await desk.getByRole('heading', { level: 1, name: 'Un repair café du quai' }).waitFor();
});

test.for([true, false])(
	'a past day and a place that is shared are asked about, and a place is made in the form of an activity (JavaScript: %s)',
	async (javaScriptEnabled) => {
		const day = shifted(localOf(new Date(), 'Europe/Brussels'), javaScriptEnabled ? 61 : 62).slice(0, 10);
		const { slug } = await placeTaken(`prise-${javaScriptEnabled}`, day);
		const page = await visit('', cookies, { javaScriptEnabled });
		await page.goto(`${url}${href('/desk/activities/new', 'fr')}`);
		const title = `Un atelier à la cave ${javaScriptEnabled}`;
		await page.getByLabel('Titre').first().fill(title);
		await page.getByLabel('Résumé').first().fill('On creuse.');
		await page.locator('#kind').selectOption('workshop');
		await page.locator('#date').fill('2020-01-01');
		await page.locator('#start').fill('19:00');
		await page.locator('#end').fill('21:00');
		const draft = page.getByRole('button', { name: 'Garder comme brouillon' });
		await draft.click();
		await page.getByText(/Cette date est passée.* 2020/).waitFor();
		await page.locator('#date').fill(day);
		await page.locator('#place').selectOption(slug);
		if (!javaScriptEnabled) await draft.click();
		await page.getByText('l’agenda y a déjà quelque chose à ce moment').waitFor();
		await page.getByText('Déjà là').waitFor();
		expect(await page.getByLabel('Garder quand même').isChecked()).toBe(false);
		expect(await page.getByRole('button', { name: /20:00/ }).count()).toBeGreaterThan(0);
		if (javaScriptEnabled) expect(await axe(page)).toEqual([]);
		const named = page.getByLabel('Son nom');
		// a form that comes back has its folds open
		if (!(await named.isVisible())) await page.getByText('Un lieu qui n’est pas dans la liste').click();
		await named.fill(`Cave ${javaScriptEnabled}`);
		await page.getByLabel('Capacité').fill('80');
		await draft.click();
		await page.getByRole('heading', { level: 1, name: title }).waitFor();
		const { rows } =
			await sql`select p.capacity, to_char(o.starts_at at time zone o.time_zone, 'YYYY-MM-DD HH24:MI') as starts
			from network.place p join agenda.occurrence o on o.place = p.id where p.name = ${`Cave ${javaScriptEnabled}`}`.execute(
				db
			);
		expect(rows).toEqual([{ capacity: 80, starts: `${day} 19:00` }]);
	}
);

test.for([true, false])(
	'a family takes tickets of several kinds, and the team, its tables and the door say which (JavaScript: %s)',
	async (javaScriptEnabled) => {
		const seance = await soon(`billets-${javaScriptEnabled}`, { capacity: 5 });
		const { rows } = await sql<{
			id: string;
		}>`select offering as id from agenda.occurrence where id = ${seance.id}`.execute(db);
		const offering = rows[0]?.id ?? '';
		const looks = async (page: Page) => (javaScriptEnabled ? axe(page) : []);
		const desk = await visit('', cookies, { javaScriptEnabled });
		await desk.goto(`${url}${href(`/desk/activities/${offering}/categories`, 'fr')}`);
		const add = async (name: string, hint: string, most: string) => {
			await desk.locator('#new-label_fr').fill(name);
			await desk.locator('#new-hint_fr').fill(hint);
			await desk.locator('#new-most').fill(most);
			await desk.getByRole('button', { name: 'Ajouter la catégorie' }).click();
		};
		await add('Adulte', '5 € sur place', '');
		await desk.getByRole('listitem').filter({ hasText: 'Adulte' }).waitFor();
		await add('En fauteuil', '', '0');
		await desk.getByText('Un maximum est un nombre entier').waitFor();
		expect(await desk.locator('#new-label_fr').inputValue()).toBe('En fauteuil');
		await add('En fauteuil', '', '1');
		await desk.getByText('1 place par séance').waitFor();
		expect(await looks(desk)).toEqual([]);

		const family = await visitor(seance, javaScriptEnabled);
		await family.getByLabel('Votre nom').fill('Fanny Famille');
		await family.getByLabel('Votre e-mail').fill(`fanny.${javaScriptEnabled}@exemple.invalid`);
		await family.getByRole('button', { name: 'S’inscrire' }).click();
		await family.getByText('Choisissez combien de places').waitFor();
		await family.getByLabel('Adulte').selectOption('2');
		await family.getByLabel('En fauteuil').selectOption('1');
		expect(await looks(family)).toEqual([]);
		await family.getByRole('button', { name: 'S’inscrire' }).click();
		await family.getByRole('heading', { level: 1, name: 'C’est réservé' }).waitFor();
		expect(await family.getByText('Adulte', { exact: true }).count()).toBe(2);
		await family.getByText('En fauteuil', { exact: true }).waitFor();

		const pair = await visitor(seance, javaScriptEnabled);
		await pair.getByText('Catégorie complète').waitFor();
		await pair.getByLabel('Votre nom').fill('Paul Paire');
		await pair.getByLabel('Votre e-mail').fill(`paul.${javaScriptEnabled}@exemple.invalid`);
		await pair.getByLabel('Adulte').selectOption('1');
		await pair.getByLabel('En fauteuil').selectOption('1');
		if (!javaScriptEnabled) await pair.getByRole('button', { name: 'S’inscrire' }).click();
		await pair.getByText('1 place est libre : 1 × Adulte').waitFor();
		expect(await looks(pair)).toEqual([]);
		await pair.locator('input[name=fit][value=split]').check();
		await pair.getByRole('button', { name: 'S’inscrire' }).click();
		await pair.getByRole('heading', { level: 1, name: 'C’est réservé' }).waitFor();

		await desk.goto(`${url}${href('/desk/registrations', 'fr')}?activity=${offering}&occurrence=${seance.id}`);
		await desk.getByText('3 × Adulte, 1 × En fauteuil ; en attente : 1 × En fauteuil').waitFor();
		const table = await desk
			.context()
			.request.get(
				`${url}${href('/desk/registrations/export', 'fr')}?activity=${offering}&occurrence=${seance.id}&format=csv`
			);
		expect(await table.text()).toContain('2 × Adulte, 1 × En fauteuil');
		await desk.getByRole('link', { name: 'Fanny Famille' }).click();
		await desk.getByText('Modifier', { exact: true }).last().click();
		const change = desk.locator('form[action="?/category"]').last();
		await change.getByRole('combobox').selectOption({ label: 'Adulte' });
		await change.getByRole('button').click();
		await desk.getByText('La catégorie de la place est changée.').waitFor();
		expect(await looks(desk)).toEqual([]);

		const letters = () => lettersTo(`fanny.${javaScriptEnabled}@exemple.invalid`);
		await expect.poll(letters).toContainEqual(expect.stringContaining('2 × Adulte, 1 × En fauteuil'));

		const { rows: seats } = await sql<{ ticket: string; state: string }>`
			select s.ticket, s.state from participation.seat s join agenda.category c on c.id = s.category
			where c.offering = ${offering} and c.label ->> 'fr' = 'En fauteuil'`.execute(db);
		expect(seats.map(({ state }) => state)).toEqual(['confirmed']);
		await desk.goto(`${url}${href(`/desk/door/${seance.id}`, 'fr')}`);
		await desk.locator('#ticket').fill(seats[0]?.ticket ?? '');
		await desk.keyboard.press('Enter');
		const result = desk.getByRole('region', { name: 'Résultat' });
		await result.getByText('En fauteuil').waitFor();
		await desk.getByText('Sans inscription').first().click();
		await desk.locator('#category').selectOption({ label: 'Adulte' });
		expect(await looks(desk)).toEqual([]);
		await desk.locator('form[action="?/walkIn"]').last().getByRole('button').click();
		await result.getByText(/places/).waitFor();
	}
);

/** The page of a séance on a visitor's phone. */
async function visitor(seance: Seance, javaScriptEnabled: boolean): Promise<Page> {
	const context = await browser.newContext({
		locale: 'fr-BE',
		javaScriptEnabled,
		viewport: { width: 390, height: 844 }
	});
	const page = await context.newPage();
	await page.goto(`${url}${registrationPage(seance)}`, { waitUntil: 'networkidle' });
	return page;
}

/** A place in which something is from six to eight. */
async function placeTaken(slug: string, day: string) {
	return transaction(async (tx) => {
		const unsaid = { kind: 'room', organization: null, address: null, sentence: null, fictional: true };
		await addPlace(tx, { ...unsaid, slug, name: `La salle ${slug}`, locality: 'Mons', lat: null, lon: null }, by);
		const words = { source: 'fr', fr: 'Déjà là' } as const;
		const { rows } = await sql<{ slug: string }>`select slug from network.organization where kind = 'hub'`.execute(tx);
		const id = await writeOffering(tx, {
			...{ slug: `deja-${slug}`, kind: 'talk', area: 'agenda', title: words, summary: words, body: null, sectors: [] },
			...{ organization: rows[0]?.slug ?? '', audience: null, price: null, minAge: null, languages: ['fr'] }
		});
		const times = ['18:00', '20:00'].map((clock) => momentOf(`${day}T${clock}`, 'Europe/Brussels') ?? new Date(0));
		const [startsAt = new Date(0), endsAt = new Date(0)] = times;
		const terms = { timeZone: 'Europe/Brussels', place: slug, capacity: 5, waiting: false, offerMinutes: null };
		await schedule(tx, id, { startsAt, endsAt, ...terms }, by);
		return { slug };
	});
}

async function visit(path: string, as: Cookie[], options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
	const context = await browser.newContext({ locale: 'fr-BE', ...options });
	await context.addCookies(as);
	const page = await context.newPage();
	await page.goto(`${url}/fr/coulisses${path}`, { waitUntil: 'networkidle' });
	return page;
}
