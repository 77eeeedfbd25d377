/** The partners can help each other without a mouse: every page of offers, requests, talks, missions, groups and of what one is told, of visitors, of whoever has a letter's link alone, of partners and of the team, full and empty, by keyboard alone, axe 0 in light and dark, whole at 390 px in four languages. */
import type { Browser } from 'playwright-core';
import { type AccessClaim, lookAll } from './support/access.ts';
import { enter, firstAdmin } from './support/first-admin.ts';
import { everySection, openHub } from './support/hub.ts';
import { look, type Seen } from './support/look.ts';
import { lookAt, lookOrAsk } from './support/look-at.ts';
import { handOn } from './support/monday-hand.ts';
import { answerByKeyboard, offerByKeyboard } from './support/network/keyboard.ts';
import { letterPages } from './support/network/letters.ts';
import { ownPages, travellersOf } from './support/network/own.ts';
import { begin, OF_NETWORK } from './support/network/pages.ts';
import { type Cookie, signedIn, switchTo } from './support/pages.ts';

const small = process.argv.includes('--small');
const closed = ['renew', 'after', 'invited', 'abroad']
	.map((page) => `/partnering/${page}/x`)
	.concat(['/partnering/x', '/missions/nowhere', '/missions/guest/x', '/notices/x']);

/** The demonstration with the links that letters bring, and in a full run the first day of a hub. */
export const networkAccess: AccessClaim = async ({ program: { url }, browser, seen }) => {
	const [director, admin] = await Promise.all([signedIn(url, 'director'), signedIn(url, 'admin')]);
	const letters = await letterPages();
	await lookAt(browser, { url, cookies: [] }, pages('public', [...begin.public, ...letters]), seen, small);
	await lookAt(
		browser,
		{ url, cookies: director },
		pages('person', [...begin.person, ...(await ownPages())]),
		seen,
		small
	);
	for (const { person, paths } of await travellersOf())
		await lookOrAsk(browser, { url, cookies: await switchTo(url, person), paths }, seen, small);
	await lookAt(browser, { url, cookies: admin }, pages('coulisses', begin.desk), seen, small);
	await answerByKeyboard({ browser, url, seen }, await offerByKeyboard({ browser, url, seen }, director));
	if (small) return [];
	await look(browser, { url, cookies: [], paths: closed, closed: true }, seen, small);
	await empty(browser, seen);
	return [];
};

/** What one traveller has is not another's. */
const pages = (group: 'public' | 'person' | 'coulisses', known: readonly string[]) => ({
	...{ group, begin: known, ours: OF_NETWORK, apart: /^\/me\/missions\// }
});

if (import.meta.main) await lookAll({ 'network-access': networkAccess });

/** The first day, when nobody offers or seeks anything. */
async function empty(browser: Browser, seen: Seen): Promise<void> {
	const { program, close } = await openHub({ args: ['--empty'], crowd: true });
	try {
		const { url } = program;
		await everySection();
		const context = await browser.newContext();
		await enter(handOn(await context.newPage(), { clicks: 0, keys: 0 }), firstAdmin(program, 'equipe@exemple.invalid'));
		const cookies: Cookie[] = (await context.cookies()).map(({ name, value }) => ({ name, value, url }));
		await context.close();
		await look(browser, { url, cookies: [], paths: begin.public }, seen, small);
		// what fits what is of whoever answers for an organisation
		const own = begin.person.filter((path) => !path.endsWith('/matches'));
		await look(browser, { url, cookies, paths: [...own, ...begin.desk] }, seen, small);
	} finally {
		await close();
	}
}
