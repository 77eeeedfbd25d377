/** What comes of playing at random, busily, for money, by testing first, or without rest: how each policy ends, and which choice is the best one too often; a story's folder may be named. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { at, bestChoices, playAll, type Row } from '../claims/support/journey/balance.ts';
import { storyOf } from '../claims/support/journey/story.ts';

const small = process.argv.includes('--small');
const RUNS = small ? 40 : 600;
const SEEDS = small ? 4 : 40;
const TRIES = small ? 2 : 6;

const story = await storyOf();
const rows = playAll(story, RUNS);
const cell = (value: string | number, wide = 9): string => String(value).padStart(wide);
const three = (list: readonly number[]): string => [0.1, 0.5, 0.9].map((part) => cell(at(list, part))).join('');

console.log(`${story.folder}: ${RUNS} runs of each policy, from p10 over the median to p90`);
console.log(
	`${'policy'.padEnd(9)}${cell('worth, €', 27)}${cell('proof', 27)}${cell('weeks', 27)}${cell('tired weeks', 27)}${cell('choices', 27)}`
);
for (const { policy, worth, proof, weeks, tired, choices } of rows)
	console.log(`${policy.padEnd(9)}${three(worth)}${three(proof)}${three(weeks)}${three(tired)}${three(choices)}`);
console.log('\nhow they end');
for (const { policy, endings } of rows)
	console.log(
		`${policy.padEnd(9)}  ${[...endings]
			.toSorted((a, b) => b[1] - a[1])
			.map(([name, times]) => `${name} ${Math.round((100 * times) / RUNS)} %`)
			.join(', ')}`
	);

console.log('\nwhat the lean policy takes most, of the moments in which it is offered beside others');
for (const line of mostTaken(rows.find(({ policy }) => policy === 'lean'))) console.log(`  ${line}`);
console.log(`\nwhich choice of the story is the best one, over ${SEEDS} runs, each way played on ${TRIES} times`);
const best = bestChoices(story, SEEDS, TRIES).filter(({ states }) => states >= Math.min(20, SEEDS));
for (const { id, best: times, states } of best.slice(0, 12))
	console.log(`  ${id.padEnd(24)}${cell(`${Math.round((100 * times) / states)} %`, 6)} of ${states} states`);

mkdirSync('bench/results', { recursive: true });
const plain = rows.map(({ endings, taken, ...row }) => ({
	...row,
	endings: Object.fromEntries(endings),
	taken: Object.fromEntries(taken)
}));
writeFileSync('bench/results/balance.json', `${JSON.stringify({ folder: story.folder, rows: plain, best })}\n`);
const median = (policy: string): number => at(rows.find((row) => row.policy === policy)?.worth ?? [], 0.5);
console.log(
	`bench/balance: median worth, ${rows.map(({ policy }) => `${policy} ${median(policy)} €`).join(', ')}; the choice that is best most often is so in ${Math.round((100 * (best[0]?.best ?? 0)) / (best[0]?.states ?? 1))} % of its states`
);

function mostTaken(row: Row | undefined): string[] {
	const shares = [...(row?.taken ?? [])].map(([id, { taken, offered }]) => ({ id, offered, share: taken / offered }));
	return shares
		.filter(({ offered }) => offered >= RUNS / 10)
		.toSorted((a, b) => b.share - a.share)
		.slice(0, 12)
		.map(({ id, share, offered }) => `${id.padEnd(24)}${cell(`${Math.round(100 * share)} %`, 6)} of ${offered}`);
}
