/** A story may be edited while people play it: on the new version each run in flight comes to the same, or is shown to differ, or is refused with the choice and the reason; none silently goes another way. */
import { type Bundle, compareRun } from '#journey';
import { walk } from '#journey/server';
import { type Edit, gameEdits, inkEdits, type Texts, withNever } from './support/journey/edits.ts';
import { readHere, textsIn } from './support/journey/files.ts';
import { anyFolder, storyOf } from './support/journey/story.ts';
import { falseIn, type Run } from './support/journey/versions.ts';

const small = process.argv.includes('--small');
const RUNS = small ? 3 : 80;
const PLACES = small ? 1 : 4;
type Tally = { same: number; differs: number; blocked: number };

const story = await storyOf(false, anyFolder(small));
const texts = withNever(textsIn(story.folder));
const old = read(texts);
if (!old) throw new Error('the story cannot be read');
const runs = Array.from({ length: RUNS }, (_, seed) => inFlight(seed));
const kinds = new Map<string, Tally>();
const wrong: string[] = [];
let refused = 0;
for (const edit of [...inkEdits(texts, story, PLACES), ...gameEdits(texts, story, PLACES)]) attempt(edit);

for (const [kind, { same, differs, blocked }] of kinds)
	console.log(
		`${kind.padEnd(46)} ${String(same).padStart(5)} the same ${String(differs).padStart(5)} differ ${String(blocked).padStart(5)} refused`
	);
for (const one of wrong.slice(0, 15)) console.log(`! ${one}`);
const sum = (what: keyof Tally): number => [...kinds.values()].reduce((all, tally) => all + tally[what], 0);
console.log(
	`story-edits: ${story.folder}, ${kinds.size} kinds of edit, ${RUNS} runs in flight on each: ${sum('same')} the same, ${sum('differs')} shown to differ, ${sum('blocked')} refused with choice and reason, ${refused} versions that ink itself refused, ${wrong.length} silently wrong`
);
process.exitCode = wrong.length || kinds.size < 12 ? 1 : 0;

/** What a reader would have published: a version that cannot be compiled never gets there. */
function read(files: Texts): Bundle | null {
	const { bundle, outline } = readHere(files);
	return outline && bundle;
}

/** A run that somebody is in the middle of. */
function inFlight(seed: number): Run {
	const { log } = walk(story.bundle, { policy: seed % 3 ? 'random' : 'burnout', seed, keen: true }).play;
	return { seed, log: log.slice(0, 1 + ((seed * 7919) % Math.max(1, log.length - 1))) };
}

function attempt({ kind, where, texts: after }: Edit): void {
	const next = read(after);
	if (!next) {
		refused++;
		return;
	}
	const tally = kinds.get(kind) ?? { same: 0, differs: 0, blocked: 0 };
	kinds.set(kind, tally);
	if (kind === 'a text is mended' && next.hash !== old?.hash)
		wrong.push(`${where}: a mended text makes another version`);
	for (const run of runs) {
		if (!old) return;
		const said = compareRun(old, next, run);
		tally[said.is]++;
		for (const sentence of falseIn(said, old, next, run))
			wrong.push(`${kind} (${where}), seed ${run.seed}: ${sentence}`);
	}
}
