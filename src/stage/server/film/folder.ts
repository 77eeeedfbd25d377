import { mkdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { refused } from '#kernel/errors.ts';

const GIGABYTE = 1024 ** 3;

let place: Readonly<{ folder: string; mostBytes: number }> | undefined;

/** Names the folder of the films, and the largest one that may be brought, in gigabytes. */
export function openFilms(folder: string, mostGigabytes: number): void {
	place = { folder, mostBytes: mostGigabytes * GIGABYTE };
}

const opened = () => {
	if (!place) throw new Error('the folder of films is not open');
	return place;
};

/** Where the films are: a folder each, whose files never change once the film is ready. */
export const filmsFolder = (): string => opened().folder;

export const mostBytes = (): number => opened().mostBytes;

/** Where a film's pieces are. */
export const folderOf = (film: string): string => join(filmsFolder(), film);

/** What was brought, until it is a film. A backup takes it, since a film that waits is nothing without it. */
export const sourceOf = (film: string): string => join(folderOf(film), 'source');

/** What is being made. A dot in front: neither served nor taken by a backup. */
export const workOf = (film: string): string => join(folderOf(film), '.work');

/** What is on its way. */
export const uploadsFolder = (): string => join(filmsFolder(), '.uploads');

/** A film, the sizes that are made of it, and something for the rest of the hub must fit. @throws stage_film_disk, stage_film_large, stage_film_empty. */
export async function demandRoom(bytes: number): Promise<void> {
	if (!(bytes > 0)) throw refused('stage_film_empty', {}, 422);
	if (bytes > mostBytes()) throw refused('stage_film_large', { gigabytes: mostBytes() / GIGABYTE }, 413);
	await mkdir(filmsFolder(), { recursive: true });
	const { bavail, bsize } = await statfs(filmsFolder());
	const free = bavail * bsize;
	if (free < bytes * 2 + GIGABYTE / 4)
		throw refused('stage_film_disk', { free: Number((free / GIGABYTE).toFixed(1)) }, 507);
}
