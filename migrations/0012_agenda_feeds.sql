-- The calendar of one person, for whoever knows its address: the secret in it is derived from `id`, and only its hash is kept.
create table agenda.private_feed (
	person uuid primary key references identity.person on delete cascade,
	id uuid not null unique,
	token_hash bytea not null unique,
	made_at timestamptz not null default now()
);

-- A partner's calendar that the hub reads every hour, and what its events become here. `error` is the key of a sentence with its `params`;
-- `problems` names the events that could not be read.
create table agenda.source (
	id uuid primary key,
	organization uuid not null references network.organization,
	url text not null,
	locale text not null,
	kind text not null,
	area text not null,
	sectors text[] not null default '{}',
	place uuid references network.place,
	published boolean not null default false,
	etag text,
	last_modified text,
	content_hash bytea,
	error jsonb,
	problems jsonb not null default '[]',
	asked_at timestamptz,
	read_at timestamptz,
	paused_at timestamptz,
	created_at timestamptz not null default now(),
	unique (organization, url)
);
create index on agenda.source (place) where place is not null;

-- `given` is what the calendar said last: a field that differs from it here was written by hand, and is left alone.
create table agenda.source_offering (
	source uuid not null references agenda.source,
	uid text not null,
	offering uuid not null references agenda.offering,
	given jsonb not null,
	primary key (source, uid)
);
create index on agenda.source_offering (offering);

-- `recurrence` is the moment that a repeated event was planned for at first, '' for one that does not repeat.
create table agenda.source_occurrence (
	source uuid not null,
	uid text not null,
	recurrence text not null,
	occurrence uuid not null references agenda.occurrence,
	given jsonb not null,
	gone_at timestamptz,
	primary key (source, uid, recurrence),
	foreign key (source, uid) references agenda.source_offering
);
create index on agenda.source_occurrence (occurrence);

-- The feeds ask at every request whether anything has changed.
create index on agenda.occurrence (updated_at desc);
create index on agenda.offering (updated_at desc);
