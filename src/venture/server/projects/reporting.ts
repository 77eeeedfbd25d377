import { missing } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { within as withinFiles } from '../tables.ts';
import { takeBack } from './showing.ts';
import { within } from './tables.ts';

/** A project that somebody reports, shown or not. */
export const reportedProject = async (id: string) =>
	isId(id)
		? within(db).selectFrom('venture.project').select(['name', 'shownAt']).where('id', '=', id).executeTakeFirst()
		: undefined;

/** Takes it from the public for the team, which learns nothing more of its file: its holders can propose other words. @throws 404 */
export async function hideReported(tx: Tx, id: string, by: By): Promise<void> {
	const row = isId(id)
		? await within(tx).selectFrom('venture.project').select('file').where('id', '=', id).executeTakeFirst()
		: undefined;
	if (!row) throw missing();
	const file = await withinFiles(tx)
		.selectFrom('venture.file')
		.select(['id', 'keeper'])
		.where('id', '=', row.file)
		.forUpdate()
		.executeTakeFirstOrThrow();
	await takeBack(tx, { id: file.id, keeper: { id: file.keeper, name: '' } }, by);
}
