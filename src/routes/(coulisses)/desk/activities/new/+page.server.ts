import { redirect } from '@sveltejs/kit';
import { byOf, checkOrganization, choicesFor, operationFor } from '#agenda/desk/activities/choices.server.ts';
import { again, isFailure, withPicture } from '#agenda/desk/activities/picture.server.ts';
import { carryOut, plannedIn } from '#agenda/desk/activities/seances.server.ts';
import { offeringIn, typedIn, typedOf } from '#agenda/desk/activities/typed.server.ts';
import { freeSlug, publishOffering, writeOffering } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { Refusal } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { keepPicture } from '#kernel/server/pictures.ts';
import { fieldOf, problem } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, 'desk.enter');
	const choices = await choicesFor(viewer, event.locals.locale);
	const typed = typedOf({ organization: choices.host, languages: [event.locals.locale] });
	return { choices, typed: { ...typed, fields: { ...typed.fields, mode: 'on_site', waiting: '1', key: newId() } } };
};

export const actions: Actions = {
	preview: async (event) => {
		const read = await readForm(event);
		return isFailure(read) ? read : { typed: read.typed, problems: {}, dates: read.dates };
	},
	create: async (event) => {
		const read = await readForm(event);
		if (isFailure(read)) return read;
		const { locale } = event.locals;
		const { viewer, form, typed, sent, plan, timeZone } = read;
		const written = offeringIn(form, { typed, slug: 'a', locale });
		if ('problems' in written) return again(422, typed, written.problems, read.dates);
		const { given } = written;
		await checkOrganization(viewer, given.organization);
		const show = fieldOf(form, 'publish') === '1';
		const formKey = fieldOf(form, 'key');
		const key = isId(formKey) ? formKey : newId();
		const id = await transaction(async (tx) => {
			if (sent) await keepPicture(tx, sent);
			const operation = await operationFor(tx, viewer, given.operation, null);
			const slug = await freeSlug(given.title, tx);
			const id = await writeOffering(tx, { ...given, operation, slug }, key);
			if (plan) await carryOut(tx, id, plan, timeZone, byOf(viewer));
			if (show) await publishOffering(tx, id, byOf(viewer));
			return id;
		}).catch((error: unknown) => (isWritten(error) ? key : problem(error, typed, locale)));
		if (typeof id !== 'string') return again(id.status, typed, id.data.problems, read.dates);
		redirect(303, `${href(`/desk/activities/${id}`, locale)}?done=${show ? 'published' : 'created'}`);
	}
};

/** Whether the button was pressed twice, and the first time has made it. */
const isWritten = (error: unknown): boolean => error instanceof Refusal && error.code === 'agenda_written_already';

/** What was typed, its picture put aside, and the séances that it plans; or the problems with these. */
async function readForm(event: RequestEvent) {
	const viewer = await requireTeam(event, 'desk.enter');
	const { locale } = event.locals;
	const { timeZone } = await hub();
	const form = await event.request.formData();
	const read = await withPicture(form, { typed: typedIn(form, null), kept: null, locale });
	if (isFailure(read)) return read;
	const { typed, sent } = read;
	if (!typed.fields.date) return { viewer, form, typed, sent, timeZone, plan: null, dates: [] };
	const planned = plannedIn(form, typed, { timeZone, locale });
	return isFailure(planned) ? planned : { viewer, form, typed, sent, timeZone, ...planned };
}
