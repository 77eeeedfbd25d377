/** Everybody can watch a show and take part: axe 0 before, during and after, light and dark; votes, questions and support by keyboard alone and without JavaScript; a chat that a screen reader follows and can pause; no motion for who wants none; whole at 390 px in four languages; and 20 kB a minute at most on a weak line. */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { href } from '#kernel/address.ts';
import { db } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { alive } from '../tests/support/browser.ts';
import { type AccessClaim, lookAll } from './support/access.ts';
import { settleIn } from './support/hub.ts';
import { look, note, openPage, type Seen, tabTo } from './support/look.ts';
import { openStage, stageShow, words, written } from './support/stage.ts';

const small = process.argv.includes('--small');
const BUDGET = 20_000;
/** A light page is told every three seconds: what it costs is a telling's bytes, however many a window happens to hold. */
const TELLINGS_A_MINUTE = 20;
const TELLINGS = small ? 1 : TELLINGS_A_MINUTE;

export const showAccess: AccessClaim = async ({ program: { url, data }, browser, seen }) => {
	openSecret(undefined, data);
	await settleIn();
	const poll = { kind: 'poll', options: [words('Oui'), words('Non'), words('Peut-être')], results: 'live' } as const;
	const cues = [
		{ ...poll, form: 'choice', question: words('Faut-il quitter son job pour créer ?') },
		{ ...poll, form: 'choice', most: 2, question: words('Lesquels ?') },
		{ ...poll, form: 'scale', points: 5, options: [words('un peu'), words('beaucoup')], question: words('Combien ?') },
		{ ...poll, form: 'cloud', most: 2, options: [], question: words('En un mot ?') },
		{ ...poll, form: 'priority', question: words('Dans quel ordre ?') },
		{ ...poll, form: 'quiz', results: 'revealed', right: ['0'], seconds: 600, question: words('Vrai ?') },
		{ ...poll, form: 'choice', coded: true, question: words('Qui gagne le prix ?') }
	] as const;
	const rules = { chat: 'live', questions: 'live', slowSeconds: 0, silenceSeconds: 120 } as const;
	const segments = [{ title: 'Ouverture', cues }];
	const live = await stageShow('direct', segments, { ...rules, startsAt: new Date() });
	const before = await stageShow('bientot', [], { startsAt: new Date(Date.now() + 7_200_000) });
	const past = await stageShow('hier', segments, { ...rules, startsAt: new Date() });
	const stage = await openStage(live.show);
	await play(past, await openStage(past.show), true);
	await play(live, stage, false);
	const path = `/antenne/${live.show}`;
	const states = ['/antenne', `/antenne/${before.show}`, path, `${path}?light`, `${path}?second`];
	const paths = [...states, `/antenne/${past.show}`, `/embed/antenne/${live.show}?station=${live.stations[0]}`];
	const visit = { browser, url, path, seen };
	await byKeyboard(visit, live.cues[0] ?? '');
	await withoutScript(visit, live.cues[0] ?? '');
	await byEar(visit, stage);
	const bytes = await onAWeakLine(visit, live, stage);
	await look(browser, { url, cookies: [], paths: small ? [path] : paths }, seen, small);
	return [`${(bytes / 1000).toFixed(1)} kB a minute on a weak line`];
};

if (import.meta.main) await lookAll({ 'show-access': showAccess });

/** The page of the show, and where what is wrong with it is kept. */
type Visit = Readonly<{ browser: Browser; url: string; path: string; seen: Seen }>;
type Made = Awaited<ReturnType<typeof stageShow>>;
type Stage = Awaited<ReturnType<typeof openStage>>;

/** Some of everything: what is said, asked, answered, open and counted. */
async function play({ cues, segments, stations }: Made, { direct, viewer }: Stage, end: boolean): Promise<void> {
	await direct({ do: 'start' });
	await direct({ do: 'segment', segment: segments[0] ?? '' });
	for (const cue of [...cues].reverse()) await direct({ do: 'take', cue });
	const asked = written('ask', 'Nadia', 'Comment avez-vous trouvé votre premier client ?');
	await viewer(stations[0])(asked);
	await viewer()(written('say', 'Théo', 'Bonsoir !'));
	await viewer()(written('ask', 'Jo', 'Et si on échoue ?'));
	for (const choice of ['0', '1', '0'])
		await viewer(stations[1])({ do: 'vote', poll: cues[0] ?? '', choice: [choice] });
	if (!end) return;
	await direct({ do: 'answer', question: asked.id, state: 'answering' });
	await direct({ do: 'end' });
	await pause(1500);
}

async function ballots(poll: string): Promise<number> {
	const { rows } = await sql<{ n: number }>`select count(*)::int as n from stage.ballot where poll = ${poll}`.execute(
		db
	);
	return rows[0]?.n ?? 0;
}

async function byKeyboard({ browser, url, path, seen }: Visit, poll: string): Promise<void> {
	const page = await openPage(browser, { url, cookies: [] }, seen);
	await page.goto(url + href(path, 'fr'));
	await alive(page);
	const had = await ballots(poll);
	await tabTo(page, `#poll-${poll} input[name=choice]`, seen);
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await page.locator(`#poll-${poll} li .mark`).first().waitFor();
	if ((await ballots(poll)) !== had + 1) note(seen, path, ['a vote by keyboard is not counted']);
	await tabTo(page, '#tab-polls', seen);
	await page.keyboard.press('ArrowRight');
	await tabTo(page, '#question-name', seen);
	await page.keyboard.type('Clavier');
	await tabTo(page, '#question-text', seen);
	await page.keyboard.type('Posée au clavier ?');
	await page.keyboard.press('Enter');
	const mine = page.locator('#panel-questions li', { hasText: 'Posée au clavier' });
	await mine.waitFor();
	await tabTo(page, '#panel-questions li:nth-child(2) button', seen);
	await page.keyboard.press('Enter');
	await page.locator('#panel-questions button[aria-pressed=true]').waitFor();
	await page.context().close();
}

async function withoutScript({ browser, url, path, seen }: Visit, poll: string): Promise<void> {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(url + href(path, 'fr'));
	const had = await ballots(poll);
	await page.locator(`#poll-${poll} input[name=choice]`).first().check();
	await page.locator(`#poll-${poll} button[type=submit]`).click();
	await page.getByRole('status').filter({ hasText: 'Votre voix' }).first().waitFor();
	if ((await ballots(poll)) !== had + 1) note(seen, path, ['a vote without JavaScript is not counted']);
	await page.locator('#question-name').fill('Sanscript');
	await page.locator('#question-text').fill('Posée sans script ?');
	await page.locator('form[action="?/ask"] button').click();
	await page.locator('li', { hasText: 'Posée sans script' }).first().waitFor();
	await page.locator('form[action="?/upvote"] button').first().click();
	await page.getByRole('status').first().waitFor();
	await context.close();
}

/** The chat is told as it comes, until it is paused; and nothing floats for who wants no motion. */
async function byEar({ browser, url, path, seen }: Visit, { viewer }: Stage): Promise<void> {
	const page = await openPage(browser, { url, cookies: [] }, seen);
	await page.goto(url + href(path, 'fr'));
	await alive(page);
	const log = page.locator('[role=log]');
	await page.locator('#tab-chat').click();
	if ((await log.getAttribute('aria-live')) !== 'polite') note(seen, path, ['the chat is no polite log']);
	await page.locator('#panel-chat button[aria-pressed]').click();
	await viewer()(written('say', 'Ada', 'dit pendant la pause'));
	await page.getByRole('button', { name: '1 nouveau message' }).waitFor();
	if (await log.getByText('dit pendant la pause').count()) note(seen, path, ['a paused chat goes on']);
	if ((await log.getAttribute('aria-live')) !== 'off') note(seen, path, ['a paused chat is still told']);
	await page.getByRole('button', { name: '1 nouveau message' }).click();
	await log.getByText('dit pendant la pause').waitFor();
	for (const button of await page.locator('.title ul button').all()) await button.click();
	await page.waitForFunction(() => /[1-9]/.test(document.querySelector('.title ul button')?.textContent ?? ''));
	if (await page.locator('.rain span').count()) note(seen, path, ['reactions move for who wants no motion']);
	await page.context().close();
}

/** All that travels to a light page in a minute of a busy show, once it is there. */
async function onAWeakLine({ browser, url, path, seen }: Visit, made: Made, { viewer }: Stage): Promise<number> {
	const page = await openPage(browser, { url, cookies: [] }, seen);
	const wire = await page.context().newCDPSession(page);
	await wire.send('Network.enable');
	await page.goto(`${url}${href(path, 'fr')}?light`);
	await alive(page);
	await pause(1500);
	const FRAME = 8;
	const heard = { bytes: 0, tellings: 0 };
	wire.on('Network.webSocketFrameReceived', ({ response }) => {
		if (response.payloadData.includes('"e":[')) heard.tellings++;
		// the first one begins the count: what it tells came before
		if (heard.tellings > 1) heard.bytes += response.payloadData.length + FRAME;
	});
	wire.on('Network.webSocketFrameSent', ({ response }) => {
		heard.bytes += response.payloadData.length + FRAME;
	});
	wire.on('Network.dataReceived', ({ encodedDataLength }) => {
		heard.bytes += encodedDataLength;
	});
	const patience = Date.now() + 6000 * (TELLINGS + 1);
	for (let turn = 0; heard.tellings <= TELLINGS; turn++) {
		if (Date.now() > patience) throw new Error(`a light page was told ${heard.tellings} times only`);
		const person = viewer(made.stations[turn % 2]);
		const [first = '', , third = ''] = made.cues;
		await person({ do: 'vote', poll: first, choice: [String(turn % 3)] });
		await person({ do: 'vote', poll: third, choice: [String(1 + (turn % 5))] });
		await person(written('say', 'Ada', `message ${turn} d’une soirée animée`));
		await pause(60);
	}
	const minute = (heard.bytes * TELLINGS_A_MINUTE) / TELLINGS;
	if (minute > BUDGET) note(seen, `${path}?light`, [`${Math.round(minute)} bytes a minute`]);
	await page.context().close();
	return minute;
}
