import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { actsOf, type Bot, type BotTexts, botsOf, chance } from '../room/bots.ts';
import { DirectorOrder, type Order } from '../room/orders.schema.ts';
import { emptyStaff, type StaffState } from '../room/staff.ts';
import { dueAt } from './autopilot.ts';
import { hashOf } from './device.ts';
import type { Asked, Who } from './room/asked.ts';
import { append } from './room/rooms.ts';
import { write } from './room/writing.ts';
import { rundownOf } from './rundown.ts';
import { showById, stationsOf } from './shows.ts';
import { within } from './tables.ts';

/** An evening that is over, with its invented public. */
export type Evening = Readonly<{
	startedAt: Date;
	seconds: number;
	viewers: number;
	/** The same seed brings the same evening. */
	seed: string;
	texts: BotTexts;
	/** Where they live, the largest first. */
	communes: readonly string[];
	/** Who read what they wrote, by id. */
	moderator: string | null;
}>;

const SECOND_MS = 1000;
const OPENED_BEFORE_MS = 600_000;
const LATEST_MS = 15_000;
const COUNT_EVERY = 2;

/**
 * Writes a run of a show that is over: its rundown as planned, and invented viewers around it, judged by the rules of a room that is on air.
 * @returns the id of the room.
 */
export const takeOverEvening = (show: string, evening: Evening): Promise<string> =>
	transaction(async (tx) => {
		const { startedAt, seconds } = evening;
		const openedAt = new Date(startedAt.getTime() - OPENED_BEFORE_MS);
		const room = newId();
		const { rules } = await showById(show, tx);
		await within(tx).insertInto('stage.room').values({ id: room, show, purpose: 'air', openedAt }).execute();
		await append(tx, room, 0, [{ v: 1, at: openedAt.getTime(), kind: 'opened', rules }]);
		const play = await playing(tx, { show, room, evening });
		for (let second = 0; second < seconds; second++) await play(second, second ? [] : [{ do: 'start' }]);
		await play(seconds, [{ do: 'end' }]);
		// what is revealed once the last late ballot is in
		await play(seconds + (2 * LATEST_MS) / SECOND_MS, []);
		await age(tx, room);
		return room;
	});

type Place = Readonly<{ show: string; room: string; evening: Evening }>;

async function playing(tx: Tx, { show, room, evening }: Place) {
	const { startedAt, viewers, seed, texts, moderator } = evening;
	const [rundown, stations] = [await rundownOf(show, tx), await stationsOf(show, tx)];
	const bots = botsOf(seed, viewers, texts);
	const ground = { room, show, purpose: 'air', mostDelayMs: LATEST_MS } as const;
	let known: { state: StaffState; version: number } = { state: emptyStaff, version: 0 };
	const crew = whoIs('director', moderator);
	return async (second: number, direction: readonly Order[]): Promise<void> => {
		const now = startedAt.getTime() + second * SECOND_MS;
		const { room: state, waiting: held } = known.state;
		const waiting = held.map(({ text }) => text);
		const turn = { seed, second, before: now - SECOND_MS, now, state, waiting };
		const acts = state.phase === 'live' ? actsOf(bots, texts, turn, newId) : [];
		const ours = [...direction, ...dueAt(rundown, known.state, second * SECOND_MS), ...decisions(known.state, texts)];
		const asked = [
			...ours.map((order) => asking(order, crew, now)),
			...acts.filter(({ order }) => order.do !== 'react').map(({ bot, order }) => asking(order, viewer(bot), now))
		];
		const written = await write(tx, ground, known, {
			asked,
			reactions: added(acts.map(({ order }) => order)),
			polls: new Set(state.polls.filter(({ revealed }) => !revealed).map(({ poll }) => poll.id)),
			questions: new Set(),
			mayCount: second % COUNT_EVERY === 0,
			heard: {
				viewers: Math.round(viewers * (0.7 + 0.3 * chance(seed, 'watch', second))),
				watchedAt: now,
				silenceMs: LATEST_MS
			},
			now
		});
		if (written) known = written.batch;
	};

	function viewer({ place, delayMs }: Bot): Who {
		const station = stations[place % Math.max(1, stations.length)];
		const commune = evening.communes[Math.floor(chance(seed, 'lives', place) ** 2 * evening.communes.length)];
		return {
			...whoIs('viewer', null),
			device: hashOf(`${seed} ${place}`),
			station: station ? { id: station.id, slug: station.slug } : null,
			commune: commune ?? null,
			delayMs
		};
	}
}

/** A moderator who reads everything, and refuses what should be. */
function decisions({ waiting }: StaffState, { reject }: BotTexts): Order[] {
	const slow = waiting.slice(0, 3);
	return slow.map(({ id, text }) => ({
		do: 'decide',
		message: id,
		state: reject.includes(text) ? 'rejected' : 'shown'
	}));
}

const asking = (order: Order, who: Who, arrivedAt: number): Asked => ({
	order: DirectorOrder.parse(order),
	who,
	arrivedAt,
	answer: () => undefined
});

function whoIs(as: Who['as'], person: string | null): Who {
	const nobody = { name: '', email: null, locale: 'fr', roles: [], secondFactor: false, sessionId: '' } as const;
	const viewer = person ? { ...nobody, id: person } : null;
	return { device: null, viewer, as, locale: 'fr', station: null, commune: null, delayMs: null };
}

function added(orders: readonly Order[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const order of orders)
		if (order.do === 'react') counts[order.reaction] = (counts[order.reaction] ?? 0) + (order.times ?? 1);
	return counts;
}

/** What the database dated by its own clock belongs to that evening. */
async function age(tx: Tx, room: string): Promise<void> {
	await sql`update stage.message set arrived_at = said_at,
		decided_at = case when decided_at is null then null else said_at + interval '4 seconds' end where room = ${room}`.execute(
		tx
	);
	await sql`update stage.ballot set arrived_at = at where room = ${room}`.execute(tx);
}
