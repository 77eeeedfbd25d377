import { type Bundle, format, tableOf, valuesOf } from '#journey';
import {
	type Coverage,
	cover,
	coverageOf,
	noCoverage,
	type PolicyName,
	policyNames,
	Reading,
	type ReadStory,
	readStory,
	sayProblem,
	unseen,
	type Walked,
	walk
} from '#journey/server';
import { isLocale, type Locale, locales } from '#kernel/words.ts';
import type { Report } from './ground.ts';

type Options = Readonly<{ locale: string; runs: string; policy: string }>;

/** `valley story lint`: what an author must mend. @returns whether the story may be published */
export async function lintStory(folder: string, { locale }: Pick<Options, 'locale'>, report: Report): Promise<boolean> {
	const story = await readStory(folder);
	const said = localeOf(locale);
	for (const problem of story.problems) {
		const { file, line, warning } = problem;
		report(`${warning ? '–' : '✗'} ${file}${line ? `:${line}` : ''}  ${sayProblem(problem, said)}`);
	}
	const { faults, doubts } = story.found;
	report(coverageLine(story));
	report(`${faults} to mend, ${doubts} to look at`);
	return faults === 0 && story.bundle !== null;
}

const coverageLine = (story: ReadStory): string => {
	const shares = locales.map((locale) => {
		const { there, of } = coverageOf(story, locale);
		return `${locale} ${there} of ${of}`;
	});
	return `texts: ${shares.join(', ')}`;
};

/** `valley story bot`: plays a story many times over. @returns whether nothing went wrong and everything was reached */
export async function botStory(folder: string, { locale, runs, policy }: Options, report: Report): Promise<boolean> {
	const { bundle, outline, words } = await playable(folder);
	if (!policyNames.includes(policy as PolicyName))
		throw new Error(`there is no such policy; there are: ${policyNames.join(', ')}`);
	const language = localeOf(locale);
	const { words: table, missing } = tableOf(words, language);
	const coverage = noCoverage(bundle, outline);
	const walked: Tried[] = [];
	for (let seed = 0; seed < wholeNumber(runs, 'runs'); seed++) {
		// most go on as far as they can, as people do who like it
		const reading = new Reading(table);
		const one = walk(bundle, { policy: policy as PolicyName, seed, keen: seed % 4 > 0, on: reading.decide });
		reading.read(one.play);
		cover(coverage, one);
		for (const { lines } of one.play.pages)
			for (const { id, state } of lines) format(table, `l.${id}`, valuesOf(state, bundle.game), language);
		walked.push({ ...one, reading });
	}
	if (missing.length) report(`shown in French (${missing.length}): ${some(missing)}`);
	const good = told(walked, bundle, coverage, report);
	// the others play as they do, and are not expected everywhere
	const missed = policy === 'random' ? [...unseen(coverage.knots), ...unseen(coverage.endings)] : [];
	return good && !missed.length;
}

type Tried = Walked & Readonly<{ reading: Reading }>;

function told(walked: readonly Tried[], { chapters }: Bundle, coverage: Coverage, report: Report): boolean {
	const bad = walked.filter(({ how }) => how !== 'ended');
	for (const { how, error, play } of bad.slice(0, 5))
		report(
			`✗ ${how === 'error' ? error : how === 'dry' ? 'nothing to choose, and no ending' : 'it never ends'}: seed ${play.state.seed}, ${play.log.slice(-5).join(' ')}`
		);
	for (const [what, tally] of Object.entries(coverage)) {
		const missed = unseen(tally);
		report(`${what}: ${tally.size - missed.length} of ${tally.size}${missed.length ? `, not ${some(missed)}` : ''}`);
	}
	const share = (times: number): string => `${Math.round((100 * times) / walked.length)} %`;
	report(`endings: ${[...coverage.endings].map(([name, times]) => `${name} ${share(times)}`).join(', ')}`);
	for (const { id, minutes: promised } of chapters) report(chapterLine(walked, id, promised));
	report(`a run takes about ${minutesOf(walked.map(({ reading }) => reading.seconds))}`);
	report(`${walked.length} runs, ${bad.length} of them went wrong`);
	return !bad.length;
}

/** How long a chapter takes those who come to its end, and what its story says of it. */
function chapterLine(walked: readonly Tried[], chapter: string, promised: number): string {
	const through = walked.flatMap(({ play, reading }) => {
		const spent = [...reading.spent];
		const at = spent.findIndex(([id]) => id === chapter);
		const left = play.state.ended === 'stopped';
		return at >= 0 && (at < spent.length - 1 || !left) ? [spent[at]?.[1] ?? 0] : [];
	});
	return `chapter ${chapter}: about ${minutesOf(through)} of ${through.length} runs; the story says ${promised}`;
}

function minutesOf(seconds: readonly number[]): string {
	const sorted = seconds.toSorted((a, b) => a - b);
	const at = (part: number): string => ((sorted[Math.floor(sorted.length * part)] ?? 0) / 60).toFixed(0);
	return `${at(0.5)} minutes (${at(0.1)} to ${at(0.9)})`;
}

const some = (list: readonly string[]): string =>
	`${list.slice(0, 12).join(' ')}${list.length > 12 ? ` and ${list.length - 12} more` : ''}`;

/** `valley story stats`: how long a story is, and what is in it. */
export async function countStory(folder: string, report: Report): Promise<void> {
	const story = await playable(folder);
	const { outline, bundle } = story;
	const wordsOf = (texts: readonly string[]): number => texts.join(' ').split(/\s+/).filter(Boolean).length;
	const files = [...new Set(outline.lines.map(({ file }) => file))];
	for (const file of files) {
		const lines = outline.lines.filter((line) => line.file === file);
		const choices = outline.choices.filter((choice) => choice.file === file);
		report(
			`${file}: ${lines.length} lines, ${wordsOf(lines.map(({ text }) => text))} words, ${choices.length} choices`
		);
	}
	const { cards, events, hypotheses, deeds, conditions } = bundle.game;
	const kinds = Map.groupBy(cards, ({ kind }) => kind);
	report(
		`cards: ${[...kinds].map(([kind, own]) => `${kind} ${own.length}`).join(', ')}; ${events.length} events, ${hypotheses.length} hypotheses`
	);
	report(
		`${Object.keys(deeds).length} deeds, ${Object.keys(conditions).length} conditions, ${outline.knots.length} knots`
	);
	for (const locale of locales) report(`${locale}: ${wordsOf(Object.values(story.words[locale]))} words`);
	report(coverageLine(story));
}

/** A story that can be played. @throws with what stands in the way */
export async function playable(
	folder: string
): Promise<ReadStory & { bundle: NonNullable<ReadStory['bundle']>; outline: NonNullable<ReadStory['outline']> }> {
	const story = await readStory(folder, true);
	const { bundle, outline } = story;
	if (bundle && outline) return { ...story, bundle, outline };
	const said = story.problems.map((problem) => `${problem.file}: ${sayProblem(problem, 'en')}`);
	throw new Error(`the story cannot be played:\n${said.join('\n')}`);
}

export function localeOf(text: string): Locale {
	if (!isLocale(text)) throw new Error(`« ${text} » is no language of the house; there are: ${locales.join(', ')}`);
	return text;
}

export function wholeNumber(text: string, name: string): number {
	const number = Number(text);
	if (!Number.isInteger(number) || number < 0 || number > 1_000_000)
		throw new Error(`--${name} wants a whole number up to a million`);
	return number;
}
