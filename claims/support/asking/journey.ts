import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { askMeeting, askReview, askTestimony, canvasOfRun, giveTestimony, listHost } from '#journey/server';
import { newId } from '#kernel/id.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { writeNotes } from '#learning/server';
import { by } from '../hub.ts';
import { type Arrange, count, founderId, one, row, somebody, word, words } from './world.ts';

const WEEK = 7 * 86_400_000;

/** A run of the founder's: that of a player of the demonstration again, with a canvas of its own. */
async function run(): Promise<Readonly<{ id: string; canvas: string }>> {
	const [id, founder] = [newId(), await founderId()];
	await sql`insert into journey.run (id, person, story, version, seed, log, state_hash, chapters, ending)
		select ${id}, ${founder}, story, version, seed, log, state_hash, chapters, ending
		from journey.run where cardinality(log) > 1 order by last_at limit 1`.execute(db);
	return { id, canvas: await transaction((tx) => canvasOfRun(tx, founder, id, 'fr')) };
}

/** A word that the founder asks of whoever has seen her. */
async function testimony(): Promise<string> {
	const founder = await founderId();
	return transaction((tx) => askTestimony(tx, founder, { about: 'Ensemble.', competences: ['1.1'] }));
}

/** The story that is played, as a draft under another hash. */
async function draft(): Promise<Readonly<{ hash: string; slug: string }>> {
	const hash = createHash('sha256').update(word()).digest('hex');
	const live = await one(sql`select hash from journey.story_version where state = 'live' limit 1`);
	await sql`insert into journey.story_version (hash, story, bundle, told)
		select ${hash}, story, bundle, told from journey.story_version where hash = ${live}`.execute(db);
	await sql`insert into journey.version_words (version, locale, words)
		select ${hash}, locale, words from journey.version_words where version = ${live}`.execute(db);
	const slug = sql`select s.slug from journey.story s join journey.story_version v on v.story = s.id where v.hash = ${hash}`;
	return { hash, slug: await one(slug) };
}

/** What is taken away of a journey, and of the stories that it is played in. */
export const journey: Readonly<Record<string, Arrange>> = {
	'(coulisses)/desk/stories/[story]/[version]/#drop': async ({ coordinator }) => {
		const { hash, slug } = await draft();
		return { page: `/desk/stories/${slug}/${hash}`, as: coordinator, act: 'drop', figures: [] };
	},
	'(person)/me/journey/#forget': async ({ founder }) => {
		const { id } = await run();
		const choices = await count(sql`select cardinality(log) from journey.run where id = ${id}`);
		return { page: `/me/journey/${id}`, as: founder, act: 'forget', figures: [choices] };
	},
	'(person)/me/journey/[run]/#withdraw': async ({ founder }) => {
		const [{ id, canvas }, person] = [await run(), await founderId()];
		const note = { block: 'value', text: 'Un récit', colour: 'gold', author: person, votes: [] } as const;
		await transaction(async (tx) => {
			await writeNotes(tx, canvas, 'business', [note]);
			await askReview(tx, { person, run: id, host: null, locale: 'fr' }, by);
		});
		return { page: `/me/journey/${id}`, as: founder, act: 'withdraw', figures: [] };
	},
	'(person)/me/journey/competences/#remove': async ({ founder }) => {
		const only = row('testimony', await testimony());
		return { page: '/me/journey/competences', as: founder, act: 'remove', only, figures: [] };
	},
	'(person)/me/journey/competences/[testimony]/#decline': async ({ teacher }) => {
		const id = await testimony();
		const witness = await one(sql`select id from identity.person where email = 'lila.terril@exemple.invalid'`);
		const seen = { attests: [{ competence: '1.1' as const, level: 2 }], seen: 'Elle a montré son idée.' };
		await transaction((tx) => giveTestimony(tx, witness, id, seen, by));
		return { page: `/me/journey/competences/${id}`, as: teacher, act: 'decline', figures: [] };
	},
	'(person)/me/journey/meetings/#withdraw': async ({ founder }) => {
		const [id, player, person] = [newId(), await founderId(), await somebody('Mia Hôte (fictif)')];
		const listed = { person, mentor: true, coach: false, about: words('Les prix.'), languages: ['fr' as const] };
		const given = { about: 'Mon prix.', times: [new Date(Date.now() + WEEK)], online: true, place: '' };
		await transaction(async (tx) => {
			const host = await listHost(tx, listed, by);
			await askMeeting(tx, { id, person: player, host, given }, by);
		});
		const only = row('meeting', id);
		return { page: '/me/journey/meetings', as: founder, act: 'withdraw', only, figures: [] };
	}
};
