import { deskActs } from '#kernel/identity/acts.ts';
import { mailLeaves, outbox } from '#kernel/server/mail.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 200;

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, deskActs.outbox);
	return { letters: await outbox(SHOWN), mailLeaves: mailLeaves(), shown: SHOWN };
};
