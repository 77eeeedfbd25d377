/** The partners can help each other without a mouse: every page of offers, requests, talks, missions, groups and of what one is told, of visitors, of whoever has a letter's link alone, of partners and of the team, full and empty, by keyboard alone, axe 0 in light and dark, whole at 390 px in four languages. */
import type { Browser } from 'playwright-core';
import { type AccessClaim, lookAll } from './support/access.ts';
import { enter, firstAdmin } from './support/first-admin.ts';
import { everySection, openHub } from './support/hub.ts';
import { answer, few, look, note, type Seen, type Visit } from './support/look.ts';
import { handOn } from './support/monday-hand.ts';
import { answerByKeyboard, offerByKeyboard } from './support/network/keyboard.ts';
import { letterPages } from './support/network/letters.ts';
import { ownPages, travellersOf } from './support/network/own.ts';
import { begin, OF_NETWORK } from './support/network/pages.ts';
import { type Cookie, signedIn, switchTo } from './support/pages.ts';
import { findPages } from './support/routes.ts';

const small = process.argv.includes('--small');
const closed = ['renew', 'after', 'invited', 'abroad']
	.map((page) => `/partnering/${page}/x`)
	.concat(['/partnering/x', '/missions/nowhere', '/missions/guest/x', '/notices/x']);

/** The demonstration with the links that letters bring, and in a full run the first day of a hub. */
export const networkAccess: AccessClaim = async ({ program: { url }, browser, seen }) => {
	const [director, admin] = await Promise.all([signedIn(url, 'director'), signedIn(url, 'admin')]);
	const letters = await letterPages();
	await lookAt(browser, { url, cookies: [] }, ['public', [...begin.public, ...letters]], seen);
	await lookAt(browser, { url, cookies: director }, ['person', [...begin.person, ...(await ownPages())]], seen);
	for (const { person, paths } of await travellersOf())
		await lookOrAsk(browser, { url, cookies: await switchTo(url, person), paths }, seen);
	await lookAt(browser, { url, cookies: admin }, ['coulisses', begin.desk], seen);
	await answerByKeyboard({ browser, url, seen }, await offerByKeyboard({ browser, url, seen }, director));
	if (small) return [];
	await look(browser, { url, cookies: [], paths: closed, closed: true }, seen, small);
	await empty(browser, seen);
	return [];
};

if (import.meta.main) await lookAll({ 'network-access': networkAccess });

type Who = Pick<Visit, 'url' | 'cookies'>;
type Pages = readonly [group: 'public' | 'person' | 'coulisses', begin: readonly string[]];

/** Every page of ours in a group. A short run looks at some of those that are known, and asks for the others. */
async function lookAt(browser: Browser, who: Who, [group, known]: Pages, seen: Seen): Promise<void> {
	if (small) {
		await look(browser, { ...who, paths: few(known, 1) }, seen, small);
		return answer({ ...who, paths: known }, seen);
	}
	// what one traveller has is not another's
	const apart = (route: string) => !OF_NETWORK.test(route) || /^\/me\/missions\//.test(route);
	const { pages, lost } = await findPages(who.url, { group, begin: known, cookies: who.cookies, apart });
	for (const route of lost) note(seen, route, ['no link leads there']);
	const paths = pages.map(({ path }) => path).filter((path) => OF_NETWORK.test(path));
	await look(browser, { ...who, paths }, seen, small);
}

/** A short run only asks for what one traveller has. */
async function lookOrAsk(browser: Browser, visit: Visit, seen: Seen): Promise<void> {
	if (small) await answer(visit, seen);
	else await look(browser, visit, seen, small);
}

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
