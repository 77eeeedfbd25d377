import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { hostedBy } from '#kernel/identity/policy.ts';
import { db } from '#kernel/server/db.ts';
import type { BriefAudience, BriefKind } from '../../briefs/brief.ts';
import type { BriefState, OfferState } from '../../briefs/states.ts';
import type { On } from '../tables.ts';
import { within } from './tables.ts';

type Reader = Pick<Viewer, 'id' | 'roles'> | null;
type Named = Readonly<{ id: string; slug: string; name: string }>;

/** What a company asks for, as a reader knows it. `owns`: it is hers to decide. */
export type Brief = Readonly<{
	id: string;
	owns: boolean;
	/** The organisation behind it; null for a file, of which the name alone is told. */
	organization: Named | null;
	company: string;
	kind: BriefKind;
	title: string;
	needs: string;
	sectors: readonly string[];
	locality: string | null;
	budgetFrom: number | null;
	budgetTo: number | null;
	answersUntil: string;
	audience: BriefAudience;
	state: BriefState;
	word: string | null;
	fictional: boolean;
	updatedAt: Date;
	/** Who does it, once somebody was chosen. */
	studio: Named | null;
	deliveredOn: string | null;
	documentName: string | null;
	result: string | null;
	resultNumber: number | null;
	resultOf: string | null;
	/** Only where it is shown, or to whom it is. */
	testimony: string | null;
	testimonyShown: boolean;
}>;

export type Offer = Readonly<{
	id: string;
	brief: string;
	organization: Named;
	words: string | null;
	priceFrom: number | null;
	priceTo: number | null;
	starts: string | null;
	ends: string | null;
	works: readonly string[];
	state: OfferState;
	reason: string | null;
	givenAt: Date;
}>;

/** What a reader may see of what is asked for, the latest first; of those that were withdrawn, and of drafts, her own alone. */
export const briefsFor = async (reader: Reader, on: On = db): Promise<Brief[]> =>
	(
		await seen(reader, on)
			.orderBy('b.publishedAt', (order) => order.desc().nullsFirst())
			.orderBy('b.id')
			.execute()
	).map(asBrief);

/** One of them. @throws 404 for whoever may not see it */
export async function briefFor(reader: Reader, id: string, on: On = db): Promise<Brief> {
	const row = isId(id) ? await seen(reader, on).where('b.id', '=', id).executeTakeFirst() : undefined;
	if (!row) throw missing();
	return asBrief(row);
}

/** The same for whom it is hers to decide, locked until the transaction ends. @throws 404 */
export async function ownBrief(reader: Viewer, id: string, tx: On): Promise<Brief> {
	await lockBrief(tx, id);
	const brief = await briefFor(reader, id, tx);
	if (!brief.owns) throw missing();
	return brief;
}

/** @throws 404 */
export async function lockBrief(tx: On, id: string): Promise<void> {
	if (!isId(id)) throw missing();
	await within(tx).selectFrom('venture.brief').select('id').where('id', '=', id).forUpdate().execute();
}

/** The offers on a brief that a reader may see: all of them whose brief it is, and each studio its own. */
export async function offersFor(
	reader: Viewer,
	{ id, owns }: Pick<Brief, 'id' | 'owns'>,
	on: On = db
): Promise<Offer[]> {
	const offers = await offersOf(id, on);
	const own = hostedBy(reader);
	return offers.filter((offer) => (owns ? offer.state !== 'withdrawn' : own.includes(offer.organization.id)));
}

/** All offers on a brief, the first given first; whoever calls has checked who reads. */
export async function offersOf(brief: string, on: On = db): Promise<Offer[]> {
	const rows = await within(on)
		.selectFrom('venture.offer as o')
		.innerJoin('network.organizationCard as c', 'c.id', 'o.organization')
		.select([
			'o.id',
			'o.brief',
			'o.words',
			'o.priceFrom',
			'o.priceTo',
			'o.starts',
			'o.ends',
			'o.works',
			'o.state',
			'o.reason'
		])
		.select(['o.givenAt', 'c.id as organization', 'c.slug', 'c.name'])
		.where('o.brief', '=', brief)
		.orderBy('o.givenAt')
		.orderBy('o.id')
		.execute();
	return rows.map(({ organization, slug, name, ...row }) => ({
		...row,
		organization: { id: organization, slug, name }
	}));
}

/** The briefs of which the organisations of somebody were told, or that these have answered. */
export async function briefsReaching(reader: Viewer, on: On = db) {
	const own = hostedBy(reader);
	const { rows } = await sql<{ brief: string; organization: string; invited: boolean; answered: OfferState | null }>`
		select b.id as brief, c.name as organization, coalesce(r.invited, false) as invited, o.state as answered
		from venture.brief b join network.organization_card c on c.id = any(${own}::uuid[])
			left join venture.brief_reader r on r.brief = b.id and r.organization = c.id
			left join lateral (select state from venture.offer o where o.brief = b.id and o.organization = c.id order by o.given_at desc limit 1) o on true
		where b.state <> 'draft' and (r.brief is not null or o.state is not null) order by b.published_at desc, b.id`.execute(
		on
	);
	const briefs = new Map((await briefsFor(reader, on)).map((brief) => [brief.id, brief]));
	return rows.flatMap(({ brief, ...row }) => {
		const found = briefs.get(brief);
		return found ? [{ ...row, brief: found }] : [];
	});
}

function seen(reader: Reader, on: On) {
	const own = sql`${reader ? hostedBy(reader as Viewer) : []}::uuid[]`;
	const holds = sql`exists (select from venture.holder h where h.file = b.file and h.person = ${reader?.id ?? null} and h.accepted_at is not null and h.ended_at is null)`;
	const owns = sql<boolean>`(coalesce(b.organization = any(${own}), false) or ${holds})`;
	const told = sql`exists (select from venture.brief_reader r where r.brief = b.id and r.organization = any(${own}))`;
	return within(on)
		.selectFrom('venture.brief as b')
		.leftJoin('network.organizationCard as c', 'c.id', 'b.organization')
		.leftJoin('venture.file as f', 'f.id', 'b.file')
		.leftJoin('venture.offer as o', (join) => join.onRef('o.brief', '=', 'b.id').on('o.state', '=', 'chosen'))
		.leftJoin('network.organizationCard as s', 's.id', 'o.organization')
		.select([
			'b.id',
			'b.kind',
			'b.title',
			'b.needs',
			'b.sectors',
			'b.locality',
			'b.budgetFrom',
			'b.budgetTo',
			'b.answersUntil'
		])
		.select([
			'b.audience',
			'b.state',
			'b.word',
			'b.fictional',
			'b.updatedAt',
			'b.deliveredOn',
			'b.documentName',
			'b.result'
		])
		.select(['b.resultOf', 'b.testimony', 'b.testimonyShownAt', 'f.name as fileName'])
		.select(['c.id as organizationId', 'c.slug as organizationSlug', 'c.name as organizationName'])
		.select(['s.id as studioId', 's.slug as studioSlug', 's.name as studioName'])
		.select([owns.as('owns'), sql<number | null>`b.result_number::float8`.as('resultNumber')])
		.where(
			sql<boolean>`(${owns} or (b.state not in ('draft', 'withdrawn')
				and (b.audience = 'public' or (b.audience = 'network' and ${reader !== null}) or ${told})))`
		);
}

type Row = Awaited<ReturnType<ReturnType<typeof seen>['execute']>>[number];

function asBrief(row: Row): Brief {
	const { organizationId, organizationSlug, organizationName, studioId, studioSlug, studioName, fileName, ...rest } =
		row;
	const { testimony, testimonyShownAt, documentName, ...told } = rest;
	const named = (id: string | null, slug: string | null, name: string | null): Named | null =>
		id && slug && name ? { id, slug, name } : null;
	return {
		...told,
		organization: named(organizationId, organizationSlug, organizationName),
		company: organizationName ?? fileName ?? '—',
		studio: named(studioId, studioSlug, studioName),
		documentName: row.owns ? documentName : null,
		testimony: row.owns || testimonyShownAt ? testimony : null,
		testimonyShown: testimonyShownAt !== null
	};
}

/** The organisations that a brief asks by name; whoever calls has checked who reads. */
export async function invitedTo(brief: string, on: On = db): Promise<string[]> {
	const rows = await within(on)
		.selectFrom('venture.briefReader')
		.select('organization')
		.where('brief', '=', brief)
		.where('invited', '=', true)
		.execute();
	return rows.map(({ organization }) => organization);
}
