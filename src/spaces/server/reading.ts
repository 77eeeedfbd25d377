import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import { containing } from '#kernel/server/text-search.ts';
import type { SpaceKind } from '../kinds.ts';
import type { Space } from '../space.ts';
import type { On } from './tables.ts';

export type SpaceFilter = Readonly<{
	text?: string;
	kind?: SpaceKind;
	/** The slug of a place. */
	place?: string;
	/** The ids of the organisations that keep the places. */
	keepers?: readonly string[];
	/** For at least so many people. */
	capacity?: number;
	stepFree?: boolean;
	/** Those in the trash, and no others. */
	trashed?: boolean;
}>;

/** A space that is not in the trash. @throws 404 */
export async function spaceBySlug(slug: string, on: On = db): Promise<Space> {
	const [found] = await read(on, sql`s.slug = ${slug} and ${shown}`);
	if (!found) throw missing();
	return found;
}

/** A space, in the trash or not. @throws 404 */
export async function spaceById(id: string, on: On = db): Promise<Space> {
	const [found] = isId(id) ? await read(on, sql`s.id = ${id}`) : [];
	if (!found) throw missing();
	return found;
}

/** The spaces by place, kind and name. */
export const spaces = (filter: SpaceFilter = {}, on: On = db): Promise<Space[]> =>
	read(on, sql.join([filter.trashed ? sql`s.deleted_at is not null` : shown, ...conditions(filter)], sql` and `));

/** Of some ids, the spaces in the trash too. */
export const spacesById = (ids: readonly string[], on: On = db): Promise<Space[]> =>
	ids.length ? read(on, sql`s.id = any(${[...ids]}::uuid[])`) : Promise.resolve([]);

// what is in a place that is in the trash has no page either
const shown = sql`s.deleted_at is null and p.deleted_at is null`;

const words = sql`kernel.text_vector(s.name) || kernel.name_vector(concat_ws(' ', p.name, p.locality, kernel.list_text(s.equipment)))`;

function conditions({ text, kind, place, keepers, capacity, stepFree }: SpaceFilter) {
	return [
		...(text?.trim() ? [containing(words, text)] : []),
		...(kind ? [sql`s.kind = ${kind}`] : []),
		...(place ? [sql`p.slug = ${place}`] : []),
		...(keepers ? [sql`p.organization = any(${[...keepers]}::uuid[])`] : []),
		...(capacity ? [sql`s.capacity >= ${capacity}`] : []),
		...(stepFree ? [sql`s.step_free`] : [])
	];
}

async function read(on: On, where: ReturnType<typeof sql>): Promise<Space[]> {
	const { rows } = await sql<Space>`
		select s.id, s.slug, s.kind, s.name, s.sentence, s.capacity, s.equipment, s.step_free, s.hearing_loop, s.lift, s.access, s.picture, s.hours, s.closed_on_holidays,
			s.open_to, s.approval, s.step_minutes, s.min_minutes, s.max_minutes, s.ahead_days, s.notice_minutes, s.before_minutes, s.after_minutes, s.cancel_hours,
			s.operation, s.fictional, s.updated_at, s.deleted_at,
			json_build_object('id', p.id, 'slug', p.slug, 'name', p.name, 'locality', p.locality) as place, p.organization as keeper,
			(select count(*)::int from spaces.unit u where u.retired_at is null and (u.space = s.id or u.space in (select x.part from spaces.part x where x.whole = s.id))) as units,
			array(select o.slug from spaces.part x join spaces.space o on o.id = x.part where x.whole = s.id order by o.slug) as parts
		from spaces.space s join network.place_card p on p.id = s.place
		where ${where} order by p.name collate "und-x-icu", p.id, array_position(array['room','studio','workshop','desks','machine','kit'], s.kind),
			(s.name ->> (s.name ->> 'source')) collate "und-x-icu", s.id`.execute(on);
	return rows;
}
