import type { Words } from '#kernel/words.ts';
import type { Entry, Graphic, Layer, Reaction, RoomRules, Written } from './entries.ts';
import type { Poll, Tally } from './poll.ts';

type Phase = 'waiting' | 'open' | 'live' | 'ended';
export type Said = Written & Readonly<{ at: number }>;
export type Asked = Said &
	Readonly<{ votes: number; state: 'open' | 'answering' | 'answered'; answeredAt: number | null }>;
type OnAir = Readonly<{ graphic: Graphic; cue: string | null; since: number; until: number | null }>;
export type PollState = Readonly<{
	poll: Poll;
	openedAt: number;
	/** When it closed in the studio, and until when late ballots count; null while it is open. */
	closed: Readonly<{ at: number; until: number }> | null;
	tally: Tally | null;
	revealed: Readonly<{ at: number; right: readonly string[]; explanation: Words | null }> | null;
}>;

/** What everybody in a room sees: a fold over its public entries. Times are milliseconds of the epoch, of the programme. */
export type RoomState = Readonly<{
	phase: Phase;
	startedAt: number | null;
	endedAt: number | null;
	rules: RoomRules;
	segments: readonly Readonly<{ id: string; title: Words; at: number }>[];
	chat: readonly Said[];
	questions: Readonly<Record<string, Asked>>;
	reactions: Readonly<Partial<Record<Reaction, number>>>;
	polls: readonly PollState[];
	air: Readonly<Partial<Record<Layer, OnAir>>>;
}>;

const noRules: RoomRules = { chat: 'off', questions: 'off', slowSeconds: 0, reactions: false };

export const emptyRoom: RoomState = {
	phase: 'waiting',
	startedAt: null,
	endedAt: null,
	rules: noRules,
	segments: [],
	chat: [],
	questions: {},
	reactions: {},
	polls: [],
	air: {}
};

/** As many messages as a screen scrolls back through. */
const CHAT_LENGTH = 100;

/** The state after one more entry; what only the crew may see changes nothing. */
export function fold(state: RoomState, entry: Entry): RoomState {
	const { at } = entry;
	switch (entry.kind) {
		case 'opened':
			return { ...state, phase: 'open', rules: entry.rules };
		case 'started':
			return { ...state, phase: 'live', startedAt: at };
		case 'ended':
			return { ...state, phase: 'ended', endedAt: at, air: {} };
		case 'ruled':
			return { ...state, rules: entry.rules };
		case 'segment':
			return { ...state, segments: [...state.segments, { id: entry.segment, title: entry.title, at }] };
		case 'said':
			return { ...state, chat: placed(state.chat, { ...entry.message, at }) };
		case 'asked':
			return withQuestion(state, entry.message.id, () => ({
				...entry.message,
				at,
				votes: 0,
				state: 'open',
				answeredAt: null
			}));
		case 'upvoted':
			return Object.entries(entry.votes).reduce(
				(now, [id, votes]) => withQuestion(now, id, (question) => question && { ...question, votes }),
				state
			);
		case 'answering':
			return withQuestion(
				state,
				entry.question,
				(question) => question && { ...question, state: 'answering', answeredAt: at }
			);
		case 'answered':
			return withQuestion(state, entry.question, (question) => question && { ...question, state: 'answered' });
		case 'removed':
			return without(state, entry.message);
		case 'reacted':
			return { ...state, reactions: added(state.reactions, entry.counts) };
		case 'polled':
			return { ...state, polls: [...state.polls, opened(entry.poll, at)] };
		case 'counted':
			return withPoll(state, entry.poll, (poll) => ({ ...poll, tally: entry.tally }));
		case 'closed':
			return withPoll(state, entry.poll, (poll) => ({ ...poll, closed: { at, until: entry.until } }));
		case 'revealed':
			return withPoll(state, entry.poll, (poll) => ({
				...poll,
				tally: entry.tally,
				revealed: { at, right: entry.right, explanation: entry.explanation }
			}));
		case 'taken': {
			const { graphic, cue, until } = entry;
			const since = (entry.again && state.air[entry.layer]?.since) || at;
			return { ...state, air: { ...state.air, [entry.layer]: { graphic, cue, since, until } } };
		}
		case 'cleared': {
			if (entry.layer === 'all') return { ...state, air: {} };
			const { [entry.layer]: _, ...air } = state.air;
			return { ...state, air };
		}
		default:
			return state;
	}
}

/** What was said from late pictures comes late, and stands where it was said: whatever the order of arrival, the chat reads the same. */
function placed(chat: readonly Said[], message: Said): Said[] {
	let place = chat.length;
	while (place > 0 && (chat[place - 1] as Said).at > message.at) place--;
	return [...chat.slice(0, place), message, ...chat.slice(place)].slice(-CHAT_LENGTH);
}

const opened = (poll: Poll, at: number): PollState => ({
	poll,
	openedAt: at,
	closed: null,
	tally: null,
	revealed: null
});

function withPoll(state: RoomState, id: string, change: (poll: PollState) => PollState): RoomState {
	return { ...state, polls: state.polls.map((one) => (one.poll.id === id ? change(one) : one)) };
}

function withQuestion(
	state: RoomState,
	id: string,
	change: (known: Asked | undefined) => Asked | undefined
): RoomState {
	const changed = change(state.questions[id]);
	return changed ? { ...state, questions: { ...state.questions, [id]: changed } } : state;
}

function without(state: RoomState, id: string): RoomState {
	const { [id]: _, ...questions } = state.questions;
	return { ...state, questions, chat: state.chat.filter((message) => message.id !== id) };
}

function added<K extends string>(
	known: Partial<Record<K, number>>,
	more: Partial<Record<K, number>>
): Partial<Record<K, number>> {
	const sum = { ...known };
	for (const [key, count] of Object.entries(more) as [K, number][]) sum[key] = (sum[key] ?? 0) + count;
	return sum;
}

/** The poll that is open in a picture that shows the moment `at`, the latest first. */
export const openPolls = ({ polls }: Pick<RoomState, 'polls'>): PollState[] =>
	polls.filter(({ closed }) => !closed).reverse();

/** Questions for a list: those being answered, then open ones by votes, then answered ones; older first among equals. */
export function ranked(questions: RoomState['questions']): Asked[] {
	const order = { answering: 0, open: 1, answered: 2 };
	return Object.values(questions).sort(
		(a, b) => order[a.state] - order[b.state] || b.votes - a.votes || a.at - b.at || (a.id < b.id ? -1 : 1)
	);
}
