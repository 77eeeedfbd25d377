import { transaction } from '#kernel/server/db.ts';
import { prove } from '#kernel/server/mail.ts';
import { mailboxOf, refuseMailbox } from '#kernel/server/mailboxes.ts';
import type { Actions, PageServerLoad } from './$types';

/** A mail scanner that follows links proves nothing: a person presses the button. */
export const load: PageServerLoad = async ({ params: { token }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	const { address, proved, held } = await mailboxOf(token);
	return { address, proved, held };
};

export const actions: Actions = {
	mine: async ({ params: { token } }) => {
		const { address } = await mailboxOf(token);
		await transaction((tx) => prove(tx, address));
		return { done: 'proved' as const };
	},
	refuse: async ({ params: { token } }) => {
		const mailbox = await mailboxOf(token);
		await transaction((tx) => refuseMailbox(tx, mailbox));
		return { done: 'refused' as const };
	}
};
