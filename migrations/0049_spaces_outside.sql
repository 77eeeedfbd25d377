-- The calendar of a space that is also booked elsewhere: an address that is read every quarter of an hour, or a file that somebody gave.
create table spaces.outside (
	space uuid primary key references spaces.space,
	-- null: a file
	url text,
	etag text,
	last_modified text,
	content_hash bytea,
	-- why it cannot be read, and since when; what was read last counts all the same
	error jsonb,
	failing_since timestamptz,
	-- how many of its events cannot be read
	unread integer not null default 0,
	read_at timestamptz,
	-- when the version was sent that is known by its etag and hash
	kept_at timestamptz,
	created_at timestamptz not null default now(),
	check ((error is null) = (failing_since is null))
);

-- When it says that the space is taken, and nothing of what for. This is no occupancy: it asks and warns, and takes nothing.
create table spaces.outside_busy (
	space uuid not null references spaces.outside on delete cascade,
	uid text not null,
	recurrence text not null,
	during tstzrange not null check (not isempty(during)),
	primary key (space, uid, recurrence)
);
create index on spaces.outside_busy using gist (space, during);

-- It was booked for a time that is taken elsewhere, so the team was asked.
alter table spaces.reservation add column outside boolean not null default false;
