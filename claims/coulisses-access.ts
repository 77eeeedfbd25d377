/** Every page of Coulisses, as the files list them, of a full hub and of an empty one: by keyboard alone, axe 0 in light and dark, whole at 390 px in four languages, with targets for fingers. */
import type { Browser } from 'playwright-core';
import { href } from '#kernel/address.ts';
import { alive } from '../tests/support/browser.ts';
import { type AccessClaim, lookAll } from './support/access.ts';
import { OF_CITY } from './support/city/pages.ts';
import { makeStates } from './support/coulisses-states.ts';
import { enter, firstAdmin } from './support/first-admin.ts';
import { openHub } from './support/hub.ts';
import { OF_IMPACT } from './support/impact/pages.ts';
import { journeyPages } from './support/journey/pages.ts';
import { learningPages } from './support/learning/pages.ts';
import { few, look, note, openPage, type Seen } from './support/look.ts';
import { handOn } from './support/monday-hand.ts';
import { OF_NETWORK } from './support/network/pages.ts';
import { type Cookie, signedIn } from './support/pages.ts';
import { findPages } from './support/routes.ts';

const small = process.argv.includes('--small');
/** Pages whose states must first be made: a short run leaves those to other claims. */
const APART = /^\/desk\/(classes|workshops|programmes|ways|door|stories|journey)/;

/** Looked at by the claims of these. */
const ofOthers = (path: string): boolean => OF_NETWORK.test(path) || OF_CITY.test(path) || OF_IMPACT.test(path);

/** For whoever accompanies projects, whom the team is not: venture-access. */
const OF_ADVISERS = /^\/desk\/ventures/;

/** The demonstration with the states that it has none of, and in a full run the first day of a hub. */
export const coulissesAccess: AccessClaim = async ({ program: { url }, browser, seen }) => {
	const cookies = await signedIn(url, 'admin');
	// a short run leaves what must first be made there to the claims of these
	const made = small ? [] : [...(await learningPages(url)), ...(await journeyPages(url))];
	const desk = (path: string): boolean => path.startsWith('/desk');
	const theirs = made.flatMap(({ who, paths }) => (who === 'coordinator' ? paths.filter(desk) : []));
	const begin = ['/desk', ...(await makeStates(url, cookies)), ...theirs];
	const apart = (route: string): boolean => OF_ADVISERS.test(route) || ofOthers(route) || (small && APART.test(route));
	const { pages, lost } = await findPages(url, { group: 'coulisses', begin, cookies, apart });
	for (const route of lost) note(seen, route, ['no link leads there']);
	const paths = pages.map(({ path }) => path).filter((path) => !ofOthers(path));
	await look(browser, { url, cookies, paths: small ? few(paths, 2) : paths }, seen, small);
	await writeByKeyboard(browser, url, cookies, seen);
	if (!small) await empty(browser, seen);
	return [];
};

if (import.meta.main) await lookAll({ 'coulisses-access': coulissesAccess });

/** The first day, with nothing in it. */
async function empty(browser: Browser, seen: Seen): Promise<void> {
	const { program, close } = await openHub({ args: ['--empty'], crowd: true });
	try {
		const context = await browser.newContext();
		await enter(handOn(await context.newPage(), { clicks: 0, keys: 0 }), firstAdmin(program, 'equipe@exemple.invalid'));
		const { url } = program;
		const cookies = (await context.cookies()).map(({ name, value }) => ({ name, value, url }));
		await context.close();
		const { pages } = await findPages(url, { group: 'coulisses', begin: ['/desk', '/desk/welcome'], cookies });
		await look(browser, { url, cookies, paths: pages.map(({ path }) => path) }, seen, small);
	} finally {
		await close();
	}
}

/** Adds a place without a mouse: Tab, letters, Enter. */
async function writeByKeyboard(browser: Browser, url: string, cookies: Cookie[], seen: Seen): Promise<void> {
	const page = await openPage(browser, { url, cookies }, seen);
	await page.goto(url + href('/desk/places/new', 'fr'));
	await alive(page);
	for (let press = 0; press < 60; press++) {
		await page.keyboard.press('Tab');
		if (await page.evaluate(() => document.activeElement?.getAttribute('name') === 'name')) break;
	}
	await page.keyboard.type('Salle du clavier (fictif)');
	await page.keyboard.press('Enter');
	await page
		.getByText('Salle du clavier (fictif)')
		.first()
		.waitFor({ timeout: 10_000 })
		.catch(() => note(seen, '/desk/places/new', ['a place is not made by keyboard alone']));
	await page.context().close();
}
