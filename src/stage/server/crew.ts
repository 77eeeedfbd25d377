import { bookedOccurrence } from '#agenda/server';
import { missing, refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import type { Post, Viewer } from '#kernel/identity/index.ts';
import { type Act, type ActObject, can } from '#kernel/identity/policy.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Show } from '../show.ts';
import { type On, within } from './tables.ts';

/** Somebody who works on a show; `station`: the one whose public a moderator looks after, null for all. */
export type CrewMember = Readonly<{ person: string; post: Post; station: string | null }>;

const MOST = 60;

/** The posts that a person has in the crew of a show: what the acts `show.direct`, `show.moderate` and `show.present` ask. */
export async function postsOf(show: string, person: string, on: On = db): Promise<Post[]> {
	const rows = await within(on)
		.selectFrom('stage.crew')
		.select('post')
		.where('show', '=', show)
		.where('person', '=', person)
		.execute();
	return rows.map(({ post }) => post);
}

/** What the policy asks of a show: which organisation answers for it, and what the viewer does in its crew. */
export const showActObject = async ({ id, listing }: Show, viewer: Viewer | null, on: On = db): Promise<ActObject> => ({
	organisation: listing.offering.organization.id,
	posts: viewer ? await postsOf(id, viewer.id, on) : []
});

/** What a show is one of, published or not. @throws 404 when there is none. */
export async function listingOfShow(show: string, on: On = db) {
	const row = await within(on).selectFrom('stage.show').select('occurrence').where('id', '=', show).executeTakeFirst();
	if (!row) throw missing();
	return bookedOccurrence(row.occurrence, on);
}

/** Whether somebody may do this on a show, asked of the database now. @throws 404 when there is no such show. */
export async function mayWork(show: string, viewer: Viewer | null, act: Act, on: On = db): Promise<boolean> {
	if (!viewer) return false;
	const { offering } = await listingOfShow(show, on);
	return can(viewer, act, { organisation: offering.organization.id, posts: await postsOf(show, viewer.id, on) });
}

/** The shows in whose crew a person is, by id. */
export async function showsWorkedOn(person: string, on: On = db): Promise<string[]> {
	const rows = await within(on)
		.selectFrom('stage.crew')
		.select('show')
		.distinct()
		.where('person', '=', person)
		.execute();
	return rows.map(({ show }) => show);
}

/** Who works on a show, in no order. */
export const crewOf = (show: string, on: On = db): Promise<CrewMember[]> =>
	within(on).selectFrom('stage.crew').select(['person', 'post', 'station']).where('show', '=', show).execute();

/**
 * Gives somebody a post on a show; a moderator that of one station, or of all. The same again changes only the station.
 * @throws stage_station_elsewhere for a station that is not of this show, stage_crew_many, 404 for an unknown person.
 */
export async function join(tx: Tx, show: string, { person, post, station }: CrewMember): Promise<void> {
	if (!isId(person)) throw missing();
	const of = post === 'moderator' ? station : null;
	if (of && !(await broadcasts(tx, show, of))) throw refused('stage_station_elsewhere', {}, 422);
	const crew = await crewOf(show, tx);
	const known = crew.some((one) => one.person === person && one.post === post);
	if (!known && crew.length >= MOST) throw refused('stage_crew_many', { most: MOST }, 422);
	await within(tx)
		.insertInto('stage.crew')
		.values({ show, person, post, station: of })
		.onConflict((conflict) => conflict.columns(['show', 'person', 'post']).doUpdateSet({ station: of }))
		.execute();
}

/** Takes a post away from somebody; one that she has not is no error. */
export async function leave(tx: Tx, show: string, person: string, post: Post): Promise<void> {
	if (!isId(person)) throw missing();
	await within(tx)
		.deleteFrom('stage.crew')
		.where('show', '=', show)
		.where('person', '=', person)
		.where('post', '=', post)
		.execute();
}

async function broadcasts(tx: Tx, show: string, station: string): Promise<boolean> {
	if (!isId(station)) return false;
	const row = await within(tx)
		.selectFrom('stage.showStation')
		.select('station')
		.where('show', '=', show)
		.where('station', '=', station)
		.executeTakeFirst();
	return row !== undefined;
}
