-- Spaces are found by what they are called and what is in them.
alter table spaces.space add column words tsvector generated always as (
	setweight(kernel.text_vector(name), 'A') || setweight(kernel.text_vector(sentence), 'B')
	|| setweight(kernel.name_vector(kernel.list_text(equipment)), 'C')) stored;
create index on spaces.space using gin (words) with (fastupdate = off);
create index on spaces.space using gin (kernel.search_text(name ->> (name ->> 'source')) kernel.gin_trgm_ops) with (fastupdate = off);

-- The plan of a floor: a picture, on which each space has a pin.
create table spaces.floor (
	id uuid primary key,
	place uuid not null references network.place,
	name jsonb not null,
	picture jsonb not null,
	rank smallint not null default 0,
	created_at timestamptz not null default now()
);
create index on spaces.floor (place);

create table spaces.pin (
	space uuid primary key references spaces.space,
	floor uuid not null references spaces.floor on delete cascade,
	-- in per mille of the picture, from its upper left corner
	x smallint not null check (x between 0 and 1000),
	y smallint not null check (y between 0 and 1000)
);
create index on spaces.pin (floor);
