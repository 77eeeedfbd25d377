import { endsOf } from '../keys.ts';
import type { WrittenLine } from '../outline.ts';
import type { Problem } from '../problem.ts';
import { tagOf, tagsOf } from '../tags.ts';
import { doubt, placeIn, problem, type Subject } from './subject.ts';

/** Levels above 2 (Foundation) are for what happens outside of a game. */
const MOST_LEVEL = 2;

/** What a whole story must have: chapters with a checkpoint, an end, weights that come to a thousand, competences that there are. */
export function lintWhole(subject: Subject): Problem[] {
	const { outline, game, story } = subject;
	const found: Problem[] = [];
	const sum = game.hypotheses.reduce((all, { weight }) => all + weight, 0);
	if (game.hypotheses.length && sum !== 1000)
		found.push(problem('weights', placeIn(subject, 'game.json', 'hypotheses'), { sum }));
	found.push(...lintRest(subject));
	const [first] = outline.lines;
	if (first && !tagOf(first.tags, 'chapter')) found.push(problem('no_chapter', first));
	const ends = [...outline.lines.flatMap(({ tags }) => tagsOf(tags, 'ending')), ...endsOf(game)];
	if (!ends.length) found.push(problem('no_ending', { file: 'story.ink', line: 1 }));
	for (const { id } of story.chapters) {
		const lines = linesOfChapter(subject, id);
		if (lines[0] && !lines.some(({ tags }) => tagOf(tags, 'checkpoint')))
			found.push(problem('checkpoint', lines[0], { chapter: id }));
	}
	return [...found, ...lintCompetences(subject)];
}

/** Who has no strength left at all must get out of exhaustion by one week of rest. */
function lintRest(subject: Subject): Problem[] {
	const { rules, start, cards } = subject.game;
	let [energy, left] = [rules.sleep, Math.floor((start.minutes * rules.tired.week) / 1000)];
	const gives = ({ effects }: (typeof cards)[number]): number => effects?.energy ?? 0;
	const rests = cards.filter((card) => !card.when && gives(card) > 0).toSorted((a, b) => gives(b) - gives(a));
	for (const { minutes, most = 1, ...card } of rests)
		for (let time = 0; time < most && minutes <= left; time++) {
			left -= minutes;
			energy += gives({ minutes, ...card });
		}
	const { below } = rules.tired;
	return energy < below ? [doubt('no_rest', placeIn(subject, 'game.json', 'tired'), { energy, below })] : [];
}

/** From the line that begins a chapter to the one that begins another, in the order in which they are written. */
function linesOfChapter({ outline }: Subject, chapter: string): readonly WrittenLine[] {
	let now = '';
	return outline.lines.filter(({ tags }) => {
		now = tagOf(tags, 'chapter') ?? now;
		return now === chapter;
	});
}

function lintCompetences(subject: Subject): Problem[] {
	const wrong = (code: string): boolean =>
		!/^[1-3]\.[1-5]\/\d+$/.test(code) || Number(code.split('/')[1]) > MOST_LEVEL || /\/0/.test(code);
	return [
		...subject.outline.choices.flatMap((choice) =>
			tagsOf(choice.tags, 'comp')
				.filter(wrong)
				.map((code) => problem('comp', choice, { code, most: MOST_LEVEL }))
		),
		...subject.game.cards.flatMap(({ id, comp = [] }) =>
			comp.filter(wrong).map((code) => problem('comp', placeIn(subject, 'game.json', id), { code, most: MOST_LEVEL }))
		)
	];
}
