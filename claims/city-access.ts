/** The guide and the sensors are for everybody: every page of them, of visitors, of a museum's team, of who keeps a sensor and of the hub's team, full and empty, by keyboard alone, axe 0 in light and dark, whole at 390 px in four languages. */
import type { Browser } from 'playwright-core';
import { type AccessClaim, lookAll } from './support/access.ts';
import { cityPages, OF_CITY } from './support/city/pages.ts';
import { everySection, openHub } from './support/hub.ts';
import { answer, few, look, note, type Seen, type Visit } from './support/look.ts';
import { signedIn, switchTo } from './support/pages.ts';
import { findPages } from './support/routes.ts';

const small = process.argv.includes('--small');
const closed = ['/guide/nowhere', '/guide/preview/x', '/g/BBBB', '/sensors/nowhere'];

export const cityAccess: AccessClaim = async ({ program: { url }, browser, seen }) => {
	const [director, admin] = await Promise.all([signedIn(url, 'director'), signedIn(url, 'admin')]);
	const known = await cityPages();
	await lookAt(browser, { url, cookies: [] }, ['public', known.public], seen);
	await lookAt(browser, { url, cookies: director }, ['person', known.person], seen);
	for (const { person, path } of known.kept)
		await lookOrAsk(browser, { url, cookies: await switchTo(url, person), paths: [path] }, seen);
	await lookAt(browser, { url, cookies: admin }, ['coulisses', known.desk], seen);
	if (small) return [];
	await look(browser, { url, cookies: [], paths: closed, closed: true }, seen, small);
	await empty(browser, seen);
	return [];
};

if (import.meta.main) await lookAll({ 'city-access': cityAccess });

type Who = Pick<Visit, 'url' | 'cookies'>;
type Pages = readonly [group: 'public' | 'person' | 'coulisses', begin: readonly string[]];

/** Every page of ours in a group. A short run looks at some of those that are known, and asks for the others. */
async function lookAt(browser: Browser, who: Who, [group, known]: Pages, seen: Seen): Promise<void> {
	if (small) {
		await look(browser, { ...who, paths: few(known, 1) }, seen, small);
		return answer({ ...who, paths: known }, seen);
	}
	const apart = (route: string) => !OF_CITY.test(route) || /^\/me\/sensors\//.test(route);
	const { pages, lost } = await findPages(who.url, { group, begin: known, cookies: who.cookies, apart });
	for (const route of lost) note(seen, route, ['no link leads there']);
	const paths = pages.map(({ path }) => path).filter((path) => OF_CITY.test(path));
	await look(browser, { ...who, paths }, seen, small);
}

/** A short run only asks for what one person keeps. */
async function lookOrAsk(browser: Browser, visit: Visit, seen: Seen): Promise<void> {
	if (small) await answer(visit, seen);
	else await look(browser, visit, seen, small);
}

/** The first day, when there is no trail and no sensor. */
async function empty(browser: Browser, seen: Seen): Promise<void> {
	const { program, close } = await openHub({ args: ['--empty'], crowd: true });
	try {
		await everySection();
		await look(browser, { url: program.url, cookies: [], paths: ['/guide', '/sensors'] }, seen, small);
	} finally {
		await close();
	}
}
