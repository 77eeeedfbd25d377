/** The guide and the sensors are for everybody: every page of them, of visitors, of a museum's team, of who keeps a sensor and of the hub's team, full and empty, by keyboard alone, axe 0 in light and dark, whole at 390 px in four languages. */
import type { Browser } from 'playwright-core';
import { type AccessClaim, lookAll } from './support/access.ts';
import { cityPages, OF_CITY } from './support/city/pages.ts';
import { everySection, openHub } from './support/hub.ts';
import { look, type Seen } from './support/look.ts';
import { lookAt, lookOrAsk } from './support/look-at.ts';
import { signedIn, switchTo } from './support/pages.ts';

const small = process.argv.includes('--small');
const closed = ['/guide/nowhere', '/guide/preview/x', '/g/BBBB', '/sensors/nowhere'];

export const cityAccess: AccessClaim = async ({ program: { url }, browser, seen }) => {
	const [director, admin] = await Promise.all([signedIn(url, 'director'), signedIn(url, 'admin')]);
	const known = await cityPages();
	await lookAt(browser, { url, cookies: [] }, pages('public', known.public), seen, small);
	await lookAt(browser, { url, cookies: director }, pages('person', known.person), seen, small);
	for (const { person, path } of known.kept)
		await lookOrAsk(browser, { url, cookies: await switchTo(url, person), paths: [path] }, seen, small);
	await lookAt(browser, { url, cookies: admin }, pages('coulisses', known.desk), seen, small);
	if (small) return [];
	await look(browser, { url, cookies: [], paths: closed, closed: true }, seen, small);
	await empty(browser, seen);
	return [];
};

/** What one person keeps is not another's, and nobody has brought a table or a parcel yet. */
const pages = (group: 'public' | 'person' | 'coulisses', begin: readonly string[]) => ({
	...{ group, begin, ours: OF_CITY, apart: /^\/me\/(sensors\/|guide\/(.*\/import|receive)\/)/ }
});

if (import.meta.main) await lookAll({ 'city-access': cityAccess });

/** The first day, when there is no trail and no sensor. */
async function empty(browser: Browser, seen: Seen): Promise<void> {
	const { program, close } = await openHub({ args: ['--empty'], crowd: true });
	try {
		await everySection();
		await look(browser, { url: program.url, cookies: [], paths: ['/guide', '/guide/kept', '/sensors'] }, seen, small);
	} finally {
		await close();
	}
}
