import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { href } from '#kernel/address.ts';
import { db } from '#kernel/server/db.ts';
import { missionById, sheetOf, travellerOf } from '#missions/server';
import { switchTo } from '../pages.ts';

/** A founder's sheet on a telephone: kept as she opens it, then read with the network cut, after a reload. @returns how many lines it has, and what is missing */
export async function readOffline(url: string, browser: Browser): Promise<{ lines: number; wrong: string[] }> {
	const { rows } = await sql<{ mission: string; person: string }>`
		select t.mission, t.person from missions.traveller t join missions.mission m on m.id = t.mission join identity.person p on p.id = t.person
		where m.state = 'open' and t.state = 'accepted' and p.email = 'noe.pixel@exemple.invalid'`.execute(db);
	const { mission = '', person = '' } = rows[0] ?? {};
	const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'fr-BE' });
	await context.addCookies(await switchTo(url, person));
	const page = await context.newPage();
	const here = url + href(`/me/missions/${mission}/sheet`, 'fr');
	await page.goto(here);
	await page.locator('#kept').waitFor();
	await context.setOffline(true);
	await page.goto('about:blank');
	await page.goto(here);
	const text = await page.locator('main').textContent();
	const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
	await page.getByText('Pas de réseau').waitFor();
	const traveller = await travellerOf(mission, person);
	const sheet = traveller && (await sheetOf(await missionById(mission), traveller, 'fr'));
	const entries = sheet?.days.flatMap((day) => day.entries) ?? [];
	const needed = [
		...entries.flatMap(({ title, place, address, phone }) => [title, place, address, phone]),
		...(sheet?.documents ?? []),
		sheet?.contact.phone ?? ''
	].filter(Boolean);
	const plain = (said: string | null) => (said ?? '').replace(/\s+/g, ' ');
	const wrong = needed
		.filter((one) => !plain(text).includes(plain(one)))
		.map((one) => `without a network « ${one} » is not there`);
	if (wide) wrong.push('the sheet is wider than a telephone');
	await context.setOffline(false);
	await context.close();
	return { lines: entries.length, wrong };
}
