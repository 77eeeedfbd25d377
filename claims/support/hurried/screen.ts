import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { makeKey } from '#kernel/identity/server/keys.ts';
import { transaction } from '#kernel/server/db.ts';
import { buttonsKey } from '#stage/server';
import { alive } from '../../../tests/support/browser.ts';
import { listenTo } from '../listener.ts';
import { devices } from '../live.ts';
import { madeShow } from '../show.ts';
import { written } from '../stage.ts';
import { type Chances, type Colleague, colleague } from './crew.ts';
import { cues, linesOf } from './evening.ts';
import type { Line } from './model.ts';

/** A key or a button as it was pressed, and what the screen said in that moment. Moments are milliseconds of the epoch. */
type Press = Readonly<{
	at: number;
	what: string;
	ready: string;
	menu: boolean;
	/** The message that the pointer or the focus was on, and the one that the keys are about. */
	row: string | null;
	current: string | null;
}>;

const keys = [' ', ' ', ' ', 'o', 'f', 'd', 'q', 'a', 'r', 'z', 'ArrowDown', 'Enter', 'Escape', 'Escape'];
const buttons = '.bar button:not(:disabled), #voices li:not(.gone) button, header summary.tool';

/** A control room in a browser whose keys and buttons are pressed in a hurry, with a colleague beside; judged by what its screen said. */
export async function atTheScreen(
	url: string,
	browser: Browser,
	{ name, presses, chance }: Readonly<{ name: string; presses: number; chance: Chances }>
): Promise<{ wrong: string[]; orders: number }> {
	const show = await madeShow({ name, cues, rules: { questions: 'approve', chat: 'approve' } });
	const [lea, theo] = [await colleague(url, show.id, 'Léa Lampe'), await colleague(url, show.id, 'Théo Tige')];
	const page = await deskOf(url, browser, show.id, lea);
	const beside = await listenTo({ url, room: show.room, as: 'director', cookie: theo.cookie });
	const viewers = await Promise.all(
		devices(3).map((cookie) => listenTo({ url, room: show.room, as: 'viewer', cookie }))
	);
	await beside.ask({ do: 'start' });
	await pause(1000);
	const errors: string[] = [];
	page.on('pageerror', ({ message }) => errors.push(`the page threw: ${message}`));
	const api = await buttonsOf(page, url, show.id, lea.person);
	for (let turn = 0; turn < presses; turn++) {
		if (turn % 4 === 0)
			void chance
				.pick(viewers)
				.ask(written('ask', 'Robot', `Pourquoi ${turn} ?`))
				.catch(() => undefined);
		if (turn % 7 === 0) {
			const cue = chance.pick([show.cues.ada, show.cues.theo]);
			void beside.ask({ do: 'take', cue }).catch(() => undefined);
		}
		await one(page, api, chance);
		await pause(chance.below(400));
	}
	await pause(4500);
	const pressed = await page.evaluate(() => (window as unknown as { pressed: Press[] }).pressed);
	const log = await linesOf(show.room);
	for (const ear of [beside, ...viewers]) ear.close();
	await page.context().close();
	const texts = new Map(
		log.flatMap(({ entry }) => (entry.kind === 'asked' ? [[entry.message.id, entry.message.text] as const] : []))
	);
	const titles = new Map(Object.entries(show.cues).map(([key, id]) => [id, titlesOf[key as keyof typeof cues]]));
	const ours = log.filter(({ by }) => by === lea.person);
	return { wrong: [...errors, ...ours.flatMap((line) => judge(line, pressed, titles, texts))], orders: ours.length };
}

const titlesOf: Readonly<Record<keyof typeof cues, string>> = {
	hidden: 'À la fin ?',
	ada: 'Ada Antenne',
	result: 'À la fin ?',
	quiz: 'Laquelle est juste ?',
	place: 'Question du public',
	theo: 'Théo Tige',
	answer: 'Laquelle est juste ?'
};

async function deskOf(url: string, browser: Browser, show: string, { cookie }: Colleague): Promise<Page> {
	const context = await browser.newContext({ locale: 'fr-BE', viewport: { width: 1440, height: 900 } });
	await context.addCookies(
		cookie.split('; ').map((pair) => {
			const [name = '', value = ''] = pair.split(/=(.*)/s);
			return { name, value, url };
		})
	);
	const page = await context.newPage();
	await page.goto(url + href(`/desk/shows/${show}/regie`, 'fr'));
	await alive(page);
	await page.evaluate(remember);
	return page;
}

/** Writes down each press before the page hears of it. Runs in the page. */
function remember(): void {
	const pressed: Press[] = [];
	Object.assign(window, { pressed });
	const messageOf = (element: Element | null | undefined): string | null =>
		element?.closest<HTMLElement>('[data-message]')?.dataset.message ?? null;
	const note = (what: string, target: Element | null): void => {
		pressed.push({
			at: Date.now(),
			what,
			ready: document.querySelector('figure.ready .words')?.textContent?.trim() ?? '',
			menu: document.querySelector('details[data-menu][open]') !== null,
			row: messageOf(target),
			current: messageOf(document.querySelector('li.current'))
		});
	};
	// a key presses the button that it stands on
	addEventListener(
		'keydown',
		({ key, shiftKey }) => note(shiftKey ? `shift ${key}` : key, document.activeElement),
		true
	);
	addEventListener(
		'pointerdown',
		({ target }) => target instanceof Element && note(target.closest('button')?.textContent?.trim() ?? '', target),
		true
	);
	Object.assign(window, { note });
}

type Buttons = (what: 'take' | 'next') => Promise<void>;

/** The buttons of a control surface, which press those of the page. */
async function buttonsOf(page: Page, url: string, show: string, maker: string): Promise<Buttons> {
	const { secret } = await transaction((tx) =>
		makeKey(
			tx,
			buttonsKey,
			{ name: 'Boutons', scope: ref('show', show) },
			{ actor: ref('person', maker), source: 'desk' }
		)
	);
	return async (what) => {
		await page.evaluate((name) => (window as unknown as { note(what: string, on: null): void }).note(name, null), what);
		await fetch(`${url}${href(`/desk/shows/${show}/regie`, 'fr')}/api`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
			body: JSON.stringify({ do: what })
		});
	};
}

async function one(page: Page, api: Buttons, chance: Chances): Promise<void> {
	const times = chance.happens(0.35) ? 2 : 1;
	const way = chance.below(10);
	const key = chance.pick(keys);
	const place = way < 3 ? await placeOf(page, chance) : null;
	for (let time = 0; time < times; time++) {
		if (way === 9) await api(chance.pick(['take', 'next']));
		else if (place) await page.mouse.click(place.x, place.y);
		else await page.keyboard.press(key);
		if (time + 1 < times) await pause(chance.below(200));
	}
}

async function placeOf(page: Page, chance: Chances): Promise<{ x: number; y: number } | null> {
	const all = await page.locator(buttons).all();
	const box = all.length
		? await chance
				.pick(all)
				.boundingBox({ timeout: 300 })
				.catch(() => null)
		: null;
	return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const BEFORE_MS = 5000;
const takes = /^( |take|q|o|ENVOYER|Ouvrir)/i;

/** Whether something that came of her order was on her screen when she pressed. */
function judge(
	{ entry }: Line,
	pressed: readonly Press[],
	titles: ReadonlyMap<string, string>,
	texts: ReadonlyMap<string, string>
): string[] {
	const recent = pressed.filter(({ at }) => at <= entry.at + 20 && at > entry.at - BEFORE_MS);
	const is = (fits: (press: Press) => boolean): string[] =>
		recent.some(fits) ? [] : [`${entry.kind} (version ${entry.v}) was on no screen when it was pressed`];
	if (entry.kind === 'polled') return is(({ what, ready }) => takes.test(what) && ready === titles.get(entry.poll.id));
	if (entry.kind === 'taken' && !entry.again) {
		const { id, poll } = entry.graphic.data;
		const title = titles.get(entry.cue ?? String(poll ?? '')) ?? texts.get(String(id));
		return is(({ what, ready }) => takes.test(what) && (ready === title || what.toLowerCase() === 'q'));
	}
	if (entry.kind === 'cleared' && entry.why === 'hand')
		return is(({ what, menu }) => (what === 'Escape' ? !menu : /^(Effacer|Oui, retirer)/.test(what)));
	if (entry.kind === 'closed') return is(({ what }) => /^(f|Fermer| |take|ENVOYER)/.test(what));
	if (entry.kind === 'revealing') return is(({ what }) => /^(d|Dévoiler| |take|ENVOYER)/.test(what));
	if (entry.kind !== 'decided') return [];
	return is(
		({ what, row, current }) =>
			(/^[ar]$/.test(what) ? current : row) === entry.message || what === 'z' || /^Remettre/.test(what)
	);
}
