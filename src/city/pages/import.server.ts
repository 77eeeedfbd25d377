import { redirect } from '@sveltejs/kit';
import { type Importing, type Step, away as throwIt } from '#exchange/desk/import/steps.server.ts';
import { type Batch, batches, batchOf, begin, bring, LARGEST, rowsOf, throwAway } from '#exchange/server';
import { href } from '#kernel/address.ts';
import { ifThere, missing, refused } from '#kernel/errors.ts';
import { formWithFiles } from '#kernel/server/bodies.ts';
import { transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { attempt } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { sentFile } from '#web/form.server.ts';
import {
	bringFiles,
	bringingsOf,
	filesApart,
	forgetBringing,
	MOST_FILES,
	noteBringing,
	stopImporter,
	trailOfBatch
} from '../server/index.ts';
import { type AtTrail, type Event, headOf } from './team.server.ts';

const MEGABYTES = 150;
/** Two hundred stops in four languages for four audiences are fewer. */
const MOST_LINES = 5000;
const bounds = { megabytes: MEGABYTES, most: MOST_FILES, table: LARGEST / 1024 / 1024 };

/** Where the stops of a trail are brought in, and what somebody has brought. */
export async function importShown(at: AtTrail) {
	const [own, known] = await Promise.all([
		batches([stopImporter.kind], { madeBy: at.working.viewer.id }),
		bringingsOf(at.trail.id)
	]);
	const history = own.filter(({ id }) => known.includes(id));
	return {
		...{ trail: headOf(at), bounds },
		history: history.map(({ id, fileName, state, createdAt }) => ({ id, fileName, state, createdAt }))
	};
}

const filesOf = (form: FormData): File[] => form.getAll('files').filter((one) => typeof one !== 'string');

/** Reads a table with its files, and leads to what it would do. */
export async function bringStops(event: Event, { trail, working, page }: AtTrail) {
	const form = await formWithFiles(event.request, MEGABYTES);
	const table = await sentFile(form, 'table');
	if (!table) return fail(422, { problems: { table: m.city_import_table_missing() } as Record<string, string> });
	const beside = (code: string) => (code.startsWith('city_') ? 'files' : 'table');
	return attempt(event, beside, {}, async () => {
		const id = await bring(stopImporter, { name: table.name, bytes: table.content }, working.viewer.id);
		await noteBringing(id, trail.id);
		await orNothing(id, async () => {
			if ((await batchOf(id)).total > MOST_LINES) throw refused('exchange_too_many_rows', { most: MOST_LINES }, 422);
			await bringFiles(id, filesOf(form));
		});
		if (isKnown(await batchOf(id))) await begin(stopImporter, id, 'check');
		redirect(303, href(`${page}/import/${id}`, event.locals.locale));
	});
}

/** Goes on with a table that was just read; where that is refused nothing of it stays. */
async function orNothing(id: string, act: () => Promise<void>): Promise<void> {
	try {
		await act();
	} catch (error) {
		await throwAway(id);
		await transaction((tx) => forgetBringing(tx, id));
		throw error;
	}
}

/** Whether all columns of a table are ours: then nobody need say what they are. */
const isKnown = ({ mapping }: Batch): boolean => mapping.length > 1 && mapping.every((one) => one !== null);

/** An import that somebody has brought for a trail. @throws 404 for everybody else's */
export async function importingOf({ trail, working, page }: AtTrail, id: string): Promise<Importing> {
	const batch = await batchOf(id);
	const its = batch.kind === stopImporter.kind && batch.madeBy === working.viewer.id;
	if (!its || (await trailOfBatch(id)) !== trail.id) throw missing();
	return { batch, importer: stopImporter, base: `${page}/import` };
}

/** The files that came with a table, as far as something is to be said of them. */
export async function filesShown({ batch }: Importing, locale: Locale) {
	const { rows } = await rowsOf(batch.id, { state: '', limit: MOST_LINES });
	const lines = rows.map(({ given }) => given);
	const { count, unnamed, broken } = await filesApart(batch.id, lines);
	return {
		...{ count, bounds },
		unnamed: unnamed.map(({ id, name }) => ({ id, name })),
		broken: broken.map(({ id, name, problem, params }) => ({ id, name, why: words(problem ?? '', params, locale) }))
	};
}

/** Brings files that were missing, and looks again. */
export const moreFiles = (importing: Importing) => async (event: Event) => {
	const form = await formWithFiles(event.request, MEGABYTES);
	const { batch, importer, base } = importing;
	return attempt(event, 'files', {}, async () => {
		if (batch.state !== 'checked' && batch.state !== 'read') throw refused('exchange_is_done');
		await bringFiles(batch.id, filesOf(form));
		if (batch.state === 'checked') await begin(importer, batch.id, 'check');
		redirect(303, href(`${base}/${batch.id}`, event.locals.locale));
	});
};

/** Throws a table away with its files, once that was asked. */
export const away: Step = async (importing, form, event) => {
	try {
		return await throwIt(importing, form, event);
	} finally {
		const { id } = importing.batch;
		if (!(await ifThere(batchOf(id)))) await transaction((tx) => forgetBringing(tx, id));
	}
};
