import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';

const SIGNS = 'CDFGHJKMNPQRTVWX34679';

/** Copies of the demonstration's longest trail, published: each with stops, codes and texts of its own and the files of the first, so that every stop opens. */
export async function layTrails(tx: Tx, count: number): Promise<void> {
	await sql`set local session_replication_role = replica`.execute(tx);
	await sql`create temporary table crowd_trail on commit drop as
		select n, gen_random_uuid() as id, gen_random_uuid() as edition, e.id as of_edition, e.trail as of_trail,
			(select jsonb_object_agg(key, case when key = 'source' then value else to_jsonb((value #>> '{}') || ' ' || n + 1) end) from jsonb_each(e.title)) as title
		from generate_series(0, ${count - 1}::int) n
			cross join (select * from city.edition where id in (select edition from city.trail) order by jsonb_array_length(manifest -> 'stops') desc limit 1) e`.execute(
		tx
	);
	await stops(tx);
	await sql`insert into city.trail (id, organization, slug, title, summary, minutes, step_free, reuse, licence, fictional, state, edition)
		select c.id, t.organization, t.slug || '-' || c.n + 1, c.title, t.summary, t.minutes, t.step_free, t.reuse, t.licence, true, 'published', c.edition
		from crowd_trail c join city.trail t on t.id = c.of_trail`.execute(tx);
	await editions(tx);
}

const code = sql.join(
	[0, 1, 2, 3].map((at) => sql`substr(${SIGNS}, (number / (21 ^ ${sql.lit(at)})::int) % 21 + 1, 1)`),
	sql` || `
);

async function stops(tx: Tx): Promise<void> {
	await sql`create temporary table crowd_stop on commit drop as
		with free as (
			select code, row_number() over (order by number) as at from (select number, ${code} as code from generate_series(0, (21 ^ 4)::int - 1) number) every
			where code not in (select code from city.stop)
		), numbered as (
			select gen_random_uuid() as id, s.id as of_stop, c.id as trail, c.n, s.position, row_number() over () as at
			from crowd_trail c join city.stop s on s.trail = c.of_trail
		)
		select * from numbered join free using (at)`.execute(tx);
	await sql`insert into city.stop (id, trail, position, code, place, lat, lon, spot, picture)
		select c.id, c.trail, c.position, c.code, s.place, s.lat + c.n / 100000.0, s.lon, s.spot, s.picture from crowd_stop c join city.stop s on s.id = c.of_stop`.execute(
		tx
	);
	await sql`insert into city.layer (stop, locale, audience, title, body, transcript, author)
		select c.id, l.locale, l.audience, l.title, l.body, l.transcript, l.author from crowd_stop c join city.layer l on l.stop = c.of_stop`.execute(
		tx
	);
}

async function editions(tx: Tx): Promise<void> {
	await sql`with told as (
			select c.*, e.summary, e.body, e.manifest || jsonb_build_object('trail', c.id, 'title', c.title, 'stops', (
				select jsonb_agg(stop || jsonb_build_object('id', own.id, 'code', own.code) order by own.position)
				from jsonb_array_elements(e.manifest -> 'stops') stop join crowd_stop own on own.trail = c.id and own.of_stop = (stop ->> 'id')::uuid
			)) as manifest
			from crowd_trail c join city.edition e on e.id = c.of_edition
		)
		insert into city.edition (id, trail, number, hash, manifest, title, summary, body)
		select edition, id, 1, encode(sha256(manifest::text::bytea), 'hex'), manifest, title, summary, body from told`.execute(
		tx
	);
	await sql`insert into city.edition_file (edition, file, until)
		select c.edition, f.file, f.until from crowd_trail c join city.edition_file f on f.edition = c.of_edition`.execute(
		tx
	);
}
