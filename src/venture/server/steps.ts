import { missing } from '#kernel/errors.ts';
import { type By, type Ref, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { heldFile } from './files.ts';
import { type On, within } from './tables.ts';

/** Something that a holder has done in the hub and put on the line of time herself. */
export type Step = Readonly<{
	id: string;
	subjectKind: string;
	subject: string | null;
	title: string;
	at: Date;
	addedBy: string | null;
}>;

/** Something that she did and could add: what the parts of the hub say of her, to herself. */
export type Offered = Readonly<{ subject: Ref; title: string; at: Date }>;

/** What was added to a file, in order of time; whoever calls has checked that the reader may see it. */
export const stepsOf = (file: string, on: On = db): Promise<Step[]> =>
	within(on)
		.selectFrom('venture.step as s')
		.leftJoin('identity.person as p', 'p.id', 's.addedBy')
		.select(['s.id', 's.subjectKind', 's.subject', 's.title', 's.at', 'p.name as addedBy'])
		.where('s.file', '=', file)
		.orderBy('s.at')
		.orderBy('s.id')
		.execute();

/** Puts on the line of time what a holder did: one of what is offered to her. Added twice, it is there once. @throws 404 */
export async function addStep(tx: Tx, id: string, offered: Offered, viewer: Viewer, by: By): Promise<void> {
	await heldFile(viewer, id, tx);
	const { subject, title, at } = offered;
	const made = await within(tx)
		.insertInto('venture.step')
		.values({ id: newId(), file: id, subjectKind: subject.kind, subject: subject.id, title, at, addedBy: viewer.id })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!made.numInsertedOrUpdatedRows) return;
	await record(tx, {
		...by,
		verb: 'venture.step_added',
		object: ref('venture_file', id),
		context: subject,
		detail: {}
	});
}

/** Takes off the line of time what she added herself. @throws 404 */
export async function removeStep(tx: Tx, id: string, step: string, viewer: Viewer, by: By): Promise<void> {
	await heldFile(viewer, id, tx);
	const { numDeletedRows } = await within(tx)
		.deleteFrom('venture.step')
		.where('id', '=', isId(step) ? step : null)
		.where('file', '=', id)
		.where('addedBy', '=', viewer.id)
		.executeTakeFirst();
	if (!numDeletedRows) throw missing();
	await record(tx, { ...by, verb: 'venture.step_removed', object: ref('venture_file', id), detail: {} });
}
