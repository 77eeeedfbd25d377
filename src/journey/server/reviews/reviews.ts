import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { authorOf, canvasOf, keepVersion, letRead, notesOfVersion } from '#learning/server';
import { m } from '#messages';
import { reviewActs } from '../../acts.ts';
import type { NewReview } from '../../review.schema.ts';
import { RUN_CANVAS } from '../../review.ts';
import { attest } from '../competences/attesting.ts';
import { coachOfHost } from '../meetings/hosts.ts';
import { vouchForAll, vouchNoMore } from '../quests/proofs.ts';
import { lockRun, runOf } from '../runs/runs.ts';
import { type On, within } from '../tables.ts';

/** A version of a canvas that a coach was given to read, and what she answered. */
export type Review = Readonly<{
	id: string;
	run: string;
	person: string;
	story: string;
	canvas: string;
	canvasVersion: string;
	/** Who was asked; null: whoever of the team comes first. */
	coach: string | null;
	askedAt: Date;
	comments: Readonly<Record<string, string>>;
	missing: string | null;
	blocks: number | null;
	hypotheses: number | null;
	/** Null: nobody has answered yet. */
	accepted: boolean | null;
	reviewedAt: Date | null;
}>;

const reviews = (on: On) =>
	within(on)
		.selectFrom('journey.review as v')
		.innerJoin('journey.run as r', 'r.id', 'v.run')
		.select(['v.id', 'v.run', 'r.person', 'r.story', 'v.canvasVersion', 'v.coach', 'v.askedAt', 'v.comments'])
		.select(['v.missing', 'v.blocks', 'v.hypotheses', 'v.accepted', 'v.reviewedAt'])
		.select((row) => row.fn.coalesce('r.canvas', 'r.id').as('canvas'));

/**
 * Gives the canvas of a run, as it is now, to a coach to read: a host who coaches, or the hub's team. One at a time.
 * @throws journey_canvas_empty, journey_review_waits, 404
 */
export async function askReview(
	tx: Tx,
	{ person, run, host, locale }: Readonly<{ person: string; run: string; host: string | null; locale: Locale }>,
	by: By
): Promise<string> {
	await runOf(person, run, tx);
	const { canvas } = (await lockRun(tx, run)) ?? {};
	if (!canvas || !(await canvasOf(canvas, tx)).notes.length) throw refused('journey_canvas_empty', {}, 422);
	const before = await reviewsOf(run, tx);
	if (before.some(({ accepted }) => accepted === null)) throw refused('journey_review_waits');
	const coach = host === null ? null : await coachOfHost(host, tx);
	if (coach === person) throw refused('journey_own_review', {}, 422);
	const name = m.journey_review_version({ number: before.length + 1 }, { locale });
	const canvasVersion = await keepVersion(tx, canvas, name, await authorOf(canvas, person, tx));
	const id = newId();
	await within(tx).insertInto('journey.review').values({ id, run, canvasVersion, coach }).execute();
	if (coach) await letRead(tx, canvas, coach, true);
	const told = { object: ref('review', id), target: ref('person', person), context: ref('run', run), detail: {} };
	await record(tx, { ...by, ...told, verb: 'journey.review_asked' });
	return id;
}

/** Takes back what waits for an answer. @throws 404 */
export async function withdrawReview(tx: Tx, person: string, id: string): Promise<void> {
	const review = await reviewById(id, tx);
	if (review?.person !== person || review.accepted !== null) throw missing();
	await within(tx).deleteFrom('journey.review').where('id', '=', id).execute();
	if (review.coach) await letRead(tx, review.canvas, review.coach, false);
}

/** The reviews of a run, the latest first. */
export const reviewsOf = (run: string, on: On = db): Promise<Review[]> =>
	reviews(on).where('v.run', '=', run).orderBy('v.askedAt', 'desc').execute();

/** What waits for an answer of somebody: what she was asked herself, and for the team all of it. The oldest first. */
export async function waitingReviews(viewer: Viewer, on: On = db): Promise<Review[]> {
	const waiting = await reviews(on).where('v.accepted', 'is', null).orderBy('v.askedAt').limit(200).execute();
	return waiting.filter((review) => mayReview(viewer, review));
}

/** A review with the notes that it is about, for whoever may answer. @throws 404 */
export async function reviewFor(viewer: Viewer, id: string, on: On = db) {
	const review = await reviewById(id, on);
	if (!review || !mayReview(viewer, review)) throw missing();
	const { version, notes } = await notesOfVersion(review.canvas, RUN_CANVAS, review.canvasVersion, on);
	return { review, version, notes };
}

const mayReview = (viewer: Viewer, { coach, person }: Review): boolean =>
	person !== viewer.id && can(viewer, reviewActs.canvas, { person: coach });

const reviewById = (id: string, on: On): Promise<Review | undefined> =>
	isId(id) ? reviews(on).where('v.id', '=', id).executeTakeFirst() : Promise.resolve(undefined);

/** Answers, or answers anew: what is accepted no more proves nothing any more. @throws 404 */
export async function reviewCanvas(tx: Tx, viewer: Viewer, id: string, given: NewReview, by: By): Promise<void> {
	const { review, notes } = await reviewFor(viewer, id, tx);
	const blocks = new Set(notes.flatMap(({ block, text }) => (text.trim() ? [block] : []))).size;
	const { comments, missing: lacking, hypotheses, accepted, attests } = given;
	const answer = { accepted, hypotheses, blocks, comments: JSON.stringify(comments), missing: lacking || null };
	await within(tx)
		.updateTable('journey.review')
		.set({ ...answer, reviewedBy: viewer.id, reviewedAt: new Date() })
		.where('id', '=', id)
		.execute();
	if (review.coach) await letRead(tx, review.canvas, review.coach, false);
	if (review.accepted) await vouchNoMore(tx, id);
	if (accepted) await vouchForAll(tx, review.person, review.story);
	const seen = { person: review.person, source: 'coach', ref: { kind: 'review', id }, by: viewer.id } as const;
	await attest(tx, seen, accepted ? attests : []);
	const told = { object: ref('review', id), target: ref('person', review.person), context: ref('run', review.run) };
	await record(tx, { ...by, ...told, verb: 'journey.canvas_reviewed', detail: { accepted, blocks, hypotheses } });
}

/** Who was asked to answer a review, if it was somebody of her own. */
export async function coachOfReview(id: string, on: On): Promise<string | null> {
	return (await reviewById(id, on))?.coach ?? null;
}
