import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { hostsFor, requireWayMaker, wayIn } from '#learning/desk/ways/way.server.ts';
import { writeWay } from '#learning/server';
import { fieldOf, problemsOf, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer } = await requireWayMaker(event);
	const hosts = await hostsFor(viewer);
	if (!hosts.length) throw missing();
	return { area: 'learning' as const, hosts, key: newId() };
};

export const actions: Actions = {
	default: async (event) => {
		const { viewer } = await requireWayMaker(event);
		const { locale } = event.locals;
		const form = await event.request.formData();
		const given = await wayIn(form, viewer, locale);
		if (!given.success) return problemsOf(given.error, typedTexts(form), locale);
		const key = fieldOf(form, 'key');
		const id = await transaction((tx) => writeWay(tx, given.data, isId(key) ? key : newId()));
		redirect(303, href(`/desk/ways/${id}`, locale));
	}
};
