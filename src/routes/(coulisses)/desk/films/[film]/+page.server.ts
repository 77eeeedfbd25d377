import type { By } from '#kernel/facts.ts';
import { languageName } from '#kernel/languages.ts';
import { bytesOf, formWithFiles } from '#kernel/server/bodies.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hasFfmpeg } from '#kernel/server/film/ffmpeg.ts';
import { isLocale } from '#kernel/words.ts';
import { m } from '#messages';
import { formOf, owners, requireFilm, typedFilm } from '#stage/desk/films/films.server.ts';
import {
	changeFilm,
	keepCaptions,
	removeCaptions,
	restoreFilm,
	showsOfFilm,
	sourceOfFilm,
	trashFilm,
	tryAgain
} from '#stage/server';
import { change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, problemsOf } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, film } = await requireFilm(event);
	return {
		film,
		owners: await owners(viewer),
		source: sourceOfFilm(film, event.locals.locale),
		ffmpeg: await hasFfmpeg(),
		used: (await showsOfFilm(film.id)).length
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { viewer, film } = await requireFilm(event);
		const { typed, given } = typedFilm(await event.request.formData(), viewer);
		if (!given.success) return problemsOf(given.error, typed, event.locals.locale);
		return change(event, typed, (tx) => changeFilm(tx, film.id, given.data), pageOf(film.id, 'saved'));
	},
	captions: async (event) => {
		await requireFilm(event);
		const form = await formWithFiles(event.request, 3);
		const [lang, file] = [fieldOf(form, 'lang'), form.get('file')];
		const bytes = file instanceof File ? await bytesOf(file) : new Uint8Array();
		return act(event, 'captioned', async (tx, id, by) => {
			if (isLocale(lang)) await keepCaptions(tx, id, lang, bytes, by);
		});
	},
	uncaption: async (event) => {
		const form = await event.request.formData();
		const lang = fieldOf(form, 'lang');
		return act(event, 'uncaptioned', async (tx, id, by) => {
			if (!isLocale(lang)) return;
			const language = languageName(lang, event.locals.locale);
			requireSure(event, doing(m.films_captions_remove_of({ language })), form);
			await removeCaptions(tx, id, lang, by);
		});
	},
	again: async (event) => {
		const form = formOf(await event.request.formData());
		return act(event, '', (tx, id) => tryAgain(tx, id, form));
	},
	trash: (event) => act(event, 'trashed', trashFilm),
	restore: (event) => act(event, 'restored', restoreFilm)
};

type Act = (tx: Tx, id: string, by: By) => Promise<void>;

async function act(event: RequestEvent, done: string, what: Act) {
	const { viewer, film } = await requireFilm(event);
	const { title, rights, broadcastOn, organization } = film;
	const kept = { title, rights: rights ?? '', broadcastOn: broadcastOn ?? '', organization: organization ?? '' };
	return change(event, kept, (tx) => what(tx, film.id, byOf(viewer)), pageOf(film.id, done));
}

const pageOf = (film: string, done: string): string => `/desk/films/${film}${done && `?done=${done}`}`;
