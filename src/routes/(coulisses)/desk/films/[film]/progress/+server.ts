import { json } from '@sveltejs/kit';
import { requireFilm } from '#stage/desk/films/films.server.ts';
import type { RequestHandler } from './$types';

/** How far a film is. */
export const GET: RequestHandler = async (event) => {
	const { state, progress } = (await requireFilm(event)).film;
	return json({ state, progress }, { headers: { 'cache-control': 'private, no-store' } });
};
