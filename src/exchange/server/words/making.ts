import { sql } from 'kysely';
import { type By, ref } from '#kernel/facts.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { back, type Look, type Step } from '../back.ts';
import type { Importer, Session, Whole } from '../importer.ts';
import { type Made, within } from '../tables.ts';
import type { Maker } from './naming.ts';
import { keyOf, namedColumns } from './reading.ts';

const AT_ONCE = 100;

/** What the hub is to be when the rows are judged is tried for real, and taken back by the transaction. */
class Tried extends Error {
	readonly session: Session;

	constructor(session: Session) {
		super('tried');
		this.session = session;
	}
}

type ToMake = Readonly<{ id: string; column: string; word: string }>;

/** Opens a session as it will be when what is to be made for words is there, so that a dry run says what the import does. */
export async function openForeseen(importer: Importer, madeBy: string | null, whole: Whole): Promise<Session> {
	const words = await toMake(whole.id, db);
	if (!words.length) return importer.open(db, madeBy, whole);
	try {
		await transaction(async (tx) => {
			await makeAll(tx, importer, words, byOf(madeBy));
			throw new Tried(await importer.open(tx, madeBy, whole));
		});
	} catch (error) {
		if (error instanceof Tried) return error.session;
		throw error;
	}
	throw new Error('a trial was kept');
}

/** Makes what somebody said to be made, before the rows that name it are written, and keeps what it is. */
export async function makeWords(tx: Tx, importer: Importer, batch: string, madeBy: string | null): Promise<void> {
	const made = await makeAll(tx, importer, await toMake(batch, tx), byOf(madeBy));
	for (const { word, maker, touched } of made) {
		const after = (await maker.look(tx, [touched.ref.id])).get(touched.ref.id);
		const kept: Made[] = after ? [{ ...touched, after }] : [];
		await within(tx)
			.updateTable('exchange.word')
			.set({ made: JSON.stringify(kept) })
			.where('id', '=', word.id)
			.execute();
	}
}

const byOf = (madeBy: string | null): By => ({ actor: madeBy ? ref('person', madeBy) : null, source: 'import' });

const toMake = (batch: string, on: Tx | typeof db): Promise<ToMake[]> =>
	within(on)
		.selectFrom('exchange.word')
		.select(['id', 'column', 'word'])
		.where('batch', '=', batch)
		.where('answer', '=', 'create')
		.orderBy('id')
		.execute();

/** What came into the hub since is not made a second time; nor is one that two columns name. */
async function makeAll(tx: Tx, importer: Importer, words: readonly ToMake[], by: By) {
	const named = await namedColumns(importer, tx, new Set(words.map(({ column }) => column)));
	const done = new Map<Maker, Set<string>>();
	const made: { word: ToMake; maker: Maker; touched: Awaited<ReturnType<Maker['make']>> }[] = [];
	for (const word of words) {
		const naming = named.find(({ column }) => column === word.column);
		const { maker } = naming ?? {};
		const key = keyOf(word.word);
		if (!maker || naming?.keys.has(key) || done.get(maker)?.has(key)) continue;
		done.set(maker, (done.get(maker) ?? new Set()).add(key));
		made.push({ word, maker, touched: await maker.make(tx, word.word, by) });
	}
	return made;
}

/** Takes back what was made for words, after the rows. @returns how many things stay, because they were changed or are used. */
export async function takeWordsBack(tx: Tx, importer: Importer, batch: string, by: By): Promise<number> {
	const rows = await within(tx)
		.selectFrom('exchange.word')
		.select(['id', 'column', 'made'])
		.where('batch', '=', batch)
		.where(sql<boolean>`made != '[]'::jsonb`)
		.orderBy('id', 'desc')
		.execute();
	let kept = 0;
	for (const { column, maker } of importer.names ?? []) {
		if (!maker) continue;
		const mine = rows.filter((row) => row.column === column);
		const steps = mine.flatMap(({ id, made }): Step<string>[] => made.map((one) => ({ ...one, number: id })));
		const look: Look = async (on, touched) =>
			maker.look(
				on,
				touched.map(({ ref }) => ref.id)
			);
		for (let from = 0; from < steps.length; from += AT_ONCE)
			for (const [id, stays] of await back(
				tx,
				{ look, takeBack: maker.takeBack },
				steps.slice(from, from + AT_ONCE),
				by
			)) {
				kept += 1;
				await within(tx).updateTable('exchange.word').set({ stays }).where('id', '=', id).execute();
			}
	}
	return kept;
}
