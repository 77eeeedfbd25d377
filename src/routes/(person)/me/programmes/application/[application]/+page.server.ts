import { refused } from '#kernel/errors.ts';
import { db } from '#kernel/server/db.ts';
import { ApplicationDraft, documentKinds, documentsMissing, standingOf, WholeApplication } from '#learning';
import { byOf, kept, typedOf } from '#learning/pages/programmes/acts.server.ts';
import {
	acceptOffer,
	addDocument,
	cohortById,
	declineOffer,
	documentsOf,
	ownApplication,
	programmeById,
	removeDocument,
	submitApplication,
	withdrawApplication,
	writeApplication
} from '#learning/server';
import { bookingById } from '#participation/server';
import { fieldOf, problemsOf } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const fields = ['route', 'degree', 'experience', 'motivation', 'payer'] as const;

export const load: PageServerLoad = async (event) => {
	const { application } = await own(event);
	const cohort = await cohortById(application.cohort);
	const [programme, documents, booking] = await Promise.all([
		programmeById(cohort.programme),
		documentsOf(application.id),
		bookingById(application.booking, db)
	]);
	const [seat] = booking.seats;
	return {
		application,
		cohort,
		programme,
		documents,
		missing: documentsMissing(application.route, documents),
		standing: standingOf(application, false),
		offeredUntil: seat?.offeredUntil ?? null,
		position: seat?.position ?? null
	};
};

export const actions: Actions = {
	/** Keeps what is written; sends it too, if that is asked for and all is there. */
	write: async (event) => {
		const { viewer, application } = await own(event);
		const form = await event.request.formData();
		const { locale } = event.locals;
		const typed = typedOf(form, fields);
		const sends = fieldOf(form, 'act') === 'send';
		const draft = ApplicationDraft.safeParse(typed);
		if (!draft.success) return problemsOf(draft.error, typed, locale);
		const whole = WholeApplication.safeParse(typed);
		if (sends && !whole.success) return problemsOf(whole.error, typed, locale);
		return kept(
			locale,
			typed,
			async (tx) => {
				await writeApplication(tx, application, draft.data);
				if (sends) await submitApplication(tx, await ownApplication(application.id, viewer.id, tx), byOf(viewer));
			},
			`${pathOf(event)}?done=${sends ? 'sent' : 'kept'}`
		);
	},
	add: async (event) => {
		const { application } = await own(event);
		const form = await event.request.formData();
		const file = form.get('file');
		const kind = documentKinds.find((one) => one === fieldOf(form, 'kind'));
		return kept(
			event.locals.locale,
			{ kind: fieldOf(form, 'kind') },
			async (tx) => {
				if (!(file instanceof File) || !file.size || !kind) throw refused('programmes_document_missing', {}, 422);
				const content = Buffer.from(await file.arrayBuffer());
				await addDocument(tx, application, { kind, name: file.name, content });
			},
			`${pathOf(event)}?done=added#documents`
		);
	},
	remove: async (event) => {
		const { application } = await own(event);
		const form = await event.request.formData();
		const act = (tx: Parameters<typeof removeDocument>[0]) =>
			removeDocument(tx, application, fieldOf(form, 'document'));
		return kept(event.locals.locale, {}, act, `${pathOf(event)}?done=removed#documents`);
	},
	accept: async (event) => {
		const { viewer, application } = await own(event);
		const to = `/me/programmes/${application.cohort}?done=enrolled`;
		return kept(event.locals.locale, {}, (tx) => acceptOffer(tx, application, byOf(viewer)), to);
	},
	decline: async (event) => {
		const { viewer, application } = await own(event);
		return kept(
			event.locals.locale,
			{},
			(tx) => declineOffer(tx, application, byOf(viewer)),
			`${pathOf(event)}?done=declined`
		);
	},
	withdraw: async (event) => {
		const { viewer, application } = await own(event);
		return kept(
			event.locals.locale,
			{},
			(tx) => withdrawApplication(tx, application, byOf(viewer)),
			`${pathOf(event)}?done=withdrawn`
		);
	}
};

async function own(event: Pick<RequestEvent, 'locals' | 'url' | 'params'>) {
	const viewer = requirePerson(event);
	return { viewer, application: await ownApplication(event.params.application, viewer.id) };
}

const pathOf = ({ params }: Pick<RequestEvent, 'params'>): string => `/me/programmes/application/${params.application}`;
