/** Every text of a story is there in French, English, Dutch and Finnish, or is shown in French and counted; what is counted has its plurals, a word of the glossary is always the same, and what no native speaker has read is marked in Coulisses until she has, and again when it changes. */
import { format, tableOf } from '#journey';
import { coverageOf, sayProblem } from '#journey/server';
import { locales } from '#kernel/words.ts';
import { markedInCoulisses } from './support/journey/marked.ts';
import { storyOf } from './support/journey/story.ts';
import { foreignIn } from './support/journey/words.ts';

const small = process.argv.includes('--small');
const NUMBERS = small ? [1, 5] : [0, 1, 2, 5, 11, 21, 100, 1_200_000];
type Values = Parameters<typeof format>[2];

const story = await storyOf();
const wrong: string[] = story.problems
	.filter(({ rule }) => /^words_(?!unused)/.test(rule))
	.map((problem) => `${problem.file}:${problem.line} ${sayProblem(problem, 'en')}`);
const counts: string[] = [];
let said = 0;
for (const locale of locales) {
	const { words, missing } = tableOf(story.words, locale);
	const { there, of } = coverageOf(story, locale);
	counts.push(`${locale} ${there} of ${of}`);
	const lacking = Object.keys(words).filter((key) => locale !== 'fr' && !story.words[locale][key]);
	const silent = lacking.filter((key) => !missing.includes(key));
	for (const key of silent) wrong.push(`${locale} « ${key} » is French and nobody is told`);
	for (const key of Object.keys(words)) for (const number of NUMBERS) check(locale, words, key, number);
	if (locale !== 'fr')
		for (const key of foreignIn(story.words[locale], locale)) wrong.push(`${locale} « ${key} » looks French`);
}
const { marks, wrong: unmarked } = await markedInCoulisses(story, small ? ['nl'] : locales, small);
wrong.push(...unmarked);
for (const one of wrong.slice(0, 15)) console.log(`! ${one}`);
console.log(
	`words: ${story.folder}, texts ${counts.join(', ')}, what is missing is French and counted; ${said} sentences said with all kinds of numbers, ${Object.keys(story.glossary).length} words in the glossary; ${marks} texts marked as not read in Coulisses; ${wrong.length} things wrong`
);
process.exitCode = wrong.length ? 1 : 0;

/** Says a text with one number in all its holes: nothing may be left of its braces. */
function check(locale: string, words: Readonly<Record<string, string>>, key: string, number: number): void {
	const values = new Proxy(
		{},
		{
			get: () => number,
			has: () => true,
			getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: number })
		}
	) as Values;
	const text = format(words, key, values, locale);
	said++;
	if (!text.trim() || /[{}]/.test(text)) wrong.push(`${locale} « ${key} » says « ${text} »`);
}
