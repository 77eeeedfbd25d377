import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';

export const problems: string[] = [];
export let checks = 0;

export function expect(holds: boolean, what: string): void {
	checks++;
	if (!holds) problems.push(what);
}

/** Traces of one kind since a moment, with whom they concern and what they carry. */
export async function traced(what: string, person: string | null): Promise<Record<string, string>[]> {
	const { rows } = await sql<{ detail: Record<string, string> }>`
		select t.detail from identity.trace t left join kernel.pseudonym p on p.pseudonym = t.subject
		where t.what = ${what} and (${person}::uuid is null or p.subject = ${person}) order by t.at`.execute(db);
	return rows.map(({ detail }) => detail);
}

/** The last letter to an address: its subject and the links in it. */
export async function letterTo(email: string): Promise<{ subject: string; links: string[]; count: number }> {
	const { rows } = await sql<{ subject: string; text: string }>`
		select subject, text from kernel.mail where recipient = ${email} order by written_at desc, id desc`.execute(db);
	const [last] = rows;
	return {
		subject: last?.subject ?? '',
		links: last?.text.match(/http:\/\/\S+/g) ?? [],
		count: rows.length
	};
}

export async function personOf(email: string): Promise<string> {
	const { rows } = await sql<{ id: string }>`select id from identity.person where email = ${email}`.execute(db);
	return rows[0]?.id ?? '';
}
