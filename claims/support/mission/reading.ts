import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { href } from '#kernel/address.ts';
import { db } from '#kernel/server/db.ts';
import { bothClocks, clockOf } from '#missions';
import { missionById, sheetOf, travellerOf } from '#missions/server';
import { sessionOf } from '../learning/session.ts';

/** The sheet of whoever meets most people, on a telephone: kept as she opens it, then read with the network cut, after a reload. @returns how many lines it has, and what is missing */
export async function readOffline(
	url: string,
	mission: string,
	browser: Browser
): Promise<{ lines: number; wrong: string[] }> {
	const { rows } = await sql<{ person: string }>`
		select t.person from missions.traveller t join missions.meeting e on e.traveller = t.id and e.state = 'planned'
		where t.mission = ${mission} group by t.id order by count(*) desc, t.id limit 1`.execute(db);
	const person = rows[0]?.person ?? '';
	const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'fr-BE' });
	await context.addCookies(await sessionOf(url, person));
	const page = await context.newPage();
	const here = url + href(`/me/missions/${mission}/sheet`, 'fr');
	await page.goto(here);
	await page.locator('#kept').waitFor();
	await context.setOffline(true);
	await page.goto('about:blank');
	await page.goto(here);
	await page.getByText('Pas de réseau').waitFor();
	const text = plain(await page.locator('main').textContent());
	const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
	await context.close();
	const { lines, needed } = await wholeSheet(mission, person);
	const wrong = needed
		.filter((one) => !text.includes(plain(one)))
		.map((one) => `without a network « ${one} » is not there`);
	return { lines, wrong: wide ? [...wrong, 'the sheet is wider than a telephone'] : wrong };
}

const plain = (said: string | null): string => (said ?? '').replace(/\s+/g, ' ');

/** All that a sheet has to say: each hour by both clocks. */
async function wholeSheet(mission: string, person: string): Promise<{ lines: number; needed: string[] }> {
	const traveller = await travellerOf(mission, person);
	if (!traveller) throw new Error('nobody travels');
	const { there, here, days, contact, documents } = await sheetOf(await missionById(mission), traveller, 'fr');
	const said = (at: Date, zone: string) => bothClocks(at, clockOf(zone, [there, here], 'fr'), here, 'fr');
	const entries = days.flatMap((day) => day.entries);
	const lines = entries.flatMap(({ title, place, address, phone, ...its }) => [
		...[title, place, address, phone],
		...[said(its.startsAt, its.startZone), said(its.endsAt, its.endZone)]
	]);
	return { lines: entries.length, needed: [...lines, ...documents, contact.name, contact.phone].filter(Boolean) };
}
