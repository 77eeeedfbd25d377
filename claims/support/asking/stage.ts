import { sql } from 'kysely';
import { transaction } from '#kernel/server/db.ts';
import { addSilence, join, makeCodes } from '#stage/server';
import { by } from '../hub.ts';
import { sendForm } from '../pages.ts';
import { polls } from '../show.ts';
import { stageShow } from '../stage.ts';
import { type Arrange, count, one, row, somebody, word } from './world.ts';

const DAY = 86_400_000;

/** A show of tomorrow, with a poll that asks for codes and a cloud of words. */
const show = (): ReturnType<typeof stageShow> => {
	const cues = [{ ...polls.live, coded: true }, polls.cloud];
	return stageShow(word(), [{ title: 'Ouverture', cues }], { startsAt: new Date(Date.now() + DAY) });
};

/** What is taken away of shows, of films, and of what the trade must keep. */
export const stage: Readonly<Record<string, Arrange>> = {
	'(coulisses)/desk/films/[film]/#uncaption': async ({ url, coordinator }) => {
		const film = await one(sql`select id from stage.film where deleted_at is null limit 1`);
		const captions = new FormData();
		captions.set('lang', 'fi');
		captions.set('file', new Blob(['WEBVTT\n\n00:00.000 --> 00:01.000\nHei\n']), 'hei.vtt');
		await sendForm(url, coordinator, `/desk/films/${film}?/captions`, captions);
		return { page: `/desk/films/${film}`, as: coordinator, act: 'uncaption', only: row('lang', 'fi'), figures: [] };
	},
	'(coulisses)/desk/shows/[show]/codes/#forget': async ({ coordinator }) => {
		const { show: id, cues } = await show();
		const [cue = ''] = cues;
		await transaction((tx) => makeCodes(tx, id, cue, 3));
		const codes = await count(sql`select count(*) from stage.ballot_code where cue = ${cue}`);
		const page = `/desk/shows/${id}/codes`;
		return { page, as: coordinator, act: 'forget', only: row('cue', cue), figures: [codes] };
	},
	'(coulisses)/desk/shows/[show]/#remove': async ({ coordinator }) => {
		const { show: id } = await show();
		for (const post of ['director', 'moderator', 'presenter'] as const) {
			const person = await somebody('Zoé Plateau (fictif)');
			await transaction((tx) => join(tx, id, { person, post, station: null }));
		}
		const cues = sql`select count(*) from stage.cue c join stage.segment s on s.id = c.segment where s.show = ${id}`;
		const crew = sql`select count(distinct person) from stage.crew where show = ${id}`;
		const figures = [await count(cues), await count(crew)];
		return { page: `/desk/shows/${id}`, as: coordinator, act: 'remove', figures };
	},
	'(coulisses)/desk/trade/silences/#end': async ({ coordinator }) => {
		const [startsAt, endsAt] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + DAY)];
		const id = await transaction((tx) => addSilence(tx, { startsAt, endsAt, reason: 'Élections inventées' }, by));
		return { page: '/desk/trade/silences', as: coordinator, act: 'end', only: row('silence', id), figures: [] };
	}
};
