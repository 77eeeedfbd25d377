import { sql } from 'kysely';
import type { Listing } from '#agenda';
import { upcoming } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import type { NewClassOffer } from '../../classes/class.schema.ts';
import type { ClassOffer } from '../../classes/class.ts';

type On = Tx | typeof db;

const columns = sql`c.offering, c.min_pupils, c.max_pupils, c.years, c.streams, c.at_hub, c.at_school, c.aims, c.devices, c.bus, c.cost, c.bring`;
const MOST = 500;

/** What a class needs to know of an activity. @throws 404 when no class can come to it. */
export async function classOffer(offering: string, on: On = db): Promise<ClassOffer> {
	const found = isId(offering) ? await offersOf([offering], on) : new Map<string, ClassOffer>();
	const offer = found.get(offering);
	if (!offer) throw missing();
	return offer;
}

/** The same of many activities, by their ids; those to which no class can come are left out. */
export async function offersOf(offerings: readonly string[], on: On = db): Promise<Map<string, ClassOffer>> {
	const { rows } = await sql<ClassOffer>`
		select ${columns} from learning.class_offer c where c.offering = any(${[...new Set(offerings)]}::uuid[])`.execute(
		on
	);
	return new Map(rows.map((offer) => [offer.offering, offer]));
}

/** The séances to come to which a class can come, the next first, and what it needs to know of them. */
export async function afternoons(on: On = db): Promise<{ listing: Listing; offer: ClassOffer }[]> {
	const listings = await upcoming({ from: new Date(), area: 'learning', limit: MOST }, on);
	const offers = await offersOf(
		listings.map(({ offering }) => offering.id),
		on
	);
	return listings.flatMap((listing) => {
		const offer = offers.get(listing.offering.id);
		const open = listing.occurrence.status === 'scheduled' && listing.occurrence.startsAt > new Date();
		return offer?.atHub && open ? [{ listing, offer }] : [];
	});
}

/** An activity that a class can come to, or could if it was said what it needs to know. */
export type Offered = Readonly<{
	id: string;
	slug: string;
	title: Words;
	summary: Words;
	organization: string;
	published: boolean;
	offer: ClassOffer | null;
}>;

type Row = Omit<Offered, 'offer'> & { offer: ClassOffer } & ClassOffer & { has: boolean };

/** The activities of kind « class » that are not in the trash, those that classes can come to first. */
export async function classActivities(on: On = db): Promise<Offered[]> {
	const { rows } = await sql<Row>`
		select f.id, f.slug, f.title, f.summary, g.name as organization, f.published_at is not null as published,
			c.offering is not null as has, ${columns}
		from agenda.offering f join network.organization_card g on g.id = f.organization
		left join learning.class_offer c on c.offering = f.id
		where f.deleted_at is null and (f.kind = 'class' or c.offering is not null)
		order by c.offering is null, f.published_at desc nulls last, f.id limit ${MOST}`.execute(on);
	return rows.map(({ id, slug, title, summary, organization, published, has, ...offer }) => ({
		...{ id, slug, title, summary, organization, published },
		offer: has ? offer : null
	}));
}

/** The activities that classes can ask for at their school. */
export const schoolActivities = async (on: On = db): Promise<Offered[]> =>
	(await classActivities(on)).filter(({ published, offer }) => published && offer?.atSchool);

/** Says what a class needs to know of an activity; from then on classes can come to it. */
export async function keepClassOffer(tx: Tx, offering: string, given: NewClassOffer, by: By): Promise<void> {
	const before = (await offersOf([offering], tx)).get(offering);
	if (before && same(before, { ...before, ...given })) return;
	const { minPupils, maxPupils, years, streams, atHub, atSchool, aims, devices, bus, cost, bring } = given;
	const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
	await sql`
		insert into learning.class_offer (offering, min_pupils, max_pupils, years, streams, at_hub, at_school, aims, devices, bus, cost, bring)
		values (${offering}, ${minPupils}, ${maxPupils}, ${[...years]}::text[], ${[...streams]}::text[], ${atHub}, ${atSchool},
			${json(aims)}::jsonb, ${json(devices)}::jsonb, ${json(bus)}::jsonb, ${json(cost)}::jsonb, ${json(bring)}::jsonb)
		on conflict (offering) do update set min_pupils = excluded.min_pupils, max_pupils = excluded.max_pupils, years = excluded.years,
			streams = excluded.streams, at_hub = excluded.at_hub, at_school = excluded.at_school, aims = excluded.aims,
			devices = excluded.devices, bus = excluded.bus, cost = excluded.cost, bring = excluded.bring`.execute(tx);
	const detail = { minPupils, maxPupils, atHub, atSchool };
	await record(tx, { ...by, verb: 'learning.class_offered', object: ref('offering', offering), detail });
}
