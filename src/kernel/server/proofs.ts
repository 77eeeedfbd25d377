import { sql } from 'kysely';
import type { Ref } from '../facts.ts';
import { newId } from '../id.ts';
import { type Age, maybeMinor } from '../identity/visibility.ts';
import { proposedParts } from '../name.ts';
import { proofIsOver } from '../proof.ts';
import { isoDate } from '../time.ts';
import { db, type Tx } from './db.ts';
import { hub } from './hub.ts';
import { operations } from './operations.ts';
import { seal, unseal } from './sealed.ts';
import { forgetUnlessNamed } from './storage.ts';

/**
 * Something that operations paid for and in which somebody is counted: what their auditor may ask for after she has gone. `name`: what she is called in it where that is not her own name;
 * `another`: it is somebody else's, which she gave; `file`: the hash of what bears the name.
 */
export type Proof = Readonly<{
	operations: readonly string[];
	subject: Ref;
	at: Date;
	name?: string | null;
	another?: boolean;
	file?: string | null;
}>;

type Named = Age & Readonly<{ name: string }>;
const PURPOSE = 'proof';

/** The operations whose proofs somebody may still ask for. */
async function provedOperations(now = new Date(), on: Tx | typeof db = db): Promise<Set<string>> {
	const { timeZone } = await hub();
	const today = isoDate(now, timeZone);
	return new Set((await operations({}, on)).filter((one) => !proofIsOver(one, today)).map(({ code }) => code));
}

/** Those of some proofs that somebody may still ask for, each under the operations that are not over. */
export async function stillAsked(
	proofs: readonly Proof[],
	on: Tx | typeof db = db,
	now = new Date()
): Promise<Proof[]> {
	if (!proofs.length) return [];
	const asked = await provedOperations(now, on);
	return proofs
		.map((proof) => ({ ...proof, operations: proof.operations.filter((code) => asked.has(code)) }))
		.filter(({ operations: codes }) => codes.length > 0);
}

/**
 * Keeps under seal who somebody was in what operations paid for, before she is forgotten (Regulation (EU) 2021/1060, article 82): her name, the year of her birth, and nothing by which she could be found. Of who may
 * have been a minor then the first name and an initial.
 */
export async function sealProofs(tx: Tx, person: Named, proofs: readonly Proof[]): Promise<void> {
	const hers = newId();
	for (const { operations: codes, subject, at, name, another, file } of await stillAsked(proofs, tx)) {
		const minor = !another && maybeMinor(person, at.getUTCFullYear());
		const text = minor ? shortName(person.name) : (name ?? person.name);
		await sql`insert into kernel.sealed_proof (id, who, operations, subject_kind, subject, birth_year, sealed, file)
			values (${newId()}, ${another ? newId() : hers}, ${[...codes]}, ${subject.kind}, ${subject.id}, ${another ? null : person.birthYear}, ${seal(PURPOSE, text)}, ${file ?? null})
			on conflict do nothing`.execute(tx);
	}
}

/** « Zoé Delvaux » is « Zoé D. » */
function shortName(name: string): string {
	const { given, family } = proposedParts(name);
	return family ? `${given} ${family.slice(0, 1).toUpperCase()}.` : given;
}

/** Who stands under seal in what an operation paid for, opened: for its auditor, and nobody else. Nobody, once its proofs are over. */
export async function unsealedProofs(
	operation: string,
	now = new Date(),
	on: Tx | typeof db = db
): Promise<Readonly<{ subject: Ref; name: string; birthYear: number | null; file: string | null }>[]> {
	if (!(await provedOperations(now, on)).has(operation)) return [];
	const { rows } = await sql<{
		kind: string;
		subject: string;
		birthYear: number | null;
		sealed: string;
		file: string | null;
	}>`
		select subject_kind as kind, subject, birth_year, sealed, file from kernel.sealed_proof
		where operations @> array[${operation}] order by subject_kind, subject, id`.execute(on);
	return rows.map(({ kind, subject, birthYear, sealed, file }) => ({
		...{ subject: { kind, id: subject }, birthYear, file, name: unseal(PURPOSE, sealed) }
	}));
}

/** Forgets what stood under seal for operations of which nobody may ask the proofs any more. @returns how many */
export async function forgetProofs(tx: Tx, now = new Date()): Promise<number> {
	const asked = [...(await provedOperations(now, tx))];
	const { rows } = await sql<{ file: string | null }>`
		delete from kernel.sealed_proof where not operations && ${asked}::text[] returning file`.execute(tx);
	for (const { file } of rows) if (file) await forgetUnlessNamed(tx, file);
	return rows.length;
}
