import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Held } from '../../mentors/held.ts';
import type { MentoringState } from '../../mentors/mentoring.ts';
import type { On } from '../tables.ts';
import { within } from './tables.ts';

/** A slot that was booked, with both sides of it. */
export type Mentoring = Readonly<{
	id: string;
	state: MentoringState;
	hours: string;
	mentor: string;
	mentorPerson: string;
	mentorName: string;
	person: string;
	personName: string;
	file: string | null;
	/** What she calls her project; else what its file is called is in its card. */
	project: string | null;
	from: Date;
	until: Date;
	topic: string | null;
	/** What the mentor said with her « no », or whoever called it off. */
	word: string | null;
	place: Readonly<{ slug: string; name: string; locality: string | null }> | null;
	/** Where they meet by video: for both of them. */
	link: string | null;
	sequence: number;
	mentorSays: boolean | null;
	personSays: boolean | null;
	/** The contact by which it was written down as support. */
	contact: string | null;
	fictional: boolean;
}>;

/** What somebody has booked as a founder, the latest first. */
export const mentoringsOf = (person: string, on: On = db): Promise<Mentoring[]> =>
	read(on, sql`g.person = ${person}`, sql`lower(g.during) desc, g.id`);

/** What is booked with somebody as a mentor, the latest first. */
export const mentoringsFor = (person: string, on: On = db): Promise<Mentoring[]> =>
	read(on, sql`t.person = ${person}`, sql`lower(g.during) desc, g.id`);

/** What mentors have done with some files: for whoever reads the contacts of these. */
export const mentoringsOfFiles = (files: readonly string[], on: On = db): Promise<Mentoring[]> =>
	read(
		on,
		sql`g.file = any(${[...files]}::uuid[]) and g.mentor_says and g.person_says`,
		sql`lower(g.during) desc, g.id`
	);

/** One, held until the end of the transaction. @throws 404 */
export async function lockMentoring(tx: Tx, id: string): Promise<Mentoring> {
	if (!isId(id)) throw missing();
	await sql`select from venture.mentoring where id = ${id} for update`.execute(tx);
	return mentoringById(id, tx);
}

/** One. @throws 404 */
export async function mentoringById(id: string, on: On): Promise<Mentoring> {
	const [found] = await read(on, sql`g.id = ${id}`, sql`g.id`);
	if (!found) throw missing();
	return found;
}

type Change = Partial<
	Pick<Mentoring, 'state' | 'word' | 'sequence' | 'mentorSays' | 'personSays'> & { answeredAt: Date }
>;

export async function changeMentoring(tx: Tx, id: string, changed: Change): Promise<void> {
	await within(tx).updateTable('venture.mentoring').set(changed).where('id', '=', id).execute();
}

async function read(on: On, which: ReturnType<typeof sql>, order: ReturnType<typeof sql>): Promise<Mentoring[]> {
	const { rows } = await sql<Mentoring>`
		select g.id, g.state, g.hours, g.mentor, t.person as mentor_person, q.name as mentor_name, g.person, p.name as person_name, g.file, g.project, lower(g.during) as from, upper(g.during) as until,
			g.topic, g.word, h.link, g.sequence, g.mentor_says, g.person_says, g.contact, t.fictional,
			case when l.id is not null then jsonb_build_object('slug', l.slug, 'name', l.name, 'locality', l.locality) end as place
		from venture.mentoring g join venture.mentor t on t.id = g.mentor join venture.mentor_hours h on h.id = g.hours
			join identity.person p on p.id = g.person join identity.person q on q.id = t.person left join network.place_card l on l.id = h.place
		where ${which} order by ${order} limit 500`.execute(on);
	return rows;
}

type Told =
	| Readonly<{
			verb: 'venture.mentoring_asked' | 'venture.mentoring_confirmed';
			detail: { minutes: number; online: boolean };
	  }>
	| Readonly<{ verb: 'venture.mentoring_declined'; detail: Record<never, never> }>
	| Readonly<{ verb: 'venture.mentoring_cancelled'; detail: { confirmed: boolean; side: 'mentor' | 'founder' } }>
	| Readonly<{ verb: 'venture.mentored' | 'venture.mentored_undone'; detail: Held }>;

/** Tells something of a slot: the target is the mentor, the context the file that it is about. */
export async function tellMentoring(tx: Tx, { id, mentorPerson, file }: Mentoring, told: Told, by: By): Promise<void> {
	const about = {
		object: ref('mentoring', id),
		target: ref('person', mentorPerson),
		context: file ? ref('venture_file', file) : null
	};
	await record(tx, { ...by, ...about, ...told } as Parameters<typeof record>[1]);
}
