import { type GraphicName, graphicOf } from './graphics/kinds.ts';
import type { Graphic, Layer } from './room/entries.ts';
import { answersOf, formOf } from './room/forms.ts';
import type { Poll, Tally } from './room/poll.ts';
import type { Asked, Said } from './room/state.ts';

/** What of a room goes on air as a graphic, where it stands best. */
export type Shown = Readonly<{ graphic: Graphic; layer: Layer }>;
type PollText = Pick<Poll, 'form' | 'question' | 'options' | 'points' | 'seconds'>;

export const questionOnAir = ({ id, name, text, votes }: Asked): Shown => shown('question', { id, name, text, votes });

export const commentOnAir = ({ id, name, text, origin }: Said): Shown => shown('comment', { id, name, text, origin });

export function pollOnAir(id: string, poll: PollText, openedAt: number): Shown {
	const { form, question, options, seconds } = poll;
	return shown(formOf(poll).quiz ? 'quiz' : 'poll', { poll: id, form, question, options, seconds, openedAt });
}

/** Each answer with its votes, and the ballots in all; null: nothing is counted that may be seen. */
export function resultOnAir(id: string, poll: PollText, tally: Tally | null): Shown {
	const { form, question } = poll;
	const { ballots = 0, stations = {}, options: counted = {} } = tally ?? {};
	const options = answersOf(poll, counted).map(({ text, votes }) => ({ text, votes }));
	return shown('result', { poll: id, form, question, options, ballots, stations });
}

const shown = (name: GraphicName, data: Graphic['data']): Shown => ({
	graphic: { name, data },
	layer: graphicOf(name).layers[0]
});
