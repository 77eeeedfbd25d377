import { confirm, decline, hoursMine, publish, stop, withdraw } from '#venture/pages/mentors/hours.server.ts';
import { cancel, sayWhether } from '#venture/pages/mentors/mine.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE = '/me/mentoring/hours';

export const load: PageServerLoad = async (event) => ({
	area: 'venture' as const,
	...(await hoursMine(event, requirePerson(event)))
});

export const actions: Actions = {
	publish: (event) => publish(event, requirePerson(event)),
	withdraw: (event) => withdraw(event, requirePerson(event)),
	confirm: (event) => confirm(event, requirePerson(event)),
	decline: (event) => decline(event, requirePerson(event)),
	cancel: (event) => cancel(event, requirePerson(event), PAGE),
	say: (event) => sayWhether(event, requirePerson(event), PAGE),
	stop: (event) => stop(event, requirePerson(event))
};
