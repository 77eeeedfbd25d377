import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { db } from '#kernel/server/db.ts';
import { alive } from '../../../tests/support/browser.ts';
import type { Seance } from '../hub.ts';
import type { Cookie } from '../pages.ts';

/** The Keystroke-Level Model (Card, Moran, Newell 1980): seconds for a key by somebody who types little, for a press of the mouse, and to make up one's mind. */
const KEY = 0.28;
const DECIDE = 1.35;

/** Who is not simply present: after which part of the list she stands, and the number key that says so. */
const exceptions = [
	{ after: 0.13, key: '2' },
	{ after: 0.33, key: '3' },
	{ after: 0.58, key: '4' },
	{ after: 0.85, key: '4' }
];

/**
 * Fills in the attendance list of a séance that has begun with the keyboard alone: everybody present, then four who are not, then one correction.
 * @returns how many keys and clicks it took, in how many seconds by the Keystroke-Level Model, one decision for each person included.
 */
export async function fillIn(browser: Browser, url: string, cookies: Cookie[], seance: Seance, people: number) {
	const context = await browser.newContext({ locale: 'fr-BE', viewport: { width: 1440, height: 900 } });
	await context.addCookies(cookies);
	const page = await context.newPage();
	let keys = 0;
	const press = async (key: string) => {
		keys++;
		await page.keyboard.press(key);
	};
	await page.goto(`${url}/fr/coulisses/accueil/${seance.id}/liste`, { waitUntil: 'networkidle' });
	await alive(page);
	await toMain(page, press);
	await until(page, press, 'Tab', () => document.activeElement?.matches('button[formaction$=present]') ?? false);
	await Promise.all([page.waitForURL(/done=/), press('Enter')]);
	await alive(page);
	await toMain(page, press);
	await until(page, press, 'Tab', () => (document.activeElement as HTMLInputElement | null)?.type === 'radio');
	const keyOf = new Map(exceptions.map(({ after, key }) => [Math.floor(people * after), key]));
	for (let row = 0; row < people; row++) await press(keyOf.get(row) ?? 'ArrowDown');
	await Promise.all([page.waitForURL(/done=4/), press('Enter')]);
	const problems = await counted(seance, { fulfilled: people - 3, excused: 1, no_show: 2, undone: 4 });
	const late = await page.locator('[data-choice=late] input:checked').count();
	if (late !== 1) problems.push(`${late} are late instead of 1`);
	const history = page.locator('details', { hasText: 'Historique' }).nth([...keyOf.keys()][2] ?? 0);
	await history.locator('summary').click();
	if (!(await history.getByText(/— retirée le/).isVisible())) problems.push('a correction is not in the history');
	await context.close();
	return { keys, clicks: 0, seconds: Math.round(keys * KEY + people * DECIDE), problems };
}

/** By the link that jumps to the content, as somebody does who uses no mouse. */
async function toMain(page: Page, press: (key: string) => Promise<void>): Promise<void> {
	await press('Tab');
	await press('Enter');
	await page.waitForFunction(() => location.hash === '#main');
}

async function until(
	page: Page,
	press: (key: string) => Promise<void>,
	key: string,
	there: () => boolean
): Promise<void> {
	for (let turn = 0; turn < 80; turn++) {
		if (await page.evaluate(there)) return;
		await press(key);
	}
	throw new Error('the keyboard does not lead there');
}

/** What the database says, counted apart from the program's own code. */
async function counted({ id }: Seance, expected: Record<string, number>): Promise<string[]> {
	const { rows } = await sql<Record<string, number>>`
		select count(*) filter (where state = 'fulfilled')::int as fulfilled, count(*) filter (where state = 'no_show')::int as no_show,
			(select count(*)::int from learning.excuse where occurrence = ${id} and withdrawn_at is null) as excused,
			(select count(*)::int from participation.presence p join participation.attendance_card s on s.seat = p.seat
				where s.subject = ${id} and p.undone_at is not null) as undone
		from participation.attendance_card where subject = ${id}`.execute(db);
	const found: Record<string, number | undefined> = { ...rows[0], no_show: rows[0]?.noShow };
	return Object.entries(expected)
		.filter(([what, count]) => found[what] !== count)
		.map(([what, count]) => `${found[what]} are ${what} instead of ${count}`);
}
