create schema participation;

-- The order of the waiting lists. A number is taken only under the lock of the pools, so the numbers rise in the order of the requests.
create sequence participation.queue;

-- `taken` and `queued` are kept under the pool's lock by the one function that moves seats: counting 100,000 seats at every booking would
-- cost more the fuller a pool gets. Whatever a program does wrong, `never_oversold` holds.
create table participation.pool (
	id uuid primary key,
	capacity integer check (capacity >= 0),
	waiting boolean not null,
	offer_minutes integer check (offer_minutes > 0),
	taken integer not null default 0 check (taken >= 0),
	queued integer not null default 0 check (queued >= 0),
	closed_at timestamptz,
	opened_at timestamptz not null default now(),
	constraint never_oversold check (taken <= capacity)
);

-- Pools that one booking used together are locked together, since a place freed in one may let a booking into both.
create table participation.pool_link (
	pool uuid not null references participation.pool,
	other uuid not null references participation.pool,
	primary key (pool, other)
);

create table participation.booking (
	id uuid primary key,
	kind text not null check (kind in ('rsvp', 'enrolment', 'application', 'reservation', 'interest')),
	subject_kind text not null,
	subject uuid not null,
	party uuid references identity.person on delete set null,
	contact_name text,
	contact_email text,
	locale text not null,
	idempotency_key text not null,
	token_hash bytea not null unique,
	source text not null,
	created_at timestamptz not null default now(),
	unique (subject, idempotency_key)
);
create index on participation.booking (party) where party is not null;

create table participation.seat (
	id uuid primary key,
	booking uuid not null references participation.booking,
	holder uuid references identity.person on delete set null,
	holder_name text,
	state text not null check (state in ('draft', 'submitted', 'under_review', 'waitlisted', 'offered', 'confirmed', 'fulfilled', 'no_show',
		'declined', 'withdrawn', 'cancelled', 'expired')),
	stage smallint not null default 0,
	ticket text not null unique,
	offered_until timestamptz check ((offered_until is not null) = (state = 'offered')),
	state_at timestamptz not null default now()
);
create index on participation.seat (booking);
create index on participation.seat (holder) where holder is not null;
create index on participation.seat (offered_until) where state = 'offered';

-- What a seat takes from. `queue` is set as long as the seat waits here; it stands on this row so that the first of a list is one step in an index.
create table participation.seat_pool (
	seat uuid not null references participation.seat,
	pool uuid not null references participation.pool,
	queue bigint,
	primary key (seat, pool)
);
create index on participation.seat_pool (pool, queue) where queue is not null;

-- Every passage at the door. One that was wrong is marked, never deleted.
create table participation.presence (
	id uuid primary key,
	seat uuid not null references participation.seat,
	at timestamptz not null,
	kind text not null check (kind in ('in', 'out')),
	gate text,
	source text not null,
	nonce uuid not null unique,
	recorded_at timestamptz not null default clock_timestamp(),
	undone_at timestamptz,
	undone_by uuid references identity.person on delete set null
);
create index on participation.presence (seat, at);
