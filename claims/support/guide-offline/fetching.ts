import type { BrowserContext, Page } from 'playwright-core';
import { href } from '#kernel/address.ts';
import type { Museum } from './museum.ts';
import { keptPage, onDevice, until } from './visitor.ts';
import type { Sent, Wire } from './wire.ts';

/** Of the long sound, what arrives before the network is gone. */
const CUT_BYTES = 600_000;
/** Enough to begin, and not for the long sound. */
const FULL_BYTES = 400_000;
/** What a browser had received and not yet handed on when its network went. */
const IN_FLIGHT_BYTES = 128 * 1024;

const wants = (url: string, slug: string): string => `${url}${href(`/guide/kept?trail=${slug}`, 'fr')}`;
const fetchButton = (page: Page) => page.getByRole('button', { name: /^Télécharger/ });

/** Takes a trail along in all its languages. */
export async function fetchWhole(context: BrowserContext, url: string, slug: string): Promise<void> {
	const page = await context.newPage();
	await page.goto(wants(url, slug));
	await press(page);
	await until(
		() => onDevice(page, slug),
		({ number }) => number > 0
	);
	await page.close();
}

async function press(page: Page): Promise<void> {
	await fetchButton(page).waitFor();
	for (const box of await page.locator('.form fieldset input').all()) await box.check();
	await fetchButton(page).click();
}

type Way = Readonly<{ url: string; wire: Wire }>;

/** The network goes in the middle of the long sound, with a full device and a second tab before. @returns what had come */
export async function fetchCut(context: BrowserContext, { url, wire }: Way, museum: Museum): Promise<Sent[]> {
	const page = await context.newPage();
	await page.goto(`${url}${href(`/guide/${museum.slug}`, 'fr')}`);
	await page.getByRole('link', { name: 'Garder sur ce téléphone' }).click();
	await fetchButton(page).waitFor();
	await fullDevice(page, context);
	wire.taken();
	wire.breakAt(`/guide/files/${museum.long}`, CUT_BYTES);
	await press(page);
	await page.getByText('Le réseau s’est arrêté').waitFor();
	await page.close();
	return wire.taken();
}

/** No room is left: it is said, and nothing is half kept. */
async function fullDevice(page: Page, context: BrowserContext): Promise<void> {
	const devtools = await context.newCDPSession(page);
	const origin = new URL(page.url()).origin;
	await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: FULL_BYTES });
	await press(page);
	await page.getByText('plus de place sur cet appareil').waitFor();
	await devtools.send('Storage.overrideQuotaForOrigin', { origin });
	const leave = page.getByRole('button', { name: 'Supprimer de ce téléphone' });
	await leave.click();
	await leave.waitFor({ state: 'hidden' });
	await page.reload();
}

/** Goes on where it was, while a text becomes another and a second tab wants the same. @returns how many bytes of files went twice over the wire */
export async function goOn(
	context: BrowserContext,
	{ url, wire }: Way,
	{ slug, long }: Museum,
	before: readonly Sent[],
	change: () => Promise<void>
): Promise<{ again: number; all: number; wrong: string[] }> {
	const wrong: string[] = [];
	wire.mend();
	const page = await keptPage(context, url);
	const other = await keptPage(context, url);
	const resume = (one: Page) => one.getByRole('button', { name: /^Reprendre/ });
	await Promise.all([resume(page).waitFor(), resume(other).waitFor()]);
	const waiting = Promise.withResolvers<void>();
	wire.before(`/guide/files/${long}`, () => waiting.promise);
	wire.taken();
	await resume(page).click();
	await page.locator('progress').waitFor();
	await resume(other).click();
	await other.getByText('Un autre onglet').waitFor();
	await change();
	waiting.resolve();
	await until(
		() => onDevice(page, slug),
		({ number }) => number > 0
	);
	if ((await onDevice(page, slug)).number !== 2) await page.reload();
	await until(
		() => onDevice(page, slug),
		({ number }) => number === 2
	);
	await Promise.all([page.close(), other.close()]);
	const files = [...before, ...wire.taken()].filter(({ path }) => path.startsWith('/guide/files/'));
	const again = twice(files);
	if (again > IN_FLIGHT_BYTES) wrong.push(`${again} bytes were fetched twice`);
	if (!files.some(({ path, status, from }) => path.endsWith(long) && status === 206 && from > 0))
		wrong.push('the long sound did not go on in its middle');
	return { again, all: files.reduce((sum, { bytes }) => sum + bytes, 0), wrong };
}

/** Bytes of files that were sent more than once. */
function twice(files: readonly Sent[]): number {
	let again = 0;
	for (const sent of Map.groupBy(
		files.filter(({ status }) => status < 300),
		({ path }) => path
	).values()) {
		let reached = 0;
		for (const { from, bytes } of sent.toSorted((one, next) => one.from - next.from)) {
			again += Math.max(0, Math.min(reached, from + bytes) - from);
			reached = Math.max(reached, from + bytes);
		}
	}
	return again;
}
