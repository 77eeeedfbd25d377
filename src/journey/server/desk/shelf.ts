import { sql } from 'kysely';
import { toldInSteps } from '#kernel/crowd.ts';
import { missing } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import { REDUCER } from '../../game/reducer.ts';
import type { Kept } from '../stories/keeping.ts';
import { tellMended } from '../stories/keeping.ts';
import type { Told } from '../stories/story.ts';
import { type On, within } from '../tables.ts';

const ofOtherRules = sql<boolean>`v.bundle->'reducer' is distinct from to_jsonb(${REDUCER}::int)`;

/** A story as the team sees it in a list. */
export type ShelvedStory = Readonly<{
	id: string;
	slug: string;
	title: Words;
	/** Since when players get it; null while there are only drafts. */
	liveSince: Date | null;
	versions: number;
	drafts: number;
	/** Runs that have not ended, and people, told as `toldInSteps` does. */
	inFlight: number | null;
	players: number | null;
}>;

/** A version of a story as the team sees it. */
export type ShelvedVersion = Readonly<{
	hash: string;
	state: Kept['state'];
	keptAt: Date;
	publishedAt: Date | null;
	chapters: number;
	told: Told;
	/** False when other rules of the game than today's were made for it: it must be sent again. */
	playable: boolean;
	/** Runs that stay with this version and have not ended. */
	inFlight: number;
}>;

/** All stories, drafts too, in the order of their addresses. */
export async function allStories(on: On = db): Promise<ShelvedStory[]> {
	const { rows } = await sql<ShelvedStory & { inFlight: number; players: number }>`
		select s.id, s.slug, v.told->'title' as title, v.live_since, v.versions, v.drafts, r.in_flight, r.players
		from journey.story s
		join lateral (
			select (array_agg(told order by state = 'live' desc, kept_at desc))[1] as told, max(published_at) filter (where state = 'live') as live_since,
				count(*)::int as versions, count(*) filter (where state = 'draft')::int as drafts
			from journey.story_version where story = s.id
		) v on v.versions > 0
		join lateral (
			select count(*) filter (where ending is null)::int as in_flight, count(distinct person)::int as players from journey.run where story = s.id
		) r on true order by s.slug`.execute(on);
	return rows.map((row) => ({ ...row, inFlight: toldInSteps(row.inFlight), players: toldInSteps(row.players) }));
}

/** A story with its versions, the newest first. @param slug the word of its address @throws 404 */
export async function shelvedStory(
	slug: string,
	on: On = db
): Promise<{ id: string; slug: string; versions: ShelvedVersion[] }> {
	const story = await within(on)
		.selectFrom('journey.story')
		.select(['id', 'slug'])
		.where('slug', '=', slug)
		.executeTakeFirst();
	if (!story) throw missing();
	const { rows } = await sql<ShelvedVersion>`
		select v.hash, v.state, v.kept_at, v.published_at, v.told, jsonb_array_length(v.bundle->'chapters') as chapters,
			not ${ofOtherRules} as playable,
			(select count(*)::int from journey.run r where r.version = v.hash and r.ending is null) as in_flight
		from journey.story_version v where v.story = ${story.id} order by v.kept_at desc, v.hash`.execute(on);
	return { ...story, versions: rows };
}

/** The stories, by the words of their addresses, that nobody can play because the rules of the game are others now. */
export async function pausedStories(on: On = db): Promise<string[]> {
	const { rows } = await sql<{ slug: string }>`
		select s.slug from journey.story_version v join journey.story s on s.id = v.story
		where v.state = 'live' and ${ofOtherRules} order by s.slug`.execute(on);
	return rows.map(({ slug }) => slug);
}

/** The latest rehearsal of a version, if there was one. */
export async function lastRehearsal(version: string, on: On = db): Promise<string | null> {
	const row = await within(on)
		.selectFrom('journey.rehearsal')
		.select('id')
		.where('version', '=', version)
		.orderBy('at', 'desc')
		.executeTakeFirst();
	return row?.id ?? null;
}

/** Whether a story has a version that players get: until then nothing has to be rehearsed. */
export async function isPublished(story: string, on: On = db): Promise<boolean> {
	const row = await within(on)
		.selectFrom('journey.storyVersion')
		.select('hash')
		.where('story', '=', story)
		.where('state', '=', 'live')
		.executeTakeFirst();
	return row !== undefined;
}

/** Gives a version the drawings that it came without, from the version before: whoever mends a text need not send them again. */
export async function carryPictures(tx: Tx, story: string, version: string, by: By): Promise<void> {
	const { rows } = await sql<{ state: string }>`
		insert into journey.picture (version, kind, name, file)
		select ${version}, p.kind, p.name, p.file from journey.picture p where p.version = (
			select hash from journey.story_version where story = ${story} and hash <> ${version}
			order by state = 'live' desc, kept_at desc limit 1
		) on conflict do nothing
		returning (select state from journey.story_version where hash = version)`.execute(tx);
	if (rows.some(({ state }) => state === 'live')) await tellMended(tx, story, by);
}

/** Forgets a draft that nobody plays. @throws 404 for what was published */
export async function dropDraft(tx: Tx, story: string, hash: string): Promise<void> {
	const draft = await within(tx)
		.selectFrom('journey.storyVersion')
		.select('hash')
		.where('story', '=', story)
		.where('hash', '=', hash)
		.where('state', '=', 'draft')
		.executeTakeFirst();
	if (!draft) throw missing();
	await within(tx).deleteFrom('journey.rehearsal').where('version', '=', hash).execute();
	await within(tx).deleteFrom('journey.storyVersion').where('hash', '=', hash).execute();
}
