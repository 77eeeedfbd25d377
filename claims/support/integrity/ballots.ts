import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { Answer, Order } from '#stage';
import type { Program } from '../../../tests/support/program.ts';
import { type Listener, listenTo } from '../listener.ts';
import { devices, type LiveHub, must } from '../live.ts';
import { madeShow, polls } from '../show.ts';

const SOCKETS = 40;

/** One device votes again and again from many windows; others have no token, or one that they made up. @returns what is wrong. */
export async function oneTokenOneBallot(hub: LiveHub, votes: number): Promise<string[]> {
	const { room, cues } = await madeShow({ name: 'stuffing', cues: { live: polls.live } });
	const director = await hub.direct(room);
	await must(director, { do: 'start' });
	await must(director, { do: 'take', cue: cues.live });
	const vote: Order = { do: 'vote', poll: cues.live, choice: ['0'] };
	const [cookie = ''] = devices(1);
	const windows = await Promise.all(Array.from({ length: SOCKETS }, () => viewer(hub, room, cookie)));
	const answers = await Promise.all(windows.flatMap((one) => repeat(votes / SOCKETS, () => one.ask(vote))));
	const strangers = await Promise.all(
		['', 'valley_guest=made.up', `${cookie}x`, 'valley_guest='].map((made) => viewer(hub, room, made))
	);
	const refused = await Promise.all(strangers.flatMap((one) => repeat(20, () => one.ask(vote))));
	for (const one of [director, ...windows, ...strangers]) one.close();
	const { ballots, tally } = await stored(cues.live);
	return [
		...(ballots === 1 && tally === 1 ? [] : [`${votes} votes of one device gave ${ballots} ballots, counted ${tally}`]),
		...(accepted(answers) === 1 ? [] : [`${accepted(answers)} votes of one device were acknowledged`]),
		...(accepted(refused) === 0 ? [] : [`${accepted(refused)} votes without a token were acknowledged`])
	];
}

const repeat = <T>(times: number, act: () => Promise<T>): Promise<T>[] => Array.from({ length: times }, act);
const accepted = (answers: readonly Answer[]): number => answers.filter(({ ok }) => ok).length;
const viewer = ({ url }: LiveHub, room: string, cookie: string): Promise<Listener> =>
	listenTo({ url, room, as: 'viewer', cookie });

/**
 * The program is killed while people vote. Whoever was not answered votes again when it is back.
 * @returns what is wrong, and how many were acknowledged before.
 */
export async function killedInMidPoll(
	hub: LiveHub,
	voters: number,
	again: () => Promise<Program>
): Promise<{ wrong: string[]; said: string }> {
	const { room, cues } = await madeShow({ name: 'killed', cues: { live: polls.live } });
	const director = await hub.direct(room);
	await must(director, { do: 'start' });
	await must(director, { do: 'take', cue: cues.live });
	const vote: Order = { do: 'vote', poll: cues.live, choice: ['1'] };
	const cookies = devices(voters);
	const people = await Promise.all(cookies.map((cookie) => viewer(hub, room, cookie)));
	const acknowledged = new Set<number>();
	for (const [place, one] of people.entries())
		setTimeout(
			() =>
				one.ask(vote).then(
					({ ok }) => ok && acknowledged.add(place),
					() => undefined // it was killed before it answered
				),
			(place / voters) * 1500
		);
	for (const end = Date.now() + 15_000; acknowledged.size < voters / 3 && Date.now() < end; ) await pause(10);
	await hub.program.kill();
	await pause(100);
	const before = acknowledged.size;
	const program = await again();
	const { ballots, tally } = await stored(cues.live);
	const back = { ...hub, program, url: program.url };
	const open = cookies.filter((_, place) => !acknowledged.has(place));
	const late = await Promise.all(open.map((cookie) => viewer(back, room, cookie)));
	await Promise.all(late.map((one) => one.ask(vote)));
	const [witness] = late;
	await witness?.until('the screen is exact', () => witness.state().polls[0]?.tally?.ballots === voters);
	for (const one of late) one.close();
	const end = await stored(cues.live);
	const wrong = [
		...(ballots >= before && ballots === tally
			? []
			: [`${before} were acknowledged, ${ballots} kept, ${tally} counted`]),
		...(before > 0 && before < voters ? [] : [`the kill was not in the middle: ${before} of ${voters}`]),
		...(end.ballots === voters && end.tally === voters ? [] : [`at the end ${end.ballots} kept, ${end.tally} counted`])
	];
	return {
		wrong,
		said: `killed after ${before} acknowledged of ${voters}: ${ballots} kept and counted, ${end.tally} at the end`
	};
}

async function stored(poll: string): Promise<{ ballots: number; tally: number }> {
	const { rows } = await sql<{ ballots: number; tally: number }>`
		select (select count(*)::int from stage.ballot where poll = ${poll}) as ballots,
			coalesce(sum(votes) filter (where option = ''), 0)::int as tally from stage.tally where poll = ${poll}`.execute(
		db
	);
	return rows[0] ?? { ballots: 0, tally: 0 };
}
