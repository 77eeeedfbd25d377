import { refused } from '#kernel/errors.ts';
import { formWithFiles } from '#kernel/server/bodies.ts';
import { documentKinds } from '#learning';
import { applicationIn, applicationOwn, requireOwnApplication } from '#learning/pages/programmes/application.server.ts';
import {
	acceptOffer,
	addDocument,
	declineOffer,
	ownApplication,
	removeDocument,
	submitApplication,
	withdrawApplication,
	writeApplication
} from '#learning/server';
import { change, changeGiven } from '#web/act.server.ts';
import { fieldOf, sentFile } from '#web/form.server.ts';
import { bySelf } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { application } = await requireOwnApplication(event);
	return applicationOwn(application);
};

export const actions: Actions = {
	/** Keeps what is written; sends it too, if that is asked for and all is there. */
	write: async (event) => {
		const { viewer, application } = await requireOwnApplication(event);
		const { typed, sends, read } = applicationIn(await event.request.formData());
		return changeGiven(
			event,
			typed,
			read,
			async (tx, given) => {
				await writeApplication(tx, application, given);
				if (sends) await submitApplication(tx, await ownApplication(application.id, viewer.id, tx), bySelf(viewer));
			},
			pathOf(event, sends ? 'sent' : 'kept')
		);
	},
	add: async (event) => {
		const { application } = await requireOwnApplication(event);
		const form = await formWithFiles(event.request, 11);
		const typed = { kind: fieldOf(form, 'kind') };
		const [file, kind] = [await sentFile(form, 'file'), documentKinds.find((one) => one === typed.kind)];
		return change(
			event,
			typed,
			async (tx) => {
				if (!file || !kind) throw refused('programmes_document_missing', {}, 422);
				await addDocument(tx, application, { kind, ...file });
			},
			pathOf(event, 'added#documents')
		);
	},
	remove: async (event) => {
		const { application } = await requireOwnApplication(event);
		const document = fieldOf(await event.request.formData(), 'document');
		return change(event, {}, (tx) => removeDocument(tx, application, document), pathOf(event, 'removed#documents'));
	},
	accept: async (event) => {
		const { viewer, application } = await requireOwnApplication(event);
		const to = `/me/programmes/${application.cohort}?done=enrolled`;
		return change(event, {}, (tx) => acceptOffer(tx, application, bySelf(viewer)), to);
	},
	decline: async (event) => {
		const { viewer, application } = await requireOwnApplication(event);
		return change(event, {}, (tx) => declineOffer(tx, application, bySelf(viewer)), pathOf(event, 'declined'));
	},
	withdraw: async (event) => {
		const { viewer, application } = await requireOwnApplication(event);
		return change(event, {}, (tx) => withdrawApplication(tx, application, bySelf(viewer)), pathOf(event, 'withdrawn'));
	}
};

const pathOf = ({ params }: Pick<RequestEvent, 'params'>, done: string): string =>
	`/me/programmes/application/${params.application}?done=${done}`;
