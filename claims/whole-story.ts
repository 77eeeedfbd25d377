/** Bots play a whole story 10,000 times in each language: no error, every knot and ending reached; who tests first ends better than who plays at random, and no choice is always the best one. */
import { format, tableOf, valuesOf } from '#journey';
import { cover, noCoverage, unseen, type Walked, walk } from '#journey/server';
import { locales } from '#kernel/words.ts';
import { at, bestChoices, playAll } from './support/journey/balance.ts';
import { storyOf } from './support/journey/story.ts';

const small = process.argv.includes('--small');
const RUNS = small ? 24 : 10_000;
const PLAYS = small ? 6 : 400;
const SEEDS = small ? 0 : 40;
const MOST_BEST = 80; // per cent

const story = await storyOf(true);
const { bundle, outline } = story;
const tables = locales.map((locale) => ({ locale, words: tableOf(story.words, locale).words }));
const coverage = noCoverage(bundle, outline);
const wrong: string[] = [];
let lines = 0;
let choices = 0;
for (let seed = 0; seed < RUNS; seed++) {
	// most go on as far as they can, as people do who like it
	const run = walk(bundle, { policy: 'random', seed, keen: seed % 4 > 0 });
	cover(coverage, run);
	readAloud(run);
	choices += run.play.log.length;
	if (run.how !== 'ended')
		wrong.push(`seed ${seed} ${run.how} ${run.error ?? ''} after ${run.play.log.slice(-4).join(' ')}`);
}
const missed = [...unseen(coverage.knots), ...unseen(coverage.endings)];
// a short run is too short to come everywhere
if (!small) for (const one of missed) wrong.push(`« ${one} » was never reached`);
const rare = [...unseen(coverage.lines), ...unseen(coverage.choices)];

const rows = playAll(story, PLAYS);
const median = (policy: string): number => at(rows.find((row) => row.policy === policy)?.worth ?? [], 0.5);
if (median('lean') <= median('random'))
	wrong.push(`the lean policy ends with ${median('lean')} €, the random one with ${median('random')} €`);
const [best] = bestChoices(story, SEEDS, 6).filter(({ states }) => states >= 20);
const most = best ? Math.round((100 * best.best) / best.states) : 0;
if (best && most > MOST_BEST) wrong.push(`« ${best.id} » is the best choice in ${most} % of its ${best.states} states`);

for (const one of wrong.slice(0, 15)) console.log(`! ${one}`);
if (rare.length) console.log(`never come upon, though their knots were: ${rare.join(' ')}`);
console.log(
	`whole-story: ${story.folder}, ${RUNS} runs (${choices} choices) shown in ${locales.length} languages (${lines} lines said), ${wrong.length} things wrong; ${coverage.knots.size - unseen(coverage.knots).length} of ${coverage.knots.size} knots and ${coverage.endings.size - unseen(coverage.endings).length} of ${coverage.endings.size} endings reached; median worth lean ${median('lean')} €, random ${median('random')} €${best ? `; the choice that is best most often is so in ${most} % of its states` : ''}`
);
process.exitCode = wrong.length ? 1 : 0;

/** Says each line that the run showed, and each choice that it took, in every language. */
function readAloud({ play: { pages } }: Walked): void {
	for (const { choice, lines: told } of pages) {
		const id = choice?.split('+')[0];
		for (const { locale, words } of tables) {
			for (const line of told) say(words, `l.${line.id}`, valuesOf(line.state, bundle.game), locale);
			const [first] = told;
			if (id && first)
				say(
					words,
					id.startsWith('card:') ? `card.${id.slice(5)}` : `c.${id}`,
					valuesOf(first.state, bundle.game),
					locale
				);
		}
	}
}

function say(
	words: Readonly<Record<string, string>>,
	key: string,
	values: ReturnType<typeof valuesOf>,
	locale: string
): void {
	const text = format(words, key, values, locale);
	lines++;
	if (!text.trim() || text === key || /[{}]/.test(text)) wrong.push(`${locale} « ${key} » says « ${text} »`);
}
