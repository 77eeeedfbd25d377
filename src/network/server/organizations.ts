import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type Ref, ref, type Source } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { NewOrganization, Organization } from '../index.ts';
import { plain } from '../organization.ts';
import { checkSectors } from './sectors.ts';
import { type On, within } from './tables.ts';

/** Who adds something, through what, and when it happened if not now. */
export type By = Readonly<{ actor: Ref | null; source: Source; at?: Date }>;

const TERMS = 8;

const columns = [
	'id',
	'slug',
	'name',
	'formerNames',
	'kind',
	'sentence',
	'sectors',
	'locality',
	'lat',
	'lon',
	'website',
	'founded',
	'status',
	'statusAsOf',
	'sources',
	'fictional',
	'createdAt'
] as const;

/**
 * Adds an organisation to the directory; the fact `network.joined` tells it.
 * @returns its id. Throws network_slug_taken or network_sector_unknown.
 */
export async function addOrganization(tx: Tx, given: NewOrganization, by: By): Promise<string> {
	await checkSectors(tx, given.sectors);
	const id = newId();
	const written = await within(tx)
		.insertInto('network.organization')
		.values({ ...given, id, sentence: JSON.stringify(given.sentence), search: searchText(given) })
		.onConflict((conflict) => conflict.column('slug').doNothing())
		.executeTakeFirst();
	if (!written.numInsertedOrUpdatedRows) throw refused('network_slug_taken', { slug: given.slug });
	const detail = { kind: given.kind, fictional: given.fictional };
	await record(tx, { ...by, verb: 'network.joined', object: ref('organization', id), detail });
	return id;
}

/**
 * The directory by name, of one sector or all. Every word of `text` must be found in the names, the sentence or the place, in whatever
 * language, accents and capitals aside; words after the eighth are not looked at.
 */
export async function organizations(
	{ sector, text }: Readonly<{ sector?: string; text?: string }> = {},
	on: On = db
): Promise<Organization[]> {
	let query = within(on).selectFrom('network.organization').select(columns);
	if (sector) query = query.where('sectors', '@>', sql<string[]>`array[${sector}]::text[]`);
	for (const term of terms(text))
		query = query.where((row) => row(row.fn<number>('strpos', ['search', row.val(term)]), '>', 0));
	return query.orderBy(sql`name collate "und-x-icu"`).execute();
}

/** @throws 404 when no organisation has this slug. */
export async function organizationBySlug(slug: string, on: On = db): Promise<Organization> {
	const found = await within(on)
		.selectFrom('network.organization')
		.select(columns)
		.where('slug', '=', slug)
		.executeTakeFirst();
	if (!found) throw missing();
	return found;
}

// a zero byte is no text for PostgreSQL
const terms = (text = ''): string[] =>
	plain(text.slice(0, 200).replaceAll('\0', '')).split(' ').filter(Boolean).slice(0, TERMS);

function searchText({ name, formerNames, sentence, locality }: NewOrganization): string {
	const { source: _, ...texts } = sentence;
	return plain([name, ...formerNames, locality ?? '', ...Object.values(texts)].join(' '));
}
