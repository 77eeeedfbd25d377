import type { Words } from '#kernel/words.ts';
import type { Entry, Written } from './entries.ts';
import type { Tally } from './poll.ts';
import { emptyRoom, fold, type RoomState } from './state.ts';

export type Waiting = Written & Readonly<{ at: number; what: 'chat' | 'question' | 'word'; author: string }>;

/** What the crew sees: the room as everybody does, and what is hidden from them. A fold over all entries. */
export type StaffState = Readonly<{
	room: RoomState;
	waiting: readonly Waiting[];
	/** Who wrote what is shown, by message. Names of devices, eight characters of their hash. */
	authors: Readonly<Record<string, string>>;
	tallies: Readonly<Record<string, Tally>>;
	keys: Readonly<Record<string, Readonly<{ right: readonly string[]; explanation: Words | null }>>>;
	/** Polls that are revealed when their last ballot is in, and until when each can be withheld (milliseconds of the epoch). */
	revealing: readonly string[];
	heldUntil: Readonly<Record<string, number>>;
	notes: Readonly<Record<string, readonly string[]>>;
	muted: Readonly<Record<string, number>>;
	leaders: readonly Readonly<{ author: string; points: number }>[];
	/** Cues of the rundown that were taken. */
	taken: readonly string[];
	/** The most screens there were at once, and when they were last counted. */
	mostViewers: number;
	watchedAt: number;
	/** Words of clouds that may be shown, and those that may not (any more). */
	words: readonly JudgedWord[];
}>;

type Decision = Extract<Entry, { kind: 'decided' }>['state'];
type JudgedWord = Readonly<{ id: string; text: string; state: 'shown' | 'rejected' }>;

export const emptyStaff: StaffState = {
	room: emptyRoom,
	waiting: [],
	authors: {},
	tallies: {},
	keys: {},
	revealing: [],
	heldUntil: {},
	notes: {},
	muted: {},
	leaders: [],
	taken: [],
	mostViewers: 0,
	watchedAt: 0,
	words: []
};

export function foldStaff(state: StaffState, entry: Entry): StaffState {
	const room = fold(state.room, entry);
	switch (entry.kind) {
		case 'waiting': {
			const { what, message, author, at } = entry;
			return {
				...state,
				waiting: [...state.waiting, { ...message, at, what, author }],
				authors: { ...seenAuthors(state), [message.id]: author }
			};
		}
		case 'decided':
			return decided(state, entry.message, entry.state);
		case 'tallied':
			return { ...state, tallies: { ...state.tallies, [entry.poll]: entry.tally } };
		case 'counted':
			return { ...state, room, tallies: { ...state.tallies, [entry.poll]: entry.tally } };
		case 'keyed': {
			const { poll, right, explanation } = entry;
			return { ...state, keys: { ...state.keys, [poll]: { right, explanation } } };
		}
		case 'polled':
			return { ...state, room, taken: [...state.taken, entry.poll.id] };
		case 'taken':
			return entry.cue && !state.taken.includes(entry.cue)
				? { ...state, room, taken: [...state.taken, entry.cue] }
				: { ...state, room };
		case 'revealing':
			return {
				...state,
				revealing: [...state.revealing, entry.poll],
				heldUntil: { ...state.heldUntil, [entry.poll]: entry.from ?? entry.at }
			};
		case 'withheld':
			return { ...state, revealing: state.revealing.filter((poll) => poll !== entry.poll) };
		case 'revealed':
			return { ...state, room, revealing: state.revealing.filter((poll) => poll !== entry.poll) };
		case 'noted':
			return {
				...state,
				notes: { ...state.notes, [entry.author]: [...(state.notes[entry.author] ?? []), entry.note] }
			};
		case 'muted':
			return { ...state, muted: { ...state.muted, [entry.author]: entry.until } };
		case 'watched':
			return { ...state, mostViewers: Math.max(state.mostViewers, entry.viewers), watchedAt: entry.at };
		case 'ranked':
			return { ...state, leaders: entry.leaders };
		default:
			return { ...state, room };
	}
}

function decided(state: StaffState, id: string, how: Decision): StaffState {
	// it waits again: the entry that follows says so
	if (how === 'waiting') return { ...state, words: state.words.filter((one) => one.id !== id) };
	const waiting = state.waiting.filter((message) => message.id !== id);
	const word =
		state.waiting.find((message) => message.id === id && message.what === 'word') ??
		state.words.find((one) => one.id === id);
	if (!word) return { ...state, waiting };
	const judged: JudgedWord = { id, text: word.text, state: how === 'shown' ? 'shown' : 'rejected' };
	return { ...state, waiting, words: [...state.words.filter((one) => one.id !== id), judged] };
}

/** Before it, who wrote what nobody sees any more is not worth looking for. */
const MANY_AUTHORS = 400;

/** The authors without those of messages that have left the screens: a show of two hours has tens of thousands. */
function seenAuthors({ authors, waiting, room }: StaffState): StaffState['authors'] {
	if (Object.keys(authors).length < MANY_AUTHORS) return authors;
	const seen = [...waiting, ...room.chat, ...Object.values(room.questions)];
	return Object.fromEntries(seen.flatMap(({ id }) => (authors[id] ? [[id, authors[id]]] : [])));
}
