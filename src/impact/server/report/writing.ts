import type { Selectable } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { operations } from '#kernel/server/operations.ts';
import type { Words } from '#kernel/words.ts';
import { measureOf } from '../../figures/measures.ts';
import type { NewReport, ReportWords } from '../../report/report.schema.ts';
import { type On, type ReportTable, within } from '../tables.ts';

/** A report, in whatever state it is. */
export type Report = Readonly<Selectable<ReportTable> & { state: 'draft' | 'sent' | 'closed' }>;

/** Begins a report of a period to whoever pays for an operation. @returns its id. @throws kernel_operation_unknown */
export async function beginReport(
	tx: Tx,
	given: NewReport,
	{ id = newId(), fictional = false }: Readonly<{ id?: string; fictional?: boolean }>,
	viewer: Pick<Viewer, 'id'>,
	by: By
): Promise<string> {
	if (!(await operations({}, tx)).some(({ code }) => code === given.operation))
		throw refused('kernel_operation_unknown', {}, 422);
	const at = by.at ?? new Date();
	await within(tx)
		.insertInto('impact.report')
		.values({ id, ...given, measures: [], fictional, writtenBy: viewer.id, writtenAt: at, changedAt: at })
		.onConflict((conflict) => conflict.column('id').doNothing())
		.execute();
	return id;
}

/** Writes what a report says: title, figures and words. @throws 404, impact_report_stands once it is sent or closed, impact_measure_missing */
export async function writeReport(tx: Tx, id: string, given: ReportWords, by: By): Promise<void> {
	const its = await lockedReport(tx, id);
	if (its.state !== 'draft') throw refused('impact_report_stands', {}, 409);
	if (given.measures.some((code) => !measureOf(code))) throw refused('impact_measure_missing', {}, 422);
	const { body, ...plain } = given;
	await within(tx)
		.updateTable('impact.report')
		.set({ ...plain, body: body && JSON.stringify(body), changedAt: by.at ?? new Date() })
		.where('id', '=', id)
		.execute();
}

/** Sends a report to be validated by somebody else. @throws 404, impact_report_stands, impact_report_empty, impact_report_consent (it has pictures, and nobody says that who is on them has consented) */
export async function sendReport(tx: Tx, id: string, viewer: Pick<Viewer, 'id'>, by: By): Promise<void> {
	const its = await lockedReport(tx, id);
	if (its.state !== 'draft') throw refused('impact_report_stands', {}, 409);
	if (!its.measures.length) throw refused('impact_report_empty', {}, 422);
	if (hasPictures(its.body) && !its.consented) throw refused('impact_report_consent', {}, 422);
	await within(tx)
		.updateTable('impact.report')
		.set({ sentBy: viewer.id, sentAt: by.at ?? new Date(), word: '' })
		.where('id', '=', id)
		.execute();
	await tell(tx, 'impact.report_sent', its, by);
}

/** Gives a report back to whoever writes it, with a word, or takes it back. @throws 404, impact_report_stands unless it was sent */
export async function returnReport(tx: Tx, id: string, word: string, by: By): Promise<void> {
	const its = await lockedReport(tx, id);
	if (its.state !== 'sent') throw refused('impact_report_stands', {}, 409);
	await within(tx)
		.updateTable('impact.report')
		.set({ sentBy: null, sentAt: null, word: word.trim().slice(0, 500) })
		.where('id', '=', id)
		.execute();
	await tell(tx, 'impact.report_returned', its, by);
}

/** All reports, those of the latest period first. */
export const reports = async (on: On = db): Promise<Report[]> =>
	(await select(on).orderBy('untilDay', 'desc').orderBy('writtenAt', 'desc').execute()).map(withState);

/** @throws 404 */
export async function reportById(id: string, on: On = db): Promise<Report> {
	const row = isId(id) ? await select(on).where('id', '=', id).executeTakeFirst() : undefined;
	if (!row) throw missing();
	return withState(row);
}

/** The same, held to the end of the transaction. @throws 404 */
export async function lockedReport(tx: Tx, id: string): Promise<Report> {
	const row = isId(id) ? await select(tx).where('id', '=', id).forUpdate().executeTakeFirst() : undefined;
	if (!row) throw missing();
	return withState(row);
}

const select = (on: On) => within(on).selectFrom('impact.report').selectAll();

const withState = (row: Selectable<ReportTable>): Report => ({
	...row,
	state: row.closedAt ? 'closed' : row.sentAt ? 'sent' : 'draft'
});

const hasPictures = (body: Words | null): boolean => JSON.stringify(body ?? '').includes('](picture:');

type Verb = 'impact.report_sent' | 'impact.report_returned';

const tell = (tx: Tx, verb: Verb, { id, operation, fromDay, untilDay, fictional }: Report, by: By) =>
	record(tx, {
		...by,
		verb,
		object: ref('report', id),
		detail: { operation, from: fromDay, until: untilDay, fictional }
	});
