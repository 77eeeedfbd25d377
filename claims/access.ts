/** Everybody can use every public page and every page of her own: by keyboard alone, axe 0 in light and dark, whole at 390 px in four languages, without JavaScript, without a third party, and light. */
import type { Browser, Page, Response } from 'playwright-core';
import { href, parseAddress } from '#kernel/address.ts';
import { alive } from '../tests/support/browser.ts';
import { type AccessClaim, lookAll } from './support/access.ts';
import { OF_CITY } from './support/city/pages.ts';
import { everySection, openHub } from './support/hub.ts';
import { OF_IMPACT } from './support/impact/pages.ts';
import { playerPages } from './support/journey/pages.ts';
import { learningPages } from './support/learning/pages.ts';
import { few, look, note, openPage, type Seen, tabTo } from './support/look.ts';
import { lookOrAsk } from './support/look-at.ts';
import { OF_NETWORK } from './support/network/pages.ts';
import { signedIn } from './support/pages.ts';
import { invitationPage, mailboxPage, newsletterPages, selectionPage } from './support/public-states.ts';
import { findPages, reach } from './support/routes.ts';
import { doorPages, ownSpacePages, spaceBookingPage } from './support/spaces-states.ts';

const small = process.argv.includes('--small');
const HOME_BUDGET = 150_000;
const closed = ['link?token=x', 'invitation?token=x', 'address?token=x', 'second-factor', 'erased']
	.map((page) => `/sign-in/${page}`)
	.concat('/nowhere');
/** Only there for who took part in a séance that is over, or is a pupil, or in a team: those of learning have a claim of their own. */
const APART = [
	'/agenda/[slug]/[occurrence]/question',
	'/class/home',
	'/class/wall',
	'/canvas/[id]/versions/[version]',
	'/present/[occurrence]',
	'/present/kiosk/[occurrence]'
];
/** A short run leaves what must first be made there to the claim of learning. */
const OF_LEARNING = /^\/(me\/(classes|workshops|programmes|progress)|learning|class|canvas|present)/;
/** Of a run, of a canvas that is read, or of somebody who is asked for a word: looked at as somebody who has one. */
const OF_A_PLAYER = /^\/me\/journey\/(\[run\]|reviews|competences\/\[testimony\])/;
/** Of whoever has a link, a file or something asked: venture-access. */
const OF_VENTURE = /^\/(talk|venture|projects|calls|me\/(ventures|questions|mentoring|briefs|playtests))/;
const FORM = [/^\/agenda\/[^/]+$/, /^\/agenda\/[^/]+\/[0-9a-f-]{36}$/];
const FESTIVAL = [/^\/agenda$/, /^\/agenda\/festival-/, /^\/festival\//];
const ofOthers = (path: string): boolean => OF_NETWORK.test(path) || OF_CITY.test(path) || OF_IMPACT.test(path);
/** How many pages of a kind are looked at. */
const MOST = small ? 2 : Number.POSITIVE_INFINITY;

/** The demonstration, and in a full run a hub on its first day. */
export const access: AccessClaim = async ({ program: { url }, browser, seen }) => {
	const [form, festival] = await Promise.all([reach(url, FORM), reach(url, FESTIVAL)]);
	if (!form || !festival) throw new Error('the demonstration shows no form or no festival');
	const begin = [
		...['/', '/search?q=jeu', '/search?q=zzzzzz', '/newsletter?done=asked', ...closed, ...doorPages()],
		await registerByKeyboard(browser, url, form, seen),
		await selectionPage(url, festival),
		await spaceBookingPage(url),
		...(await newsletterPages(url)),
		await mailboxPage()
	];
	if (!small) for (const { who, paths } of await learningPages(url)) if (who === 'visitor') begin.push(...paths);
	await registerWithoutScript(browser, url, form, seen);
	const apart = (route: string) =>
		APART.includes(route) || OF_VENTURE.test(route) || ofOthers(route) || (small && OF_LEARNING.test(route));
	const { pages, lost } = await findPages(url, { group: 'public', begin, apart });
	for (const route of lost) note(seen, route, ['no link leads there']);
	const paths = pages.map(({ path }) => path).filter((path) => !ofOthers(path));
	const open = paths.filter((path) => !closed.includes(path));
	await look(browser, { url, cookies: [], paths: few(open, MOST) }, seen, small);
	if (!small) await look(browser, { url, cookies: [], paths: closed, closed: true }, seen, small);
	await ownPages(browser, url, seen);
	const weight = await weighHome(browser, url, seen);
	if (!small) await empty(browser, seen);
	return [`home ${(weight / 1000).toFixed(1)} kB`];
};

if (import.meta.main) await lookAll({ access });

/** What somebody who is signed in has for herself. */
async function ownPages(browser: Browser, url: string, seen: Seen): Promise<void> {
	const cookies = await signedIn(url, 'teacher');
	const { pages, lost } = await findPages(url, {
		group: 'person',
		begin: ['/me', await invitationPage('lila.terril@exemple.invalid'), ...ownSpacePages()],
		cookies,
		apart: (route) => OF_LEARNING.test(route) || OF_A_PLAYER.test(route) || OF_VENTURE.test(route) || ofOthers(route)
	});
	for (const route of lost) note(seen, route, ['no link leads there']);
	const own = pages.map(({ path }) => path).filter((path) => !ofOthers(path));
	await lookOrAsk(browser, { url, cookies, paths: own }, seen, small);
	for (const { who, paths } of await playerPages(url))
		await lookOrAsk(browser, { url, cookies: who, paths }, seen, small);
}

/** The public pages of a hub on its first day. */
async function empty(browser: Browser, seen: Seen): Promise<void> {
	const { program, close } = await openHub({ args: ['--empty'], crowd: true });
	try {
		const { url } = program;
		await everySection();
		const { pages } = await findPages(url, { group: 'public', begin: ['/', '/search?q=jeu'] });
		await look(browser, { url, cookies: [], paths: pages.map(({ path }) => path) }, seen, small);
	} finally {
		await close();
	}
}

/** All that the home page brings but pictures, as it travels. */
async function weighHome(browser: Browser, url: string, seen: Seen): Promise<number> {
	const context = await browser.newContext();
	const page = await context.newPage();
	const sizes: Promise<{ path: string; bytes: number }>[] = [];
	page.on('response', (response) => sizes.push(weigh(response)));
	await page.goto(`${url}/fr`, { waitUntil: 'networkidle' });
	const all = await Promise.all(sizes);
	const bytes = all.reduce((sum, one) => sum + one.bytes, 0);
	const heavy = all.map(({ path, bytes }) => `${path} ${bytes}`).join(', ');
	if (bytes > HOME_BUDGET) note(seen, '/', [`weighs ${bytes} bytes: ${heavy}`]);
	await context.close();
	return bytes;
}

async function weigh(response: Response): Promise<{ path: string; bytes: number }> {
	const type = response.headers()['content-type'] ?? '';
	const { responseBodySize } = await response.request().sizes();
	return { path: new URL(response.url()).pathname, bytes: type.startsWith('image/') ? 0 : responseBodySize };
}

/** @returns the page of the booking. */
async function registerByKeyboard(browser: Browser, url: string, form: string, seen: Seen): Promise<string> {
	const page = await openPage(browser, { url, cookies: [] }, seen);
	await page.goto(url + href(form, 'fr'));
	await alive(page);
	await tabTo(page, '[name=name]', seen);
	await page.keyboard.type('Noé Clavier (fictif)');
	await tabTo(page, '[name=email]', seen);
	await page.keyboard.type('noe.clavier@exemple.invalid');
	await page.keyboard.press('Enter');
	await arrived(page, 'by keyboard', seen);
	const path = parseAddress(new URL(page.url()).pathname)?.path ?? '';
	await page.context().close();
	return path;
}

async function registerWithoutScript(browser: Browser, url: string, form: string, seen: Seen): Promise<void> {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(url + href(form, 'fr'));
	await page.fill('[name=name]', 'Lou Sanscript (fictif)');
	await page.fill('[name=email]', 'lou.sanscript@exemple.invalid');
	await page.click('main button[type=submit]');
	await arrived(page, 'without JavaScript', seen);
	await context.close();
}

async function arrived(page: Page, how: string, seen: Seen): Promise<void> {
	await page
		.waitForURL(/\/fr\/inscription\//, { timeout: 10_000 })
		.catch(() => note(seen, page.url(), [`no registration ${how}`]));
}
