import { givingNext } from '#agenda/server';
import { newId } from '#kernel/id.ts';
import { hub } from '#kernel/server/hub.ts';
import { machineNamed, myMachine, useIn } from '#spaces/pages/machines/mine.server.ts';
import { logUse, signSheet } from '#spaces/server';
import { change } from '#web/act.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { bySelf, requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = requirePerson(event);
	const { timeZone } = await hub();
	const reservation = event.url.searchParams.get('reservation') ?? '';
	const found = await myMachine(event.params.machine, id, reservation, timeZone);
	const asked = found.needs?.induction;
	return { ...found, key: newId(), next: asked?.offering && !asked.has ? await givingNext(asked.offering) : null };
};

export const actions: Actions = {
	sign: async (event) => {
		const { id: person } = requirePerson(event);
		const form = await event.request.formData();
		const { id, slug } = await machineNamed(event.params.machine);
		const signed = { person, name: fieldOf(form, 'name'), hash: fieldOf(form, 'hash') };
		return change(event, typedTexts(form), (tx) => signSheet(tx, id, signed), `/me/machines/${slug}?done=signed`);
	},
	use: async (event) => {
		const viewer = requirePerson(event);
		const form = await event.request.formData();
		const { machine } = event.params;
		const { timeZone } = await hub();
		return change(
			event,
			typedTexts(form),
			async (tx) => logUse(tx, await useIn(form, machine, viewer, timeZone), bySelf(viewer)),
			`/me/machines/${machine}?done=used`
		);
	}
};
