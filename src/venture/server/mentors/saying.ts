import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Tx } from '#kernel/server/db.ts';
import { NewContact } from '../../contact.ts';
import type { Held } from '../../mentors/held.ts';
import { canBeSaid, minutesOf, tookPlace } from '../../mentors/mentoring.ts';
import { noteContact } from '../contacts.ts';
import { within as withinFiles } from '../tables.ts';
import { sideOf } from './cancelling.ts';
import { changeMentoring, lockMentoring, type Mentoring, tellMentoring } from './mentorings.ts';
import { within } from './tables.ts';

/** One side says whether it took place: it did once both say so, and does no more when one takes it back. @throws 404, mentors_early, mentors_written */
export async function sayHeld(tx: Tx, person: string, id: string, held: boolean, by: By): Promise<void> {
	const before = await lockMentoring(tx, id);
	const side = sideOf(before, person);
	if (!side || before.state !== 'confirmed') throw missing();
	if (!canBeSaid(before)) throw refused('mentors_early', {}, 422);
	if (before.contact && !held) throw refused('mentors_written', {}, 422);
	const said = side === 'mentor' ? { mentorSays: held } : { personSays: held };
	await changeMentoring(tx, id, said);
	const after = { ...before, ...said };
	if (tookPlace(after) === tookPlace(before)) return;
	const verb = tookPlace(after) ? 'venture.mentored' : 'venture.mentored_undone';
	await tellMentoring(tx, after, { verb, detail: await heldOf(tx, after) }, by);
}

/**
 * Writes an hour that was held down as support, for an adviser who works in its file and was there: it takes her time, and counts as the kind of contact that she says.
 * @throws 404, mentors_not_held, mentors_written, what `noteContact` throws
 */
export async function writeSupport(
	tx: Tx,
	{ id, organization, operation = null }: Readonly<{ id: string; organization: string; operation?: string | null }>,
	viewer: Viewer,
	by: By
): Promise<void> {
	const mentoring = await lockMentoring(tx, id);
	const { file, from, until, link, contact } = mentoring;
	if (!file) throw missing();
	if (contact) throw refused('mentors_written', {}, 422);
	const kind = link ? 'video' : 'session';
	const given = NewContact.parse({ kind, files: [file], organization, at: from, until, operation });
	const written = await noteContact(tx, given, viewer, by);
	if (!tookPlace(mentoring)) throw refused('mentors_not_held', {}, 422);
	await within(tx).updateTable('venture.mentoring').set({ contact: written }).where('id', '=', id).execute();
}

async function heldOf(tx: Tx, mentoring: Mentoring): Promise<Held> {
	const file = mentoring.file
		? await withinFiles(tx)
				.selectFrom('venture.file')
				.select(['stage', 'sector', 'operation', 'fictional'])
				.where('id', '=', mentoring.file)
				.executeTakeFirst()
		: undefined;
	const { stage = null, sector = null, operation = null, fictional = mentoring.fictional } = file ?? {};
	return { minutes: minutesOf(mentoring), online: mentoring.link !== null, stage, sector, operation, fictional };
}
