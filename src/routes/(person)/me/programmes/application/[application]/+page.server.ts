import { missing, refused } from '#kernel/errors.ts';
import { formWithFiles } from '#kernel/server/bodies.ts';
import type { Tx } from '#kernel/server/db.ts';
import { documentKinds } from '#learning';
import { applicationIn, applicationOwn, requireOwnApplication } from '#learning/pages/programmes/application.server.ts';
import {
	acceptOffer,
	addDocument,
	declineOffer,
	documentsOf,
	ownApplication,
	removeDocument,
	submitApplication,
	withdrawApplication,
	writeApplication
} from '#learning/server';
import { m } from '#messages';
import { change, changeGiven } from '#web/act.server.ts';
import { doing, removing, requireSure } from '#web/asking.server.ts';
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
		const form = await event.request.formData();
		const remove = async (tx: Tx) => {
			const its = (await documentsOf(application.id, tx)).find(({ id }) => id === fieldOf(form, 'document'));
			if (!its) throw missing();
			await removeDocument(tx, application, its.id);
			requireSure(event, removing(its.name), form);
		};
		return change(event, {}, remove, pathOf(event, 'removed#documents'));
	},
	accept: async (event) => {
		const { viewer, application } = await requireOwnApplication(event);
		const to = `/me/programmes/${application.cohort}?done=enrolled`;
		return change(event, {}, (tx) => acceptOffer(tx, application, bySelf(viewer)), to);
	},
	decline: async (event) => {
		const { viewer, application } = await requireOwnApplication(event);
		const form = await event.request.formData();
		const decline = async (tx: Tx) => {
			await declineOffer(tx, application, bySelf(viewer));
			requireSure(event, doing(m.programmes_give_up(), [m.programmes_give_up_next()]), form);
		};
		return change(event, {}, decline, pathOf(event, 'declined'));
	},
	withdraw: async (event) => {
		const { viewer, application } = await requireOwnApplication(event);
		const form = await event.request.formData();
		const withdraw = async (tx: Tx) => {
			const { length: count } = await documentsOf(application.id, tx);
			const says = [m.programmes_withdraw_lost({ count })];
			await withdrawApplication(tx, application, bySelf(viewer));
			requireSure(event, doing(m.programmes_withdraw_application(), says), form);
		};
		return change(event, {}, withdraw, pathOf(event, 'withdrawn'));
	}
};

const pathOf = ({ params }: Pick<RequestEvent, 'params'>, done: string): string =>
	`/me/programmes/application/${params.application}?done=${done}`;
