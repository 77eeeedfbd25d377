import { missing } from '#kernel/errors.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { type Cohort, partsOf } from '../../programmes/programme.ts';
import { type On, within } from './tables.ts';

/** A part of somebody's fee; `paidDay` as the secretariat noted it. Money is in cents, days are ISO dates. */
export type Instalment = Readonly<{
	enrolment: string;
	rank: number;
	dueDay: string;
	cents: number;
	paidDay: string | null;
}>;

/** Plans the parts of a fee, a month apart from the first day of the cohort on. */
export async function planInstalments(
	tx: Tx,
	enrolment: string,
	{ feeCents, instalments, fromDay }: Pick<Cohort, 'feeCents' | 'instalments' | 'fromDay'>
): Promise<void> {
	if (!feeCents) return;
	const parts = partsOf(feeCents, instalments).map((cents, turn) => ({
		...{ enrolment, rank: turn + 1, cents, paidDay: null },
		dueDay: monthsAfter(fromDay, turn)
	}));
	await within(tx).insertInto('learning.instalment').values(parts).execute();
}

/** The parts of the fees of some participants, by when they are due. */
export const instalmentsOf = (enrolments: readonly string[], on: On = db): Promise<Instalment[]> =>
	within(on)
		.selectFrom('learning.instalment')
		.selectAll()
		.where((row) => row('enrolment', '=', row.fn.any(row.val([...enrolments]))))
		.orderBy('dueDay')
		.orderBy('rank')
		.execute();

/** Notes that a part was paid on a day, or that it was not. @throws 404. */
export async function notePaid(tx: Tx, enrolment: string, rank: number, paidDay: string | null): Promise<void> {
	const { numUpdatedRows } = await within(tx)
		.updateTable('learning.instalment')
		.set({ paidDay })
		.where('enrolment', '=', enrolment)
		.where('rank', '=', rank)
		.executeTakeFirst();
	if (!numUpdatedRows) throw missing();
}

/** The same day so many months later, or the last of that month. */
function monthsAfter(day: string, months: number): string {
	const [year = 0, month = 1, of = 1] = day.split('-').map(Number);
	const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
	return new Date(Date.UTC(year, month - 1 + months, Math.min(of, last))).toISOString().slice(0, 10);
}
