import { transaction } from '#kernel/server/db.ts';
import { prove } from '#kernel/server/mail.ts';
import { mailboxOf, refuseMailbox } from '#kernel/server/mailboxes.ts';

/** The address that the link of a letter names, and how many letters wait for it. @throws 404 for a link that is not ours */
export async function mailboxShown(token: string) {
	const { address, proved, held } = await mailboxOf(token);
	return { address, proved, held };
}

/** Whoever has the link reads the address: what waited for it leaves. @throws 404 for a link that is not ours */
export async function proveFrom(token: string): Promise<void> {
	const { address } = await mailboxOf(token);
	await transaction((tx) => prove(tx, address));
}

/** Whoever has the link asked for nothing: what waited is thrown away. @throws 404 for a link that is not ours */
export async function refuseFrom(token: string): Promise<void> {
	const mailbox = await mailboxOf(token);
	await transaction((tx) => refuseMailbox(tx, mailbox));
}
