-- What a machine asks of whoever uses it alone.
create table spaces.induction (
	id uuid primary key,
	name jsonb not null,
	-- the activity of the agenda whose séances give it; never looked into
	offering uuid,
	-- how long it holds; null: for ever
	months smallint check (months between 1 and 120),
	created_at timestamptz not null default now()
);
create index on spaces.induction (offering) where offering is not null;

create table spaces.machine (
	space uuid primary key references spaces.space,
	induction uuid references spaces.induction,
	-- what an hour of use costs
	hour_cents integer not null default 0 check (hour_cents between 0 and 1000000)
);
create index on spaces.machine (induction) where induction is not null;

-- Who has an induction, since when, and by what: a séance she was at, or somebody's word.
create table spaces.inducted (
	id uuid primary key,
	induction uuid not null references spaces.induction,
	person uuid not null references identity.person,
	since timestamptz not null,
	until timestamptz,
	occurrence uuid,
	given_by uuid references identity.person on delete set null,
	revoked_at timestamptz,
	revoked_by uuid references identity.person on delete set null,
	reason text,
	-- her bookings from then on have been looked at
	ended boolean not null default false,
	unique (induction, person, occurrence),
	check (until > since)
);
create index on spaces.inducted (person);
create index on spaces.inducted (until) where until is not null and not ended;

-- What one must know of the danger, and what one answers for; each version is signed anew.
create table spaces.sheet (
	id uuid primary key,
	space uuid not null references spaces.space,
	version smallint not null,
	words jsonb not null,
	-- the SHA-256 of the words as they were signed
	hash text not null,
	written_at timestamptz not null default now(),
	unique (space, version)
);
create table spaces.signature (
	sheet uuid not null references spaces.sheet,
	person uuid not null references identity.person,
	name text not null,
	signed_at timestamptz not null default now(),
	primary key (sheet, person)
);
create index on spaces.signature (person);

-- The adult who is beside a minor; goes with the booking.
create table spaces.companion (
	reservation uuid primary key references spaces.reservation on delete cascade,
	adult text not null
);

-- A machine, or one of several alike ones, that does not work for a time. Its allocation is of kind `maintenance`.
create table spaces.outage (
	id uuid primary key,
	space uuid not null references spaces.space,
	-- null: all of them
	unit uuid references spaces.unit,
	reason text not null,
	during tstzrange not null check (not isempty(during)),
	ended_at timestamptz,
	created_at timestamptz not null default now()
);
create index on spaces.outage using gist (space, during);

create table spaces.upkeep (
	id uuid primary key,
	space uuid not null references spaces.space,
	name text not null,
	every_days smallint check (every_days > 0),
	every_hours smallint check (every_hours > 0),
	created_at timestamptz not null default now(),
	retired_at timestamptz,
	check (num_nonnulls(every_days, every_hours) > 0)
);
create index on spaces.upkeep (space);
create table spaces.upkeep_work (
	id uuid primary key,
	space uuid not null references spaces.space,
	upkeep uuid references spaces.upkeep,
	note text,
	done_at timestamptz not null default now(),
	done_by uuid references identity.person on delete set null
);
create index on spaces.upkeep_work (space, done_at);
create index on spaces.upkeep_work (upkeep) where upkeep is not null;

create table spaces.material (
	id uuid primary key,
	space uuid not null references spaces.space,
	name text not null,
	-- of which one thousandth is the least: m², g, feuille
	unit text not null,
	cents integer not null check (cents between 0 and 10000000),
	retired_at timestamptz
);
create index on spaces.material (space);

-- Time and material that somebody used, at the prices of then. Who pays is the organisation, else the person.
create table spaces.machine_use (
	id uuid primary key,
	space uuid not null references spaces.space,
	reservation uuid references spaces.reservation,
	person uuid references identity.person on delete set null,
	organization uuid references network.organization,
	operation text,
	started_at timestamptz not null,
	ended_at timestamptz not null,
	hour_cents integer not null,
	cents integer not null,
	created_at timestamptz not null default now(),
	-- it was written down wrongly
	struck_at timestamptz,
	check (ended_at > started_at)
);
create index on spaces.machine_use (space, started_at);
create index on spaces.machine_use (person, started_at);
create index on spaces.machine_use (organization, started_at) where organization is not null;
create index on spaces.machine_use (reservation) where reservation is not null;
create table spaces.material_use (
	machine_use uuid not null references spaces.machine_use on delete cascade,
	material uuid not null references spaces.material,
	thousandths integer not null check (thousandths > 0),
	unit_cents integer not null,
	cents integer not null,
	primary key (machine_use, material)
);
