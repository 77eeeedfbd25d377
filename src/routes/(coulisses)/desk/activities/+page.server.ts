import { fail, redirect } from '@sveltejs/kit';
import { offeringToEdit, publishOffering, trashOffering } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { Refusal } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { demand } from '#kernel/identity/policy.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import { say } from '#kernel/words.ts';
import { sectors } from '#network/server';
import { ticked } from '../../../form.server.ts';
import { ROWS } from '../../../list.server.ts';
import { team } from '../../guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { byOf, ownOrganizations } from './choices.server.ts';
import { listed } from './list.server.ts';
import { restore } from './restoring.server.ts';

export const load: PageServerLoad = async (event) => {
	const { viewer, query, rows, total } = await listed(event, { limit: ROWS });
	const [own, known] = await Promise.all([ownOrganizations(viewer), sectors()]);
	const { locale } = event.locals;
	return {
		query,
		total,
		pages: Math.max(1, Math.ceil(total / ROWS)),
		rows: rows.map(({ id, title, kind, area, state, coming, past, next, last, organizationName, fictional }) => ({
			...{ id, title, kind, area, state, coming, past, next, last, organizationName, fictional }
		})),
		organizations: own.map(({ id, name }) => ({ value: id, label: name })),
		sectors: known.map(({ slug, label }) => ({ value: slug, label: say(label, locale).text }))
	};
};

type Act = (tx: Tx, id: string, by: ReturnType<typeof byOf>, viewer: Viewer) => Promise<void>;

export const actions: Actions = {
	publish: (event) => each(event, 'published', publishOffering),
	trash: (event) => each(event, 'trashed', (tx, id, by) => trashOffering(tx, id, by)),
	restore: (event) => each(event, 'restored', restore)
};

/** Does an act to every activity that was chosen; what is refused holds up no other. */
async function each(event: RequestEvent, done: string, act: Act) {
	const viewer = await team(event, 'desk.enter');
	const { locale } = event.locals;
	const chosen = ticked(await event.request.formData(), 'chosen')
		.filter(isId)
		.slice(0, ROWS);
	if (!chosen.length) return fail(422, { refused: [words('activities_none_chosen', {}, locale)] });
	const refusals: string[] = [];
	for (const id of chosen) {
		const refusal = await tried(viewer, id, act);
		if (refusal) refusals.push(`${refusal.title} : ${words(refusal.code, refusal.params, locale)}`);
	}
	if (refusals.length) return fail(409, { refused: refusals });
	const query = new URLSearchParams(event.url.searchParams);
	for (const name of [...query.keys()]) if (name.startsWith('/')) query.delete(name);
	query.set('done', done);
	redirect(303, `${href('/desk/activities', locale)}?${query}`);

	async function tried(by: Viewer, id: string, act: Act) {
		const { organization, given } = await offeringToEdit(id);
		demand(by, 'activity.edit', { organisation: organization.id });
		try {
			await transaction((tx) => act(tx, id, byOf(by), by));
			return null;
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			return { title: say(given.title, locale).text, code: error.code, params: error.params };
		}
	}
}
