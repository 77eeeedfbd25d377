import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomBytes } from 'node:crypto';
import type { Facts, Ref, Source, Verb } from '../../facts.ts';
import { newId } from '../../id.ts';
import type { Tx } from '../db.ts';
import type { KernelTables } from '../tables.ts';
import { markWritten } from './poke.ts';
import { pseudonymsIn } from './pseudonym.ts';
import { versionOf } from './versions.ts';

export type NewFact<V extends Verb> = Readonly<{
	verb: V;
	actor?: Ref | null;
	object: Ref;
	target?: Ref | null;
	context?: Ref | null;
	place?: string | null;
	/** When it happened, if not now. */
	at?: Date;
	source: Source;
	detail: Facts[V];
	/** Personal words to be able to prove later: the row keeps only their salted commitment, which erasure makes empty. */
	sealed?: { subject: string | null; words: Record<string, string> };
	corrects?: string;
}>;

/**
 * Writes one fact into the log, in the transaction of the change that it tells and never elsewhere.
 * Actor, object, target and context of kind 'person' are stored by pseudonym.
 * @returns the fact's id. It has no position before the commit, so no reader sees it earlier.
 */
export async function record<V extends Verb>(tx: Tx, fact: NewFact<V>): Promise<string> {
	const [id] = await recordAll(tx, [fact]);
	return id as string;
}

const then = new AsyncLocalStorage<Date>();

/**
 * Does something now that happened at another moment, such as what a demonstration tells: the facts that it records have happened then, unless they say when
 * themselves. When they were recorded stays what it is.
 */
export const happenedAt = <T>(at: Date, act: () => Promise<T>): Promise<T> => then.run(at, act);

/** Writes many facts at the cost of one: for imports and whole séances. @returns their ids, in the order given. */
export async function recordAll<V extends Verb>(tx: Tx, facts: readonly NewFact<V>[]): Promise<string[]> {
	if (!facts.length) return [];
	const pseudonyms = await pseudonymsIn(
		tx,
		facts.flatMap(({ actor, object, target, context }) => [actor, object, target, context])
	);
	const made = facts.map((fact) => ({ fact, id: newId(), salt: fact.sealed ? randomBytes(16) : null }));
	markWritten(tx);
	for (let from = 0; from < made.length; from += PORTION)
		await insert(tx, made.slice(from, from + PORTION), pseudonyms);
	return made.map(({ id }) => id);
}

// seventeen values a row, and PostgreSQL's protocol counts to 65,535 in one statement
const PORTION = 3000;

async function insert(tx: Tx, made: readonly Made[], pseudonyms: Map<string, string>): Promise<void> {
	const tables = tx.withTables<KernelTables>();
	await tables
		.insertInto('kernel.activity')
		.values(made.map((one) => asRow(one, pseudonyms)))
		.execute();
	await tables
		.insertInto('kernel.activityPending')
		.values(made.map(({ id }) => ({ activity: id })))
		.execute();
	const sealed = made.flatMap(({ fact, id, salt }) =>
		fact.sealed && salt
			? [{ activity: id, subject: fact.sealed.subject, salt, words: JSON.stringify(fact.sealed.words) }]
			: []
	);
	if (sealed.length) await tables.insertInto('kernel.activitySealed').values(sealed).execute();
}

type Made = { fact: NewFact<Verb>; id: string; salt: Buffer | null };

function asRow({ fact, id, salt }: Made, pseudonyms: Map<string, string>) {
	const logged = (given: Ref | null | undefined): string | null =>
		given?.kind === 'person' ? (pseudonyms.get(given.id) ?? null) : (given?.id ?? null);
	return {
		id,
		verb: fact.verb,
		version: versionOf(fact.verb),
		actorKind: fact.actor?.kind ?? null,
		actor: logged(fact.actor),
		objectKind: fact.object.kind,
		object: logged(fact.object) as string,
		targetKind: fact.target?.kind ?? null,
		target: logged(fact.target),
		contextKind: fact.context?.kind ?? null,
		context: logged(fact.context),
		place: fact.place ?? null,
		at: fact.at ?? then.getStore() ?? new Date(),
		source: fact.source,
		detail: JSON.stringify(fact.detail),
		commitment: fact.sealed && salt ? commit(salt, fact.sealed.words) : null,
		corrects: fact.corrects ?? null
	};
}

/** The salted commitment to some words: SHA-256 over the salt and their canonical JSON. */
export function commit(salt: Buffer, words: Record<string, string>): Buffer {
	const canonical = JSON.stringify(Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1)));
	return createHash('sha256').update(salt).update(canonical).digest();
}
