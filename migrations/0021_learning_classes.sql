-- What a class needs to know of an activity that it can come to; what, when and where stand in the agenda.
create table learning.class_offer (
	offering uuid primary key references agenda.offering,
	min_pupils smallint not null check (min_pupils > 0),
	max_pupils smallint not null check (max_pupils between min_pupils and 120),
	years text[] not null,
	streams text[] not null,
	at_hub boolean not null,
	at_school boolean not null,
	aims jsonb not null,
	devices jsonb not null,
	bus jsonb,
	cost jsonb not null,
	bring jsonb,
	created_at timestamptz not null default now(),
	check (at_hub or at_school)
);

-- A séance for those alone who are booked into it, such as one at a school: it is in no list, calendar nor search, and nobody else registers for it.
alter table agenda.occurrence add column apart boolean not null default false;

-- A class that a teacher brings. Whose it is stands in its bookings. Its data goes 13 months after its last séance (`erases_on`).
create table learning.school_class (
	id uuid primary key,
	school text not null,
	year text not null,
	stream text not null,
	needs text,
	locale text not null,
	code text not null unique,
	lesson_round integer not null default 0,
	lesson_hash bytea unique,
	lesson_until timestamptz,
	erases_on date not null,
	created_at timestamptz not null default now()
);

create table learning.class_booking (
	booking uuid primary key references participation.booking,
	class uuid references learning.school_class on delete set null,
	occurrence uuid not null references agenda.occurrence,
	pupils smallint not null check (pupils > 0),
	year text not null,
	stream text not null,
	at_school boolean not null default false,
	booked_at timestamptz not null default now()
);
create index on learning.class_booking (class);
create index on learning.class_booking (occurrence);

-- A pupil is no person: a pseudonym, and a secret of which the keyed hash is kept. `secret_round`: how often it was made anew by the teacher.
create table learning.pupil (
	id uuid primary key,
	class uuid references learning.school_class on delete cascade,
	number smallint not null check (number > 0),
	pseudonym text not null,
	secret_round integer not null default 0,
	secret_hash bytea,
	single_use boolean not null default false,
	claim_hash bytea unique,
	claimed_by uuid references identity.person,
	claimed_at timestamptz,
	created_at timestamptz not null default now(),
	unique (class, number),
	unique (class, pseudonym),
	check (class is not null or claimed_by is not null)
);
create index on learning.pupil (claimed_by) where claimed_by is not null;

create table learning.pupil_seat (
	seat uuid primary key references participation.seat,
	pupil uuid not null references learning.pupil on delete cascade
);
create index on learning.pupil_seat (pupil);

-- No address. `by_pictures`: not by the code of a lesson, with which anybody of the class is anybody.
create table learning.pupil_session (
	token_hash bytea primary key,
	pupil uuid not null references learning.pupil on delete cascade,
	by_pictures boolean not null,
	until timestamptz not null
);
create index on learning.pupil_session (pupil);

-- Wrong secrets, of a day at most: what the lock is computed from.
create table learning.pupil_attempt (
	pupil uuid not null references learning.pupil on delete cascade,
	at timestamptz not null default clock_timestamp()
);
create index on learning.pupil_attempt (pupil, at);

create table learning.class_work (
	id uuid primary key,
	class uuid references learning.school_class on delete set null,
	pupil uuid not null references learning.pupil on delete cascade,
	title text not null,
	text text,
	picture jsonb,
	link text,
	state text not null default 'waiting' check (state in ('waiting', 'shown', 'removed')),
	made_at timestamptz not null default now(),
	decided_at timestamptz,
	gallery uuid references network.work on delete set null
);
create index on learning.class_work (class, made_at);

-- An afternoon asked for at the school.
create table learning.class_request (
	id uuid primary key,
	offering uuid not null references agenda.offering,
	person uuid references identity.person on delete set null,
	contact_name text,
	contact_email text,
	school text not null,
	locality text not null,
	pupils smallint not null check (pupils > 0),
	year text not null,
	stream text not null,
	needs text,
	wanted date[] not null,
	locale text not null,
	state text not null default 'asked' check (state in ('asked', 'accepted', 'declined')),
	answer text,
	booking uuid references participation.booking,
	idempotency_key uuid not null unique,
	asked_at timestamptz not null default now(),
	decided_at timestamptz
);

-- Kits have numbers since a range of one number is what an exclusion constraint compares without an extension.
create table learning.kit (
	number integer generated always as identity primary key,
	name text not null,
	contents jsonb not null,
	retired_at timestamptz
);

create table learning.kit_loan (
	id uuid primary key,
	kit integer not null references learning.kit,
	request uuid references learning.class_request,
	borrower text not null,
	during tstzrange not null check (not isempty(during)),
	constraint never_lent_twice exclude using gist (int4range(kit, kit, '[]') with &&, during with &&)
);
