import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { keepRevision, takeRevision } from '#kernel/server/revisions.ts';
import { freeSlugIn } from '#kernel/server/slug.ts';
import { slugOf } from '#kernel/slug.ts';
import { organizationBySlug } from '#network/server';
import type { NewProgramme } from '../../programmes/programme.schema.ts';
import type { Programme } from '../../programmes/programme.ts';
import { usualBands } from '../../programmes/results.ts';
import { type On, within } from './tables.ts';

/** Writes a programme down as a draft. @returns its id. Throws 404 for an unknown organisation, programmes_written_already for a form sent twice. */
export async function addProgramme(tx: Tx, given: NewProgramme, id = newId()): Promise<string> {
	const slug = await freeSlugIn('learning.programme', slugOf(given.title) || 'programme', tx);
	const written = await within(tx)
		.insertInto('learning.programme')
		.values({
			...{ id, slug, ...(await columnsOf(tx, given)) },
			...{ bands: JSON.stringify(usualBands()), publishedAt: null, deletedAt: null }
		})
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirst();
	if (!written.numInsertedOrUpdatedRows) throw refused('programmes_written_already');
	return id;
}

/** Changes what is written about a programme, and keeps what it was to undo it. @throws 404. */
export async function changeProgramme(tx: Tx, id: string, given: NewProgramme, by: By): Promise<void> {
	await hold(tx, id);
	const { organization, ...before } = await programmeById(id, tx);
	const kept = { ...given, ...pick(before), organization: organization.slug };
	if (same(kept, given)) return;
	await keepRevision(tx, ref('programme', id), kept, by.actor?.kind === 'person' ? by.actor.id : null);
	await write(tx, id, await columnsOf(tx, given));
	await tellChange(tx, id, 'words', by);
}

/** Tells a change of what everybody reads of a programme; of a draft nobody reads anything. */
export async function tellChange(tx: Tx, id: string, part: 'words' | 'courses' | 'cohorts', by: By): Promise<void> {
	const { publishedAt } = await programmeById(id, tx);
	if (publishedAt)
		await record(tx, { ...by, verb: 'learning.programme_changed', object: ref('programme', id), detail: { part } });
}

/** Takes the latest change of a programme's words back. @throws programmes_nothing_to_undo, 404. */
export async function undoProgramme(tx: Tx, id: string, by: By): Promise<void> {
	await hold(tx, id);
	const before = (await takeRevision(tx, ref('programme', id))) as NewProgramme | null;
	if (!before) throw refused('programmes_nothing_to_undo');
	await write(tx, id, await columnsOf(tx, before));
	await tellChange(tx, id, 'words', by);
}

/** Shows a programme to everybody, or no longer; a second call changes nothing. @throws 404. */
export async function publishProgramme(tx: Tx, id: string, shown: boolean, by: By): Promise<void> {
	await hold(tx, id);
	const { publishedAt, deletedAt, fictional } = await programmeById(id, tx);
	if (deletedAt || Boolean(publishedAt) === shown) return;
	await write(tx, id, { publishedAt: shown ? (by.at ?? new Date()) : null });
	const object = ref('programme', id);
	if (shown) await record(tx, { ...by, verb: 'learning.programme_published', object, detail: { fictional } });
	else await record(tx, { ...by, verb: 'learning.programme_withdrawn', object, detail: {} });
}

/** Puts a programme into the trash, from where it comes back as a draft. @throws 404. */
export async function trashProgramme(tx: Tx, id: string, trashed: boolean, by: By): Promise<void> {
	const { deletedAt } = await programmeById(id, tx);
	if ((deletedAt !== null) === trashed) return;
	await write(tx, id, { publishedAt: null, deletedAt: trashed ? new Date() : null });
	const verb = trashed ? 'learning.programme_trashed' : 'learning.programme_restored';
	await record(tx, { ...by, verb, object: ref('programme', id), detail: {} });
}

/** Of two who change a programme at once the second finds what the first has made. */
async function hold(tx: Tx, id: string): Promise<void> {
	if (isId(id))
		await within(tx).selectFrom('learning.programme').select('id').where('id', '=', id).forUpdate().execute();
}

/** @throws 404 when there is none, in the trash or not. */
export async function programmeById(id: string, on: On = db): Promise<Programme> {
	if (!isId(id)) throw missing();
	return one(await all(on).where('p.id', '=', id).executeTakeFirst());
}

/**
 * A published programme by its address; a draft only when `shows` says that the reader may see what its organisation has.
 * @throws 404.
 */
export async function programmeBySlug(
	slug: string,
	shows: (organization: string) => boolean = () => false,
	on: On = db
): Promise<Programme> {
	const found = one(await all(on).where('p.slug', '=', slug).where('p.deletedAt', 'is', null).executeTakeFirst());
	if (!found.publishedAt && !shows(found.organization.id)) throw missing();
	return found;
}

/** The published programmes, by title. */
export const publishedProgrammes = async (on: On = db): Promise<Programme[]> =>
	(await all(on).where('p.publishedAt', 'is not', null).orderBy('p.slug').execute()).map(asProgramme);

/** The programmes that some organisations give, drafts and trash too, the newest first; null: all. */
export const programmesOf = async (organizations: readonly string[] | null, on: On = db): Promise<Programme[]> =>
	(
		await all(on)
			.where(sql<boolean>`(${organizations === null} or p.organization = any(${[...(organizations ?? [])]}::uuid[]))`)
			.orderBy('p.createdAt', 'desc')
			.execute()
	).map(asProgramme);

const all = (on: On) =>
	within(on)
		.selectFrom('learning.programme as p')
		.innerJoin('network.organizationCard as g', 'g.id', 'p.organization')
		.select(['p.id', 'p.slug', 'p.title', 'p.summary', 'p.body', 'p.eqf', 'p.languages', 'p.byDegree'])
		.select(['p.byExperience'])
		.select(['p.bands', 'p.leastPresence', 'p.operation', 'p.fictional', 'p.publishedAt', 'p.deletedAt'])
		.select(['g.id as organizationId', 'g.slug as organizationSlug', 'g.name as organizationName'])
		.select(['g.website', 'g.fictional as organizationFictional'])
		.select(
			sql<number>`(select coalesce(sum(ects), 0)::float from learning.course c where c.programme = p.id and c.deleted_at is null)`.as(
				'ects'
			)
		);

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof all>['executeTakeFirst']>>>;

function asProgramme(row: Row): Programme {
	const { organizationId: id, organizationSlug: slug, organizationName: name, website, ...rest } = row;
	const { organizationFictional: fictional, ...programme } = rest;
	return { ...programme, organization: { id, slug, name, website, fictional } };
}

function one(row: Row | undefined): Programme {
	if (!row) throw missing();
	return asProgramme(row);
}

const pick = ({
	title,
	summary,
	body,
	eqf,
	languages,
	byDegree,
	byExperience,
	...rest
}: Omit<Programme, 'organization'>) => ({
	...{ title, summary, body, eqf, languages, byDegree, byExperience },
	...{ leastPresence: rest.leastPresence, operation: rest.operation, fictional: rest.fictional }
});

async function write(tx: Tx, id: string, set: object): Promise<void> {
	const { numUpdatedRows } = await within(tx)
		.updateTable('learning.programme')
		.set({ ...set, updatedAt: new Date() })
		.where('id', '=', id)
		.executeTakeFirst();
	if (!numUpdatedRows) throw missing();
}

async function columnsOf(
	tx: Tx,
	{ organization, title, summary, body, byDegree, byExperience, ...plain }: NewProgramme
) {
	return {
		...plain,
		organization: (await organizationBySlug(organization, tx)).id,
		title: JSON.stringify(title),
		summary: JSON.stringify(summary),
		body: body && JSON.stringify(body),
		byDegree: byDegree && JSON.stringify(byDegree),
		byExperience: byExperience && JSON.stringify(byExperience)
	};
}
