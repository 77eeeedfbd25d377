-- Open data of a town: an address that gives places as GeoJSON or as a table, and what it said of each.
create table city.town_source (
	id uuid primary key,
	name text not null,
	url text not null unique,
	-- what is said wherever a place of it is shown
	attribution text not null,
	licence text not null,
	-- which of its columns say what
	columns jsonb not null,
	every_hours integer not null check (every_hours between 1 and 1000),
	paused_at timestamptz,
	asked_at timestamptz,
	read_at timestamptz,
	-- the SHA-256 of what it gave last
	hash text,
	-- what went wrong the last time: the key of a sentence, and its figures
	problem jsonb,
	added_at timestamptz not null default now()
);

-- A place as one of them calls it. It is marked when it is there no more, and never deleted.
create table city.town_place (
	source uuid not null references city.town_source,
	external text not null,
	place uuid not null references network.place,
	-- what the source said last: what somebody has written here since stays
	said jsonb not null,
	gone_at timestamptz,
	primary key (source, external)
);
create index on city.town_place (place);
