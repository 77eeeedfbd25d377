import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import { isOver, type State } from '#participation';
import { bookWithin, cancel, decide, lockPools } from '#participation/server';
import type { ApplicationDraft } from '../../programmes/application.schema.ts';
import { type Application, documentsMissing } from '../../programmes/application.ts';
import { takesApplications } from '../../programmes/programme.ts';
import { cohortById } from './cohorts.ts';
import { documentsOf } from './documents.ts';
import { type On, within } from './tables.ts';

type Candidate = Pick<Viewer, 'id' | 'name' | 'email' | 'locale'>;
type At = By & Readonly<{ today?: string }>;

/**
 * Begins an application to a cohort as a draft that only its candidate sees, or gives the one back that she has.
 * @returns its id. Throws programmes_not_open when the cohort takes none on this day, programmes_enrolled_already, 404.
 */
export async function beginApplication(
	tx: Tx,
	cohortId: string,
	candidate: Candidate,
	{ today, ...by }: At
): Promise<string> {
	const cohort = await cohortById(cohortId, tx);
	// of two presses at once the second finds what the first has begun
	await lockPools(tx, [cohort.pool]);
	const known = (await applicationsOf(candidate.id, tx)).find(
		({ cohort: of, state }) => of === cohort.id && !isOver(state)
	);
	if (known) return known.id;
	if (!takesApplications(cohort, today ?? (await todayHere()))) throw refused('programmes_not_open');
	if (await isEnrolled(tx, cohort.id, candidate.id)) throw refused('programmes_enrolled_already');
	await endFormer(tx, cohort.id, candidate.id);
	const id = newId();
	const { name, email, locale } = candidate;
	const request = { name, email, locale, seats: [{ name: undefined }], idempotencyKey: id };
	const { booking } = await bookWithin(tx, request, {
		...{ subject: ref('cohort', cohort.id), kind: 'application', pools: [cohort.pool], start: 'draft' },
		...{ actor: ref('person', candidate.id), source: by.source }
	});
	const nothing = { degree: null, experience: null, motivation: null, submittedAt: null, outcome: null };
	const undecided = { reason: null, words: null, decidedBy: null, decidedAt: null, withdrawnAt: null };
	await within(tx)
		.insertInto('learning.application')
		.values({
			...{ id, booking: booking.id, cohort: cohort.id, person: candidate.id, route: 'degree', payer: 'participant' },
			...nothing,
			...undecided
		})
		.execute();
	return id;
}

const isEnrolled = async (tx: Tx, cohort: string, person: string): Promise<boolean> =>
	(await within(tx)
		.selectFrom('learning.enrolment')
		.select('id')
		.where('cohort', '=', cohort)
		.where('person', '=', person)
		.where('leftAt', 'is', null)
		.executeTakeFirst()) !== undefined;

/** An application that is over, as when its offer has run out, makes room for another. */
async function endFormer(tx: Tx, cohort: string, person: string): Promise<void> {
	await within(tx)
		.updateTable('learning.application')
		.set({ withdrawnAt: new Date() })
		.where('cohort', '=', cohort)
		.where('person', '=', person)
		.where('withdrawnAt', 'is', null)
		.execute();
}

/** Keeps what a candidate has written so far. @throws programmes_sent when it was sent already. */
export async function writeApplication(tx: Tx, { id, state }: Application, given: ApplicationDraft): Promise<void> {
	if (state !== 'draft') throw refused('programmes_sent');
	const { degree, experience, motivation, ...chosen } = given;
	await change(tx, id, {
		...chosen,
		degree: degree || null,
		experience: experience || null,
		motivation: motivation || null
	});
}

/** Sends an application to be read. @throws programmes_sent, programmes_documents_missing, programmes_not_open. */
export async function submitApplication(tx: Tx, application: Application, { today, ...by }: At): Promise<void> {
	const { id, booking, cohort: of, state, route } = application;
	if (state !== 'draft') throw refused('programmes_sent');
	const lacking = documentsMissing(route, await documentsOf(id, tx));
	if (lacking.length) throw refused('programmes_documents_missing', {}, 422);
	if (!takesApplications(await cohortById(of, tx), today ?? (await todayHere()))) throw refused('programmes_not_open');
	await decide(tx, booking, 'submit', { source: by.source, actor: by.actor });
	await change(tx, id, { submittedAt: by.at ?? new Date() });
	await record(tx, {
		...by,
		verb: 'learning.applied',
		object: ref('application', id),
		context: ref('cohort', of),
		detail: { route }
	});
}

/** Takes an application back; it cannot be sent again, but another one can. A second call changes nothing. */
export async function withdrawApplication(tx: Tx, { id, booking, cohort, state }: Application, by: By): Promise<void> {
	if (isOver(state)) return;
	if (state === 'confirmed' || state === 'fulfilled') throw refused('programmes_enrolled_already');
	await cancel(tx, booking, { by: 'party', source: by.source, actor: by.actor });
	await change(tx, id, { withdrawnAt: by.at ?? new Date() });
	const object = ref('application', id);
	await record(tx, {
		...by,
		verb: 'learning.application_withdrawn',
		object,
		context: ref('cohort', cohort),
		detail: {}
	});
}

/** @throws 404. */
export async function applicationById(id: string, on: On = db): Promise<Application> {
	if (!isId(id)) throw missing();
	const row = await all(on).where('a.id', '=', id).executeTakeFirst();
	if (!row) throw missing();
	return asApplication(row);
}

/** An application for the candidate whose it is. @throws 404 for anybody else. */
export async function ownApplication(id: string, person: string, on: On = db): Promise<Application> {
	const found = await applicationById(id, on);
	if (found.person !== person) throw missing();
	return found;
}

/** What a person has applied for, the latest first. */
export const applicationsOf = async (person: string, on: On = db): Promise<Application[]> =>
	(await all(on).where('a.person', '=', person).orderBy('a.createdAt', 'desc').execute()).map(asApplication);

/** The applications to a cohort that were sent, in the order in which they came. */
export const applicationsTo = async (cohort: string, on: On = db): Promise<Application[]> =>
	(
		await all(on)
			.where('a.cohort', '=', cohort)
			.where('a.submittedAt', 'is not', null)
			.orderBy('a.submittedAt')
			.execute()
	).map(asApplication);

const all = (on: On) =>
	within(on)
		.selectFrom('learning.application as a')
		.innerJoin('participation.bookingCard as b', 'b.id', 'a.booking')
		.select(['a.id', 'a.booking', 'a.cohort', 'a.person', 'b.name', 'b.email', 'b.locale', 'a.route', 'a.degree'])
		.select(['a.experience', 'a.motivation', 'a.payer', 'b.states', 'a.submittedAt', 'a.outcome', 'a.reason'])
		.select(['a.words'])
		.select(['a.decidedAt', 'a.createdAt']);

const asApplication = ({
	states: [state = 'draft'],
	...row
}: Omit<Application, 'state'> & { states: State[] }): Application => ({
	...row,
	state
});

async function change(tx: Tx, id: string, set: object): Promise<void> {
	await within(tx).updateTable('learning.application').set(set).where('id', '=', id).execute();
}

/** The day that it is at the hub, as an ISO date. */
export const todayHere = async (now = new Date()): Promise<string> => isoDate(now, (await hub()).timeZone);
