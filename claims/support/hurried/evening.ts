import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import {
	type Answer,
	emptyStaff,
	type Frame,
	foldStaff,
	type NewCueContent,
	type Order,
	type StaffState
} from '#stage';
import { roomLog } from '#stage/server';
import { type Listener, listenTo } from '../listener.ts';
import { devices } from '../live.ts';
import { madeShow, polls } from '../show.ts';
import { words, written } from '../stage.ts';
import { type Chances, type Colleague, colleague } from './crew.ts';
import { type Given, judge, type Line } from './model.ts';

const lower = (name: string): NewCueContent => ({
	kind: 'graphic',
	layer: 'lower',
	graphic: { name: 'lower-third', data: { name } }
});
export const cues = {
	hidden: { ...polls.hidden, onAir: true },
	ada: lower('Ada Antenne'),
	result: { kind: 'result', poll: 'hidden' },
	quiz: { ...polls.quiz, seconds: 0, onAir: true, explanation: words('explication-qui-reste-secrete') },
	place: { kind: 'question' },
	theo: lower('Théo Tige'),
	answer: { kind: 'result', poll: 'quiz' }
} satisfies Record<string, NewCueContent>;
type Cues = Readonly<Record<keyof typeof cues, string>>;

type Hand = Readonly<{ who: Colleague; socket: Listener }>;

/** One evening of two directors in a hurry, over sockets and over forms, with a public that votes and asks; judged by its log. */
export async function evening(url: string, name: string, orders: number, chance: Chances): Promise<string[]> {
	const show = await madeShow({ name, cues });
	const people = [await colleague(url, show.id, 'Léa Lampe'), await colleague(url, show.id, 'Théo Tige')];
	const hands: Hand[] = [];
	for (const who of people)
		hands.push({ who, socket: await listenTo({ url, room: show.room, as: 'director', cookie: who.cookie }) });
	const public_ = await Promise.all(
		devices(4).map((cookie) => listenTo({ url, room: show.room, as: 'viewer', cookie }))
	);
	const given: Given[] = [];
	const asking: Promise<void>[] = [];
	const [first] = hands as [Hand, Hand];
	await first.socket.ask({ do: 'start' });
	await pause(450);
	for (let turn = 0; turn < orders; turn++) {
		if (turn % 9 === 0) void speak(public_, show.cues, chance);
		const hand = chance.pick(hands);
		const order = orderOf(hand.socket.staff(), show.cues, chance, turn / orders);
		const times = chance.happens(0.2) ? 2 : 1;
		const forms = chance.happens(0.25);
		for (let time = 0; time < times; time++) {
			asking.push(give({ url, show: show.id, hand, order, given, forms }));
			await pause(chance.below(time + 1 < times ? 200 : 400));
		}
	}
	await Promise.all(asking);
	await first.socket.ask({ do: 'panic' });
	await pause(3600);
	const frames = public_.map((one) => one.frames.map((text) => JSON.parse(text) as Frame));
	const log = await linesOf(show.room);
	for (const one of [...public_, ...hands.map(({ socket }) => socket)]) one.close();
	return judge({ log, given, frames, cues: show.cues, names: people }).map((fault) => `${name}: ${fault}`);
}

/** What a hand asks, of what its screen shows: sensible or not. */
function orderOf(staff: StaffState, known: Cues, chance: Chances, part: number): Order {
	const { room, waiting } = staff;
	const poll = chance.pick([known.hidden, known.quiz]);
	const cue = chance.pick(Object.values(known));
	const question = chance.pick(Object.values(room.questions).map(({ id }) => id));
	const best = Object.values(room.questions).filter(({ state }) => state === 'open')[0];
	const message = chance.pick(waiting.map(({ id }) => id)) ?? question;
	const orders: Order[] = [
		{ do: 'take', cue, ...(cue === known.place && best ? { question: best.id } : {}) },
		{ do: 'take', cue: chance.pick([known.ada, known.theo]) },
		{ do: 'clear', layer: chance.pick(['lower', 'side', 'all'] as const) },
		{ do: 'close', poll },
		...(part > 0.3 ? [{ do: 'reveal', poll } as const, { do: 'withhold', poll } as const] : []),
		...(message
			? [{ do: 'decide', message, state: chance.pick(['shown', 'rejected', 'removed', 'waiting'] as const) } as const]
			: []),
		...(question && room.questions[question]
			? [
					{
						do: 'show',
						layer: 'lower',
						graphic: { name: 'question', data: { id: question, text: room.questions[question].text, name: 'x' } }
					} as const
				]
			: []),
		...(chance.happens(0.1) ? [{ do: 'panic' } as const] : [])
	];
	return chance.pick(orders);
}

/** What was read is what the screen showed 400 ms ago: each frame is remembered with its moment. */
const shown = new WeakMap<Listener, { at: number; v: number }[]>();
function seenBy(socket: Listener): number {
	const all = shown.get(socket) ?? [{ at: 0, v: socket.version() }];
	shown.set(socket, all);
	if (all.at(-1)?.v !== socket.version()) all.push({ at: Date.now(), v: socket.version() });
	return all.findLast(({ at }) => at <= Date.now() - 400)?.v ?? (all[0] as { v: number }).v;
}

type Giving = Readonly<{ url: string; show: string; hand: Hand; order: Order; given: Given[]; forms: boolean }>;

async function give({ url, show, hand, order, given, forms }: Giving): Promise<void> {
	const seen = seenBy(hand.socket);
	const at = Date.now();
	const byForm = forms && order.do !== 'show' && !('question' in order && order.do === 'take');
	const asked = { ...order, seen } as Order;
	const answer = byForm ? await post(url, show, hand, asked) : await hand.socket.ask(asked);
	given.push({ order, by: hand.who.person, seen, at, until: Date.now(), answer, byForm });
}

/** The same by the form of a page without JavaScript. */
async function post(url: string, show: string, { who }: Hand, order: Order): Promise<Answer> {
	const fields = Object.entries(order).map(([name, value]) => [name, String(value)]);
	const answer = await fetch(`${url}/fr/coulisses/emissions/${show}/regie?/order`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: url, cookie: who.cookie, accept: 'text/html' },
		body: new URLSearchParams(fields)
	});
	const page = await answer.text();
	if (answer.status === 303) return { n: 0, ok: true };
	const [, message = ''] = /<p class="problem[^>]*>([^<]+)</.exec(page) ?? [];
	return { n: 0, ok: false, code: `form ${answer.status}`, message };
}

async function speak(viewers: readonly Listener[], known: Cues, chance: Chances): Promise<void> {
	const one = chance.pick(viewers);
	const poll = chance.pick([known.hidden, known.quiz]);
	await Promise.all([
		one.ask({ do: 'vote', poll, choice: ['1'] }),
		one.ask(written('ask', 'Robot Gaufrette', `Pourquoi ${chance.below(1_000_000)} ?`))
	]).catch(() => undefined);
}

/** The log with whose order each line came of, and the state before it. */
export async function linesOf(room: string): Promise<Line[]> {
	const log = await roomLog(room);
	const { rows } = await sql<{ version: number; orderedBy: string | null }>`
		select version, ordered_by from stage.entry where room = ${room}`.execute(db);
	const orderers = new Map(rows.map(({ version, orderedBy }) => [Number(version), orderedBy]));
	let state = emptyStaff;
	return log.map((entry) => {
		const before = state;
		state = foldStaff(state, entry);
		return { entry, by: orderers.get(entry.v) ?? null, before, after: state };
	});
}
