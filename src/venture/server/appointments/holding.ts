import { sql } from 'kysely';
import { WHOLE } from '#kernel/charge.ts';
import { refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import { chargeHour } from '#kernel/server/charging.ts';
import type { Tx } from '#kernel/server/db.ts';
import { contactRule } from '../../contact-kinds.ts';
import { aboutFile, namedAs } from '../about.ts';
import { checkTwice, hear, written } from '../contacts.ts';
import { endAppointment, own } from './planning.ts';

/**
 * She says whether an appointment took place, once it is over: then it is a contact that the holders read, and counts as support; if not, her time was never taken.
 * @throws 404, inbox_early, support_hour_twice, kernel_hour_twice
 */
export async function sayAppointment(
	tx: Tx,
	{ file: id, appointment, held }: Readonly<{ file: string; appointment: string; held: boolean }>,
	viewer: Viewer,
	by: By
): Promise<void> {
	const [file, its] = await own(tx, id, appointment, viewer);
	const { contact, kind, from, until } = its;
	if (until > new Date()) throw refused('inbox_early', {}, 422);
	if (!held) return endAppointment(tx, its, by);
	const { supports } = contactRule(kind);
	if (supports) await checkTwice(tx, [file], from, until);
	await sql`update venture.contact set planned = false, shared_at = now() where id = ${contact}`.execute(tx);
	if (supports)
		await written(() =>
			sql`update venture.contact_file set supports = c.during from venture.contact c where c.id = contact and c.id = ${contact}`.execute(
				tx
			)
		);
	if (its.operation) {
		const charge = { subject: ref('contact', contact), parts: [{ operation: its.operation, parts: WHOLE }] };
		await chargeHour(tx, { ...charge, worker: viewer.id, from, until });
	}
	await hear(tx, [id]);
	const minutes = supports ? Math.round((+until - +from) / 60_000) : 0;
	const detail = { ...(await aboutFile(file, tx)), operation: its.operation, contact: kind, minutes, group: false };
	await record(tx, {
		...by,
		at: from,
		verb: 'venture.contact',
		...namedAs(file),
		context: ref('contact', contact),
		detail
	});
}
