import { proposeFrom } from '#agenda/pages/propose.server.ts';
import { drawnNow } from '#web/human.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { viewer } }) => ({
	area: 'agenda' as const,
	drawn: drawnNow(),
	own: { name: viewer?.name ?? '', email: viewer?.email ?? '' }
});

export const actions: Actions = { default: (event) => proposeFrom(event) };
