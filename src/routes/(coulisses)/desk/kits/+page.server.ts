import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { ifThere, refused } from '#kernel/errors.ts';
import { hub } from '#kernel/server/hub.ts';
import { spaceActs } from '#spaces/acts.ts';
import { kitsOut } from '#spaces/desk/kits/kits.server.ts';
import { unitByCode } from '#spaces/server';
import { attempt } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, spaceActs.see);
	return kitsOut(event.locals.locale, (await hub()).timeZone);
};

export const actions: Actions = {
	find: async (event) => {
		await requireTeam(event, spaceActs.see);
		const code = fieldOf(await event.request.formData(), 'code').slice(0, 400);
		return attempt(event, 'code', { code }, async () => {
			const unit = await ifThere(unitByCode(code));
			if (!unit) throw refused('kits_code_unknown', {}, 422);
			redirect(303, href(`/desk/kits/${unit.code}`, event.locals.locale));
		});
	}
};
