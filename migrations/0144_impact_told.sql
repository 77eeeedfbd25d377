-- What everybody may read of the figures, as it was told last: years, and classes of units within them. `value` null: too few to be told.
create table impact.told (
	measure text not null,
	from_year smallint not null,
	until_year smallint not null check (until_year >= from_year),
	-- one class of its units, or several that are too small alone; empty: all of them
	classes text[] not null default '{}',
	value bigint check (value = 0 or value >= 8),
	primary key (measure, from_year, classes)
);
