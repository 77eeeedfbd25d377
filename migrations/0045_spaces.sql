-- What can be booked in a place, and who has it when. An exclusion constraint over a uuid needs this extension, which comes with PostgreSQL and is trusted.
create extension if not exists btree_gist with schema kernel;
create schema spaces;

create table spaces.space (
	id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	place uuid not null references network.place,
	kind text not null check (kind in ('room', 'desks', 'studio', 'workshop', 'machine', 'kit')),
	name jsonb not null,
	sentence jsonb,
	capacity integer check (capacity > 0),
	equipment text[] not null default '{}',
	step_free boolean,
	hearing_loop boolean,
	lift boolean,
	access jsonb,
	picture jsonb,
	-- seven days from Monday on, each a list of [from, until] in minutes of the day by the hub's clock
	hours jsonb not null,
	closed_on_holidays boolean not null default true,
	open_to text not null default 'anybody' check (open_to in ('anybody', 'account', 'residents', 'team')),
	approval boolean not null default false,
	step_minutes smallint not null default 30 check (step_minutes between 5 and 1440),
	min_minutes integer not null default 30 check (min_minutes > 0),
	max_minutes integer not null default 600 check (max_minutes >= min_minutes),
	ahead_days smallint not null default 180 check (ahead_days between 1 and 1500),
	notice_minutes integer not null default 0 check (notice_minutes >= 0),
	before_minutes smallint not null default 0 check (before_minutes between 0 and 1440),
	after_minutes smallint not null default 0 check (after_minutes between 0 and 1440),
	-- until so many hours before its beginning a reservation is given back for nothing
	cancel_hours smallint not null default 24 check (cancel_hours between 0 and 1000),
	operation text,
	fictional boolean not null default false,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	deleted_at timestamptz
);
create index on spaces.space (place);

-- What nobody else can have at the same time: a room, each of twenty desks. Retired, it is no longer given.
create table spaces.unit (
	id uuid primary key,
	space uuid not null references spaces.space,
	number smallint not null check (number > 0),
	label text,
	retired_at timestamptz,
	unique (space, number)
);

-- Two rooms whose wall opens are a third one, which is taken when a part is, and the other way round.
create table spaces.part (
	whole uuid not null references spaces.space,
	part uuid not null references spaces.space,
	primary key (whole, part),
	check (whole <> part)
);
create index on spaces.part (part);

-- Days that are otherwise than the week says: of one space, or of all in a place. Without openings it is closed.
create table spaces.exception (
	id uuid primary key,
	place uuid references network.place,
	space uuid references spaces.space,
	days daterange not null check (not isempty(days) and not lower_inf(days) and not upper_inf(days)),
	openings jsonb not null default '[]',
	reason jsonb,
	created_at timestamptz not null default now(),
	check (num_nonnulls(place, space) = 1)
);
create index on spaces.exception (place);
create index on spaces.exception (space);

-- Who has a space, for when. `held`: a lease, which ends by itself; `clashing`: wants it and does not have it.
create table spaces.allocation (
	id uuid primary key,
	space uuid not null references spaces.space,
	subject_kind text not null,
	subject uuid not null,
	-- without the time to prepare and to tidy up
	during tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
	quantity smallint not null default 1 check (quantity > 0),
	state text not null check (state in ('held', 'taken', 'clashing')),
	held_until timestamptz,
	created_at timestamptz not null default clock_timestamp(),
	unique (subject_kind, subject),
	check ((state = 'held') = (held_until is not null))
);
create index on spaces.allocation using gist (space, during);
create index on spaces.allocation (held_until) where state = 'held';

create table spaces.occupancy (
	allocation uuid not null references spaces.allocation on delete cascade,
	unit uuid not null references spaces.unit,
	during tstzrange not null,
	primary key (allocation, unit),
	constraint never_two_at_once exclude using gist (unit with =, during with &&)
);

-- A space that a person books. Whether it stands, who came and who did not is said by its booking.
create table spaces.reservation (
	id uuid primary key,
	space uuid not null references spaces.space,
	booking uuid not null unique references participation.booking,
	during tstzrange not null check (not isempty(during)),
	quantity smallint not null default 1 check (quantity > 0),
	-- those that were booked together, each with a life of its own
	series uuid,
	-- what for, in the words of whoever booked
	purpose text,
	people integer check (people > 0),
	-- who pays, if not whoever booked
	organization uuid references network.organization,
	operation text,
	created_at timestamptz not null default now()
);
create index on spaces.reservation using gist (space, during);
create index on spaces.reservation (series) where series is not null;
create index on spaces.reservation (organization) where organization is not null;

-- The room of a séance, which is in its place.
alter table agenda.occurrence add column space uuid references spaces.space;
create index on agenda.occurrence (space) where space is not null;

-- What other modules may join.
create view spaces.space_card as
	select s.id, s.slug, s.kind, s.name, s.capacity, s.place, p.slug as place_slug, p.name as place_name, s.deleted_at
	from spaces.space s join network.place_card p on p.id = s.place;
create view spaces.holding as select subject_kind, subject, space, state from spaces.allocation;
