import type { RequestEvent } from '@sveltejs/kit';
import { activitiesIn } from '#agenda/server';
import type { By } from '#kernel/facts.ts';
import { say } from '#kernel/words.ts';
import { sectorsActs } from '#network/acts.ts';
import { writeSector } from '#network/desk/sectors/form.server.ts';
import { hideSector, moveSector, removeSector, sectorEntries } from '#network/server';
import { change, type Write } from '#web/act.server.ts';
import { removing, requireSure } from '#web/asking.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, sectorsActs.change);
	return { sectors: await sectorEntries() };
};

export const actions: Actions = {
	keep: (event) => act(event, (tx, { form, by }) => writeSector(tx, form, event.locals.locale, by)),
	move: (event) =>
		act(event, (tx, { form, by }) =>
			moveSector(tx, fieldOf(form, 'sector'), fieldOf(form, 'direction') === 'up' ? 'up' : 'down', by)
		),
	hide: (event) =>
		act(event, (tx, { form, by }) => hideSector(tx, fieldOf(form, 'sector'), fieldOf(form, 'hidden') === '1', by)),
	remove: (event) =>
		act(event, async (tx, { form, by }) => {
			const sector = fieldOf(form, 'sector');
			const label = await removeSector(tx, sector, await activitiesIn(sector, tx), by);
			requireSure(event, removing(say(label, event.locals.locale).text), form);
		})
};

async function act(event: RequestEvent, write: Write<{ form: FormData; by: By }>) {
	const viewer = await requireTeam(event, sectorsActs.change);
	const form = await event.request.formData();
	return change(event, typedTexts(form).text, (tx) => write(tx, { form, by: byOf(viewer) }), '/desk/sectors?done');
}
