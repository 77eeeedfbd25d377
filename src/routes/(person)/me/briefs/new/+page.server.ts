import { briefChoices, emptyBrief, saveBrief } from '#venture/pages/briefs/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'venture' as const,
	typed: emptyBrief(),
	choices: await briefChoices(requirePerson(event))
});

export const actions: Actions = { save: (event) => saveBrief(event, requirePerson(event), null) };
