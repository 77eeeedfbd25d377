import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { keepPicture, type ReadyPicture } from '#kernel/server/pictures.ts';
import type { Locale } from '#kernel/words.ts';
import { addWork as addGalleryWork } from '#network/server';
import type { NewClassWork } from '../../classes/class.schema.ts';
import type { WallWork, WorkState } from '../../classes/class.ts';

type On = Tx | typeof db;
/** The channel on which it is said that a wall has changed: the id of its class and nothing else. */
export const WALL = 'learning_wall';
const MOST_OF_PUPIL = 20;

/**
 * Hangs a card up, to be seen by all once the teacher says so. The same id again changes nothing.
 * @throws classes_works_many.
 */
export async function hangWork(
	tx: Tx,
	pupil: Readonly<{ id: string; class: string }>,
	{ id, picture, ...given }: NewClassWork & Readonly<{ id: string; picture: ReadyPicture | null }>
): Promise<void> {
	const { rows } = await sql<{ mine: number; known: boolean }>`
		select count(*)::int as mine, coalesce(bool_or(id = ${id}), false) as known from learning.class_work
		where pupil = ${pupil.id} and state <> 'removed'`.execute(tx);
	if (rows[0]?.known) return;
	if ((rows[0]?.mine ?? 0) >= MOST_OF_PUPIL) throw refused('classes_works_many', { most: MOST_OF_PUPIL });
	const kept = picture && (await keepPicture(tx, picture));
	await sql`insert into learning.class_work (id, class, pupil, title, text, picture, link)
		values (${id}, ${pupil.class}, ${pupil.id}, ${given.title}, ${given.text}, ${kept && JSON.stringify(kept)}::jsonb, ${given.link})
		on conflict (id) do nothing`.execute(tx);
	await tellWall(tx, pupil.class);
}

/** The cards of a class, the newest first: those that are shown, with all that wait when `waiting`, and those of one pupil, whatever became of them. */
export async function wallOf(
	classId: string,
	{ waiting = false, pupil = null }: Readonly<{ waiting?: boolean; pupil?: string | null }> = {},
	on: On = db
): Promise<WallWork[]> {
	const { rows } = await sql<WallWork>`
		select w.id, w.pupil, p.pseudonym, c.locale, w.title, w.text, w.picture, w.link, w.state, w.made_at, w.gallery is not null as proposed
		from learning.class_work w join learning.pupil p on p.id = w.pupil join learning.school_class c on c.id = w.class
		where w.class = ${classId} and (w.state = 'shown' or (${waiting} and w.state = 'waiting') or w.pupil = ${pupil})
		order by w.made_at desc, w.id desc`.execute(on);
	return rows;
}

/** Shows a card to the class, or takes it down. @throws 404 when the class has no such card. */
export async function decideWork(
	tx: Tx,
	classId: string,
	work: string,
	to: Exclude<WorkState, 'waiting'>,
	by: By
): Promise<void> {
	const its = await held(tx, classId, work);
	if (its.state === to) return;
	await sql`update learning.class_work set state = ${to}, decided_at = now() where id = ${work}`.execute(tx);
	// who made it stands as a number that names nobody: what a badge will need
	const verb = to === 'shown' ? 'learning.work_shown' : 'learning.work_removed';
	const told = { object: ref('work', work), target: ref('pupil', its.pupil), context: ref('class', classId) };
	await record(tx, { ...by, verb, ...told, detail: { picture: its.picture !== null, link: its.link !== null } });
	await tellWall(tx, classId);
}

/** Proposes a card to the gallery, without a name: a draft that the team publishes or not. A second call changes nothing. @throws classes_work_not_shown, 404. */
export async function proposeWork(tx: Tx, classId: string, work: string, locale: Locale, by: By): Promise<void> {
	const its = await held(tx, classId, work);
	if (its.gallery) return;
	if (its.state !== 'shown') throw refused('classes_work_not_shown');
	const words = (text: string) => ({ source: locale, [locale]: text });
	const gallery = await addGalleryWork(
		tx,
		{
			...{ kind: 'other', title: words(its.title), summary: words(its.text ?? its.title), body: null, url: its.link },
			...{ year: new Date().getUTCFullYear(), organization: null, sectors: [], fictional: false },
			pictures: its.picture ? [{ ...its.picture, alt: words(its.title) }] : []
		},
		[]
	);
	await sql`update learning.class_work set gallery = ${gallery} where id = ${work}`.execute(tx);
	await record(tx, {
		...by,
		verb: 'learning.work_proposed',
		object: ref('work', gallery),
		context: ref('class', classId),
		detail: {}
	});
}

/** A card that somebody reports. @throws 404. */
export async function reportedWork(
	id: string,
	on: On = db
): Promise<{ class: string; title: string; state: WorkState }> {
	if (!isId(id)) throw missing();
	const { rows } = await sql<{ class: string; title: string; state: WorkState }>`
		select class, title, state from learning.class_work where id = ${id} and class is not null`.execute(on);
	if (!rows[0]) throw missing();
	return rows[0];
}

/** Said by the database once the transaction is kept; cards are few, so the cost that the log cannot bear is none here. */
const tellWall = (tx: Tx, classId: string) => sql`select pg_notify(${WALL}, ${classId})`.execute(tx);

type Held = Omit<WallWork, 'proposed' | 'pseudonym' | 'madeAt' | 'locale'> & { gallery: string | null };

async function held(tx: Tx, classId: string, work: string): Promise<Held> {
	if (!isId(work)) throw missing();
	const { rows } = await sql<Held>`
		select id, pupil, title, text, picture, link, state, gallery from learning.class_work
		where id = ${work} and class = ${classId} for update`.execute(tx);
	if (!rows[0]) throw missing();
	return rows[0];
}
