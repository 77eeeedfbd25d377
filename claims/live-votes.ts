/** Ten thousand votes in five seconds: none lost, none doubled, every screen exact 400 ms after the close; 200 voters in ten seconds cost at most 8,200 messages. */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { Order } from '#stage';
import { type Heard, listen } from '../bench/support/load.ts';
import { cpuSeconds } from '../bench/support/process.ts';
import { listenTo } from './support/listener.ts';
import { devices, type LiveHub, must, withLiveHub } from './support/live.ts';
import { type MadeShow, madeShow, polls } from './support/show.ts';

const small = process.argv.includes('--small');
const MOST_MESSAGES = 8200;
const MOST_MS = 400;

const wrong: string[] = [];
const figure = await withLiveHub({}, async (hub) => (small ? few(hub, 200) : `${await many(hub)}; ${await slow(hub)}`));
for (const sentence of wrong) console.log(sentence);
console.log(`live-votes: ${figure}${wrong.length ? `, ${wrong.length} things wrong` : ''}`);
process.exit(wrong.length ? 1 : 0);

/** Without a compiler: everybody votes within two seconds, twice, and looks at the count. */
async function few(hub: LiveHub, voters: number): Promise<string> {
	const { room, cues } = await madeShow({ name: 'few', cues: { live: polls.live } });
	const director = await opened(hub, room, cues.live);
	const cookies = devices(voters);
	const all = await Promise.all(cookies.map((cookie) => listenTo({ url: hub.url, room, as: 'viewer', cookie })));
	const answers = await Promise.all(
		all.map(async (one, place) => {
			await pause((place / voters) * 2000);
			const vote: Order = { do: 'vote', poll: cues.live, choice: [String(place % 3)] };
			return [await one.ask(vote), await one.ask(vote)];
		})
	);
	if (answers.some(([first, second]) => !first?.ok || second?.ok))
		wrong.push('a first vote was refused or a second taken');
	await must(director, { do: 'close', poll: cues.live });
	const count = (one: (typeof all)[number]) => one.state().polls[0]?.tally?.ballots;
	await Promise.all(all.map((one) => one.until('every screen is exact', () => count(one) === voters)));
	const messages = all.reduce((sum, { frames }) => sum + frames.length, 0);
	await stored(cues.live, voters);
	return `${voters} votes in 2 s, each sent twice: ${voters} counted, every screen exact, ${messages} messages in all`;
}

async function many(hub: LiveHub): Promise<string> {
	const voters = 10_000;
	const { heard, after, core } = await vote(hub, { name: 'many', voters, ms: 5000 });
	if (after > MOST_MS) wrong.push(`the last screen was exact ${after.toFixed(0)} ms after the close`);
	console.log(
		`votes were answered in p50 ${heard.answerP50} ms, p99 ${heard.answerP99} ms, with ${core.toFixed(0)} % of a core`
	);
	return `${voters} votes in 5 s, 0 lost, every screen exact ${after.toFixed(0)} ms after the close`;
}

async function slow(hub: LiveHub): Promise<string> {
	const { heard } = await vote(hub, { name: 'slow', voters: 200, ms: 10_000 });
	if (heard.frames > MOST_MESSAGES) wrong.push(`200 voters cost ${heard.frames} messages`);
	return `200 voters in 10 s cost ${heard.frames} messages, answers and all`;
}

type Task = { name: string; voters: number; ms: number };

/** As many viewers as votes; the poll closes the moment the last is sent. */
async function vote(hub: LiveHub, { name, voters, ms }: Task): Promise<{ heard: Heard; after: number; core: number }> {
	const { room, cues }: MadeShow<'live'> = await madeShow({ name, cues: { live: polls.live } });
	const director = await opened(hub, room, cues.live);
	const port = Number(new URL(hub.url).port);
	const path = `/live/rooms/${room}?as=viewer&lang=fr`;
	const load = await listen({ mode: 'ws', port, count: voters, path, cookies: devices(voters) });
	if (load.ready.open !== voters) wrong.push(`only ${load.ready.open} of ${voters} came in`);
	for (const line of ['watch "tally":{"ballots":', `target ${voters}`, 'reset']) load.tell(line);
	const before = cpuSeconds(hub.program.child.pid);
	load.tell(`send 0 ${voters} ${ms} {"do":"vote","n":1,"poll":"${cues.live}","choice":["{3}"]}`);
	await pause(ms - 200);
	await load.until(({ sending }) => sending === 0);
	const closedAt = Date.now();
	await must(director, { do: 'close', poll: cues.live });
	const heard = await load
		.until(({ exact, ok, refused }) => exact === voters && ok + refused === voters, 20_000)
		.catch(() => load.heard());
	const core = ((cpuSeconds(hub.program.child.pid) - before) / (ms / 1000)) * 100;
	if (heard.ok !== voters) wrong.push(`${heard.ok} of ${voters} votes were acknowledged, ${heard.refused} refused`);
	if (heard.exact !== voters)
		wrong.push(`${voters - heard.exact} screens are not exact; the highest count is ${heard.last}`);
	await stored(cues.live, voters);
	await load.stop();
	director.close();
	return { heard, after: Math.max(0, heard.exactAt - closedAt), core };
}

async function opened(hub: LiveHub, room: string, cue: string) {
	const director = await hub.direct(room);
	await must(director, { do: 'start' });
	await must(director, { do: 'take', cue });
	return director;
}

/** What the database has, counted apart from the program's own code. */
async function stored(poll: string, voters: number): Promise<void> {
	const { rows } = await sql<{ ballots: number; tally: number; options: number }>`
		select (select count(*)::int from stage.ballot where poll = ${poll}) as ballots,
			coalesce(sum(votes) filter (where option = ''), 0)::int as tally, coalesce(sum(votes) filter (where option <> ''), 0)::int as options
		from stage.tally where poll = ${poll}`.execute(db);
	const [{ ballots, tally, options } = { ballots: 0, tally: 0, options: 0 }] = rows;
	if (ballots !== voters || tally !== voters || options !== voters)
		wrong.push(`${ballots} ballots are stored, which add up to ${tally} and ${options}, not ${voters}`);
}
