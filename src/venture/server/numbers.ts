import { missing } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { NewNumber } from '../file.ts';
import { type NumberAudience, type NumberKind, sizeOf } from '../kinds.ts';
import { readsNumber } from '../standing.ts';
import { type File, ownFile } from './files.ts';
import { type On, within } from './tables.ts';

/** What was said of a file once, and of which day. */
export type FileNumber = Readonly<{
	id: string;
	kind: NumberKind;
	asOf: string;
	value: number;
	seen: NumberAudience;
	givenBy: string | null;
	givenAt: Date;
}>;

/** The numbers of a file that its reader may see, the latest of each kind first. */
export const numbersOf = async ({ id, standing }: File, on: On = db): Promise<FileNumber[]> =>
	(await standingNumbers(id, on)).filter(({ seen }) => readsNumber(standing, seen));

/** The latest of each kind, for what is proposed where one is asked again, and for facts. */
export async function latestNumbers(file: string, on: On = db): Promise<Map<NumberKind, FileNumber>> {
	const latest = new Map<NumberKind, FileNumber>();
	for (const one of await standingNumbers(file, on)) if (!latest.has(one.kind)) latest.set(one.kind, one);
	return latest;
}

const standingNumbers = (file: string, on: On): Promise<FileNumber[]> =>
	within(on)
		.selectFrom('venture.number as n')
		.leftJoin('identity.person as p', 'p.id', 'n.givenBy')
		.select(['n.id', 'n.kind', 'n.asOf', 'n.value', 'n.seen', 'p.name as givenBy', 'n.givenAt'])
		.where('n.file', '=', file)
		.where('n.struckAt', 'is', null)
		.orderBy('n.kind')
		.orderBy('n.asOf', 'desc')
		.orderBy('n.givenAt', 'desc')
		.execute();

/** Says a number of a file; said again of the same day, it takes the place of the one before. @throws 404 */
export async function giveNumber(
	tx: Tx,
	id: string,
	{ seen = 'keeper', ...given }: NewNumber,
	viewer: Viewer,
	by: By
): Promise<void> {
	await ownFile(viewer, id, tx);
	await within(tx)
		.updateTable('venture.number')
		.set({ struckAt: new Date() })
		.where('file', '=', id)
		.where('kind', '=', given.kind)
		.where('asOf', '=', given.asOf)
		.where('followUp', 'is', null)
		.where('struckAt', 'is', null)
		.execute();
	await within(tx)
		.insertInto('venture.number')
		.values({ id: newId(), file: id, ...given, seen, givenBy: viewer.id })
		.execute();
	const { kind, asOf } = given;
	const value = seen === 'everyone' ? given.value : null;
	const size = kind === 'jobs' ? sizeOf(given.value) : null;
	await record(tx, {
		...by,
		verb: 'venture.number_given',
		object: ref('venture_file', id),
		detail: { kind, value, size, asOf }
	});
}

/** Strikes a number out: it was wrong. @throws 404 */
export async function strikeNumber(tx: Tx, id: string, number: string, viewer: Viewer, by: By): Promise<void> {
	await ownFile(viewer, id, tx);
	const row = isId(number)
		? await within(tx)
				.updateTable('venture.number')
				.set({ struckAt: new Date() })
				.where('id', '=', number)
				.where('file', '=', id)
				.where('struckAt', 'is', null)
				.returning('kind')
				.executeTakeFirst()
		: undefined;
	if (!row) throw missing();
	await record(tx, {
		...by,
		verb: 'venture.number_struck',
		object: ref('venture_file', id),
		detail: { kind: row.kind }
	});
}
