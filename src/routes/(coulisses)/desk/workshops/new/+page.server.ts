import { redirect } from '@sveltejs/kit';
import { offeringToEdit, programme } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy, requireAct } from '#kernel/identity/policy.ts';
import { transaction } from '#kernel/server/db.ts';
import { type Locale, say } from '#kernel/words.ts';
import { NewWorkshop } from '#learning';
import { workshopIn } from '#learning/desk/workshops/workshop.server.ts';
import { makeWorkshop, workshopsOfOfferings } from '#learning/server';
import { fieldOf, problem, problemsOf, typedTexts } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST = 200;

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, 'desk.enter');
	return { activities: await choices(viewer, event.locals.locale) };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = await requireTeam(event, 'desk.enter');
		const { locale } = event.locals;
		const form = await event.request.formData();
		const typed = typedTexts(form);
		if (!fieldOf(form, 'activity')) return problem(refused('workshops_activity_missing', {}, 422), typed, locale);
		const { id, organization } = await offeringToEdit(fieldOf(form, 'activity'));
		requireAct(viewer, 'workshop.edit', { organisation: organization.id });
		const read = NewWorkshop.safeParse(workshopIn(form, locale));
		if (!read.success) return problemsOf(read.error, typed, locale);
		let made: string;
		try {
			made = await transaction((tx) => makeWorkshop(tx, id, read.data, byOf(viewer)));
		} catch (error) {
			return problem(error, typed, locale);
		}
		redirect(303, href(`/desk/workshops/${made}?done=made`, locale));
	}
};

/** The activities of the kind workshop that have no teams yet, of those whom the viewer answers for. */
async function choices(viewer: Viewer, locale: Locale) {
	const organizations = can(viewer, 'workshop.edit') ? null : hostedBy(viewer);
	const query = { organizations, kind: 'workshop', locale, limit: MOST, offset: 0 } as const;
	const { rows } = await programme({ ...query, sort: 'next', descending: true });
	const made = new Set((await workshopsOfOfferings(rows.map(({ id }) => id))).map(({ offering }) => offering));
	return rows.filter(({ id }) => !made.has(id)).map(({ id, title }) => ({ value: id, label: say(title, locale).text }));
}
