import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { Order } from '#stage';
import type { Program } from '../../../tests/support/program.ts';
import { devices, hubOf, type LiveHub, must } from '../live.ts';
import { withNodes } from '../nats.ts';
import { madeShow, polls } from '../show.ts';
import { asTheyMust, type Found, talking, until } from './cut.ts';
import { proxyTo } from './proxy.ts';
import { viewers } from './viewers.ts';

/** Two programs on one database, speaking over NATS: one is killed while people vote on both, and its viewers go on at the other. */
export function nodeDies(hub: LiveHub, count: number): Promise<Found> {
	return withNodes(hub.program, 2, ([dying, living]) => kill(dying as Program, living as Program, count));
}

async function kill(dying: Program, living: Program, count: number): Promise<Found> {
	const { room, cues } = await madeShow({ name: 'nodes', cues: { live: polls.live } });
	const other = await hubOf(living);
	const director = await other.direct(room);
	await must(director, { do: 'start' });
	await must(director, { do: 'take', cue: cues.live });
	const portOf = ({ url }: Program) => Number(new URL(url).port);
	const proxies = [await proxyTo(portOf(dying)), await proxyTo(portOf(living))] as const;
	const people = proxies.flatMap(({ url }) => viewers(url, room, devices(count / 2)));
	await until(() => people.every((one) => one.there()), 20_000, 'everybody is there');
	const crossing = await talkAcross(other, room, people);
	const talk = talking(other, room);
	const vote: Order = { do: 'vote', poll: cues.live, choice: ['2'] };
	const insist = async (one: (typeof people)[number], place: number): Promise<void> => {
		await pause((place % (count / 2)) * (3000 / count));
		for (;;) {
			const answer = await one.ask(vote);
			if (answer.ok || answer.code === 'stage_voted_already') return;
			await pause(200);
		}
	};
	const voting = Promise.all(people.map(insist));
	await pause(600);
	const killedAt = Date.now();
	await dying.kill();
	proxies[0].lead(portOf(living));
	const moved = people.slice(0, count / 2);
	await until(() => moved.every((one) => one.there() && one.backAt() > killedAt), 20_000, 'all go on at the other');
	const back = Math.max(...moved.map((one) => one.backAt())) - killedAt;
	await voting;
	await talk.stop();
	await must(director, { do: 'close', poll: cues.live });
	const wrong = await asTheyMust(people, room);
	const { rows } = await sql<{
		ballots: number;
	}>`select count(*)::int as ballots from stage.ballot where poll = ${cues.live}`.execute(db);
	const shown = people[0]?.state().polls[0]?.tally?.ballots;
	if (rows[0]?.ballots !== count || shown !== count)
		wrong.push(`${rows[0]?.ballots} ballots are kept and ${shown} shown of ${count}`);
	for (const one of people) one.close();
	for (const proxy of proxies) proxy.close();
	director.close();
	return {
		wrong,
		said: `one of two nodes killed: its ${count / 2} viewers at the other within ${back} ms, ${shown} of ${count} votes, a message crosses in ${crossing} ms`
	};
}

/** How long after it is said at one node everybody at the other has it. */
async function talkAcross(hub: LiveHub, room: string, people: ReturnType<typeof viewers>): Promise<number> {
	const talk = talking(hub, room);
	const began = Date.now();
	await until(() => people.every((one) => one.state().chat.length > 0), 5000, 'everybody has the first message');
	const took = Date.now() - began;
	await talk.stop();
	return took;
}
