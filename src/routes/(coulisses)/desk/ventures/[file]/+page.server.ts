import { newId } from '#kernel/id.ts';
import { contactKinds, reads } from '#venture';
import { inNameOf, justOver, noteFrom } from '#venture/desk/contacting.server.ts';
import { requireFile } from '#venture/desk/files.server.ts';
import { operationChoices } from '#venture/pages/card.server.ts';
import { contactsOf, planOf, rewriteContact, strikeContact, supportOf } from '#venture/server';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, file } = await requireFile(event);
	const may = reads(file.standing, 'contacts');
	const [contacts, support, plan, operations, now] = await Promise.all([
		may ? contactsOf(file, viewer) : [],
		supportOf(file.id),
		planOf(file.id),
		operationChoices(event.locals.locale, file.operation),
		justOver()
	]);
	const writes = may && file.standing.as !== 'holder' && !file.closedAt;
	const plans = reads(file.standing, 'plan');
	return {
		...{ file, contacts, operations, now, key: newId(), viewer: viewer.id },
		support: may ? support : [],
		plan: plans ? plan : null,
		kinds: writes ? contactKinds : []
	};
};

export const actions: Actions = {
	note: async (event) => {
		const { viewer, file } = await requireFile(event);
		const to = `/desk/ventures/${file.id}?done=noted`;
		const form = await event.request.formData();
		return noteFrom(event, viewer, { files: [file.id], organization: inNameOf(viewer, file), to }, form);
	},
	rewrite: async (event) => {
		const { viewer, file } = await requireFile(event);
		const form = await event.request.formData();
		const [id, summary] = [fieldOf(form, 'contact'), fieldOf(form, 'words')];
		const shared = fieldOf(form, 'shared') === 'yes';
		return change(
			event,
			{ contact: id, words: summary },
			(tx) => rewriteContact(tx, id, { summary, shared }, viewer),
			`/desk/ventures/${file.id}?done=saved`
		);
	},
	strike: async (event) => {
		const { viewer, file } = await requireFile(event);
		const id = fieldOf(await event.request.formData(), 'contact');
		const to = `/desk/ventures/${file.id}?done=struck`;
		return change(event, { contact: id, words: '' }, (tx) => strikeContact(tx, id, viewer, byOf(viewer)), to);
	}
};
