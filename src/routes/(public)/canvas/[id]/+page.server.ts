import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { requireCanvas, requireCanvasAuthor, versionIn } from '#learning/pages/canvas/canvas.server.ts';
import { canvasOf, keepVersion, removeVersion, shareCanvas, unshareCanvas, versionsOf } from '#learning/server';
import { m } from '#messages';
import { change, changeGiven, written } from '#web/act.server.ts';
import { doing, removing, requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
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

const nothing = { name: '' };
const pathOf = ({ id }: { id: string }, done: string): string => `/canvas/${id}?done=${done}`;

export const actions: Actions = {
	version: async (event) => {
		const { canvas, author } = await requireCanvasAuthor(event);
		const { typed, read } = versionIn(await event.request.formData());
		const to = pathOf(canvas, 'version#versions');
		return changeGiven(event, typed, read, (tx, { name }) => keepVersion(tx, canvas.id, name, author), to);
	},
	remove: async (event) => {
		const { canvas, may } = await requireCanvasAuthor(event);
		if (may !== 'write') throw missing();
		const form = await event.request.formData();
		const remove = async (tx: Tx) => {
			const its = (await versionsOf(canvas.id, tx)).find(({ id }) => id === fieldOf(form, 'version'));
			if (!its) throw missing();
			await removeVersion(tx, canvas.id, its.id);
			requireSure(event, removing(its.name), form);
		};
		return change(event, nothing, remove, pathOf(canvas, 'removed#versions'));
	},
	share: async (event) => {
		const { canvas } = await requireCanvasAuthor(event);
		return written(event, nothing, async (tx) => {
			const key = await shareCanvas(tx, canvas.id);
			return { shared: publicUrl() + href(`/canvas/${canvas.id}?key=${key}`, event.locals.locale) };
		});
	},
	unshare: async (event) => {
		const { canvas } = await requireCanvasAuthor(event);
		const form = await event.request.formData();
		const unshare = async (tx: Tx) => {
			await unshareCanvas(tx, canvas.id);
			requireSure(event, doing(m.workshops_share_end()), form);
		};
		return change(event, nothing, unshare, pathOf(canvas, 'unshared#share'));
	}
};
