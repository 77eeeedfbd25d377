-- The programme of a festival, which is an offering of that kind: what happens when on which stage, and what each visitor wants to see.
create table agenda.stage (
	id uuid primary key,
	offering uuid not null references agenda.offering,
	name jsonb not null,
	place uuid references network.place,
	rank integer not null,
	deleted_at timestamptz,
	unique (id, offering)
);
create index on agenda.stage (offering);

create table agenda.track (
	id uuid primary key,
	offering uuid not null references agenda.offering,
	label jsonb not null,
	area text not null,
	rank integer not null,
	deleted_at timestamptz,
	unique (id, offering)
);
create index on agenda.track (offering);

-- `occurrence` is a séance that one registers for; `revision` is iCalendar's SEQUENCE, as for occurrences.
create table agenda.item (
	id uuid primary key,
	offering uuid not null references agenda.offering,
	stage uuid not null,
	track uuid,
	starts_at timestamptz not null,
	ends_at timestamptz not null,
	title jsonb not null,
	summary jsonb,
	people text not null default '',
	language text,
	min_age smallint check (min_age between 0 and 120),
	url text check (url ~ '^https?://'),
	occurrence uuid references agenda.occurrence,
	cancelled_at timestamptz,
	deleted_at timestamptz,
	revision integer not null default 0,
	updated_at timestamptz not null default now(),
	check (ends_at > starts_at),
	foreign key (stage, offering) references agenda.stage (id, offering),
	foreign key (track, offering) references agenda.track (id, offering)
);
create index on agenda.item (offering, starts_at) where deleted_at is null;
create index on agenda.item (stage);
create index on agenda.item (track) where track is not null;
create index on agenda.item (occurrence) where occurrence is not null;

-- Somebody's choice: of a person, or of a browser that holds the secret whose hash this is. `link_hash` is of the secret in its shared address.
create table agenda.selection (
	id uuid primary key,
	offering uuid not null references agenda.offering,
	person uuid references identity.person,
	token_hash bytea,
	link_hash bytea not null unique,
	changed_at timestamptz not null default now(),
	unique (offering, person),
	unique (offering, token_hash),
	check ((person is null) <> (token_hash is null))
);
create index on agenda.selection (person) where person is not null;
create index on agenda.selection (changed_at) where person is null;

create table agenda.selected (
	selection uuid not null references agenda.selection on delete cascade,
	item uuid not null references agenda.item,
	primary key (selection, item)
);
create index on agenda.selected (item);
