import { mkdir, open, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { ERRORS, Server, type ServerOptions } from '@tus/server';
import { missing, Refusal, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import { type Container, containerAt, containerOf, HEAD_BYTES } from '#kernel/server/film/container.ts';
import { send } from '#kernel/server/jobs.ts';
import type { Locale } from '#kernel/words.ts';
import { filmActs } from '../../acts.ts';
import { FilmWords } from '../../film.schema.ts';
import type { FilmForm } from '../../film.ts';
import { within } from '../tables.ts';
import { addFilm, FILMS_JOB, filmById, tellFilm } from './films.ts';
import { demandRoom, folderOf, sourceOf, uploadsFolder } from './folder.ts';

const PATH = '/films/upload';
const KEPT_MS = 48 * 3_600_000;

type Sender = Readonly<{ viewer: Viewer | null; locale: Locale }>;
/** Who sends what: the protocol's hooks know the request alone. */
const senders = new WeakMap<object, Sender>();

let made: { server: Server; store: FileStore; folder: string } | undefined;

function receiver() {
	const folder = uploadsFolder();
	if (made?.folder === folder) return made;
	const store = new FileStore({ directory: folder, expirationPeriodInMilliseconds: KEPT_MS });
	made = { server: new Server({ path: PATH, datastore: store, ...hooks }), store, folder };
	return made;
}

/** Takes a film piece by piece (tus 1.0): what was cut off goes on where it was, for two days. */
export function receiveFilm(request: Request, sender: Sender): Promise<Response> {
	senders.set(request, sender);
	return receiver().server.handleWeb(request);
}

const senderOf = (request: object): Sender => {
	const sender = senders.get(request);
	if (!sender) throw new Error('nobody sends this');
	return sender;
};

const hooks: Partial<ServerOptions> = {
	relativeLocation: true,
	disableTerminationForFinishedUploads: true,
	// this one creates the row, since its id is the upload's
	namingFunction: async (request, metadata = {}) => begin(request, metadata),
	onIncomingRequest: async (request, id) => {
		if (request.method === 'POST') return;
		const film = await filmById(id);
		requireAct(senderOf(request).viewer, filmActs.edit, { organisation: film.organization });
		if (request.method === 'DELETE') await giveUp(id);
		// who sends gigabytes of something else hears it after the first piece
		else if (film.state === 'uploading') await demandFilmOf(id, HEAD_BYTES);
	},
	onUploadFinish: async (request, { id, size = 0 }) => {
		await demandFilmOf(id, 0);
		await arrived(id, size, senderOf(request).viewer);
		return {};
	},
	onResponseError: (request, error) => said(error, senderOf(request).locale)
};

/** What the protocol's own errors are for people; ours have their sentences. */
function said(error: Error | { status_code: number; body: string }, locale: Locale) {
	if (error instanceof Refusal) return { status_code: error.status, body: words(error.code, error.params, locale) };
	if (error === ERRORS.FILE_WRITE_ERROR) return { status_code: 507, body: words('stage_film_write', {}, locale) };
	return undefined;
}

async function begin(request: Request, given: Record<string, string | null>): Promise<string> {
	const { viewer } = senderOf(request);
	const bytes = Number(request.headers.get('upload-length'));
	const read = FilmWords.safeParse({
		title: given.title ?? '',
		rights: given.rights ?? '',
		broadcastOn: given.broadcastOn ?? '',
		organization: given.organization ?? ''
	});
	if (!read.success) throw refused(read.error.issues[0]?.message ?? 'kernel_bad_request', {}, 422);
	const who = requireAct(viewer, filmActs.edit, { organisation: read.data.organization });
	await demandRoom(bytes);
	const form: FilmForm = given.form === 'as_is' ? 'as_is' : 'ladder';
	const mediaType = (given.filetype ?? '').slice(0, 100) || 'application/octet-stream';
	return transaction((tx) => addFilm(tx, { ...read.data, form, bytes, mediaType, state: 'uploading' }, by(who)));
}

const by = (viewer: Viewer) => ({ actor: ref('person', viewer.id), source: 'desk' }) as const;

/** All of it is here: it waits for its turn. In its place stays an empty file of its size, so that whoever did not hear it can ask once more. */
async function arrived(id: string, bytes: number, viewer: Viewer | null): Promise<void> {
	const from = join(uploadsFolder(), id);
	await transaction(async (tx) => {
		if (!(await wait(tx, id))) return;
		await mkdir(folderOf(id), { recursive: true });
		await rename(from, sourceOf(id)).catch((error: NodeJS.ErrnoException) => {
			// a transaction that is tried again has moved it already
			if (error.code !== 'ENOENT') throw error;
		});
		if (viewer) await tellFilm(tx, id, bytes, by(viewer));
		await send(tx, FILMS_JOB, {});
	});
	await writeFile(from, '');
	await truncate(from, bytes);
}

async function wait(tx: Tx, id: string): Promise<boolean> {
	const { numUpdatedRows } = await within(tx)
		.updateTable('stage.film')
		.set({ state: 'waiting', failure: null, progress: 0 })
		.where('id', '=', id)
		.where('state', 'in', ['uploading', 'failed'])
		.executeTakeFirst();
	return numUpdatedRows > 0;
}

async function giveUp(id: string): Promise<void> {
	await within(db).deleteFrom('stage.film').where('id', '=', id).where('state', '=', 'uploading').execute();
}

/** @throws stage_film_none when a file that begins so is no film that we take. */
function demandFilm(container: Container | null): void {
	if (!container) throw refused('stage_film_none', {}, 422);
}

/** What is no film is thrown away before any program has seen it. @param least bytes that must be here to say so. @throws stage_film_none */
async function demandFilmOf(id: string, least: number): Promise<void> {
	const path = join(uploadsFolder(), id);
	const there = await stat(path).catch(() => null);
	if (!there || there.size < least) return;
	try {
		demandFilm(await containerAt(path));
	} catch (error) {
		await giveUp(id);
		for (const file of [path, `${path}.json`]) await rm(file, { force: true });
		throw error;
	}
}

/** A film that came whole with a form. @throws stage_film_disk, stage_film_large, stage_film_empty, stage_film_none. */
export async function bringFilm(file: File, given: FilmWords & { form: FilmForm }, viewer: Viewer): Promise<string> {
	await demandRoom(file.size);
	demandFilm(containerOf(Buffer.from(await file.slice(0, HEAD_BYTES).arrayBuffer())));
	const mediaType = file.type.slice(0, 100) || 'application/octet-stream';
	const id = await transaction((tx) =>
		addFilm(tx, { ...given, bytes: file.size, mediaType, state: 'uploading' }, by(viewer))
	);
	await mkdir(folderOf(id), { recursive: true });
	const target = await open(sourceOf(id), 'w', 0o640);
	try {
		for await (const piece of file.stream()) await target.write(piece);
		await target.sync();
	} finally {
		await target.close();
	}
	await transaction(async (tx) => {
		if (!(await wait(tx, id))) throw missing();
		await tellFilm(tx, id, file.size, by(viewer));
		await send(tx, FILMS_JOB, {});
	});
	return id;
}

/** Begins again with a film that failed, perhaps in the other form. */
export async function tryAgain(tx: Tx, id: string, form: FilmForm): Promise<void> {
	if (!(await wait(tx, id))) throw missing();
	await within(tx).updateTable('stage.film').set({ form }).where('id', '=', id).execute();
	await send(tx, FILMS_JOB, {});
}

/** Throws away what nobody has finished sending for two days, with its place in the list. */
export async function forgetUploads(now = new Date()): Promise<void> {
	const gone = await within(db)
		.deleteFrom('stage.film')
		.where('state', '=', 'uploading')
		.where('createdAt', '<', new Date(now.getTime() - KEPT_MS))
		.returning('folder')
		.execute();
	for (const { folder } of gone) await rm(folderOf(folder), { recursive: true, force: true });
	await receiver().server.cleanUpExpiredUploads();
}
