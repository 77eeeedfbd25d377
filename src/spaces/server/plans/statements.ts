import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import { firstDay, type Month } from '../../plans/month.ts';
import type { Payer } from '../../plans/plan.ts';
import type { Line } from '../../plans/statement.ts';
import type { On } from '../tables.ts';
import { payerOf } from './contracts.ts';

/** A closed month of somebody, with what was paid of it. */
export type Statement = Readonly<{
	id: string;
	month: Month;
	/** Its number in the year: `2026-0007`. */
	number: string;
	/** Null once she is erased. */
	payer: Payer | null;
	payerName: string;
	lines: readonly Line[];
	totalCents: number;
	paidCents: number;
	communication: string;
	beneficiary: string;
	iban: string;
	dueOn: string;
	fictional: boolean;
	closedAt: Date;
	sentAt: Date | null;
}>;

/** @throws 404 */
export async function statementById(id: string, on: On = db): Promise<Statement> {
	const [found] = isId(id) ? await read(on, sql`s.id = ${id}`) : [];
	if (!found) throw missing();
	return found;
}

/** The statements of a month by number, or all of them, the newest first. */
export const statements = (month: Month | null = null, on: On = db): Promise<Statement[]> =>
	read(on, month ? sql`s.month = ${firstDay(month)}` : sql`true`);

/** Those that a person pays herself. */
export const statementsOf = (person: string, on: On = db): Promise<Statement[]> => read(on, sql`s.person = ${person}`);

/** Those of which something is still to be paid, or of which too much was. */
export const unsettled = (on: On = db): Promise<Statement[]> =>
	read(on, sql`s.total_cents <> coalesce((select sum(p.cents) from spaces.payment p where p.statement = s.id), 0)`);

async function read(on: On, where: ReturnType<typeof sql>): Promise<Statement[]> {
	const { rows } = await sql<Omit<Statement, 'payer'> & Record<'person' | 'organization' | 'operation', string | null>>`
		select s.id, to_char(s.month, 'YYYY-MM') as month, s.year || '-' || lpad(s.number::text, 4, '0') as number, s.person, s.organization, s.operation, s.payer_name, s.lines,
			s.total_cents::float8 as total_cents, coalesce((select sum(p.cents) from spaces.payment p where p.statement = s.id), 0)::float8 as paid_cents,
			s.communication, s.beneficiary, s.iban, s.due_on::text as due_on, s.fictional, s.closed_at,
			(select max(x.sent_at) from spaces.sending x where x.statement = s.id) as sent_at
		from spaces.statement s where ${where} order by s.year desc, s.number desc`.execute(on);
	return rows.map(({ person, organization, operation, ...row }) => ({
		...row,
		payer: payerOf({ person, organization, operation })
	}));
}
