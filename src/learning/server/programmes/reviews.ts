import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { isOver } from '#participation';
import { decide } from '#participation/server';
import { isRead } from '../../programmes/admission.ts';
import type { NewReview } from '../../programmes/application.schema.ts';
import type { Application, Review } from '../../programmes/application.ts';
import { applicationById } from './applications.ts';
import { type On, within } from './tables.ts';

const MOST_READERS = 4;

/** Whether all who read an application have said what they advise, and are at least two. */
export const areIn = (reviews: readonly Review[]): boolean =>
	isRead({
		readers: reviews.map(({ id }) => id),
		reviews: new Map(reviews.flatMap((one) => (one.recommendation ? [[one.id, one.recommendation] as const] : [])))
	});

/**
 * The readers of an application. What they advise is blank until all of it is in, so that none is led by another.
 * @param reader sees her own words all the same; null: the team, which waits like everybody.
 */
export async function reviewsOf(application: string, reader: string | null, on: On = db): Promise<Review[]> {
	const rows = await within(on)
		.selectFrom('learning.review as r')
		.leftJoin('identity.person as p', 'p.id', 'r.reader')
		.select(['r.id', 'r.reader', 'p.name', 'p.locale', 'r.recommendation', 'r.words', 'r.writtenAt'])
		.where('r.application', '=', application)
		.orderBy('r.namedAt')
		.orderBy('r.reader')
		.execute();
	if (areIn(rows)) return rows;
	return rows.map((row) => (row.reader === reader ? row : { ...row, recommendation: null, words: null }));
}

/**
 * Asks somebody to read an application. The same again changes nothing.
 * @throws programmes_reader_self for the candidate, programmes_readers_many, programmes_decided_already once it is, 404.
 */
export async function nameReader(tx: Tx, application: Application, reader: string, by: By): Promise<void> {
	if (application.person === reader) throw refused('programmes_reader_self', {}, 422);
	open(application);
	const known = await reviewsOf(application.id, null, tx);
	if (known.some((one) => one.reader === reader)) return;
	if (areIn(known)) throw refused('programmes_read_already');
	if (known.length >= MOST_READERS) throw refused('programmes_readers_many', { most: MOST_READERS }, 422);
	const named = await within(tx)
		.insertInto('learning.review')
		.values({ id: newId(), application: application.id, reader, recommendation: null, words: null, writtenAt: null })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!named.numInsertedOrUpdatedRows) return;
	await record(tx, {
		...by,
		verb: 'learning.reader_named',
		...about(application),
		target: ref('person', reader),
		detail: {}
	});
}

/** Asks somebody no longer, as long as she has said nothing. @throws programmes_review_written, 404. */
export async function releaseReader(tx: Tx, application: Application, reader: string, by: By): Promise<void> {
	open(application);
	if (!isId(reader)) throw missing();
	const { numDeletedRows } = await within(tx)
		.deleteFrom('learning.review')
		.where('application', '=', application.id)
		.where('reader', '=', reader)
		.where('writtenAt', 'is', null)
		.executeTakeFirst();
	if (!numDeletedRows) throw refused('programmes_review_written');
	await record(tx, {
		...by,
		verb: 'learning.reader_released',
		...about(application),
		target: ref('person', reader),
		detail: {}
	});
}

/**
 * Keeps what a reader advises; until the others have said it too she may change her mind.
 * @throws programmes_read_already once all is in, programmes_decided_already, 404 for whoever was not asked.
 */
export async function writeReview(
	tx: Tx,
	application: Application,
	reader: string,
	given: NewReview,
	by: By
): Promise<void> {
	open(application);
	// the row is the lock: of two readers at once the second sees the first's
	await within(tx)
		.selectFrom('learning.application')
		.select('id')
		.where('id', '=', application.id)
		.forUpdate()
		.execute();
	const known = await reviewsOf(application.id, reader, tx);
	if (!known.some((one) => one.reader === reader)) throw missing();
	if (areIn(known)) throw refused('programmes_read_already');
	await within(tx)
		.updateTable('learning.review')
		.set({ ...given, writtenAt: by.at ?? new Date() })
		.where('application', '=', application.id)
		.where('reader', '=', reader)
		.execute();
	const now = await applicationById(application.id, tx);
	if (now.state === 'submitted') await decide(tx, now.booking, 'review', { source: by.source, actor: by.actor });
	const { recommendation } = given;
	await record(tx, { ...by, verb: 'learning.reviewed', ...about(application), detail: { recommendation } });
}

/** An application that a person was asked to read, until it is decided or taken back. @throws 404 then, and for anybody else. */
export async function applicationToRead(id: string, reader: string, on: On = db): Promise<Application> {
	const application = await applicationById(id, on);
	if (application.outcome || isOver(application.state)) throw missing();
	if (!(await reviewsOf(id, reader, on)).some((one) => one.reader === reader)) throw missing();
	return application;
}

/** The applications that a person was asked to read and that are not decided, the first sent first; `done`: she has said what she advises. */
export async function applicationsToRead(reader: string): Promise<(Application & { done: boolean })[]> {
	const rows = await within(db)
		.selectFrom('learning.review as r')
		.innerJoin('learning.application as a', 'a.id', 'r.application')
		.select(['a.id', 'r.writtenAt'])
		.where('r.reader', '=', reader)
		.where('a.decidedAt', 'is', null)
		.where('a.withdrawnAt', 'is', null)
		.orderBy('a.submittedAt')
		.execute();
	return Promise.all(
		rows.map(async ({ id, writtenAt }) => ({ ...(await applicationById(id)), done: writtenAt !== null }))
	);
}

const about = ({ id, cohort }: Application) => ({ object: ref('application', id), context: ref('cohort', cohort) });

function open({ state, outcome }: Application): void {
	if (outcome || isOver(state)) throw refused('programmes_decided_already');
	if (state === 'draft') throw missing();
}
