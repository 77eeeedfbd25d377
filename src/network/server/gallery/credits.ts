import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { mayBeMinor, seenBy } from '#kernel/identity/server/visibility.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Credit, NewCredit } from '../../gallery/work.ts';
import type { On } from '../tables.ts';
import { within } from './tables.ts';

type Reader = Readonly<{ id: string }> | null;

/**
 * The credits of a work as a reader may see them. A name that is nobody's here is shown; a person who shows her name is shown by it; one who
 * only agreed that her name appear with her works (`names_shown`) is shown as the credits spell her; any other is left out, and whoever may be a
 * minor.
 */
export async function creditsSeen(work: string, viewer: Reader, on: On = db): Promise<Credit[]> {
	const seen = seenBy(viewer, 'c.person', 'name');
	const { rows } = await sql<Credit>`
		select case when ${seen} then p.name else c.name end as name, c.role,
			case when ${seen} then l.slug end as slug
		from network.credit c left join identity.person p on p.id = c.person
			left join network.profile l on l.person = c.person and l.published_at is not null and l.deleted_at is null
		where c.work = ${work} and (c.person is null or ${seen} or ${agreed()})
		order by c.rank`.execute(on);
	return rows;
}

/** The credits of a work as they were written, for who edits them. */
export const creditsOf = (work: string, on: On = db): Promise<NewCredit[]> =>
	within(on)
		.selectFrom('network.credit')
		.select(['person', 'name', 'role'])
		.where('work', '=', work)
		.orderBy('rank')
		.execute();

/** Writes the credits of a work anew. */
export async function keepCredits(tx: Tx, work: string, credits: readonly NewCredit[]): Promise<void> {
	await within(tx).deleteFrom('network.credit').where('work', '=', work).execute();
	if (!credits.length) return;
	await within(tx)
		.insertInto('network.credit')
		.values(credits.map((credit, rank) => ({ ...credit, id: newId(), work, rank })))
		.execute();
}

const agreed = () => sql<boolean>`(
	exists (select from identity.consent a where a.person = c.person and a.purpose = 'names_shown' and a.withdrawn_at is null)
	and p.erased_at is null and not ${mayBeMinor('p')})`;
