create schema agenda;

create table agenda.offering (
	id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	kind text not null,
	area text not null,
	title jsonb not null,
	summary jsonb not null,
	body jsonb not null,
	organization uuid not null references network.organization,
	sectors text[] not null default '{}',
	audience jsonb,
	price jsonb,
	min_age smallint check (min_age between 0 and 120),
	languages text[] not null default '{}',
	fictional boolean not null default false,
	published_at timestamptz,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);
create index on agenda.offering (organization);

-- `revision` is iCalendar's SEQUENCE: it rises when the time, the place or the status changes, so that calendars show the change.
create table agenda.occurrence (
	id uuid primary key,
	offering uuid not null references agenda.offering,
	starts_at timestamptz not null,
	ends_at timestamptz not null,
	time_zone text not null,
	place uuid references network.place,
	pool uuid not null references participation.pool,
	status text not null default 'scheduled' check (status in ('scheduled', 'cancelled')),
	revision integer not null default 0,
	updated_at timestamptz not null default now(),
	cancelled_at timestamptz,
	check (ends_at > starts_at),
	check ((cancelled_at is not null) = (status = 'cancelled'))
);
create index on agenda.occurrence (starts_at);
create index on agenda.occurrence (ends_at);
create index on agenda.occurrence (offering, starts_at);
