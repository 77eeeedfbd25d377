-- What somebody proposes for the agenda without an account; the team takes it over as a draft, or thanks for it. `offering` is the draft that it became.
create table agenda.proposal (
	id uuid primary key,
	person uuid references identity.person on delete restrict,
	name text not null check (length(name) between 1 and 120),
	email text not null check (length(email) <= 254),
	locale text not null,
	title text not null check (length(title) between 1 and 160),
	words text not null check (length(words) between 1 and 4000),
	place text check (length(place) <= 200),
	starts_at timestamptz,
	ends_at timestamptz check (ends_at > starts_at),
	sent_at timestamptz not null default now(),
	offering uuid references agenda.offering on delete set null,
	taken boolean,
	decided_by uuid references identity.person on delete restrict,
	decided_at timestamptz,
	check ((decided_at is null) = (taken is null)),
	check ((starts_at is null) = (ends_at is null))
);
create index on agenda.proposal (sent_at) where decided_at is null;
create index on agenda.proposal (person) where person is not null;
create index on agenda.proposal (offering) where offering is not null;
