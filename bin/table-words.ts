import {
	type Answer,
	answerAll,
	answerWords,
	type Importer,
	rowsOf,
	type Thing,
	unknownWords,
	type Word
} from '#exchange/server';
import { spelling } from '#kernel/fold.ts';
import { db } from '#kernel/server/db.ts';
import { m } from '#messages';
import type { Report } from './ground.ts';

const MOST = 5000;
const SHOWN = 200;

/** What is said of unknown words, and of rows that may be there already (`same`): `take` as « word=thing »; all that is near taken for it, the others made, or left empty. */
export type Said = Readonly<{
	take?: readonly string[];
	near?: boolean;
	create?: boolean;
	empty?: boolean;
	same?: string;
}>;

/** Answers for the words of an import that name nothing known. @returns whether anything was said. */
export async function answer(
	importer: Importer,
	batch: string,
	{ take = [], near, create, empty }: Said
): Promise<boolean> {
	const { words } = await unknownWords(importer, batch, { limit: MOST });
	if (take.length) await answerWords(importer, batch, await takenFor(importer, words, take));
	for (const [how, asked] of [
		['near', near],
		['create', create],
		['empty', empty]
	] as const)
		if (asked) await answerAll(importer, batch, how);
	return words.length > 0 && Boolean(take.length || near || create || empty);
}

/** @throws when there is no such word, or nothing is called so. */
async function takenFor(
	importer: Importer,
	words: readonly Word[],
	take: readonly string[]
): Promise<Map<string, Answer>> {
	const answers = new Map<string, Answer>();
	for (const said of take) {
		const [word = '', thing = ''] = said.split(/=(.*)/s);
		const meant = words.filter((one) => spelling(one.word) === spelling(word));
		if (!meant.length) throw new Error(`No unknown word is « ${word} ».`);
		for (const { id, column } of meant) {
			const found = (await things(importer, column)).find(({ value, names }) =>
				[value, ...names].some((name) => spelling(name) === spelling(thing))
			);
			if (!found) throw new Error(`Nothing that « ${word} » may be is called « ${thing} ».`);
			answers.set(id, { answer: 'take', value: found.value });
		}
	}
	return answers;
}

/** Says which words name nothing known, and what is written most like them. */
export async function reportWords(importer: Importer, batch: string, report: Report): Promise<void> {
	const { words, open } = await unknownWords(importer, batch, { limit: SHOWN });
	if (!open) return;
	report(`${open} words name nothing that is known:`);
	for (const { word, column, rows, near, creatable, answer } of words) {
		if (answer) continue;
		const known = new Map((await things(importer, column)).map((one) => [one.value, nameOf(one)]));
		const nearest = near
			.filter(({ like }) => like >= 0.5)
			.slice(0, 3)
			.flatMap(({ value }) => (known.has(value) ? [`« ${known.get(value)} »`] : []));
		const title = importer.columns.find(({ id }) => id === column)?.label('en') ?? column;
		const ways = [
			...(nearest.length ? [`perhaps ${nearest.join(', ')}`] : []),
			...(creatable ? ['may be created'] : [])
		];
		report(
			`  ${title}: « ${word} », ${rows} ${rows === 1 ? 'row' : 'rows'}${ways.length ? `; ${ways.join('; ')}` : ''}`
		);
	}
	report('say what they are with --take "word=thing", --near, --create or --leave-empty');
}

/** Says which rows may be about something that is there, and why. */
export async function reportDoubles(importer: Importer, batch: string, report: Report): Promise<void> {
	const { rows, total } = await rowsOf(batch, { state: 'duplicate', limit: SHOWN });
	for (const { number, given, matches } of rows) {
		const like = matches.map(({ name, why }) => `« ${name} » (${m[`import_why_${why}`]({}, { locale: 'en' })})`);
		report(`  row ${number}: « ${importer.title(given)} » may be ${like.join(' or ')}`);
	}
	if (total) report('rows that may be there already are left out; say --same update or --same add to take them');
}

const things = async (importer: Importer, column: string): Promise<readonly Thing[]> =>
	(await importer.names?.find((naming) => naming.column === column)?.known(db)) ?? [];

const nameOf = ({ label, names, value }: Thing): string => label?.('en') ?? names[0] ?? value;
