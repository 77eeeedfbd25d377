import { refused } from '#kernel/errors.ts';
import { type Organization, organizationKindName } from '#network';
import { organizationActs } from '#network/acts.ts';
import { mergingOrganizations, undoableUntil } from '#network/desk/merging.server.ts';
import { organizationById, organizations } from '#network/server';
import { change } from '#web/act.server.ts';
import { requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { listQuery } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import { mergeOrganizations } from '../../../../../../merge.ts';
import type { Actions, PageServerLoad } from './$types';

const FOUND = 10;

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, organizationActs.merge);
	const { q } = listQuery(event.url, { sorts: ['name'] });
	const chosen = event.url.searchParams.get('with');
	const organization = await organizationById(event.params.id);
	const other = chosen ? await organizationById(chosen) : null;
	const found = other ? [] : await organizations({ text: q || organization.name, limit: FOUND });
	return {
		q,
		until: undoableUntil(),
		one: entry(organization),
		other: other && entry(other),
		found: found.filter(({ id }) => id !== organization.id).map(entry)
	};
};

const entry = ({ id, name, kind, locality, website, slug }: Organization) => ({
	id,
	label: name,
	hint: [organizationKindName(kind), locality, website, slug].filter(Boolean).join(' · ')
});

export const actions: Actions = {
	default: async (event) => {
		const viewer = await requireTeam(event, organizationActs.merge);
		const { id } = event.params;
		const form = await event.request.formData();
		const [other, stays] = [fieldOf(form, 'other'), fieldOf(form, 'stays')];
		return change(
			event,
			{},
			async (tx) => {
				if (stays !== id && stays !== other) throw refused('desk_merge_choose', {}, 422);
				const goes = stays === id ? other : id;
				const question = await mergingOrganizations(tx, goes, stays, event.locals.locale);
				await mergeOrganizations(tx, goes, stays, viewer.id);
				requireSure(event, question, form);
			},
			`/desk/organizations/${stays}?done=merged`
		);
	}
};
