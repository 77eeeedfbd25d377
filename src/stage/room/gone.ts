import type { Entry, Graphic } from './entries.ts';
import { asksWords } from './forms.ts';
import type { Tally } from './poll.ts';
import type { StaffState } from './staff.ts';
import type { RoomState } from './state.ts';

/** What was taken away after it had been shown: messages by their id, words by what they are, out of these clouds. */
export type Gone = Readonly<{
	messages: ReadonlySet<string>;
	words: ReadonlySet<string>;
	clouds: ReadonlySet<string>;
}>;

export const goneFrom = ({ room, words }: StaffState, messages: Iterable<string>): Gone => ({
	messages: new Set(messages),
	words: new Set(words.flatMap(({ text, state }) => (state === 'rejected' ? [text] : []))),
	clouds: new Set(room.polls.flatMap(({ poll }) => (asksWords(poll) ? [poll.id] : [])))
});

/** An entry without what is gone, or null when nothing is left of it: it is not told to those who come later, not even to be taken away again. */
export function entryWithout<E extends Entry>(entry: E, gone: Gone): E | null {
	switch (entry.kind) {
		case 'said':
		case 'asked':
			return gone.messages.has(entry.message.id) ? null : entry;
		case 'taken':
			if (gone.messages.has(String(entry.graphic.data.id))) return null;
			return { ...entry, graphic: graphicWithout(entry.graphic, gone) };
		case 'counted':
		case 'revealed':
			return gone.clouds.has(entry.poll) ? { ...entry, tally: tallyWithout(entry.tally, gone) } : entry;
		default:
			return entry;
	}
}

/** What everybody sees, without words that are gone. */
export function stateWithout(state: RoomState, gone: Gone): RoomState {
	const polls = state.polls.map((one) =>
		one.tally && gone.clouds.has(one.poll.id) ? { ...one, tally: tallyWithout(one.tally, gone) } : one
	);
	const air = Object.entries(state.air).map(([layer, shown]) => [
		layer,
		{ ...shown, graphic: graphicWithout(shown.graphic, gone) }
	]);
	return { ...state, polls, air: Object.fromEntries(air) };
}

const tallyWithout = (tally: Tally, { words }: Gone): Tally => ({
	...tally,
	options: Object.fromEntries(Object.entries(tally.options).filter(([word]) => !words.has(word)))
});

function graphicWithout(graphic: Graphic, { words, clouds }: Gone): Graphic {
	const { poll, options } = graphic.data;
	if (typeof poll !== 'string' || !clouds.has(poll) || !Array.isArray(options)) return graphic;
	const left = options.filter(({ text }: { text: string }) => !words.has(text));
	return { ...graphic, data: { ...graphic.data, options: left } };
}
