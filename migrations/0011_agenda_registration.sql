-- An offer never runs past the moment when its pool closes, which is when the séance begins.
alter table participation.pool add column closes_at timestamptz;
update participation.pool p set closes_at = o.starts_at from agenda.occurrence o where o.pool = p.id;

create index on participation.booking (created_at);
-- What one address holds of a séance is counted at every registration.
create index on participation.booking (subject, lower(contact_email));

-- What participation publishes to be joined: a booking with the names, the number and the states of its seats.
create view participation.booking_card as
select b.id, b.kind, b.subject_kind, b.subject, b.party, b.contact_name as name, b.contact_email as email, b.locale, b.source, b.created_at,
	(select count(*)::int from participation.seat s where s.booking = b.id) as seats,
	(select string_agg(s.holder_name, ', ' order by s.id) from participation.seat s where s.booking = b.id) as names,
	array(
		select distinct case when s.state = 'offered' and s.offered_until <= clock_timestamp() then 'expired' else s.state end
		from participation.seat s where s.booking = b.id
	) as states
from participation.booking b;

-- What an activity asks of those who register. A question that was answered is put into the trash, never deleted.
create table agenda.question (
	id uuid primary key,
	offering uuid not null references agenda.offering,
	kind text not null check (kind in ('text', 'choice', 'several', 'yes_no', 'access')),
	label jsonb not null,
	options jsonb not null default '[]',
	required boolean not null default false,
	rank integer not null,
	trashed_at timestamptz,
	created_at timestamptz not null default now()
);
create index on agenda.question (offering, rank);

-- An answer in the words that were read then: a choice is kept by the text of its source language.
create table agenda.answer (
	booking uuid not null references participation.booking,
	question uuid not null references agenda.question,
	value text[] not null,
	primary key (booking, question)
);
create index on agenda.answer (question);

-- What the team notes about a registration.
create table agenda.booking_note (
	booking uuid primary key references participation.booking,
	text text not null,
	written_by uuid references identity.person on delete set null,
	written_at timestamptz not null default now()
);

-- What was said and shown at a séance.
create table agenda.material (
	id uuid primary key,
	occurrence uuid not null references agenda.occurrence,
	kind text not null check (kind in ('slides', 'link', 'recording', 'picture', 'text')),
	title jsonb not null,
	body jsonb,
	url text,
	file text references kernel.file,
	file_name text,
	bytes bigint,
	picture jsonb,
	rank integer not null,
	added_at timestamptz not null default now(),
	check (num_nonnulls(body, url, file, picture) = 1)
);
create index on agenda.material (occurrence, rank);

-- Questions that come after a séance, from those who took part. `shown_at` when the organiser has accepted it.
create table agenda.followup (
	id uuid primary key,
	occurrence uuid not null references agenda.occurrence,
	person uuid references identity.person on delete set null,
	name text,
	text text not null,
	locale text not null,
	asked_at timestamptz not null default now(),
	answer jsonb,
	answered_by uuid references identity.person on delete set null,
	answered_at timestamptz,
	shown_at timestamptz,
	hidden_at timestamptz
);
create index on agenda.followup (occurrence, asked_at);
create index on agenda.followup (person) where person is not null;

create schema if not exists notice;

-- One reminder a booking for each beginning: a séance that is moved far is told of again.
create table notice.reminder (
	booking uuid not null references participation.booking,
	starts_at timestamptz not null,
	sent_at timestamptz not null default now(),
	primary key (booking, starts_at)
);

-- That the organisers wrote to those who registered, without the words. The id is made of the key of the form and of the words.
create table notice.circular (
	id uuid primary key,
	occurrence uuid not null references agenda.occurrence,
	states text[] not null,
	letters integer not null,
	written_by uuid references identity.person on delete set null,
	written_at timestamptz not null default now()
);
create index on notice.circular (occurrence, written_at);
