-- Programmes (« formations ») with their courses and cohorts (« promotions »), admission, fees, attestations, deliberation, and the challenges
-- that organisations set. When and where a course is taught, who has a place and who came stand in the agenda and in participation.

-- The key that a booking came with, as participation publishes it to be joined: whoever made it finds it again.
create view participation.booking_key as
	select id as booking, idempotency_key as key from participation.booking;

create table learning.programme (
	id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	title jsonb not null,
	summary jsonb not null,
	body jsonb,
	organization uuid not null references network.organization on delete restrict,
	-- European Qualifications Framework
	eqf smallint check (eqf between 1 and 8),
	languages text[] not null default '{}',
	by_degree jsonb,
	by_experience jsonb,
	-- distinctions: the least average out of 20, and what it is called
	bands jsonb not null,
	-- of what was planned, in percent, that one must have been there for; null: nothing is promised
	least_presence smallint check (least_presence between 1 and 100),
	operation text references kernel.operation on delete restrict,
	fictional boolean not null default false,
	published_at timestamptz,
	deleted_at timestamptz,
	created_at timestamptz not null default clock_timestamp(),
	updated_at timestamptz not null default clock_timestamp()
);
create index on learning.programme (organization);

create table learning.course (
	id uuid primary key,
	programme uuid not null references learning.programme on delete restrict,
	code text not null check (length(code) between 1 and 20),
	title jsonb not null,
	ects numeric(4, 1) not null check (ects >= 0 and ects <= 60),
	rank integer not null,
	-- as they are announced
	teachers text[] not null default '{}',
	deleted_at timestamptz
);
create unique index on learning.course (programme, code) where deleted_at is null;

-- A cohort has a pool of its own: whoever is in it has a place there. Days are those of the hub.
create table learning.cohort (
	id uuid primary key,
	programme uuid not null references learning.programme on delete restrict,
	slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
	name text not null check (length(name) between 1 and 120),
	from_day date not null,
	to_day date not null check (to_day >= from_day),
	pool uuid not null references participation.pool on delete restrict,
	applies_from date,
	applies_until date,
	fee_cents integer not null default 0 check (fee_cents >= 0),
	instalments smallint not null default 1 check (instalments between 1 and 24),
	offer_days smallint not null default 14 check (offer_days between 1 and 90),
	created_at timestamptz not null default clock_timestamp(),
	unique (programme, slug),
	check (applies_from is null or applies_until is null or applies_from <= applies_until)
);

-- A course as a cohort has it: an offering that is in no public list, whose séances are its timetable.
create table learning.cohort_course (
	cohort uuid not null references learning.cohort on delete restrict,
	course uuid not null references learning.course on delete restrict,
	offering uuid not null unique references agenda.offering on delete restrict,
	primary key (cohort, course)
);

-- When nobody teaches; the public holidays are computed.
create table learning.closed_period (
	id uuid primary key,
	name jsonb not null,
	from_day date not null,
	to_day date not null check (to_day >= from_day)
);
create index on learning.closed_period (from_day);

-- The words of an application; its state is that of its booking.
create table learning.application (
	id uuid primary key,
	booking uuid not null unique references participation.booking on delete restrict,
	cohort uuid not null references learning.cohort on delete restrict,
	person uuid references identity.person on delete restrict,
	route text not null check (route in ('degree', 'experience')),
	degree text,
	experience text,
	motivation text,
	payer text not null default 'participant' check (payer in ('participant', 'employer')),
	submitted_at timestamptz,
	outcome text check (outcome in ('accepted', 'waiting', 'declined')),
	reason text check (reason in ('conditions', 'experience', 'places', 'incomplete', 'other')),
	-- what the candidate reads with the decision
	words text,
	decided_by uuid references identity.person on delete set null,
	decided_at timestamptz,
	withdrawn_at timestamptz,
	created_at timestamptz not null default clock_timestamp()
);
create unique index on learning.application (cohort, person) where person is not null and withdrawn_at is null;
create index on learning.application (person);

create table learning.document (
	id uuid primary key,
	application uuid not null references learning.application on delete cascade,
	kind text not null check (kind in ('degree', 'transcript', 'cv', 'experience', 'other')),
	name text not null,
	media_type text not null,
	bytes bigint not null,
	file text not null references kernel.file on delete restrict,
	added_at timestamptz not null default clock_timestamp()
);
create index on learning.document (application);

-- Who reads an application, and what she advises; a reader sees the other's words when both are in.
create table learning.review (
	id uuid primary key,
	application uuid not null references learning.application on delete cascade,
	-- null once she is erased: that somebody advised it stays
	reader uuid references identity.person on delete restrict,
	named_at timestamptz not null default clock_timestamp(),
	recommendation text check (recommendation in ('accept', 'discuss', 'decline')),
	words text,
	written_at timestamptz,
	unique (application, reader),
	check ((recommendation is null) = (written_at is null))
);
create index on learning.review (reader);

-- Who is in a cohort, by the booking that gives her a place in its pool; and who pays.
create table learning.enrolment (
	id uuid primary key,
	cohort uuid not null references learning.cohort on delete restrict,
	person uuid references identity.person on delete restrict,
	booking uuid not null unique references participation.booking on delete restrict,
	since timestamptz not null default clock_timestamp(),
	left_at timestamptz,
	payer text not null default 'participant' check (payer in ('participant', 'employer')),
	employer text,
	employer_scheme text check (employer_scheme in ('bce', 'vat')),
	employer_number text,
	order_number text,
	invoice_number text
);
create unique index on learning.enrolment (cohort, person) where left_at is null and person is not null;
create index on learning.enrolment (person);

create table learning.instalment (
	enrolment uuid not null references learning.enrolment on delete cascade,
	rank smallint not null,
	due_day date not null,
	cents integer not null check (cents >= 0),
	paid_day date,
	primary key (enrolment, rank)
);

-- Attendance of a quarter, as it was issued: never changed. A correction is another one that names it.
create table learning.attestation (
	id uuid primary key,
	number text not null unique,
	enrolment uuid not null references learning.enrolment on delete restrict,
	year smallint not null,
	quarter smallint not null check (quarter between 1 and 4),
	planned_minutes integer not null,
	present_minutes integer not null,
	excused_minutes integer not null,
	signed_by text,
	signed_as text,
	file text references kernel.file on delete restrict,
	hash text not null,
	-- of what it says but its number and day: a correction says something else
	said_hash text not null,
	corrects uuid unique references learning.attestation on delete restrict,
	issued_at timestamptz not null default clock_timestamp()
);
create index on learning.attestation (enrolment);

-- A jury's session on a cohort, with its minutes; what it found is shown to each participant once it is published.
create table learning.deliberation (
	id uuid primary key,
	cohort uuid not null references learning.cohort on delete restrict,
	held_day date not null,
	jury text not null,
	minutes text,
	published_at timestamptz,
	created_at timestamptz not null default clock_timestamp()
);
create index on learning.deliberation (cohort);

create table learning.mark (
	deliberation uuid not null references learning.deliberation on delete cascade,
	enrolment uuid not null references learning.enrolment on delete cascade,
	course uuid not null references learning.course on delete restrict,
	mark numeric(4, 2) check (mark between 0 and 20),
	credited boolean not null,
	primary key (deliberation, enrolment, course)
);

-- What a published session found of each participant, as it was told: a course or a distinction that changes later changes nothing here.
create table learning.result (
	deliberation uuid not null references learning.deliberation on delete cascade,
	enrolment uuid not null references learning.enrolment on delete cascade,
	courses jsonb not null,
	verdict jsonb not null,
	primary key (deliberation, enrolment)
);
create index on learning.result (enrolment);

-- What an organisation asks the hub's teams (« défi d'entreprise »).
create table learning.challenge (
	id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	organization uuid not null references network.organization on delete restrict,
	title jsonb not null,
	question jsonb not null,
	context jsonb,
	gives jsonb,
	until_day date,
	contact text,
	proposed_by uuid references identity.person on delete set null,
	accepted_at timestamptz,
	closed_at timestamptz,
	deleted_at timestamptz,
	fictional boolean not null default false,
	created_at timestamptz not null default clock_timestamp()
);
create index on learning.challenge (organization);

create table learning.challenge_team (
	id uuid primary key,
	challenge uuid not null references learning.challenge on delete restrict,
	cohort uuid references learning.cohort on delete restrict,
	name text not null check (length(name) between 1 and 80),
	-- its members give it to whoever is to join
	code text not null,
	taken_at timestamptz not null default clock_timestamp(),
	result jsonb,
	url text check (length(url) <= 2000),
	file text references kernel.file on delete restrict,
	file_name text,
	published_at timestamptz
);
create index on learning.challenge_team (challenge);

create table learning.challenge_member (
	team uuid not null references learning.challenge_team on delete cascade,
	person uuid not null references identity.person on delete restrict,
	primary key (team, person)
);
create index on learning.challenge_member (person);
