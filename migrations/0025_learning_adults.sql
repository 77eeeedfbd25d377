-- Who accompany a class, without a name; and how to reach its teacher on the day, which is forgotten a month later.
alter table learning.class_booking add column adults smallint check (adults > 0);
alter table learning.school_class add column phone text;
alter table learning.class_request add column phone text;

-- A program that had shown no page of the pupils yet kept what they did under their seats: it is theirs, and judged anew at night.
insert into learning.deed as d
	select s.pupil, 'pupil', o.cell, o.kind, o.thing, o.word, o.points, o.holds, o.position
	from learning.deed o join learning.pupil_seat s on s.seat = o.participant join learning.pupil p on p.id = s.pupil
	where o.participant_kind = 'seat' and p.claimed_by is null
	on conflict (participant, cell) do update set holds = excluded.holds, position = excluded.position where excluded.position > d.position;
delete from learning.deed o using learning.pupil_seat s join learning.pupil p on p.id = s.pupil
	where o.participant_kind = 'seat' and s.seat = o.participant and p.claimed_by is null;

-- What a search finds, as everywhere (0018): the words of programmes with those of their courses, of ways, and of what a class must know.
create function learning.aims_text(given jsonb) returns jsonb language sql immutable parallel safe
	return (select jsonb_build_object(
		'fr', string_agg(aim -> 'text' ->> 'fr', ' '), 'en', string_agg(aim -> 'text' ->> 'en', ' '),
		'nl', string_agg(aim -> 'text' ->> 'nl', ' '), 'fi', string_agg(aim -> 'text' ->> 'fi', ' ')) from jsonb_array_elements(given) as aim);

alter table learning.programme add column words tsvector generated always as (
	setweight(kernel.text_vector(title), 'A') || setweight(kernel.text_vector(summary), 'B') || setweight(kernel.text_vector(body), 'C')) stored;
create index on learning.programme using gin (words) with (fastupdate = off);
create index on learning.programme using gin (kernel.search_text(title ->> (title ->> 'source')) kernel.gin_trgm_ops) with (fastupdate = off);
alter table learning.course add column words tsvector generated always as (setweight(kernel.text_vector(title), 'B')) stored;
create index on learning.course using gin (words) with (fastupdate = off) where deleted_at is null;

alter table learning.way add column words tsvector generated always as (
	setweight(kernel.text_vector(title), 'A') || setweight(kernel.text_vector(summary), 'B')) stored;
create index on learning.way using gin (words) with (fastupdate = off);
create index on learning.way using gin (kernel.search_text(title ->> (title ->> 'source')) kernel.gin_trgm_ops) with (fastupdate = off);

alter table learning.class_offer add column words tsvector generated always as (
	setweight(kernel.text_vector(learning.aims_text(aims)), 'B') || setweight(kernel.text_vector(devices), 'C')
	|| setweight(kernel.text_vector(bring), 'C')) stored;
create index on learning.class_offer using gin (words) with (fastupdate = off);
