import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import type { Judged } from './judge.ts';
import { calledIn, type Names, outOfText, type SaidRequirement, titles } from './missing.ts';
import { isBranch, leavesOf, type Requirement } from './requirement.ts';

/** How a tree is said in the few words of a table. `far`: with how far somebody is. */
type Saying = Readonly<{ names: Names; locale: Locale; far: boolean; places: number }>;

/** A requirement in a few words, for those who know what it is about; where all that it asks for is at one place, that place is not named. */
export function brief(judged: Judged, names: Names, locale: Locale, far: boolean): SaidRequirement {
	const places = leavesOf(judged.tree).filter(({ is }) => is === 'presence' || is === 'attended').length;
	return saidOf(judged, { names, locale, far, places });
}

/** The same on one line: a group with what stands in it, of one that is met what meets it. */
export function lineOf({ text, done, of }: SaidRequirement): string {
	const parts = done ? of.filter((part) => part.done) : of;
	return parts.length ? `${text} ${parts.map(lineOf).join(' · ')}` : text;
}

const saidOf = (judged: Judged, saying: Saying): SaidRequirement => ({
	text: textOf(judged, saying),
	done: judged.done,
	of: judged.of.map((part) => saidOf(part, saying))
});

function textOf({ tree, had, needed, points }: Judged, { names, locale, far, places }: Saying): string {
	const to = { locale };
	if (isBranch(tree)) {
		if (tree.is === 'all') return m.completion_brief_all({}, to);
		return tree.is === 'oneOf' ? m.completion_brief_one({}, to) : m.completion_brief_at_least({ needed }, to);
	}
	if (tree.is === 'completed') return say(names.get(tree.goal) ?? { source: 'fr', fr: '—' }, locale).text;
	if (tree.is === 'attended') return m.completion_need_attended({ title: titles([tree.at], names, to) }, to);
	if (tree.is === 'evidence') return calledIn(tree, locale);
	if (tree.is === 'assessment') {
		const name = `${calledIn(tree, locale)} (${outOfText(tree.least, tree.outOf, locale)})`;
		return far && points !== null
			? m.completion_brief_had({ name, had: outOfText(points, tree.outOf, locale) }, to)
			: name;
	}
	const name = presenceText(tree, places > 1 ? titles(tree.of, names, to) : '', locale);
	return far ? m.completion_brief_far({ name, had, needed }, to) : name;
}

function presenceText({ share }: Extract<Requirement, { is: 'presence' }>, title: string, locale: Locale): string {
	const said = { share: Math.round(share * 100) };
	if (!title) return m.completion_brief_presence(said, { locale });
	return m.completion_brief_presence_of({ ...said, title }, { locale });
}
