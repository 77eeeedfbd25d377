import type { Locale } from '#kernel/words.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { type CueContent, type CueKind, graphicTexts, isGraphic, kindOfCue } from '#stage';

/** What a kind of cue is called; without a language, in the reader's. */
export const kindName = (kind: CueKind, locale?: Locale): string =>
	m[`shows_cue_${kind.replace('-', '_') as 'choice'}`]({}, locale ? { locale } : undefined);

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
