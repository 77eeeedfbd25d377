import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Seance } from '../hub.ts';
import type { Cookie } from '../pages.ts';
import { enrol } from './attendee.ts';

type Places = Readonly<{
	here: Seance;
	there: Seance;
	/** A code that is good no more. */
	old: (seance: Seance) => string;
	/** Also looks at another screen and another telephone, and waits until the code on a screen without network is old. */
	patient: boolean;
}>;

/**
 * The screen of a room and telephones in front of it, in a real browser: what is taken and what is refused.
 * @returns each thing that must be seen, and whether it was.
 */
export async function inBrowser(
	browser: Browser,
	url: string,
	cookies: Cookie[],
	{ here, there, old, patient }: Places
): Promise<[string, boolean][]> {
	const screen = await screenOf(browser, url, cookies, here);
	const booking = await enrol(url, here, 'Clara');
	const seen: [string, boolean][] = [];
	const see = async (what: string, page: Page, code: string, words: RegExp) =>
		seen.push([what, await says(page, url, here, code, words)]);
	const own = await opened(await phone(browser), url + booking);
	await see('a code after its window is refused', own, old(here), /a changé entre-temps/);
	if (patient)
		await see(
			'a code of another séance is refused',
			own,
			await codeOn(await screenOf(browser, url, cookies, there)),
			/autre séance/
		);
	await see('a code in its window is taken', own, await codeOn(screen), /noté présent/);
	if (patient) {
		const other = await opened(await phone(browser), url + booking);
		await see('another telephone is refused', other, await codeOn(screen), /autre téléphone/);
	}
	seen.push(['the screen counts who came', await counts(screen)]);
	if (!patient) return seen;
	await screen.context().setOffline(true);
	const greyed = await screen
		.locator('.show.old')
		.waitFor({ timeout: 25_000 })
		.then(
			() => true,
			() => false
		);
	seen.push(['without a network the last code greys out', greyed]);
	return seen;
}

async function screenOf(browser: Browser, url: string, cookies: Cookie[], { id }: Seance): Promise<Page> {
	const context = await browser.newContext({ locale: 'fr-BE', viewport: { width: 1440, height: 900 } });
	await context.addCookies(cookies);
	const page = await context.newPage();
	await page.goto(`${url}/fr/coulisses/accueil/${id}/code`, { waitUntil: 'networkidle' });
	return page;
}

const phone = (browser: Browser): Promise<BrowserContext> =>
	browser.newContext({ locale: 'fr-BE', viewport: { width: 390, height: 844 }, hasTouch: true });

async function opened(context: BrowserContext, booking: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(booking);
	return page;
}

const codeOn = async (screen: Page): Promise<string> =>
	((await screen.locator('.code').textContent()) ?? '').replace(/\s/g, '');

async function says(page: Page, url: string, { id }: Seance, code: string, words: RegExp): Promise<boolean> {
	await page.goto(`${url}/fr/present/${id}`);
	await page.getByLabel('Code à l’écran').fill(code);
	await page.getByRole('button', { name: 'Je suis là' }).click();
	return page
		.getByText(words)
		.first()
		.waitFor({ timeout: 10_000 })
		.then(
			() => true,
			() => false
		);
}

/** The screen asks every few seconds how many have come. */
const counts = (screen: Page): Promise<boolean> =>
	screen
		.getByText(/présences sur 3/)
		.waitFor({ timeout: 10_000 })
		.then(
			() => true,
			() => false
		);
