-- What people did together is read by days: of a day on which nothing is otherwise nothing has to be read again.
create table impact.seen_day (
	day date primary key,
	-- of all that stands on it
	sum text not null
);

-- The day by which a piece and what figures read of it were read; none of what is read each time.
alter table impact.seen_piece add column day date;
alter table impact.seen_line add column day date;
create index on impact.seen_piece (day);
create index on impact.seen_line (day);

-- What figures of very many are counted by.
alter table impact.seen_line
	add column kind text generated always as (line ->> 'kind') stored,
	add column about text collate "C" generated always as (line ->> 'about') stored,
	add column operation text generated always as (line ->> 'operation') stored,
	add column word text generated always as (line ->> 'word') stored;
create index crowd on impact.seen_line (kind, about, day, operation, word) where day is not null;

update impact.seen_line set day = (line ->> 'day')::date where line ->> 'kind' in ('presence', 'pupil', 'trained');
update impact.seen_piece p set day = l.day from (select unnest(pieces) as key, day from impact.seen_line where day is not null) l
	where p.key = l.key and p.kind in ('presence', 'attendance_sheet');
