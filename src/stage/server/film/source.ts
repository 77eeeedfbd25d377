import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { languageName } from '#kernel/languages.ts';
import type { Locale } from '#kernel/words.ts';
import type { Film, PlayerSource } from '../../film.ts';
import type { Show } from '../../show.ts';
import { filmById } from './films.ts';
import { folderOf } from './folder.ts';

/** What a player needs to show a film, captions in the reader's language first; null while it is not ready or in the trash. */
export function sourceOfFilm(film: Film, locale: Locale): PlayerSource | null {
	if (film.state !== 'ready' || film.deletedAt) return null;
	const at = (file: string) => `/films/${film.id}/${file}`;
	const ifThere = (file: string) => (existsSync(join(folderOf(film.folder), file)) ? at(file) : undefined);
	const ending = film.mediaType === 'video/webm' ? 'webm' : 'mp4';
	const captions = film.captions.toSorted((a, b) => Number(b.lang === locale) - Number(a.lang === locale));
	return {
		kind: 'film',
		src: at(film.form === 'ladder' ? 'master.m3u8' : `film.${ending}`),
		poster: ifThere('poster.jpg'),
		sprite: ifThere('sprite.vtt'),
		captions: captions.map(({ lang, file }) => ({ src: at(file), lang, label: languageName(lang, locale) })),
		durationMs: film.durationMs ?? undefined
	};
}

/** What a player needs to show a show: its film, or its station's stream through us; null when it has no picture yet. */
export async function sourceOfShow({ id, film, hlsUrl }: Show, locale: Locale): Promise<PlayerSource | null> {
	if (film) return sourceOfFilm(await filmById(film), locale);
	return hlsUrl ? { kind: 'hls', src: `/antenne/${id}/picture`, captions: [] } : null;
}

/** The same for what is shown before it begins. */
export const sourceOfTrailer = async ({ trailer }: Show, locale: Locale): Promise<PlayerSource | null> =>
	trailer ? sourceOfFilm(await filmById(trailer), locale) : null;
