/** A show that was on air happens again: what people said and voted comes back within a second of its moment in the picture, a seek anywhere gives the state that the whole log gives, and a vote of today never changes the live result. */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { href } from '#kernel/address.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { emptyRoom, fold, type RoomState } from '#stage';
import { addFilmFromFile, currentRoom, openFilms, replayOf, roomLog } from '#stage/server';
import { alive, launchBrowser } from '../tests/support/browser.ts';
import { by, openHub, settleIn } from './support/hub.ts';
import { type Shown, shownNow, watchPicture } from './support/replay-page.ts';
import { openStage, stageShow, words, written } from './support/stage.ts';

const small = process.argv.includes('--small');
const FILM = 'hubs/mons/films/quitter-son-job.mp4';
const SECONDS = small ? 9 : 100;
const SEEKS = small ? 6 : 20;
const LATEST_MS = 1000;
const SEEK_MS = 500;
const problems: string[] = [];
const note = (text: string): void => {
	problems.push(text);
	console.log(`! ${text}`);
};

const { program, close } = await openHub({ args: ['--empty'], crowd: true });
const browser = await launchBrowser();
try {
	openSecret(undefined, program.data);
	openFilms(`${program.data}/films`, 10);
	await settleIn();
	const film = await transaction((tx) => addFilmFromFile(tx, { title: 'Film', path: FILM }, by));
	const { show, polls } = await onAir(film);
	const room = await currentRoom(show);
	if (!room) throw new Error('no room');
	const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
	page.on('pageerror', ({ message }) => note(`a script failed: ${message}`));
	await page.goto(program.url + href(`/antenne/${show}`, 'fr'));
	await alive(page);
	const late = await playAgain(page, room);
	const seeks = await seekAbout(page, room);
	await followLink(page, room);
	const apart = await voteAgain(page, room.id, polls[0] ?? '');
	console.log(
		`replay-again: ${late.count} things within ${(late.most / 1000).toFixed(2)} s of their moment, ${seeks.count} seeks right after ${seeks.most} ms at most, live ${apart.live} and replay ${apart.again} ballots, ${problems.length} problems`
	);
} finally {
	await browser.close();
	await close();
}
process.exitCode = problems.length ? 1 : 0;

type Room = NonNullable<Awaited<ReturnType<typeof currentRoom>>>;

/** A show with something every moment. */
async function onAir(film: string) {
	const poll = { kind: 'poll', form: 'choice', options: [words('Oui'), words('Non')], results: 'live' } as const;
	const asked = ['Un ?', 'Deux ?', 'Trois ?'].map((text) => ({ ...poll, question: words(text) }));
	const made = await stageShow('encore', [{ title: 'Début', cues: asked }, { title: 'Suite' }], {
		...{ film, chat: 'live', questions: 'live', slowSeconds: 0, silenceSeconds: 120 },
		startsAt: new Date()
	});
	const { direct, viewer } = await openStage(made.show);
	await viewer()(written('ask', 'Avant', 'Posée avant le début ?'));
	await direct({ do: 'start' });
	const begun = Date.now();
	for (let turn = 0; Date.now() - begun < SECONDS * 1000; turn++) {
		const person = viewer(made.stations[turn % 2]);
		if (turn % 8 === 0) await direct({ do: 'segment', segment: made.segments[(turn / 8) % 2] ?? '' });
		const cue = turn % 6 === 1 ? made.cues[Math.floor(turn / 6)] : undefined;
		if (cue) await direct({ do: 'take', cue });
		for (const poll of made.cues.slice(0, 1)) await person({ do: 'vote', poll, choice: [String(turn % 2)] });
		await person(written('say', 'Ada', `message ${turn}`));
		if (turn % 3 === 2) await viewer()(written('ask', 'Bo', `question ${turn} ?`));
		await pause(small ? 350 : 900);
	}
	await direct({ do: 'end' });
	await pause(500);
	return { show: made.show, polls: made.cues };
}

/** Plays the picture and compares when each thing came with when it was said. */
async function playAgain(page: Page, room: Room): Promise<{ count: number; most: number }> {
	await watchPicture(page);
	await page.locator('.player button.large').first().click();
	const length = small ? SECONDS - 2 : Math.min(SECONDS - 5, 45);
	await page.waitForFunction((end) => (document.querySelector('video')?.currentTime ?? 0) >= end, length, {
		timeout: (length + 40) * 1000
	});
	await page.evaluate(() => document.querySelector('video')?.pause());
	const came = await page.evaluate(() => window.came ?? {});
	const from = room.startedAt?.getTime() ?? 0;
	const { reels } = await replayOf(room);
	const entries = reels.flatMap((reel) => reel.entries);
	let most = 0;
	let count = 0;
	for (const entry of entries) {
		const key =
			entry.kind === 'polled'
				? entry.poll.id
				: 'message' in entry && typeof entry.message === 'object'
					? entry.message.id
					: '';
		const due = entry.at - from;
		if (!key || due < 1000 || due > length * 1000 - LATEST_MS) continue;
		const at = came[key];
		count++;
		if (at === undefined) note(`${entry.kind} of second ${(due / 1000).toFixed(1)} never came`);
		else most = Math.max(most, Math.abs(at * 1000 - due));
	}
	if (most > LATEST_MS) note(`something came ${most.toFixed(0)} ms from its moment`);
	return { count, most };
}

/** Goes to places here and there; what is shown is what the whole log up to there gives. */
async function seekAbout(page: Page, room: Room): Promise<{ count: number; most: number }> {
	const from = room.startedAt?.getTime() ?? 0;
	const entries = await roomLog(room.id);
	let most = 0;
	for (let turn = 0; turn < SEEKS; turn++) {
		const second = ((turn * 7919) % (SECONDS * 10)) / 10;
		const wanted = shownOf(whole(entries, from + second * 1000));
		const began = Date.now();
		await page.evaluate((to) => {
			const video = document.querySelector('video');
			if (video) video.currentTime = to;
		}, second);
		let now: Shown | undefined;
		while (Date.now() - began < 5000) {
			now = await shownNow(page);
			if (JSON.stringify(now) === JSON.stringify(wanted)) break;
			await pause(20);
		}
		if (JSON.stringify(now) !== JSON.stringify(wanted))
			note(`wrong at second ${second}: ${JSON.stringify({ now, wanted }).slice(0, 400)}`);
		most = Math.max(most, Date.now() - began);
	}
	if (!small && most > SEEK_MS) note(`a seek took ${most} ms`);
	return { count: SEEKS, most };
}

/** A link to a question begins where it was asked or taken. */
async function followLink(page: Page, room: Room): Promise<void> {
	const { index } = await replayOf(room);
	const [question = '', at = 0] = Object.entries(index.questions).at(-1) ?? [];
	await page.goto(`${program.url}${href(`/antenne/${room.show}`, 'fr')}?q=${question}`);
	const due = (at - index.from) / 1000;
	await page
		.waitForFunction((to) => Math.abs((document.querySelector('video')?.currentTime ?? -9) - to) < 2, due, {
			timeout: 10_000
		})
		.catch(() => note('a link to a question does not lead to its moment'));
}

/** A fold that owes nothing to the reels. */
function whole(entries: Awaited<ReturnType<typeof roomLog>>, moment: number): RoomState {
	return entries
		.filter(({ at }) => at <= moment)
		.sort((a, b) => a.at - b.at || a.v - b.v)
		.reduce<RoomState>(fold, emptyRoom);
}

function shownOf({ chat, questions, polls }: RoomState): Shown {
	return {
		chat: chat.map(({ text }) => text),
		questions: Object.keys(questions).sort(),
		polls: polls.map(({ poll }) => poll.id).sort()
	};
}

/** Votes on the page after the last moment, and looks at what the live ballots are then. */
async function voteAgain(page: Page, room: string, poll: string): Promise<{ live: number; again: number }> {
	const counts = async () =>
		JSON.stringify(
			(
				await sql`select (select count(*)::int from stage.ballot where room = ${room}) as ballots,
				(select json_agg(t order by poll, option, station, commune) from stage.tally t where room = ${room}) as tally,
				(select version::int from stage.room where id = ${room}) as version`.execute(db)
			).rows
		);
	const before = await counts();
	// the page comes with how the show ended: what it asked at this moment takes the place of that
	await page.locator('.participation[aria-busy=false]').waitFor();
	const card = page.locator(`#poll-${poll}`);
	await page.locator('#tab-polls').click();
	const folded = page.locator('#panel-polls details:not([open]) > summary');
	while (await folded.count()) await folded.first().click();
	await card.locator('input[type=radio]').first().check();
	await card.locator('button[type=submit]').click();
	await card
		.getByText('rediffusion')
		.first()
		.waitFor({ timeout: 60_000 })
		.catch(async () => note(`a vote of the replay was not counted: ${(await card.textContent())?.slice(0, 300)}`));
	if ((await counts()) !== before) note('a vote of the replay changed what was counted live');
	const { rows } = await sql<{ again: number; live: number }>`select
		(select count(*)::int from stage.replay_ballot where room = ${room}) as again,
		(select count(*)::int from stage.ballot where room = ${room}) as live`.execute(db);
	return rows[0] ?? { live: 0, again: 0 };
}
