import type { RequestEvent } from '@sveltejs/kit';
import { bookingById } from '#participation/server';
import { fieldOf, typedOf } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import { ApplicationDraft, documentsMissing, standingOf, WholeApplication } from '../../index.ts';
import type { Application } from '../../programmes/application.ts';
import {
	applicationToRead,
	areIn,
	cohortById,
	documentsOf,
	ownApplication,
	programmeById,
	reviewsOf
} from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url'> & { params: { application: string } };

/** The application of the address for the candidate whose it is; for others there is none. */
export async function requireOwnApplication(event: Asked) {
	const viewer = requirePerson(event);
	return { viewer, application: await ownApplication(event.params.application, viewer.id) };
}

/** The application of the address for whoever was asked to read it; for others there is none. */
export async function requireReading(event: Asked) {
	const viewer = requirePerson(event);
	return { viewer, application: await applicationToRead(event.params.application, viewer.id) };
}

/** An application as its candidate sees it: what is still missing, and whether a place is offered to her. */
export async function applicationOwn(application: Application) {
	const cohort = await cohortById(application.cohort);
	const [programme, documents, booking] = await Promise.all([
		programmeById(cohort.programme),
		documentsOf(application.id),
		bookingById(application.booking)
	]);
	const [seat] = booking.seats;
	return {
		...{ application, cohort, programme, documents },
		missing: documentsMissing(application.route, documents),
		standing: standingOf(application, false),
		...{ offeredUntil: seat?.offeredUntil ?? null, position: seat?.position ?? null }
	};
}

/** An application as one of its readers sees it: each is blind to the others until all is in. */
export async function applicationRead(application: Awaited<ReturnType<typeof applicationToRead>>, reader: string) {
	const cohort = await cohortById(application.cohort);
	const [programme, documents, reviews] = await Promise.all([
		programmeById(cohort.programme),
		documentsOf(application.id),
		reviewsOf(application.id, reader)
	]);
	return {
		...{ application, documents, cohort: cohort.name, title: programme.title, open: !areIn(reviews) },
		own: reviews.find((one) => one.reader === reader) ?? null,
		others: areIn(reviews) ? reviews.filter((one) => one.reader !== reader) : []
	};
}

const fields = ['route', 'degree', 'experience', 'motivation', 'payer'] as const;

/** What an application says so far; one that is sent must be whole. */
export function applicationIn(form: FormData) {
	const typed = typedOf(form, fields);
	const sends = fieldOf(form, 'act') === 'send';
	const [draft, whole] = [ApplicationDraft.safeParse(typed), WholeApplication.safeParse(typed)];
	return { typed, sends, read: sends && draft.success && !whole.success ? whole : draft };
}
