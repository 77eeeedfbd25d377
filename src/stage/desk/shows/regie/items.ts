import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import {
	type Asked,
	type Cue,
	type CueContent,
	commentOnAir,
	formOf,
	type Graphic,
	pollOnAir,
	questionOnAir,
	ranked,
	resultOnAir,
	type Said,
	type Segment,
	type Shown,
	type StaffState,
	shownTally,
	spoken
} from '../../../index.ts';
import type { Item } from './board.ts';

export type Rundown = readonly Segment[];

/** One operator's questions and comments leave the screen by themselves. */
export const ALONE_SECONDS = 12;

export const cuesOf = (rundown: Rundown): Cue[] => rundown.flatMap(({ cues }) => [...cues]);

/** The cue that was taken last, as far as the room still shows it: a graphic on air, or a poll. */
export function lastTaken({ room }: StaffState, cues: readonly string[]): string | null {
	const polls = room.polls.map(({ poll, openedAt }) => ({ cue: poll.id, at: openedAt }));
	const air = Object.values(room.air).flatMap((shown) => (shown?.cue ? [{ cue: shown.cue, at: shown.since }] : []));
	const known = [...polls, ...air].filter(({ cue }) => cues.includes(cue));
	return known.sort((a, b) => b.at - a.at || cues.indexOf(b.cue) - cues.indexOf(a.cue))[0]?.cue ?? null;
}

/** The poll that the crew looks at: the one that is open, else the last. */
export const pollOf = ({ room: { polls } }: StaffState) =>
	polls.findLast(({ closed }) => !closed) ?? polls.at(-1) ?? null;

/** The question that the public wants most, or null. */
export const bestQuestion = ({ room }: StaffState) =>
	ranked(room.questions).find(({ state }) => state === 'open') ?? null;

/** What a cue is called in the rundown, and what kind of thing it is. */
export function cueTitle(content: CueContent, rundown: Rundown, locale: Locale): string {
	if (content.kind === 'poll') return say(content.question, locale).text;
	if (content.kind === 'question') return m.regie_kind_question();
	if (content.kind === 'graphic') return graphicTitle(content.graphic, locale);
	const poll = cuesOf(rundown).find(({ id }) => id === content.poll)?.content;
	return poll?.kind === 'poll' ? say(poll.question, locale).text : m.regie_kind_result();
}

export function cueKind(content: CueContent): string {
	if (content.kind === 'poll') return formOf(content).quiz ? m.regie_kind_quiz() : m.regie_kind_poll();
	if (content.kind === 'question') return m.regie_kind_question();
	return content.kind === 'result' ? m.regie_kind_result() : m.regie_kind_graphic();
}

/** The first words on a graphic, whatever it is. */
export function graphicTitle({ name, data }: Graphic, locale: Locale): string {
	for (const part of ['title', 'question', 'text', 'name', 'label']) {
		const text = spoken(data[part], locale);
		if (text && typeof text === 'string') return text;
	}
	return name;
}

/** What stands on air, in words. */
export const onAirWords = ({ room }: StaffState, locale: Locale): string =>
	Object.values(room.air)
		.flatMap((shown) => (shown ? [graphicTitle(shown.graphic, locale)] : []))
		.join(' · ');

/** What an item would put on air now, for the monitor PRÊT and for the orders that carry their graphic; null: nothing to be seen. */
export function graphicOf(item: Item, rundown: Rundown, staff: StaffState): Shown | null {
	const { room } = staff;
	if (item.kind === 'question') return question(room.questions[item.id]);
	if (item.kind === 'comment') return comment(room.chat.find(({ id }) => id === item.id));
	if (item.kind === 'result') return result(item.id, rundown, staff);
	const content = cuesOf(rundown).find(({ id }) => id === item.id)?.content;
	if (!content) return null;
	if (content.kind === 'graphic') return { graphic: content.graphic, layer: content.layer };
	if (content.kind === 'question') return question(bestQuestion(staff) ?? undefined);
	if (content.kind === 'result') return result(content.poll, rundown, staff);
	return content.onAir ? pollOnAir(item.id, content, Date.now()) : null;
}

const question = (asked: Asked | undefined): Shown | null => (asked ? questionOnAir(asked) : null);
const comment = (said: Said | undefined): Shown | null => (said ? commentOnAir(said) : null);

function result(id: string, rundown: Rundown, staff: StaffState): Shown | null {
	const { room, tallies } = staff;
	const cue = cuesOf(rundown).find((one) => one.id === id)?.content;
	const known = room.polls.find(({ poll }) => poll.id === id);
	const poll = known?.poll ?? (cue?.kind === 'poll' ? cue : null);
	if (!poll) return null;
	const tally = tallies[id] ?? known?.tally;
	return resultOnAir(id, poll, tally ? shownTally(staff, poll, tally) : null);
}
