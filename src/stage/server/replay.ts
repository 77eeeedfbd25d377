import { missing, refused } from '#kernel/errors.ts';
import { db } from '#kernel/server/db.ts';
import { asksWords } from '../room/forms.ts';
import { emptyTally, fits, type Poll, type Tally, weights } from '../room/poll.ts';
import { cutReels, indexOf, type Reel, type ReplayIndex, seenAgain } from '../room/replay.ts';
import { emptyRoom, fold, type RoomState } from '../room/state.ts';
import { hashOf } from './device.ts';
import { ballotsOf } from './room/ballots.ts';
import { type Room, roomLog } from './room/rooms.ts';
import { letTakePart } from './room/taking-part.ts';
import { type On, within } from './tables.ts';

/** A room that was on air, cut to be seen again; `state` is what it came to. */
export type Replay = Readonly<{ index: ReplayIndex; reels: readonly Reel[]; state: RoomState }>;

/** Reading a log of thousands of entries for each seek would be slow: the last few that were asked for are kept, by their version. */
const kept = new Map<string, Promise<Replay>>();
const MOST_KEPT = 6;

/** The replay of a room. @throws 404 while it has not ended, or has never begun. */
export function replayOf(room: Pick<Room, 'id' | 'version' | 'startedAt' | 'endedAt'>): Promise<Replay> {
	const { id, version, startedAt, endedAt } = room;
	if (!startedAt || !endedAt) throw missing();
	const key = `${id} ${version}`;
	const made = kept.get(key) ?? cut(id, version, startedAt.getTime(), endedAt.getTime());
	kept.delete(key);
	kept.set(key, made);
	for (const [oldest] of kept) if (kept.size > MOST_KEPT) kept.delete(oldest);
	made.catch(() => kept.delete(key));
	return made;
}

async function cut(id: string, version: number, from: number, to: number): Promise<Replay> {
	const told = seenAgain(await roomLog(id));
	return {
		index: indexOf(told, version, from, to),
		reels: cutReels(told, from, to),
		state: told.reduce<RoomState>(fold, emptyRoom)
	};
}

/** Who votes later: the token of her device, and the address that she comes from. */
type Voter = Readonly<{ device: string | null; from: string }>;

/**
 * Counts a vote of somebody who watches later, apart from the live ones: nothing else is written. One for a device and poll, and none for who voted live.
 * @returns what those who watched later add up to. Throws stage_device_missing, stage_poll_unknown, stage_choice_wrong or stage_voted_already, and 429 where too many devices of one address come.
 */
export async function voteAgain(
	room: Room,
	poll: string,
	choice: readonly string[],
	{ device, from }: Voter
): Promise<Tally> {
	const { state } = await replayOf(room);
	const known = state.polls.find((one) => one.poll.id === poll)?.poll;
	if (!known || known.coded) throw refused('stage_poll_unknown', {}, 422);
	if (!fits(known, choice)) throw refused('stage_choice_wrong', {}, 422);
	if (!device) throw refused('stage_device_missing', {}, 422);
	const token = hashOf(device);
	await letTakePart({ device: token, from });
	const live = await ballotsOf(db, room.id, token);
	if (live[poll]) throw refused('stage_voted_already', {}, 422);
	const written = await within(db)
		.insertInto('stage.replayBallot')
		.values({ room: room.id, poll, token, choice: [...choice] })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!written.numInsertedOrUpdatedRows) throw refused('stage_voted_already', {}, 422);
	return (await talliesAgain(room.id, [known]))[poll] ?? emptyTally;
}

/** What those who watched later add up to, and what this device chose then, by poll. */
export async function againOf(
	room: Room,
	device: string | null
): Promise<Record<string, { tally: Tally; choice: string[] | null }>> {
	const { state } = await replayOf(room);
	const polls = state.polls.map(({ poll }) => poll);
	const [tallies, own] = await Promise.all([talliesAgain(room.id, polls), device ? ownAgain(room.id, device) : []]);
	return Object.fromEntries(
		polls.map(({ id }) => [
			id,
			{ tally: tallies[id] ?? emptyTally, choice: own.find(({ poll }) => poll === id)?.choice ?? null }
		])
	);
}

/** What one device has voted in a room, with the moments that count. */
export const votesOf = (room: string, device: string | null, on: On = db): ReturnType<typeof ballotsOf> =>
	device ? ballotsOf(on, room, hashOf(device)) : Promise.resolve({});

const ownAgain = (room: string, device: string): Promise<{ poll: string; choice: string[] }[]> =>
	within(db)
		.selectFrom('stage.replayBallot')
		.select(['poll', 'choice'])
		.where('room', '=', room)
		.where('token', '=', hashOf(device))
		.execute();

async function talliesAgain(room: string, polls: readonly Poll[]): Promise<Record<string, Tally>> {
	const rows = await within(db)
		.selectFrom('stage.replayBallot')
		.select(['poll', 'choice', (row) => row.fn.countAll<string>().as('count')])
		.where('room', '=', room)
		.groupBy(['poll', 'choice'])
		.execute();
	const tallies: Record<string, { ballots: number; options: Record<string, number> }> = {};
	for (const { poll: id, choice, count } of rows) {
		const poll = polls.find((one) => one.id === id);
		if (!poll) continue;
		tallies[id] ??= { ballots: 0, options: {} };
		const tally = tallies[id];
		tally.ballots += Number(count);
		// nobody has read the words of those who come later
		if (asksWords(poll)) continue;
		for (const [option, weight] of weights(poll, choice))
			tally.options[option] = (tally.options[option] ?? 0) + weight * Number(count);
	}
	return Object.fromEntries(Object.entries(tallies).map(([id, tally]) => [id, { ...emptyTally, ...tally }]));
}
