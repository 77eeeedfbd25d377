/** Figures are for everybody: every page of them, of visitors and of the hub's team, full and empty, by keyboard alone, each chart with its table, axe 0 in light and dark, whole at 390 px in four languages. */
import type { Browser } from 'playwright-core';
import { href } from '#kernel/address.ts';
import { alive } from '../tests/support/browser.ts';
import { type AccessClaim, lookAll } from './support/access.ts';
import { everySection, openHub } from './support/hub.ts';
import { impactPages, OF_IMPACT } from './support/impact/pages.ts';
import { look, note, type Seen } from './support/look.ts';
import { lookAt } from './support/look-at.ts';
import { type Cookie, signedIn } from './support/pages.ts';

const small = process.argv.includes('--small');

export const impactAccess: AccessClaim = async ({ program: { url }, browser, seen }) => {
	const admin = await signedIn(url, 'admin');
	await lookAt(
		browser,
		{ url, cookies: [] },
		{ group: 'public', begin: impactPages.public, ours: OF_IMPACT, apart: /^\/audit\// },
		seen,
		small
	);
	await lookAt(
		browser,
		{ url, cookies: admin },
		{ group: 'coulisses', begin: impactPages.desk, ours: OF_IMPACT },
		seen,
		small
	);
	if (small) return [];
	await charts(browser, url, admin, seen);
	await auditor(browser, url, admin, seen);
	await empty(browser, seen);
	return [];
};

/** What a drawing says stands in a table beside it, which a keyboard opens. */
async function charts(browser: Browser, url: string, cookies: readonly Cookie[], seen: Seen): Promise<void> {
	const context = await browser.newContext();
	await context.addCookies([...cookies]);
	const page = await context.newPage();
	for (const path of ['/fr/impact', '/fr/coulisses/impact/HUB12']) {
		await page.goto(`${url}${path}`);
		const drawn = await page.locator('main svg:has(rect)').count();
		const tables = page.locator('main details:has(table)');
		if (!drawn || (await tables.count()) < drawn)
			note(seen, path, [`${drawn} charts and ${await tables.count()} tables`]);
		await tables.first().locator('summary').focus();
		await page.keyboard.press('Enter');
		if (!(await tables.first().locator('table').isVisible())) note(seen, path, ['Enter opens no table']);
	}
	await context.close();
}

/** Whoever comes through a door that the team opens to the first report that is closed. */
async function auditor(browser: Browser, url: string, cookies: readonly Cookie[], seen: Seen): Promise<void> {
	const context = await browser.newContext();
	await context.addCookies([...cookies]);
	const page = await context.newPage();
	await page.goto(url + href('/desk/impact/reports', 'fr'));
	const reports = await page
		.locator('main table a')
		.evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
	const form = page.locator('form[action*="door"]');
	for (const report of reports) if (!(await form.count())) await page.goto(report);
	await alive(page);
	await form.locator('[name=name]').fill('Audit (inventé)');
	await form.locator('[name=until]').fill(new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10));
	await form.locator('button').click();
	const address = await page.locator('main code', { hasText: 'audit_' }).textContent();
	await context.close();
	const path = `/audit/${address?.split('/').at(-1)}`;
	await look(browser, { url, cookies: [], paths: [path] }, seen, small);
}

/** The first day, when nothing is counted; Coulisses of that day are coulisses-access's. */
async function empty(browser: Browser, seen: Seen): Promise<void> {
	const { program, close } = await openHub({ args: ['--empty'], crowd: true });
	try {
		await everySection();
		await look(browser, { url: program.url, cookies: [], paths: ['/impact'] }, seen, small);
	} finally {
		await close();
	}
}

if (import.meta.main) await lookAll({ 'impact-access': impactAccess });
