/**
 * What is one thing stands in one place: a field of a place edits at most 12 files, a cue of each family 6, a module with one noun 6, a fifth language 3, and
 * each is then everywhere in the program.
 */
import { cueGraphic } from './support/one-place/cue-graphic.ts';
import { cuePoll } from './support/one-place/cue-poll.ts';
import { language } from './support/one-place/language.ts';
import { module } from './support/one-place/module.ts';
import { placeField } from './support/one-place/place-field.ts';
import { type Change, type Scratch, withScratch } from './support/one-place/scratch.ts';

const changes: readonly Change[] = [placeField, cueGraphic, cuePoll, module, language];

const small = process.argv.includes('--small');
const names = process.argv.slice(2).filter((name) => !name.startsWith('-'));
const wanted = changes.filter(({ name }) => !names.length || names.includes(name));
const figures: string[] = [];
let wrong = 0;
for (const change of wanted) await withScratch((scratch) => look(change, scratch));
console.log(`one-place: ${figures.join(', ')}, ${wrong} things wrong`);
process.exitCode = wrong || !wanted.length ? 1 : 0;

/** Makes a change and counts what it edits; in a full run the changed program says whether it is there. */
async function look(change: Change, scratch: Scratch): Promise<void> {
	change.apply(scratch);
	const edited = scratch.edited();
	console.log(`${change.name}: ${edited.join(', ')}`);
	figures.push(`${change.name} ${edited.length} files of at most ${change.most}`);
	if (edited.length > change.most) say(`${change.name} edits ${edited.length} files, over ${change.most}`);
	if (!small) for (const sentence of await seen(change, scratch)) say(`${change.name}: ${sentence}`);
}

async function seen({ see }: Change, scratch: Scratch): Promise<string[]> {
	const program = await scratch.start();
	try {
		return [...(await see(program, scratch)), ...(await checked(scratch))];
	} finally {
		await program.stop();
	}
}

/** What the checks of the house say of the changed project. */
async function checked(scratch: Scratch): Promise<string[]> {
	try {
		console.log(await scratch.run('scripts/test.ts', 'types', 'messages'));
		return [];
	} catch (error) {
		return [(error as Error).message];
	}
}

function say(sentence: string): void {
	console.log(sentence);
	wrong++;
}
