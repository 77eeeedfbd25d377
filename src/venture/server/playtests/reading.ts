import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { hostedBy } from '#kernel/identity/policy.ts';
import { db } from '#kernel/server/db.ts';
import type { SpokenLanguage } from '../../mentors/mentor.ts';
import type { PlaytestState, Question } from '../../playtests/playtest.ts';
import type { On } from '../tables.ts';
import { within } from './tables.ts';

type Reader = Pick<Viewer, 'id' | 'roles'> | null;

/** When a playtest can be tried out, and for how many it still has room. */
export type Slot = Readonly<{ id: string; startsAt: Date; endsAt: Date; places: number; left: number }>;

/** What is to be tried out, as a reader knows it; what only a tester is told stands in `Inside`. `owns`: it is hers to change. */
export type Playtest = Readonly<{
	id: string;
	owns: boolean;
	/** The organisation behind it; null for a file, of which the name alone is told. */
	organization: Readonly<{ id: string; slug: string; name: string }> | null;
	company: string;
	title: string;
	words: string;
	online: boolean;
	seeks: string;
	minAge: number;
	languages: readonly SpokenLanguage[];
	nda: string | null;
	ndaHash: string | null;
	state: PlaytestState;
	fictional: boolean;
	updatedAt: Date;
	slots: readonly Slot[];
}>;

/** What whoever announced it and those who have a place know. */
export type Inside = Readonly<{
	link: string | null;
	place: Readonly<{ slug: string; name: string }> | null;
	details: string | null;
	questions: readonly Question[];
}>;

/** The playtests that a reader may see, the latest first; of drafts, her own alone. */
export const playtestsFor = async (reader: Reader, on: On = db): Promise<Playtest[]> =>
	withSlots(
		await seen(reader, on)
			.orderBy('t.publishedAt', (order) => order.desc().nullsFirst())
			.orderBy('t.id')
			.limit(200)
			.execute(),
		on
	);

/** One of them. @throws 404 for whoever may not see it */
export async function playtestFor(reader: Reader, id: string, on: On = db): Promise<Playtest> {
	const row = isId(id) ? await seen(reader, on).where('t.id', '=', id).executeTakeFirst() : undefined;
	const [found] = row ? await withSlots([row], on) : [];
	if (!found) throw missing();
	return found;
}

/** The same for whom it is hers to change, locked until the transaction ends. @throws 404 */
export async function ownPlaytest(reader: Viewer, id: string, tx: On): Promise<Playtest> {
	await lockPlaytest(tx, id);
	const found = await playtestFor(reader, id, tx);
	if (!found.owns) throw missing();
	return found;
}

/** Nobody else takes or gives back a place of it until the transaction ends. @throws 404 */
export async function lockPlaytest(tx: On, id: string): Promise<void> {
	if (!isId(id)) throw missing();
	await within(tx).selectFrom('venture.playtest').select('id').where('id', '=', id).forUpdate().execute();
}

/** What is told of a playtest to those who have a place; whoever calls has checked who reads. */
export async function insideOf(id: string, on: On = db): Promise<Inside> {
	const { slug, name, ...row } = await within(on)
		.selectFrom('venture.playtest as t')
		.leftJoin('network.placeCard as p', 'p.id', 't.place')
		.select(['t.link', 't.details', 't.questions', 'p.slug', 'p.name'])
		.where('t.id', '=', id)
		.executeTakeFirstOrThrow();
	return { ...row, place: slug && name ? { slug, name } : null };
}

/** The playtest as a fact names it: the object, and the organisation behind it as the target. */
export const namedPlaytest = ({ id, organization }: Playtest) => ({
	object: ref('playtest', id),
	target: organization ? ref('organization', organization.id) : null
});

function seen(reader: Reader, on: On) {
	const own = sql`${reader ? hostedBy(reader as Viewer) : []}::uuid[]`;
	const holds = sql`exists (select from venture.holder h where h.file = t.file and h.person = ${reader?.id ?? null}::uuid and h.accepted_at is not null and h.ended_at is null)`;
	const owns = sql<boolean>`(coalesce(t.organization = any(${own}), false) or ${holds})`;
	return within(on)
		.selectFrom('venture.playtest as t')
		.leftJoin('network.organizationCard as c', 'c.id', 't.organization')
		.leftJoin('venture.file as f', 'f.id', 't.file')
		.select(['t.id', 't.title', 't.words', 't.seeks', 't.minAge', 't.languages', 't.nda', 't.ndaHash', 't.state'])
		.select(['t.fictional', 't.updatedAt', 'f.name as fileName', 'c.id as organization', 'c.slug', 'c.name'])
		.select([owns.as('owns'), sql<boolean>`t.link is not null`.as('online')])
		.where(sql<boolean>`(${owns} or t.state <> 'draft')`);
}

type Row = Awaited<ReturnType<ReturnType<typeof seen>['execute']>>[number];

async function withSlots(rows: readonly Row[], on: On): Promise<Playtest[]> {
	const slots = rows.length
		? await within(on)
				.selectFrom('venture.playtestSlot as s')
				.select(['s.id', 's.playtest', 's.startsAt', 's.endsAt', 's.places'])
				.select(
					sql<number>`s.places - (select count(*)::int from venture.playtest_seat p where p.slot = s.id and p.given_back_at is null)`.as(
						'left'
					)
				)
				.where(
					's.playtest',
					'in',
					rows.map(({ id }) => id)
				)
				.orderBy('s.startsAt')
				.orderBy('s.id')
				.execute()
		: [];
	const byPlaytest = Map.groupBy(slots, ({ playtest }) => playtest);
	return rows.map(({ fileName, organization, slug, name, ...row }) => ({
		...row,
		organization: organization && slug && name ? { id: organization, slug, name } : null,
		company: name ?? (fileName || '—'),
		slots: (byPlaytest.get(row.id) ?? []).map(({ playtest: _, ...slot }) => slot)
	}));
}
