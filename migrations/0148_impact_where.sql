-- Of a séance what others count by: its place, and in which fields of work its activity is.
create view agenda.occurrence_card as
	select o.id, o.place, f.sectors from agenda.occurrence o join agenda.offering f on f.id = o.offering;

-- At which séance what people did together was. It stands beside the line and not in it: where something was is no part of what was seen of it.
alter table impact.seen_line add column occurrence uuid;
update impact.seen_line l set occurrence = a.subject from participation.attendance_card a
	where l.day is not null and a.seat = (l.line #>> '{pieces,0,id}')::uuid;
drop index impact.crowd;
create index crowd on impact.seen_line (kind, about, day, operation, word, occurrence) where day is not null;

-- What everybody may read of where it was, as it was told last: of some whole years together. What is too small stands with the rest of what it lies within, and that with the rest of the region.
create table impact.told_where (
	measure text not null,
	from_year smallint not null,
	until_year smallint not null check (until_year >= from_year),
	level text not null check (level in ('commune', 'within', 'region')),
	-- the commune, or what it lies within; none of the region
	name text not null check ((level = 'region') = (name = '')),
	value bigint not null check (value >= 8),
	primary key (measure, level, name)
);
