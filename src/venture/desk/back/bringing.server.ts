import { type RequestEvent, redirect } from '@sveltejs/kit';
import type { Importing } from '#exchange/desk/import/steps.server.ts';
import { batches, batchOf, begin, bring, type Importer, knownTitles, type Sheet, shown } from '#exchange/server';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { formWithFiles } from '#kernel/server/bodies.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { attempt } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { sentFile } from '#web/form.server.ts';
import { ventureImporters } from '../../server/index.ts';

const BASE = '/desk/ventures/import';
const kinds = ventureImporters.map(({ kind }) => kind);
const [backImporter, listImporter, contactImporter] = ventureImporters;

type Event = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;

/** What an adviser has brought, the latest first: nobody else's. */
export async function broughtBy({ id }: Viewer, locale: Locale) {
	const all = await batches(kinds, { madeBy: id, limit: 20 });
	return all.map(({ id, kind, fileName, state, createdAt }) => ({
		...{ id, fileName, state, createdAt },
		kind: ventureImporters.find((one) => one.kind === kind)?.name(locale) ?? kind
	}));
}

/** An import that an adviser has brought. @throws 404 for everybody else's */
export async function importingOf(id: string, viewer: Viewer): Promise<Importing> {
	const batch = await batchOf(id);
	const importer = ventureImporters.find(({ kind }) => kind === batch.kind);
	if (!importer || batch.madeBy !== viewer.id) throw missing();
	return { batch, importer, base: BASE };
}

/** Reads the file of a form, and leads to what it would change. */
export async function bringFrom(event: Event, viewer: Viewer) {
	const file = await sentFile(await formWithFiles(event.request, 21), 'file');
	if (!file) return fail(422, { typed: {}, problems: { file: m.import_file_missing() } as Record<string, string> });
	return attempt(event, 'file', {}, async () => {
		const id = await bring(importerFor, { name: file.name, bytes: file.content }, viewer.id);
		// its columns are ours: what it would change is shown at once
		if ((await batchOf(id)).kind === backImporter.kind) await begin(backImporter, id, 'check');
		redirect(303, href(`${BASE}/${id}`, event.locals.locale));
	});
}

const LOOKED_AT = 200;

/** The hub's own table has ids of files, or its signs; another is what most of its titles say. */
function importerFor(sheets: readonly Sheet[]): Importer {
	const ours = sheets.some(({ hidden, rows }) =>
		rows
			.slice(0, LOOKED_AT)
			.some((row) =>
				row.some(
					(cell) => !hidden && (isId(shown(cell).trim().toLowerCase()) || /^v1\.\d+\.[\w-]{40,}$/.test(shown(cell)))
				)
			)
	);
	if (ours) return backImporter;
	return knownTitles(contactImporter, sheets) > knownTitles(listImporter, sheets) ? contactImporter : listImporter;
}
