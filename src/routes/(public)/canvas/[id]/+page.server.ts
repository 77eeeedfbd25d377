import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { transaction } from '#kernel/server/db.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { requireCanvas } from '#learning/pages/canvas/canvas.server.ts';
import { canvasOf, keepVersion, removeVersion, shareCanvas, unshareCanvas, versionsOf } from '#learning/server';
import { fieldOf, problem, problemsOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	// the secret of a link is kept from other sites; under 'no-referrer' a browser would not say where the forms of this page come from
	event.setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	const { canvas, may, author, heading, names, key, organises } = await requireCanvas(event);
	const [{ notes }, versions] = await Promise.all([canvasOf(canvas.id), author ? versionsOf(canvas.id) : []]);
	return {
		...{ area: 'learning', canvas: { id: canvas.id, kind: canvas.kind, closedAt: canvas.closedAt } },
		...{ may, author, heading, names, key, organises, notes, versions },
		screen: event.url.searchParams.has('screen')
	};
};

const Name = z.object({
	name: z.string().trim().min(1, { error: 'workshops_version_name' }).max(80, { error: 'workshops_version_name' })
});

export const actions: Actions = {
	version: async (event) => {
		const { canvas, author } = await requireCanvas(event);
		if (!author) throw missing();
		const form = await event.request.formData();
		const typed = { name: fieldOf(form, 'name') };
		const read = Name.safeParse(typed);
		if (!read.success) return problemsOf(read.error, typed, event.locals.locale);
		try {
			await transaction((tx) => keepVersion(tx, canvas.id, read.data.name, author));
		} catch (error) {
			return problem(error, typed, event.locals.locale);
		}
		redirect(303, href(`/canvas/${canvas.id}?done=version#versions`, event.locals.locale));
	},
	remove: async (event) => {
		const { canvas, author, may } = await requireCanvas(event);
		if (!author || may !== 'write') throw missing();
		const form = await event.request.formData();
		await transaction((tx) => removeVersion(tx, canvas.id, fieldOf(form, 'version')));
		redirect(303, href(`/canvas/${canvas.id}?done=removed#versions`, event.locals.locale));
	},
	share: async (event) => {
		const { canvas, author } = await requireCanvas(event);
		if (!author) throw missing();
		const key = await transaction((tx) => shareCanvas(tx, canvas.id));
		return { shared: publicUrl() + href(`/canvas/${canvas.id}?key=${key}`, event.locals.locale) };
	},
	unshare: async (event) => {
		const { canvas, author } = await requireCanvas(event);
		if (!author) throw missing();
		await transaction((tx) => unshareCanvas(tx, canvas.id));
		redirect(303, href(`/canvas/${canvas.id}?done=unshared#share`, event.locals.locale));
	}
};
