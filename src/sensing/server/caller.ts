import { sql } from 'kysely';
import type { By } from '#kernel/facts.ts';
import type { Sql } from './sql.ts';

/** Whoever reads or writes observations: a stranger, a program of an organisation, a thing itself, or the program for a page. */
export type Caller = Readonly<{
	/** The organisation whose things it has in hand: it sees all of them, and writes where `writes`. */
	organization: string | null;
	/** The one thing that a device speaks for, by its number: it sees it and says values of it. */
	thing: number | null;
	/** Whether it sees what is for partners. */
	partners: boolean;
	writes: boolean;
	by: By;
}>;

export const stranger: Caller = {
	...{ organization: null, thing: null, partners: false, writes: false },
	by: { actor: null, source: 'api' }
};

/** Whether a caller sees a thing, as SQL of the row `t` of sensing.thing. */
export function seesThing({ organization, thing, partners }: Caller, t: string): Sql {
	const ways = [
		partners ? sql`${sql.ref(`${t}.seen`)} in ('public', 'partners')` : sql`${sql.ref(`${t}.seen`)} = 'public'`,
		...(organization ? [sql`${sql.ref(`${t}.organization`)} = ${organization}`] : []),
		...(thing === null ? [] : [sql`${sql.ref(`${t}.number`)} = ${thing}`])
	];
	return sql`(${sql.join(ways, sql` or `)})`;
}
