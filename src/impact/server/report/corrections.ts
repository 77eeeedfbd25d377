import { db } from '#kernel/server/db.ts';
import { readFileOf } from '#kernel/server/storage.ts';
import { correctionsOf } from '../../report/corrections.ts';
import { type Frozen, narrowed, runAgain, scopeOf } from '../../report/frozen.ts';
import { materialFor } from '../counting.ts';
import type { On } from '../tables.ts';
import { bytesOf } from './bytes.ts';
import { namedIn } from './closing.ts';
import { printed, workbookOf } from './printing.ts';
import { type Report, reportById } from './writing.ts';

/** What a closed report has kept. @throws 404 while it is not closed */
export async function frozenReport(id: string, on: On = db): Promise<{ report: Report; frozen: Frozen }> {
	const report = await reportById(id, on);
	const { content } = await readFileOf(report.frozen ?? '', on);
	return { report, frozen: JSON.parse(content.toString()) as Frozen };
}

/** A closed report run again from what it has kept, under its rules: the bytes of its data, its PDF and its workbook. @throws 404 */
export async function reportAgain(
	id: string
): Promise<Readonly<{ data: Buffer; pdf: Uint8Array; workbook: Uint8Array }>> {
	const again = runAgain((await frozenReport(id)).frozen);
	return { data: bytesOf(again), pdf: await printed(again), workbook: await workbookOf(again) };
}

/** What a closed report would say otherwise today, and why. @throws 404 */
export async function reportCorrections(id: string) {
	const { frozen } = await frozenReport(id);
	const scope = scopeOf(frozen.report);
	const today = await materialFor(scope);
	return correctionsOf(frozen, narrowed(today, scope, namedIn(id)), today.joins);
}
