import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { isLocale } from '#kernel/words.ts';
import { editable, formOf, owners, typedFilm } from '#stage/desk/films/films.server.ts';
import {
	changeFilm,
	hasFfmpeg,
	keepCaptions,
	removeCaptions,
	restoreFilm,
	showsOfFilm,
	sourceOfFilm,
	trashFilm,
	tryAgain
} from '#stage/server';
import { fieldOf, problem, problemsOf } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, film } = await editable(event);
	return {
		film,
		owners: await owners(viewer),
		source: sourceOfFilm(film, event.locals.locale),
		ffmpeg: hasFfmpeg(),
		used: (await showsOfFilm(film.id)).length
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { viewer, film } = await editable(event);
		const { typed, given } = typedFilm(await event.request.formData(), viewer);
		if (!given.success) return problemsOf(given.error, typed, event.locals.locale);
		await transaction((tx) => changeFilm(tx, film.id, given.data));
		done(event, 'saved');
	},
	captions: async (event) => {
		const form = await event.request.formData();
		const [lang, file] = [fieldOf(form, 'lang'), form.get('file')];
		return change(event, 'captioned', async (tx, id, by) => {
			const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
			if (isLocale(lang)) await keepCaptions(tx, id, lang, bytes, by);
		});
	},
	uncaption: async (event) => {
		const lang = fieldOf(await event.request.formData(), 'lang');
		return change(event, 'uncaptioned', async (tx, id, by) => {
			if (isLocale(lang)) await removeCaptions(tx, id, lang, by);
		});
	},
	again: async (event) => {
		const form = formOf(await event.request.formData());
		return change(event, '', (tx, id) => tryAgain(tx, id, form));
	},
	trash: async (event) => {
		await change(event, null, trashFilm);
		redirect(303, href('/desk/films?done=trashed', event.locals.locale));
	},
	restore: (event) => change(event, 'restored', restoreFilm)
};

type Act = (tx: Tx, id: string, by: ReturnType<typeof byOf>) => Promise<void>;

async function change(event: RequestEvent, what: string | null, act: Act) {
	const { viewer, film } = await editable(event);
	try {
		await transaction((tx) => act(tx, film.id, byOf(viewer)));
	} catch (error) {
		const { title, rights, broadcastOn, organization } = film;
		const kept = { title, rights: rights ?? '', broadcastOn: broadcastOn ?? '', organization: organization ?? '' };
		return problem(error, kept, event.locals.locale);
	}
	if (what !== null) done(event, what);
}

function done(event: RequestEvent, what: string): never {
	redirect(303, href(`/desk/films/${event.params.film}${what && `?done=${what}`}`, event.locals.locale));
}
