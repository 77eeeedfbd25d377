import type { Reaction } from './entries.ts';
import { reactions } from './entries.ts';
import { answersOf, formOf } from './forms.ts';
import type { ViewerOrder } from './orders.schema.ts';
import type { Poll } from './poll.ts';
import { openPolls, type RoomState, ranked } from './state.ts';

/** What bots say: `reject` is what a moderator should refuse. */
export type BotTexts = Readonly<{
	names: readonly string[];
	chat: readonly string[];
	questions: readonly string[];
	reject: readonly string[];
}>;

/** An invented viewer: how late her picture is, and how quick she is. */
export type Bot = Readonly<{ name: string; place: number; delayMs: number; quickMs: number }>;
type BotAct = Readonly<{ bot: Bot; order: ViewerOrder }>;

const LEAST_DELAY_MS = 2000;
const MOST_DELAY_MS = 15_000;
const VOTERS = 0.72;

/** A number from 0 up to 1 that is always the same for the same words (FNV-1a, then one round of mixing). */
export function chance(...words: readonly (string | number)[]): number {
	let hash = 0x811c9dc5;
	for (const sign of words.join(' ')) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
	return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

const pick = <Of>(all: readonly Of[], ...words: readonly (string | number)[]): Of | undefined =>
	all[Math.floor(chance(...words) * all.length)];

/** So many invented viewers, always the same for a seed. */
export function botsOf(seed: string, viewers: number, { names }: Pick<BotTexts, 'names'>): Bot[] {
	return Array.from({ length: viewers }, (_, place) => ({
		name: `${pick(names, seed, 'name', place) ?? 'Robot'} ${place + 1}`,
		place,
		delayMs: Math.round(LEAST_DELAY_MS + chance(seed, 'delay', place) ** 2 * (MOST_DELAY_MS - LEAST_DELAY_MS)),
		quickMs: Math.round(700 + chance(seed, 'quick', place) * 9000)
	}));
}

/** What everybody does: `second` counts from their coming, `before` and `now` bound what is due of the polls. */
type Turn = Readonly<{
	seed: string;
	second: number;
	before: number;
	now: number;
	state: RoomState;
	/** Texts that wait for a moderator. */
	waiting: readonly string[];
}>;

/** What bots do in one turn. The same turn brings the same acts but for the ids, which are new. */
export function actsOf(bots: readonly Bot[], texts: BotTexts, turn: Turn, newId: () => string): BotAct[] {
	if (!bots.length || turn.state.phase === 'ended') return [];
	return [...votes(bots, turn), ...talk(bots, texts, turn, newId), ...upvotes(bots, turn), ...applause(bots, turn)];
}

/** Each votes once in a poll, when her picture has shown it and she has thought a moment. */
function votes(bots: readonly Bot[], { seed, before, now, state }: Turn): BotAct[] {
	return openPolls(state).flatMap(({ poll, openedAt }) =>
		bots.flatMap((bot) => {
			if (poll.coded || chance(seed, poll.id, 'votes', bot.place) > VOTERS) return [];
			const at = openedAt + bot.delayMs + bot.quickMs;
			const choice = at > before && at <= now ? choiceOf(poll, seed, bot.place) : [];
			return choice.length ? [{ bot, order: { do: 'vote', poll: poll.id, choice, clock: now - bot.delayMs } }] : [];
		})
	);
}

const words = ['liberté', 'peur', 'idée', 'équipe', 'café', 'courage', 'hasard', 'patience', 'fête', 'pixel'];

/** What a bot answers: opinions lean, so that a result looks like one. */
function choiceOf(poll: Poll, seed: string, place: number): string[] {
	const { id, most } = poll;
	const leaning = (count: number, turn: number): number =>
		Math.floor(((chance(seed, id, 'leans') + chance(seed, id, place, turn) ** 2) % 1) * count);
	const { answers, picks } = formOf(poll);
	if (answers === 'words') return [words[leaning(words.length, 0)] ?? 'idée'];
	if (answers === 'points') return [String(1 + leaning(poll.points, 0))];
	const order = answersOf(poll).map(({ option }) => option);
	if (!order.length) return [];
	order.sort((a, b) => lot(b) - lot(a));
	function lot(option: string): number {
		return chance(seed, id, place, option) + chance(seed, id, 'likes', option);
	}
	if (picks === 'all') return order;
	return order.slice(0, picks === 'one' ? 1 : 1 + (leaning(most, 1) % most));
}

/** How often a room speaks, in chances of one second: a big one more, but not so much that nobody can read it. */
const pace = (bots: readonly Bot[], most: number): number => Math.min(most, 0.02 * Math.sqrt(bots.length) + 0.05);

function talk(bots: readonly Bot[], texts: BotTexts, turn: Turn, newId: () => string): BotAct[] {
	const { seed, second, state } = turn;
	const said = (what: 'say' | 'ask', lines: readonly string[], often: number): BotAct[] => {
		const bot = pick(bots, seed, what, 'who', second);
		if (!bot || chance(seed, what, second) > often) return [];
		const bad = chance(seed, what, 'bad', second) < 0.06 ? pick(texts.reject, seed, 'bad', second) : undefined;
		const text = bad ?? pick(lines, seed, what, 'text', second);
		return text ? [{ bot, order: { do: what, id: newId(), name: bot.name, text, clock: turn.now - bot.delayMs } }] : [];
	};
	const { chat, questions } = state.rules;
	const asked = new Set([...turn.waiting, ...Object.values(state.questions).map(({ text }) => text)]);
	return [
		...(chat === 'off' ? [] : said('say', texts.chat, pace(bots, 0.6))),
		...(questions === 'off'
			? []
			: said(
					'ask',
					texts.questions.filter((text) => !asked.has(text)),
					pace(bots, 0.2) / 2
				))
	];
}

function upvotes(bots: readonly Bot[], { seed, second, state }: Turn): BotAct[] {
	const open = ranked(state.questions).filter((question) => question.state === 'open');
	return Array.from({ length: Math.ceil(bots.length / 100) }, (_, turn) => turn).flatMap((turn) => {
		const bot = pick(bots, seed, 'upvotes', second, turn);
		// the first of the list are seen most
		const question = open[Math.floor(chance(seed, 'liked', second, turn) ** 2 * open.length)];
		if (!bot || !question || chance(seed, 'upvote', second, turn) > 0.5) return [];
		return [{ bot, order: { do: 'upvote', question: question.id } }];
	});
}

function applause(bots: readonly Bot[], { seed, second, state }: Turn): BotAct[] {
	if (!state.rules.reactions || chance(seed, 'applause', Math.floor(second / 7)) > 0.45) return [];
	const bot = pick(bots, seed, 'claps', second);
	const reaction: Reaction = pick(reactions, seed, 'how', Math.floor(second / 7)) ?? 'clap';
	const times = 1 + Math.floor(chance(seed, 'times', second) * Math.min(9, bots.length / 20));
	return bot ? [{ bot, order: { do: 'react', reaction, times } }] : [];
}
