import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { localOf, momentOf, shifted } from '#kernel/server/clock.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { allDay } from '#spaces';
import { addSpace, heldFor, keepDoorCode, reserve, setArrivals, spaceById } from '#spaces/server';
import { by } from '../claims/support/hub.ts';
import { type Cookie, cookieLine, signedIn, switchTo } from '../claims/support/pages.ts';
import { axe } from './support/browser.ts';
import { visitedHub } from './support/visited.ts';

const { url, browser } = await visitedHub('--demo');
const ZONE = 'Europe/Brussels';
const today = localOf(new Date(), ZONE).slice(0, 10);

test('a time that is chosen is held for who has signed in, says until when, and is let go when the form is left', async () => {
	const room = await space('salle-tenue');
	const [ana, bea] = [await somebody('Ana Tenue'), await somebody('Bea Lente')];
	const [hers, others] = [await phone(ana), await phone(bea)];
	const address = `${url}${href('/spaces/salle-tenue', 'fr')}?day=${shifted(`${today}T00:00`, 9).slice(0, 10)}`;
	await hers.goto(`${address}&from=09:00&until=10:00`);
	await hers.getByText(/^Tenu pour vous jusqu’à \d\d:\d\d\.$/).waitFor();
	expect((await heldFor(ana))?.space).toBe(room);
	expect(await axe(hers)).toEqual([]);
	await others.goto(`${address}&from=09:30&until=10:30`);
	await others.getByRole('button', { name: 'Réserver', exact: true }).click();
	await others.getByText('Cet espace est déjà pris à ce moment-là.').first().waitFor();
	await hers.locator('#from').fill('11:00');
	await hers.locator('#until').fill('12:00');
	await hers.locator('#until').blur();
	await expect.poll(async () => localOf((await heldFor(ana))?.startsAt ?? new Date(0), ZONE).slice(11)).toBe('11:00');
	await hers.getByRole('link', { name: 'Espaces' }).first().click();
	await expect.poll(() => heldFor(ana)).toBe(null);
	await hers.goto(`${address}&from=14:00&until=15:00`);
	await hers.getByText(/^Tenu pour vous/).waitFor();
	await hers.getByRole('button', { name: 'Réserver', exact: true }).click();
	await hers.getByRole('heading', { level: 1, name: 'C’est réservé' }).waitFor();
	expect(await heldFor(ana)).toBe(null);
});

test('a visitor holds nothing, whatever she sends', async () => {
	await space('salle-libre');
	const body = new URLSearchParams({ day: shifted(`${today}T00:00`, 9).slice(0, 10), from: '09:00', until: '10:00' });
	expect(await send([], '/spaces/salle-libre/hold', null, body)).toBe(401);
	const { rows } =
		await sql`select from spaces.allocation a join spaces.space s on s.id = a.space where s.slug = 'salle-libre'`.execute(
			db
		);
	expect(rows).toHaveLength(0);
});

test('on a phone: who has booked today chooses to be shown; who is there too sees her, nobody else does, and no means no', async () => {
	const desks = await space('postes-du-jour', { kind: 'desks', units: 20 });
	const [lea, max, nobody] = [
		await somebody('Léa Montrée'),
		await somebody('Max Voisin'),
		await somebody('Nora Ailleurs')
	];
	const young = await somebody('Gus Jeune', new Date().getFullYear() - 15);
	for (const person of [lea, max, young]) await reserveNow(desks, person);
	const [hers, his, out, pupil] = await Promise.all([lea, max, nobody, young].map((person) => phone(person)));
	if (!hers || !his || !out || !pupil) throw new Error('four telephones');
	const mine = `${url}${href('/me/spaces', 'fr')}`;
	await hers.goto(mine);
	await hers.getByText('Vous n’êtes montré à personne').click();
	await hers.getByLabel('Aujourd’hui seulement, jusqu’à minuit').check();
	await hers.getByLabel('Votre organisation, ou ce que vous faites').fill('Studio Montré');
	expect(await axe(hers)).toEqual([]);
	await hers.getByRole('button', { name: 'Enregistrer' }).click();
	await hers.getByText('Votre choix est enregistré.').waitFor();
	expect(await narrow(hers)).toBe(true);
	await his.goto(mine);
	await his.getByText('Studio Montré').waitFor();
	expect(await his.getByText('Montrée').count()).toBe(0);
	await out.goto(mine);
	expect(await out.getByText('Studio Montré').count()).toBe(0);
	await pupil.goto(mine);
	expect(await pupil.getByText('Me montrer').count()).toBe(0);
	expect(await send(await switchTo(url, young), '/me/spaces', 'here', new URLSearchParams({ shows: 'always' }))).toBe(
		422
	);
	await hers.getByText('Vous êtes montré aujourd’hui').click();
	await hers.getByLabel('À personne').check();
	await hers.getByRole('button', { name: 'Enregistrer' }).click();
	await hers.getByText('Votre choix est enregistré.').waitFor();
	await his.reload();
	expect(await his.getByText('Studio Montré').count()).toBe(0);
});

test('the team notes that somebody has come, and nobody else may; the code of the door is in her list', async () => {
	const room = await space('salle-gardee');
	const its = await spaceById(room);
	await transaction(async (tx) => {
		await setArrivals(tx, its, true, by);
		await keepDoorCode(tx, its, 'space', '4711', by);
	});
	const zoe = await somebody('Zoé Venue');
	const id = await reserveNow(room, zoe);
	const other = await somebody('Tim Voisin');
	const { rows } = await sql<{ id: string }>`select id from network.organization where slug <> 'hub' limit 1`.execute(
		db
	);
	const scope = ref('organization', rows[0]?.id ?? '');
	await transaction((tx) => grant(tx, { person: other, role: 'director', scope, by: null, source: 'desk' }));
	const path = `/desk/spaces/reservations/${id}`;
	const strangers = [[], await switchTo(url, other), await switchTo(url, zoe), await signedIn(url, 'teacher')];
	for (const cookies of strangers) {
		expect([303, 404]).toContain(await send(cookies, path, 'arrive', new URLSearchParams()));
		expect([303, 404]).toContain((await page(cookies, path)).status);
	}
	expect(await stateOf(id)).toBe('confirmed');
	expect(
		await send(await switchTo(url, other), `/spaces/salle-gardee/code`, null, new URLSearchParams({ reservation: id }))
	).toBe(404);

	const hers = await phone(zoe);
	await hers.goto(`${url}${href('/me/spaces', 'fr')}`);
	expect(await axe(hers)).toEqual([]);
	await hers.getByRole('button', { name: 'Afficher le code' }).first().click();
	await hers.getByText('4711').waitFor();

	const team = await phone(null, await signedIn(url, 'coordinator'));
	await team.goto(url + href(path, 'fr'));
	expect(await axe(team)).toEqual([]);
	expect(await narrow(team)).toBe(true);
	await team.getByRole('button', { name: 'Noter l’arrivée' }).click();
	await team.getByText('L’arrivée est notée.').waitFor();
	expect(await stateOf(id)).toBe('fulfilled');
});

const somebody = (name: string, birthYear: number | null = null): Promise<string> =>
	transaction((tx) =>
		findOrMakePerson(tx, { name, email: `${newId()}@exemple.invalid`, locale: 'fr', birthYear, fictional: true })
	);

const space = (slug: string, more: object = {}): Promise<string> =>
	transaction((tx) => {
		const given = { place: 'quai', slug, kind: 'room', name: { source: 'fr', fr: slug }, hours: allDay } as const;
		return addSpace(tx, { ...given, closedOnHolidays: false, fictional: true, ...more }, by);
	});

/** She has it from a moment ago until the end of the day. */
async function reserveNow(where: string, person: string): Promise<string> {
	const startsAt = new Date(Date.now() - 60_000);
	const endsAt = momentOf(`${shifted(`${today}T00:00`, 1)}`, ZONE) ?? new Date();
	const request = {
		...{ name: 'Invitée', email: `${person}@exemple.invalid`, locale: 'fr' as const, idempotencyKey: newId() },
		...{ startsAt, endsAt, quantity: 1, purpose: null, people: null }
	};
	const terms = { actor: ref('person', person), source: 'desk', approval: false } as const;
	return (await transaction((tx) => reserve(tx, where, request, terms))).reservation;
}

async function stateOf(reservation: string): Promise<string | undefined> {
	const { rows } = await sql<{ state: string }>`
		select t.state from participation.seat t join spaces.reservation r on r.booking = t.booking where r.id = ${reservation}`.execute(
		db
	);
	return rows[0]?.state;
}

async function phone(person: string | null, cookies?: Cookie[]): Promise<Page> {
	const viewport = { width: 390, height: 844 };
	const context = await browser.newContext({ locale: 'fr-BE', viewport, hasTouch: true });
	await context.addCookies(cookies ?? (await switchTo(url, person ?? '')));
	return context.newPage();
}

const page = (cookies: readonly Cookie[], path: string) =>
	fetch(url + href(path, 'fr'), { redirect: 'manual', headers: { cookie: cookieLine(cookies) } });

/** Sends a form as a browser without JavaScript does. @returns the status. */
async function send(
	cookies: readonly Cookie[],
	path: string,
	action: string | null,
	body: URLSearchParams
): Promise<number> {
	const answer = await fetch(`${url}${href(path, 'fr')}${action ? `?/${action}` : ''}`, {
		...{ method: 'POST', redirect: 'manual', body },
		headers: { cookie: cookieLine(cookies), origin: url, accept: 'text/html' }
	});
	await answer.arrayBuffer();
	return answer.status;
}

/** Whether nothing is wider than the screen. */
const narrow = (page: Page): Promise<boolean> =>
	page.locator('html').evaluate((root) => root.scrollWidth <= root.clientWidth);
