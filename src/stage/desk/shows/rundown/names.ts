import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { type CueContent, fieldsOf, kindOfCue, spoken } from '../../../index.ts';
import type { Shared } from './editing.ts';

/** What a cue says, on one line; of a graphic that says nothing, what it is. */
export function cueLine(content: CueContent, { locale, kinds, polls }: Shared): string {
	if (content.kind === 'poll') return say(content.question, locale).text;
	if (content.kind === 'question') return m.shows_cue_question_text();
	if (content.kind === 'result') return polls.find(({ value }) => value === content.poll)?.label ?? '—';
	const { name, data } = content.graphic;
	const texts = fieldsOf(name).flatMap(([field]) => spoken(data[field], locale));
	return texts.filter((text) => text && typeof text === 'string').join(' · ') || kindWord(content, kinds);
}

/** What kind of cue it is, in a word; the name of a graphic that only programs make. */
export function kindWord(content: CueContent, kinds: Shared['kinds']): string {
	const kind = kindOfCue(content);
	const known = kinds.find(({ value }) => value === kind)?.label;
	return known ?? (content.kind === 'graphic' ? content.graphic.name : content.kind);
}
