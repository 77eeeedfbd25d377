import { type Selectable, sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { operations } from '#kernel/server/operations.ts';
import { keepFile } from '#kernel/server/storage.ts';
import { impactActs } from '../acts.ts';
import type { NewDeclaration } from '../declaration.schema.ts';
import { partneredBy } from '../standing.ts';
import { isThere } from './named.ts';
import { type DeclarationTable, type On, within } from './tables.ts';

/** What somebody said, with its document, and what became of it. */
export type Declaration = Readonly<Omit<Selectable<DeclarationTable>, 'validatedBy' | 'declinedBy'>>;

type Document = Readonly<{ name: string; content: Buffer; mediaType: string }>;

/**
 * Declares what the hub does not see, with its document: it counts once somebody else has validated it. Sent twice, it is declared once.
 * Throws 404, impact_declared (the same with the same document), kernel_operation_closed.
 */
export async function declare(
	tx: Tx,
	given: NewDeclaration,
	{ id = newId(), document, fictional = false }: Readonly<{ id?: string; document: Document; fictional?: boolean }>,
	viewer: Viewer,
	by: By
): Promise<string> {
	if (!can(viewer, impactActs.keep) && !partneredBy(viewer).includes(given.partner ?? '')) throw missing();
	if (!(await isThere(given.aboutKind, given.about, tx))) throw missing();
	if (given.operation && !(await operations({ open: true }, tx)).some(({ code }) => code === given.operation))
		throw refused('kernel_operation_closed', {}, 422);
	const hash = await keepFile(tx, document.content, document.mediaType);
	const made = await within(tx)
		.insertInto('impact.declaration')
		.values({ id, ...given, document: hash, documentName: document.name.slice(0, 200), sentBy: viewer.id, fictional })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!made.numInsertedOrUpdatedRows) {
		if ((await select(tx).where('id', '=', id).execute()).length) return id;
		throw refused('impact_declared', {}, 422);
	}
	await tell(tx, 'impact.declared', await declarationFor(viewer, id, tx), by, { hash });
	return id;
}

/** Says that what somebody else declared is so, or that it is not, with a word. @throws 404, impact_own (she has sent it herself), impact_decided */
export async function decideDeclaration(
	tx: Tx,
	id: string,
	{ validated, word }: Readonly<{ validated: boolean; word: string }>,
	viewer: Viewer,
	by: By
): Promise<void> {
	const its = isId(id) ? await forHer(viewer, tx).where('id', '=', id).forUpdate().executeTakeFirst() : undefined;
	if (!its) throw missing();
	if (its.sentBy === viewer.id) throw refused('impact_own', {}, 422);
	if (its.validatedAt || its.declinedAt) throw refused('impact_decided');
	const at = by.at ?? new Date();
	const set = validated ? { validatedBy: viewer.id, validatedAt: at } : { declinedBy: viewer.id, declinedAt: at };
	await within(tx)
		.updateTable('impact.declaration')
		.set({ ...set, word: word.trim().slice(0, 500) })
		.where('id', '=', id)
		.execute();
	await tell(tx, validated ? 'impact.validated' : 'impact.declined', its, by);
}

/** What the team reads, all of it; what somebody for a partner reads, of her own organisations. Those that wait come first. */
export const declarations = (viewer: Viewer, on: On = db): Promise<Declaration[]> =>
	forHer(viewer, on)
		.orderBy((row) => row.and([row('validatedAt', 'is', null), row('declinedAt', 'is', null)]), 'desc')
		.orderBy('sentAt', 'desc')
		.orderBy('id')
		.execute();

/** One of those that she reads. @throws 404 */
export async function declarationFor(viewer: Viewer, id: string, on: On = db): Promise<Declaration> {
	const found = isId(id) ? await forHer(viewer, on).where('id', '=', id).executeTakeFirst() : undefined;
	if (!found) throw missing();
	return found;
}

function forHer(viewer: Viewer, on: On) {
	if (can(viewer, impactActs.keep)) return select(on);
	const own = partneredBy(viewer);
	return select(on).where((row) =>
		row.or([row('partner', '=', row.fn.any(row.val(own))), row('about', '=', row.fn.any(row.val(own)))])
	);
}

/** How many wait for somebody else than who sent them. */
export async function waitingDeclarations(on: On = db): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from impact.declaration where validated_at is null and declined_at is null`.execute(
		on
	);
	return rows[0]?.count ?? 0;
}

const columns = [
	...([
		'id',
		'kind',
		'aboutKind',
		'about',
		'operation',
		'partner',
		'value',
		'size',
		'document',
		'documentName'
	] as const),
	...(['sentBy', 'sentAt', 'validatedAt', 'declinedAt', 'word', 'fictional'] as const)
] as const;
const select = (on: On) =>
	within(on).selectFrom('impact.declaration').select(columns).select(sql<string>`as_of::text`.as('asOf'));

async function tell(
	tx: Tx,
	verb: 'impact.declared' | 'impact.validated' | 'impact.declined',
	{ id, kind, aboutKind, about, asOf, operation, fictional }: Declaration,
	by: By,
	more: { hash?: string } = {}
): Promise<void> {
	const detail = { kind, about: aboutKind, asOf, operation, fictional, ...more };
	const object = ref('declaration', id);
	await record(tx, {
		...by,
		verb,
		object,
		target: ref(aboutKind, about),
		detail: detail as typeof detail & { hash: string }
	});
}
