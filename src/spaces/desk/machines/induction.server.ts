import { refused } from '#kernel/errors.ts';
import { personByEmail } from '#kernel/identity/server/persons.ts';
import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { doing } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';

export { inductionById as inductionKept } from '../../server/index.ts';

/** The person of the e-mail address that was typed. @throws machines_person_unknown */
export async function personTyped(tx: Tx, form: FormData): Promise<string> {
	const email = fieldOf(form, 'email').trim().slice(0, 254);
	const found = email ? await personByEmail(tx, email) : undefined;
	if (!found) throw refused('machines_person_unknown', {}, 422);
	return found.id;
}

/** What is asked before an induction is taken from somebody who has bookings to come. */
export const lossOf = (freed: number) => doing(m.machines_revoke(), [m.machines_loss_out({ count: freed })]);
