import { deskActs } from '#kernel/identity/acts.ts';
import { mailLeaves } from '#kernel/server/mail.ts';
import { lettersFor } from '#notice/desk/outbox/letter.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 200;

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, deskActs.outbox);
	const failed = event.url.searchParams.get('state') === 'failed';
	return { letters: await lettersFor(SHOWN, failed), failed, mailLeaves: mailLeaves(), shown: SHOWN };
};
