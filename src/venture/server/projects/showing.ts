import { createHash } from 'node:crypto';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hides, isAgreed, type ProjectWords } from '../../projects/project.ts';
import { aboutFile } from '../about.ts';
import { type File, heldFile } from '../files.ts';
import { holdersOf } from '../holders.ts';
import type { On } from '../tables.ts';
import { writeProposed } from './letters.ts';
import { within } from './tables.ts';

/** The card of a file's project as its holders and its keeper know it. `wording`: what a yes names; `waits`: who of them has not said yes to it. */
export type Showing = Readonly<{
	id: string;
	name: string;
	sentence: string;
	sector: string | null;
	locality: string | null;
	company: string | null;
	shownAt: Date | null;
	wording: string;
	holders: readonly Readonly<{ id: string; person: string; name: string; agreed: boolean; named: boolean }>[];
}>;

/** What is proposed to everybody of a file, or shown; null while nothing is. Whoever calls has checked that the reader may see the file. */
export async function showingOf(file: string, on: On = db): Promise<Showing | null> {
	const row = await within(on)
		.selectFrom('venture.project')
		.select(['id', 'name', 'sentence', 'sector', 'locality', 'company', 'shownAt'])
		.where('file', '=', file)
		.executeTakeFirst();
	if (!row) return null;
	const yes = await within(on).selectFrom('venture.projectYes').selectAll().where('project', '=', row.id).execute();
	const present = (await holdersOf(file, on)).filter(({ accepted, ended }) => accepted && !ended);
	const { name, sentence, sector, locality, company } = row;
	return {
		...row,
		wording: createHash('sha256')
			.update(JSON.stringify([name, sentence, sector, locality, company]))
			.digest('base64url')
			.slice(0, 22),
		holders: present.map(({ id, person, name }) => {
			const own = yes.find(({ holder }) => holder === id);
			return { id, person, name, agreed: own !== undefined, named: own?.named ?? false };
		})
	};
}

/**
 * Proposes what everybody is to read of a file: she who proposes says yes to it, the others are asked, and it is shown once all have. Other words than before need everybody's yes anew, and are not shown until then.
 * @throws 404, venture_is_closed for a file that was closed because it ended otherwise
 */
export async function proposeProject(
	tx: Tx,
	id: string,
	{ linked, ...words }: ProjectWords,
	named: boolean,
	viewer: Viewer,
	by: By
): Promise<void> {
	const file = await heldFile(viewer, id, tx);
	if (file.closeReason && hides(file.closeReason)) throw refused('projects_file_ended', {}, 422);
	const before = await showingOf(id, tx);
	const company = linked ? (file.company?.id ?? null) : null;
	const at = by.at ?? new Date();
	const its = { ...words, company, proposedBy: viewer.id, proposedAt: at, updatedAt: at };
	await within(tx)
		.insertInto('venture.project')
		.values({ id: newId(), file: id, ...its, fictional: file.fictional })
		.onConflict((conflict) => conflict.column('file').doUpdateSet(its))
		.execute();
	const again = before?.wording === (await showing(tx, id)).wording;
	if (!again) await takeBack(tx, file, by);
	const after = await showing(tx, id);
	await say(tx, after, viewer, named, at);
	await record(tx, {
		...by,
		verb: 'venture.project_proposed',
		...asProject(after, file),
		detail: { holders: after.holders.length }
	});
	await settle(tx, file, by);
	if (again || by.source === 'demo') return;
	for (const { person } of after.holders) if (person !== viewer.id) await writeProposed(tx, person, file);
}

/** Says yes to what everybody is to read, as she has seen it, and whether she is named there. @throws 404, projects_changed */
export async function agreeToProject(
	tx: Tx,
	id: string,
	{ wording, named }: Readonly<{ wording: string; named: boolean }>,
	viewer: Viewer,
	by: By
): Promise<void> {
	const file = await heldFile(viewer, id, tx);
	const found = await showing(tx, id);
	if (found.wording !== wording) throw refused('projects_changed');
	if (file.closeReason && hides(file.closeReason)) throw refused('projects_file_ended', {}, 422);
	await say(tx, found, viewer, named, by.at ?? new Date());
	await record(tx, { ...by, verb: 'venture.project_agreed', ...asProject(found, file), detail: { named } });
	await settle(tx, file, by);
}

/** Takes it back from everybody, at once: any of them may. Shown again, it needs everybody's yes. @throws 404 */
export async function hideProject(tx: Tx, id: string, viewer: Viewer, by: By): Promise<void> {
	await takeBack(tx, await heldFile(viewer, id, tx), by);
}

/** The same for a file that was closed, or whose project the team has taken from the public. */
export async function takeBack(tx: Tx, file: Pick<File, 'id' | 'keeper'>, by: By): Promise<void> {
	const found = await showingOf(file.id, tx);
	if (!found) return;
	const at = by.at ?? new Date();
	await within(tx).deleteFrom('venture.projectYes').where('project', '=', found.id).execute();
	if (!found.shownAt && !found.holders.some(({ agreed }) => agreed)) return;
	await within(tx)
		.updateTable('venture.project')
		.set({ shownAt: null, updatedAt: at })
		.where('id', '=', found.id)
		.execute();
	const detail = { shown: found.shownAt !== null };
	await record(tx, { ...by, verb: 'venture.project_hidden', ...asProject(found, file), detail });
}

async function showing(tx: Tx, file: string): Promise<Showing> {
	const found = await showingOf(file, tx);
	if (!found) throw missing();
	return found;
}

async function say(tx: Tx, { id, holders }: Showing, viewer: Viewer, named: boolean, agreedAt: Date): Promise<void> {
	const holder = holders.find(({ person }) => person === viewer.id)?.id;
	if (!holder) throw missing();
	await within(tx)
		.insertInto('venture.projectYes')
		.values({ project: id, holder, named, agreedAt })
		.onConflict((conflict) => conflict.columns(['project', 'holder']).doUpdateSet({ named }))
		.execute();
}

/** Shows it once all who are there have said yes. Who comes later finds it shown, and may take it back. */
async function settle(tx: Tx, file: File, by: By): Promise<void> {
	const found = await showing(tx, file.id);
	const all = found.holders.map(({ agreed }) => ({ accepted: true, ended: false, agreed }));
	if (found.shownAt || !isAgreed(all)) return;
	const at = by.at ?? new Date();
	await within(tx)
		.updateTable('venture.project')
		.set({ shownAt: at, updatedAt: at })
		.where('id', '=', found.id)
		.execute();
	const detail = { ...(await aboutFile(file, tx)), named: found.holders.filter(({ named }) => named).length };
	await record(tx, { ...by, verb: 'venture.project_shown', ...asProject(found, file), detail });
}

const asProject = ({ id }: Pick<Showing, 'id'>, file: Pick<File, 'id' | 'keeper'>) => ({
	object: ref('project', id),
	target: ref('organization', file.keeper.id),
	context: ref('venture_file', file.id)
});
