import { transaction } from '#kernel/server/db.ts';
import { confirmNewsletter, mayConfirm } from '#notice/server';
import type { Actions, PageServerLoad } from './$types';

/** A mail scanner that follows links confirms nothing: a person presses the button. */
export const load: PageServerLoad = async ({ params: { token }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	return { open: await mayConfirm(token) };
};

export const actions: Actions = {
	default: async ({ params: { token } }) => {
		// a second press says what a link that has served says
		if (!(await mayConfirm(token))) return { done: false };
		await transaction((tx) => confirmNewsletter(tx, token));
		return { done: true };
	}
};
