import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { keepFile } from '#kernel/server/storage.ts';
import { fill, type Given } from '../../../tests/support/filled.ts';
import { byHand } from '../by-hand/world.ts';
import { agreementText, sheetText } from './verifying.ts';

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
const document = (name: string): Buffer => Buffer.from(`%PDF-1.7 ${name} fictif ${'.'.repeat(200)}`);

/** Of a year that was laid down with invented hashes: sheets, agreements and documents get those that they must have, and files. */
export const trueUp = (): Promise<void> =>
	byHand(async (tx) => {
		const ids = async (query: ReturnType<typeof sql>) =>
			((await query.execute(tx)).rows as { id: string }[]).map(({ id }) => id);
		for (const id of await ids(sql`select id from venture.sheet`))
			await sql`update venture.sheet set hash = ${sha(await sheetText(id, tx))} where id = ${id}`.execute(tx);
		for (const id of await ids(sql`select id from partnering.agreement where agreed_at is not null`))
			await sql`update partnering.agreement set hash = ${sha(await agreementText(id, tx))} where id = ${id}`.execute(
				tx
			);
		for (const id of await ids(sql`select id from impact.declaration`))
			await sql`update impact.declaration set document = ${await keepFile(tx, document(id), 'application/pdf')} where id = ${id}`.execute(
				tx
			);
		for (const id of await ids(sql`select id from learning.attestation`)) {
			const file = await keepFile(tx, document(id), 'application/pdf');
			await sql`update learning.attestation set file = ${file}, hash = ${file} where id = ${id}`.execute(tx);
		}
		await sql`update stage.room set ended_at = '2026-01-01T00:00Z'`.execute(tx);
		await sheets(tx);
	});

/** Signed sheets of half of the séances. */
async function sheets(tx: Tx): Promise<void> {
	const { rows } = await sql<{ id: string }>`select id from agenda.occurrence order by id`.execute(tx);
	for (const { id } of rows.filter((_, at) => at % 2)) {
		const content = document(`feuille ${id}`);
		const file: Given = { bytes: content.length, hash: await keepFile(tx, content, 'application/pdf') };
		await fill(tx, 'agenda.attendance_sheet', { occurrence: id, removed_at: null, removed_by: null, ...file });
	}
}
