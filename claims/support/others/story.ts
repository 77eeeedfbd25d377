import { JsonFileHandler } from 'inkjs/compiler/Compiler';
import { Compiler, CompilerOptions } from 'inkjs/full';
import { Play } from '#journey';
import { readTexts } from '#journey/server';
import { smallestStory } from './smallest.ts';

/** A story as others write it: the shapes of ink's own documentation, in the house's ids. */
export type Written = Readonly<{
	name: string;
	/** Between the declarations and the functions that each story has; other files by their names. */
	ink: string | Readonly<Record<string, string>>;
	/** The rules by which it is refused, each with its line in its file: `pieces 4`. It plays when there is none. */
	refused?: readonly string[];
}>;

const HEAD = 'EXTERNAL do(deed)\nEXTERNAL is(condition)\n';
const TAIL = '\n=== function do(deed)\n~ return\n\n=== function is(condition)\n~ return true\n';
/** Lines of the head stand before what is written. */
const BEFORE = HEAD.split('\n').length - 1;

/** What is not as it must be. */
export function storyFaults({ ink, refused }: Written): string[] {
	const files = typeof ink === 'string' ? { 'story.ink': ink } : ink;
	const inks = { ...files, 'story.ink': `${HEAD}${files['story.ink']}${TAIL}` };
	const { bundle, words, problems } = readTexts({ texts: { ...smallestStory, ...inks }, sizes: {}, count: false });
	const wrong = problems
		.filter(({ warning }) => !warning)
		.map(({ rule, file, line }) => {
			const at = line === null ? '–' : String(file === 'story.ink' ? line - BEFORE : line);
			return file === 'story.ink' ? `${rule} ${at}` : `${rule} ${file} ${at}`;
		});
	if (refused)
		return same(wrong, refused) ? [] : [`refused by ${wrong.join(', ') || 'nothing'}, not by ${refused.join(', ')}`];
	if (wrong.length || !bundle) return [`refused: ${wrong.join(', ')}`];
	return pathFaults(inks, (choices) => {
		const play = Play.open(bundle, 1, choices);
		const lines = play.pages.flatMap((page) => page.lines).map(({ id }) => words.fr[`l.${id}`] ?? `no words of ${id}`);
		return { lines, choices: play.offered.map((id) => words.fr[`c.${id}`] ?? id), ids: play.offered };
	});
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
	JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted());

type Told = Readonly<{ lines: readonly string[]; choices: readonly string[] }>;
type Ours = Told & Readonly<{ ids: readonly string[] }>;
const DEEPEST = 4;

/** Follows each way through a story, and what ink itself says on it. */
function pathFaults(files: Readonly<Record<string, string>>, ours: (choices: readonly string[]) => Ours): string[] {
	const compiled = new Compiler(
		files['story.ink'] ?? '',
		new CompilerOptions('story.ink', [], false, null, new JsonFileHandler({ ...files }))
	).Compile();
	const begin = playable(compiled);
	const faults: string[] = [];
	const walk = (ids: readonly string[], indexes: readonly number[]): void => {
		begin();
		const theirs = toldByInk(compiled, indexes);
		const told = tried(() => ours(ids));
		if (typeof told === 'string') {
			faults.push(`after ${ids.join(', ') || 'the beginning'}: ${told}`);
			return;
		}
		for (const what of ['lines', 'choices'] as const)
			if (JSON.stringify(told[what]) !== JSON.stringify(theirs[what]))
				faults.push(
					`after ${ids.join(', ') || 'the beginning'}: ${what} ${JSON.stringify(told[what])}, ink says ${JSON.stringify(theirs[what])}`
				);
		if (!faults.length && ids.length < DEEPEST)
			for (const [index, id] of told.ids.entries()) walk([...ids, id], [...indexes, index]);
	};
	walk([], []);
	return faults;
}

/** The game of the smallest story, as far as ink asks for it; what is noted is forgotten when it is told from the beginning. */
function playable(compiled: ReturnType<Compiler['Compile']>): () => void {
	const flags = new Set<string>();
	compiled.BindExternalFunction('do', (deed: string) => void flags.add(deed === 'note' ? 'noted' : deed), false);
	compiled.BindExternalFunction('is', (condition: string) => condition === 'rich' || flags.has(condition), true);
	return () => {
		flags.clear();
		compiled.ResetState();
	};
}

function toldByInk(compiled: ReturnType<Compiler['Compile']>, indexes: readonly number[]): Told {
	const lines: string[] = [];
	const tell = (): void => {
		while (compiled.canContinue) {
			const text = compiled.Continue()?.trim();
			if (text) lines.push(text);
		}
	};
	tell();
	for (const index of indexes) {
		compiled.ChooseChoiceIndex(index);
		tell();
	}
	return { lines, choices: compiled.currentChoices.map(({ text }) => text) };
}

function tried<T>(act: () => T): T | string {
	try {
		return act();
	} catch (error) {
		return String(error);
	}
}
