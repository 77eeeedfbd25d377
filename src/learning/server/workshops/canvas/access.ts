import { createHash, randomBytes } from 'node:crypto';
import { missing } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { canvasActs, workshopActs } from '../../../acts.ts';
import type { CanvasKind } from '../../../workshops/canvas/kinds.ts';
import { type On, within } from '../tables.ts';
import { teamActObject } from '../teams.ts';

export type Canvas = Readonly<{
	id: string;
	kind: CanvasKind;
	title: string;
	ownerKind: string;
	owner: string;
	closedAt: Date | null;
	updatedAt: Date;
}>;

/** What somebody may do with a canvas. `author`: who she is in it; `names`: whether she may know the others'. */
export type Admitted = Readonly<{
	canvas: Canvas;
	may: 'write' | 'read';
	author: string | null;
	names: boolean;
	organises: boolean;
}>;

/**
 * Whether somebody may see or edit a canvas: the team that it belongs to and whoever organises edit it, or the person whose own it is; whoever holds its
 * link reads it, and whoever was let read it. @throws 404 for everybody else.
 */
export async function admitTo(id: string, viewer: Viewer | null, key: string | null, on: On = db): Promise<Admitted> {
	const found = isId(id) ? await canvasRow(id, on) : undefined;
	if (!found) throw missing();
	const { shareHash, ...canvas } = found;
	const object = viewer && canvas.ownerKind === 'team' ? await teamActObject(canvas.owner, viewer.id, on) : null;
	const organises = object !== null && can(viewer, workshopActs.edit, object);
	if (viewer && object && (organises || can(viewer, canvasActs.edit, object))) {
		const author = await authorOf(id, viewer.id, on);
		return { canvas, may: canvas.closedAt ? 'read' : 'write', author, names: true, organises };
	}
	if (viewer && can(viewer, canvasActs.own, { person: ownerOf(canvas) })) {
		const author = await authorOf(id, viewer.id, on);
		return { canvas, may: canvas.closedAt ? 'read' : 'write', author, names: true, organises: false };
	}
	if (viewer && (await mayRead(id, viewer.id, on)))
		return { canvas, may: 'read', author: null, names: true, organises: false };
	if (!(key && shareHash?.equals(hashOf(key)))) throw missing();
	return { canvas, may: 'read', author: null, names: false, organises: false };
}

const ownerOf = ({ ownerKind, owner }: Canvas): string | null => (ownerKind === 'person' ? owner : null);

async function mayRead(canvas: string, person: string, on: On): Promise<boolean> {
	const row = await within(on)
		.selectFrom('learning.canvasReader')
		.select('canvas')
		.where('canvas', '=', canvas)
		.where('person', '=', person)
		.executeTakeFirst();
	return row !== undefined;
}

/** Lets somebody read a canvas, or lets her no more. */
export async function letRead(tx: Tx, canvas: string, person: string, reads: boolean): Promise<void> {
	const readers = within(tx);
	if (reads)
		await readers
			.insertInto('learning.canvasReader')
			.values({ canvas, person })
			.onConflict((known) => known.doNothing())
			.execute();
	else
		await readers
			.deleteFrom('learning.canvasReader')
			.where('canvas', '=', canvas)
			.where('person', '=', person)
			.execute();
}

const canvasRow = (id: string, on: On) =>
	within(on)
		.selectFrom('learning.canvas')
		.select(['id', 'kind', 'title', 'ownerKind', 'owner', 'closedAt', 'updatedAt', 'shareHash'])
		.where('id', '=', id)
		.executeTakeFirst();

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();

/** Who a person is on a canvas: she becomes one of its authors. */
export async function authorOf(canvas: string, person: string, on: On): Promise<string> {
	const known = () =>
		within(on)
			.selectFrom('learning.canvasAuthor')
			.select('id')
			.where('canvas', '=', canvas)
			.where('person', '=', person)
			.where('merged', '=', false)
			.executeTakeFirst();
	const hers = await known();
	if (hers) return hers.id;
	await within(on)
		.insertInto('learning.canvasAuthor')
		.values({ id: newId(), canvas, person })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return (await known())?.id ?? '';
}

/** The names of those who wrote on a canvas, by the ids that it holds; whoever was forgotten has none. */
export async function authorNames(canvas: string, on: On = db): Promise<Record<string, string>> {
	const rows = await within(on)
		.selectFrom('learning.canvasAuthor')
		.select(['id', 'person'])
		.where('canvas', '=', canvas)
		.execute();
	const named = await Promise.all(
		rows.map(async ({ id, person }) => {
			const known = person ? await personById(person, on) : undefined;
			return known && !known.erasedAt ? [[id, known.name] as const] : [];
		})
	);
	return Object.fromEntries(named.flat());
}

/** Makes the link by which anybody may read a canvas; the one before opens nothing any more. @returns its secret, kept nowhere. */
export async function shareCanvas(tx: Tx, canvas: string): Promise<string> {
	const key = randomBytes(18).toString('base64url');
	await within(tx)
		.updateTable('learning.canvas')
		.set({ shareHash: hashOf(key) })
		.where('id', '=', canvas)
		.execute();
	return key;
}

/** Ends the link. */
export async function unshareCanvas(tx: Tx, canvas: string): Promise<void> {
	await within(tx).updateTable('learning.canvas').set({ shareHash: null }).where('id', '=', canvas).execute();
}
