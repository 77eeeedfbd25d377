import { missing } from '#kernel/errors.ts';
import { db } from '#kernel/server/db.ts';
import type { Item, Programme, Stage, Track } from '../../festival/programme.ts';
import type { Offering } from '../../occurrence.ts';
import { offeringBySlug } from '../listings.ts';
import type { On } from '../tables.ts';
import { festivals } from './tables.ts';

/** The programme of an offering, without what is in the trash: three queries, whatever its length. */
export async function festivalProgramme(offering: string, on: On = db): Promise<Programme> {
	const [stages, tracks, items] = await Promise.all([
		stagesIn(offering, on, false),
		tracksIn(offering, on, false),
		itemsIn(offering, on, false)
	]);
	return { stages, tracks, items };
}

/** What was put into the trash of a programme. */
export async function festivalTrash(offering: string, on: On = db): Promise<Programme> {
	const [stages, tracks, items] = await Promise.all([
		stagesIn(offering, on, true),
		tracksIn(offering, on, true),
		itemsIn(offering, on, true)
	]);
	return { stages, tracks, items };
}

/**
 * A festival with its programme. @param shows whether the reader may see a draft of an organisation, by its id.
 * @throws 404 when nothing that the reader may see has this slug, or it is no festival and has no programme.
 */
export async function festivalBySlug(
	slug: string,
	shows: (organization: string) => boolean = () => false
): Promise<{ offering: Offering; programme: Programme }> {
	const { offering } = await offeringBySlug(slug, { shows });
	const programme = await festivalProgramme(offering.id);
	if (offering.kind !== 'festival' && !programme.items.length) throw missing();
	return { offering, programme };
}

/** Whether an offering has a programme to show. */
export async function hasProgramme(offering: string, on: On = db): Promise<boolean> {
	const found = await festivals(on)
		.selectFrom('agenda.item')
		.select('id')
		.where('offering', '=', offering)
		.where('deletedAt', 'is', null)
		.limit(1)
		.executeTakeFirst();
	return found !== undefined;
}

/** Every published festival that has a programme, by its slug and when that was last changed: for maps of the site. */
export const publishedProgrammes = (on: On = db): Promise<{ slug: string; updatedAt: Date }[]> =>
	festivals(on)
		.selectFrom('agenda.item as i')
		.innerJoin('agenda.offering as f', 'f.id', 'i.offering')
		.select((row) => ['f.slug', row.fn.max('i.updatedAt').as('updatedAt')])
		.where('i.deletedAt', 'is', null)
		.where('f.publishedAt', 'is not', null)
		.where('f.kind', '=', 'festival')
		.groupBy('f.slug')
		.orderBy('f.slug')
		.execute();

export const itemColumns = [
	'id',
	'stage',
	'track',
	'startsAt',
	'endsAt',
	'title',
	'summary',
	'people',
	'language',
	'minAge',
	'url',
	'occurrence',
	'cancelledAt',
	'revision',
	'updatedAt'
] as const;

const itemsIn = (offering: string, on: On, trashed: boolean): Promise<Item[]> =>
	festivals(on)
		.selectFrom('agenda.item')
		.select(itemColumns)
		.where('offering', '=', offering)
		.where('deletedAt', trashed ? 'is not' : 'is', null)
		.orderBy('startsAt')
		.orderBy('id')
		.execute();

const tracksIn = (offering: string, on: On, trashed: boolean): Promise<Track[]> =>
	festivals(on)
		.selectFrom('agenda.track')
		.select(['id', 'label', 'area'])
		.where('offering', '=', offering)
		.where('deletedAt', trashed ? 'is not' : 'is', null)
		.orderBy('rank')
		.orderBy('id')
		.execute();

async function stagesIn(offering: string, on: On, trashed: boolean): Promise<Stage[]> {
	const rows = await festivals(on)
		.selectFrom('agenda.stage as s')
		.leftJoin('network.placeCard as p', 'p.id', 's.place')
		.select(['s.id', 's.name', 'p.id as placeId', 'p.slug', 'p.name as placeName'])
		.select(['p.locality', 'p.address', 'p.lat', 'p.lon'])
		.where('s.offering', '=', offering)
		.where('s.deletedAt', trashed ? 'is not' : 'is', null)
		.orderBy('s.rank')
		.orderBy('s.id')
		.execute();
	return rows.map(({ id, name, placeId, slug, placeName, ...where }) => ({
		id,
		name,
		place: placeId && slug && placeName ? { id: placeId, slug, name: placeName, ...where } : null
	}));
}

/** Items of festivals, by their ids, with the festival that each is of; in the trash or not. */
export const itemsNamed = (ids: readonly string[], on: On = db) =>
	festivals(on)
		.selectFrom('agenda.item as i')
		.innerJoin('agenda.offering as f', 'f.id', 'i.offering')
		.select(['i.id', 'i.title', 'f.id as offering', 'f.slug', 'f.publishedAt', 'f.deletedAt'])
		.where((row) => row('i.id', '=', row.fn.any(row.val([...ids]))))
		.execute();
