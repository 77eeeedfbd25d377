import type { Locale, Name } from '#kernel/words.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { type CueContent, type CueKind, graphicTexts, isGraphic, kindOfCue } from '../../../index.ts';

const kinds: Readonly<Record<CueKind, Name>> = {
	choice: m.shows_cue_choice,
	cloud: m.shows_cue_cloud,
	scale: m.shows_cue_scale,
	priority: m.shows_cue_priority,
	quiz: m.shows_cue_quiz,
	result: m.shows_cue_result,
	question: m.shows_cue_question,
	'lower-third': m.shows_cue_lower_third,
	title: m.shows_cue_title,
	countdown: m.shows_cue_countdown,
	crawl: m.shows_cue_crawl,
	logo: m.shows_cue_logo,
	qr: m.shows_cue_qr
};

/** What a kind of cue is called; without a language, in the reader's. */
export const kindName = (kind: CueKind, locale?: Locale): string => kinds[kind]({}, locale && { locale });

/** What a cue says, on one line. `pollOf`: the question of a poll, by its cue. */
export function cueLine(content: CueContent, locale: Locale, pollOf: (cue: string) => string): string {
	if (content.kind === 'poll') return say(content.question, locale).text;
	if (content.kind === 'question') return m.shows_cue_question_text();
	if (content.kind === 'result') return pollOf(content.poll);
	const { name, data } = content.graphic;
	const texts = isGraphic(name) ? graphicTexts[name].texts.map((key) => data[key.replace('*', '')]) : [];
	const all = [...texts, ...(Array.isArray(data.texts) ? data.texts : [])].map((one) =>
		typeof one === 'string' ? one : one ? say(one as Parameters<typeof say>[0], locale).text : ''
	);
	return all.filter(Boolean).join(' · ') || kindWord(content);
}

/** What kind of cue it is, in a word; the name of a graphic that only programs make. */
export function kindWord(content: CueContent): string {
	const kind = kindOfCue(content);
	if (kind) return kindName(kind);
	return content.kind === 'graphic' ? content.graphic.name : content.kind;
}
