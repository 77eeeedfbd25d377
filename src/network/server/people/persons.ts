import { sql } from 'kysely';
import { db, type Tx } from '#kernel/server/db.ts';
import { forgetPicture } from '#kernel/server/pictures.ts';
import { eraseContact, exportContact } from '../contacts/persons.ts';
import { forgetInMergers } from '../mergers/persons.ts';
import { directoryOf, leaveDirectory } from '../person.ts';

/** What is kept about a person here: her profile with its skills, what the directory says of her, the credits that name her, and what the team notes of her. */
export async function exportPerson(person: string): Promise<Record<string, unknown[]>> {
	const rows = async (query: ReturnType<typeof sql>) => (await query.execute(db)).rows;
	return {
		profile: await rows(sql`
			select slug, headline, about, locality, website, links, picture, open_to, published_at, created_at, updated_at
			from network.profile where person = ${person}`),
		skills: await rows(sql`
			select s.uri, s.label from network.person_skill h join network.skill s on s.uri = h.skill
			where h.person = ${person} order by h.rank`),
		skillWords: await rows(sql`
			select s.label as skill, c.name as organization, w.said_at from network.skill_word w join network.skill s on s.uri = w.skill
				join network.organization_card c on c.id = w.organization where w.person = ${person} order by w.said_at, s.uri`),
		...(await directoryOf(person)),
		...(await exportContact(person)),
		credits: await rows(sql`
			select w.slug as work, c.name, c.role from network.credit c join network.work w on w.id = c.work where c.person = ${person}`)
	};
}

/** Takes out all that names a person: her profile and its picture, her affiliations, claims and credits, what the team keeps of her; works stay. */
export async function erasePerson(tx: Tx, person: string): Promise<void> {
	await forgetInMergers(tx, person);
	await dropProfile(tx, person);
	await sql`delete from network.former_address where object = ${person}`.execute(tx);
	await sql`delete from network.credit where person = ${person}`.execute(tx);
	await leaveDirectory(tx, person);
	await eraseContact(tx, person);
}

/** Removes a person's profile, and its picture when it stands nowhere else. */
export async function dropProfile(tx: Tx, person: string): Promise<void> {
	const { rows } = await sql<{ hash: string | null }>`
		delete from network.profile where person = ${person} returning picture ->> 'hash' as hash`.execute(tx);
	for (const { hash } of rows) if (hash) await forgetPicture(tx, hash);
}
