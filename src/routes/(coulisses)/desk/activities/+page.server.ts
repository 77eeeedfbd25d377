import { redirect } from '@sveltejs/kit';
import { ownOrganizations, requireEditing } from '#agenda/desk/activities/choices.server.ts';
import { activitiesListed } from '#agenda/desk/activities/list.server.ts';
import { proposedTo } from '#agenda/desk/proposals/proposals.server.ts';
import { offeringToEdit, publishOffering, restoreOffering, trashOffering } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { words } from '#kernel/server/errors.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { unlessHidden } from '#moderation/desk/restoring.server.ts';
import { sectors } from '#network/server';
import type { Press } from '#web/act.server.ts';
import { toEach } from '#web/each.server.ts';
import { fail } from '#web/fail.server.ts';
import { ticked } from '#web/form.server.ts';
import { ROWS } from '#web/list.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	const { locale } = event.locals;
	const { query, rows, total } = await activitiesListed(event.url, viewer, locale, { limit: ROWS });
	const [own, known, proposed] = await Promise.all([ownOrganizations(viewer), sectors(), proposedTo(viewer)]);
	return {
		...{ query, total, proposed },
		pages: Math.max(1, Math.ceil(total / ROWS)),
		rows: rows.map(({ id, title, kind, area, state, coming, past, next, last, fictional, ...row }) => ({
			...{ id, title, kind, area, state, coming, past, next, last, fictional },
			organizers: [row.organizationName, ...row.coOrganizers.map(({ name }) => name)].join(', ')
		})),
		organizations: own.map(({ id, name }) => ({ value: id, label: name })),
		sectors: known.map(({ slug, label }) => ({ value: slug, label: say(label, locale).text }))
	};
};

export const actions: Actions = {
	publish: (event) => each(event, 'published', publishOffering),
	trash: (event) => each(event, 'trashed', (tx, id, by) => trashOffering(tx, id, by)),
	restore: (event) => each(event, 'restored', unlessHidden('offering', restoreOffering))
};

/** Does an act to every activity that was chosen; what is refused or gone holds up no other, and is said. */
async function each(event: RequestEvent, done: string, act: Press) {
	const viewer = await requireTeam(event, deskActs.enter);
	const { locale } = event.locals;
	const chosen = ticked(await event.request.formData(), 'chosen').slice(0, ROWS);
	if (!chosen.length) return fail(422, { refused: [words('activities_none_chosen', {}, locale)] });
	const titles = new Map<string, string>();
	const { gone, refused } = await toEach(chosen, async (tx, id) => {
		const edited = await offeringToEdit(id, tx);
		requireEditing(viewer, edited);
		titles.set(id, say(edited.given.title, locale).text);
		await act(tx, id, byOf(viewer), viewer);
	});
	const refusals = refused.map(({ id, why }) => `${titles.get(id)} : ${words(why.code, why.params, locale)}`);
	if (gone) refusals.push(m.desk_chosen_gone({ count: gone }, { locale }));
	if (refusals.length) return fail(409, { refused: refusals });
	const query = new URLSearchParams(event.url.searchParams);
	for (const name of [...query.keys()]) if (name.startsWith('/')) query.delete(name);
	query.set('done', done);
	redirect(303, `${href('/desk/activities', locale)}?${query}`);
}
