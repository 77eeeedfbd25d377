import { type Locale, say, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import {
	type Cue,
	type CueContent,
	type Graphic,
	type Layer,
	type Poll,
	ranked,
	type Segment,
	type StaffState,
	shownWords
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
	if (content.kind === 'poll') return content.form === 'quiz' ? m.regie_kind_quiz() : m.regie_kind_poll();
	if (content.kind === 'question') return m.regie_kind_question();
	return content.kind === 'result' ? m.regie_kind_result() : m.regie_kind_graphic();
}

/** The first words on a graphic, whatever it is. */
export function graphicTitle({ name, data }: Graphic, locale: Locale): string {
	for (const part of ['title', 'question', 'text', 'name', 'label']) {
		const text = textOf(data[part], locale);
		if (text) return text;
	}
	return name;
}

/** What stands on air, in words. */
export const onAirWords = ({ room }: StaffState, locale: Locale): string =>
	Object.values(room.air)
		.flatMap((shown) => (shown ? [graphicTitle(shown.graphic, locale)] : []))
		.join(' · ');

function textOf(given: unknown, locale: Locale): string {
	if (typeof given === 'string') return given;
	return given && typeof given === 'object' && 'source' in given ? say(given as Words, locale).text : '';
}

/** What an item would put on air now, for the monitor PRÊT and for the orders that carry their graphic; null: nothing to be seen. */
export function graphicOf(item: Item, rundown: Rundown, staff: StaffState): { graphic: Graphic; layer: Layer } | null {
	const { room } = staff;
	if (item.kind === 'question') return questionGraphic(room.questions[item.id]);
	if (item.kind === 'comment') return commentGraphic(room.chat.find(({ id }) => id === item.id));
	if (item.kind === 'result') return resultGraphic(item.id, rundown, staff);
	const content = cuesOf(rundown).find(({ id }) => id === item.id)?.content;
	if (!content) return null;
	if (content.kind === 'graphic') return { graphic: content.graphic, layer: content.layer };
	if (content.kind === 'question') return questionGraphic(bestQuestion(staff) ?? undefined);
	if (content.kind === 'result') return resultGraphic(content.poll, rundown, staff);
	if (!content.onAir) return null;
	const { form, question, options, seconds } = content;
	const data = { poll: item.id, form, question, options, seconds, openedAt: Date.now() };
	return { graphic: { name: form === 'quiz' ? 'quiz' : 'poll', data }, layer: 'side' };
}

type Said = StaffState['room']['chat'][number];

function questionGraphic(question: (Said & { votes: number }) | undefined) {
	if (!question) return null;
	const { id, name, text, votes } = question;
	return { graphic: { name: 'question', data: { id, name, text, votes } }, layer: 'lower' } as const;
}

function commentGraphic(comment: Said | undefined) {
	if (!comment) return null;
	const { id, name, text, origin } = comment;
	return { graphic: { name: 'comment', data: { id, name, text, origin } }, layer: 'lower' } as const;
}

function resultGraphic(id: string, rundown: Rundown, staff: StaffState) {
	const { room, tallies } = staff;
	const cue = cuesOf(rundown).find((one) => one.id === id)?.content;
	const known = room.polls.find(({ poll }) => poll.id === id);
	const poll = known?.poll ?? (cue?.kind === 'poll' ? cue : null);
	if (!poll) return null;
	const tally = tallies[id] ?? known?.tally;
	const shown = shownWords(staff);
	const options = optionsOf(poll, tally?.options ?? {})
		.filter(({ option }) => poll.form !== 'cloud' || shown.has(option))
		.map(({ text, votes }) => ({ text, votes }));
	const { form, question } = poll;
	const data = { poll: id, form, question, options, ballots: tally?.ballots ?? 0, stations: tally?.stations ?? {} };
	return { graphic: { name: 'result', data }, layer: 'side' } as const;
}

type Option = Readonly<{ option: string; text: Words | string; votes: number }>;

/** The options of a poll with what they have; of a cloud, its words. */
export function optionsOf(
	{ form, options, points }: Pick<Poll, 'form' | 'options' | 'points'>,
	counted: Readonly<Record<string, number>>
): Option[] {
	const votes = (option: string): number => counted[option] ?? 0;
	if (form === 'cloud')
		return Object.keys(counted)
			.map((option) => ({ option, text: option, votes: votes(option) }))
			.sort((a, b) => b.votes - a.votes);
	if (form === 'scale')
		return Array.from({ length: points }, (_, place) => String(place + 1)).map((option) => ({
			option,
			text: option,
			votes: votes(option)
		}));
	return options.map((text, place) => ({ option: String(place), text, votes: votes(String(place)) }));
}

export const optionText = ({ text }: Option, locale: Locale): string =>
	typeof text === 'string' ? text : say(text, locale).text;
