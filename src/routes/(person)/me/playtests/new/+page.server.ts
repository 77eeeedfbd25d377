import { emptyPlaytest, playtestChoices, savePlaytest } from '#venture/pages/playtests/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'venture' as const,
	typed: emptyPlaytest(),
	choices: await playtestChoices(requirePerson(event))
});

export const actions: Actions = { save: (event) => savePlaytest(event, requirePerson(event), null) };
