import { Refusal } from '#kernel/errors.ts';
import { delayOf } from '../../room/clock.ts';
import { formOf } from '../../room/forms.ts';
import type { Answer } from '../../room/frames.ts';
import { type CheckedOrder, DirectorOrder, ModeratorOrder, ViewerOrder } from '../../room/orders.schema.ts';
import { refusal } from './answers.ts';
import type { Asked, Who } from './asked.ts';
import { watch } from './figures.ts';
import { communeOf } from './joining.ts';
import { type Speaker, speakerOf } from './live.ts';
import { firstOf, press } from './presses.ts';
import { put, type running, schedule } from './running.ts';
import { letTakePart, takesPart } from './taking-part.ts';

type Running = Awaited<ReturnType<typeof running>>;

const WINDOW_MS = 2000;
const MOST_ORDERS = 40;
/** As fast as anybody reads: three messages in two seconds. */
const LEAST_PAUSE_MS = 700;
const MOST_REACTIONS = 10;

const schemas = {
	viewer: ViewerOrder,
	light: ViewerOrder,
	overlay: null,
	presenter: null,
	moderator: ModeratorOrder,
	director: DirectorOrder
} as const;

/** What is told and not asked: the room does not answer it. */
const told: ReadonlySet<unknown> = new Set(['clock', 'watch', 'here', 'react'] satisfies CheckedOrder['do'][]);

/** Whether what was sent is answered. */
export const isAsked = (given: unknown): boolean => !told.has((given as { do?: unknown } | null)?.do);

/** Takes what a listener sent: an order that may be given, or nothing at all. `answer` is called once the room has answered. */
export function give(live: Running, speaker: Speaker, given: unknown, answer: (answer: Answer) => void): void {
	const parsed = schemas[speaker.as]?.safeParse(given);
	if (!parsed?.success) answer({ n: numberIn(given), ok: false, code: 'kernel_bad_request', message: '' });
	else follow(live, speaker, parsed.data as CheckedOrder, answer);
}

function follow(live: Running, speaker: Speaker, order: CheckedOrder, answer: (answer: Answer) => void): void {
	const now = Date.now();
	const { who } = speaker;
	const asked = { order, who, arrivedAt: now, answer: (said: Answer) => answered(speaker, order, said, answer) };
	if (tooMany(speaker, now)) answer(refusal(asked, 'kernel_too_often', { seconds: WINDOW_MS / 1000 }));
	else if (order.do === 'clock') measure(live, speaker, delayOf(now, order.clock));
	else if (order.do === 'watch') {
		watch(live, now);
		schedule(live);
	} else if (order.do === 'here') void place(live, speaker, order);
	else if (order.do === 'react') react(live, speaker, order);
	else if (isTooSoon(live, speaker, order, now))
		answer(refusal(asked, 'stage_slow_down', { seconds: slowSeconds(live) }));
	else if (!['viewer', 'light'].includes(speaker.as)) putOnce(live, asked);
	else if (takesPart(who)) put(live, asked);
	else void letIn(live, asked);
}

async function letIn(live: Running, asked: Asked): Promise<void> {
	const refusedBy = await letTakePart(asked.who).then(() => null, asRefusal);
	if (refusedBy) asked.answer(refusal(asked, refusedBy.code, refusedBy.params));
	else put(live, asked);
}

function asRefusal(error: unknown): Refusal {
	if (error instanceof Refusal) return error;
	throw error;
}

/** What the crew asks twice within a moment is one order, with one answer. */
function putOnce(live: Running, asked: Asked): void {
	const { order, who, arrivedAt, answer } = asked;
	const hand = speakerOf(live, who);
	const first = firstOf(hand, order, arrivedAt);
	if (first) return void first.then((said) => answer({ ...said, n: numberIn(order) }));
	const told = press(hand, order, arrivedAt);
	put(live, {
		...asked,
		answer(said) {
			told(said);
			answer(said);
		}
	});
}

function answered(speaker: Speaker, order: CheckedOrder, said: Answer, answer: (answer: Answer) => void): void {
	if (order.do === 'vote' && (said.ok || said.code === 'stage_voted_already')) {
		speaker.voted ??= new Set();
		speaker.voted.add(order.poll);
	}
	answer(said);
}

const numberIn = (given: unknown): number => {
	const n = (given as { n?: unknown } | null)?.n;
	return typeof n === 'number' && Number.isSafeInteger(n) ? n : 0;
};

function tooMany(speaker: Speaker, now: number): boolean {
	if (now - speaker.ordersSince > WINDOW_MS) [speaker.orders, speaker.ordersSince] = [0, now];
	return ++speaker.orders > MOST_ORDERS;
}

const slowSeconds = ({ state }: Running): number => Math.max(state.room.rules.slowSeconds, 1);

function isTooSoon(live: Running, speaker: Speaker, order: CheckedOrder, now: number): boolean {
	if (order.do !== 'say' && order.do !== 'ask') return false;
	const pause =
		order.do === 'say' ? Math.max(live.state.room.rules.slowSeconds * 1000, LEAST_PAUSE_MS) : LEAST_PAUSE_MS;
	if (now - speaker.spokeAt < pause) return true;
	speaker.spokeAt = now;
	speakerOf(live, speaker.who).spokeAt = now;
	live.spoken.push(now);
	return false;
}

/** While a quiz is open nobody's picture becomes later than it was: that would be time to think. */
function measure({ state }: Running, speaker: Speaker, delayMs: number): void {
	const playing = state.room.polls.some(({ poll, closed }) => formOf(poll).quiz && !closed);
	if (speaker.who.delayMs === null || !playing) setWho(speaker, { delayMs });
}

async function place(
	live: Running,
	speaker: Speaker,
	{ station, postcode }: Extract<CheckedOrder, { do: 'here' }>
): Promise<void> {
	const id = station && live.stations.get(station);
	const commune = await communeOf(postcode).catch(() => null);
	setWho(speaker, {
		station: id ? { id, slug: station } : speaker.who.station,
		commune: commune ?? speaker.who.commune
	});
}

function setWho(speaker: Speaker, changed: Partial<Who>): void {
	speaker.who = { ...speaker.who, ...changed };
}

function react(live: Running, speaker: Speaker, { reaction, times }: Extract<CheckedOrder, { do: 'react' }>): void {
	if (live.state.room.phase === 'ended' || !live.state.room.rules.reactions || speaker.orders > MOST_REACTIONS) return;
	live.reactions[reaction] = (live.reactions[reaction] ?? 0) + times;
	schedule(live);
}
