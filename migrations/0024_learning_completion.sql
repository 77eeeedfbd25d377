-- Attendance, completion and ways: what is more than bookings and presences.

-- The seats of bookings as participation publishes them to be joined: whose they are, and what for.
create view participation.attendance_card as
	select s.id as seat, s.booking, s.holder, b.party, b.subject_kind, b.subject, s.state
	from participation.seat s join participation.booking b on b.id = s.booking;

-- What somebody must have done: a tree of requirements, for an offering, a cohort, a way or a badge.
create table learning.goal (
	id uuid primary key,
	kind text not null check (kind in ('offering', 'cohort', 'way', 'badge')),
	subject uuid not null,
	title jsonb not null,
	version integer not null default 1 check (version > 0),
	created_at timestamptz not null default clock_timestamp(),
	updated_at timestamptz not null default clock_timestamp()
);
create unique index on learning.goal (kind, subject);

-- Every tree that a goal ever had: who reached it says under which.
create table learning.goal_version (
	goal uuid not null references learning.goal on delete cascade,
	version integer not null,
	tree jsonb not null,
	set_at timestamptz not null default clock_timestamp(),
	primary key (goal, version)
);

-- What the present tree of a goal looks at, and the earlier ones under which somebody holds it, to find the goals that a fact concerns.
create table learning.goal_part (
	goal uuid not null references learning.goal on delete cascade,
	kind text not null check (kind in ('offering', 'occurrence', 'goal')),
	thing uuid not null,
	primary key (goal, kind, thing)
);
create index on learning.goal_part (thing);

-- The fold over the log: of each cell the word that stands last in the log. No order of delivery can make another one of it, and it can be
-- made again from the log. A participant is a person, or a pupil of a class; what was done on a seat that is nobody's waits under the seat until
-- somebody holds it.
create table learning.timetable (
	occurrence uuid primary key,
	offering uuid not null,
	holds boolean not null,
	position bigint not null
);
create index on learning.timetable (offering);
create table learning.deed (
	participant uuid not null,
	participant_kind text not null check (participant_kind in ('person', 'pupil', 'seat')),
	cell text not null,
	kind text not null check (kind in ('presence', 'excuse', 'assessment', 'evidence', 'goal')),
	thing uuid not null,
	word text,
	points double precision,
	holds boolean not null,
	position bigint not null,
	primary key (participant, cell)
);
create index on learning.deed (thing, participant);
-- `word` is then the seat, which may change hands
create index on learning.deed (word) where kind in ('presence', 'excuse');

-- How far somebody is on a goal, and whether she has reached it. `met` tells the first branches of the tree.
create table learning.progress (
	goal uuid not null references learning.goal on delete cascade,
	participant uuid not null,
	participant_kind text not null check (participant_kind in ('person', 'pupil')),
	version integer not null,
	met boolean[] not null,
	share double precision not null check (share between 0 and 1),
	judged_at timestamptz not null default clock_timestamp(),
	primary key (goal, participant)
);
create index on learning.progress (participant);
create table learning.completion (
	goal uuid not null references learning.goal on delete cascade,
	participant uuid not null,
	participant_kind text not null check (participant_kind in ('person', 'pupil')),
	version integer not null,
	completed_at timestamptz not null,
	lost_at timestamptz,
	primary key (goal, participant)
);
create index on learning.completion (participant);

-- What somebody was given for an assessment of a goal. A correction is a new row; the last one that was not taken away stands.
create table learning.assessment (
	id uuid primary key,
	goal uuid not null references learning.goal,
	key text not null check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	participant uuid not null,
	participant_kind text not null check (participant_kind in ('person', 'pupil')),
	points double precision,
	given_by uuid references identity.person on delete set null,
	given_at timestamptz not null default clock_timestamp()
);
create index on learning.assessment (goal, participant, key, given_at);
create index on learning.assessment (participant);
create index on learning.assessment (given_by) where given_by is not null;

-- What somebody shows of what she has done; it counts once somebody has accepted it.
create table learning.evidence (
	id uuid primary key,
	goal uuid not null references learning.goal,
	kind text not null check (kind ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	participant uuid not null,
	participant_kind text not null check (participant_kind in ('person', 'pupil')),
	words text check (length(words) between 1 and 4000),
	link text check (length(link) <= 2000),
	file text references kernel.file,
	file_name text check (length(file_name) between 1 and 200),
	given_at timestamptz not null default clock_timestamp(),
	accepted boolean,
	decided_by uuid references identity.person on delete set null,
	decided_at timestamptz,
	removed_at timestamptz,
	-- what was taken away is kept nowhere, only that it was
	check ((num_nonnulls(words, link, file) > 0) = (removed_at is null))
);
create index on learning.evidence (goal, participant);
create index on learning.evidence (participant);
create index on learning.evidence (file) where file is not null;
create index on learning.evidence (decided_by) where decided_by is not null;

-- Whoever is missing with a reason, told by a code: illness is nobody's affair but hers. It stands only here, and
-- is forgotten months after the séance: it is another one then.
create table learning.excuse (
	id uuid primary key,
	seat uuid not null references participation.seat,
	occurrence uuid not null references agenda.occurrence,
	reason text not null check (reason in ('ill', 'work', 'family', 'transport', 'school', 'other')),
	given_by uuid references identity.person on delete set null,
	given_at timestamptz not null default clock_timestamp(),
	withdrawn_at timestamptz,
	withdrawn_by uuid references identity.person on delete set null
);
create unique index on learning.excuse (seat) where withdrawn_at is null;
create index on learning.excuse (occurrence);
create index on learning.excuse (given_by) where given_by is not null;
create index on learning.excuse (withdrawn_by) where withdrawn_by is not null;

-- How a séance takes attendance, where it is not as usual.
create table learning.attendance (
	occurrence uuid primary key references agenda.occurrence,
	late_minutes integer not null default 15 check (late_minutes between 0 and 240),
	kiosk_ticket boolean not null default false,
	-- another round, and no kiosk that was opened before is one any more
	kiosk_round integer not null default 0
);

-- The telephone that said that somebody is there: one for a seat, one seat for it. The hash is made with the séance, so two séances of one
-- telephone cannot be told to be of one.
create table learning.device (
	occurrence uuid not null references agenda.occurrence,
	hash bytea not null,
	seat uuid not null references participation.seat,
	bound_at timestamptz not null default clock_timestamp(),
	primary key (occurrence, hash),
	unique (occurrence, seat)
);
create index on learning.device (seat);

-- A way: open activities in an order, for who begins.
create table learning.way (
	id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	title jsonb not null,
	summary jsonb not null,
	organization uuid not null references network.organization,
	fictional boolean not null default false,
	published_at timestamptz,
	deleted_at timestamptz,
	created_at timestamptz not null default clock_timestamp(),
	updated_at timestamptz not null default clock_timestamp()
);
create index on learning.way (organization);

-- A step of a way: one activity, or one of several. `needs`: the steps that come before it.
create table learning.way_step (
	id uuid primary key,
	way uuid not null references learning.way on delete cascade,
	rank integer not null,
	title jsonb,
	offerings uuid[] not null check (cardinality(offerings) between 1 and 10),
	needs uuid[] not null default '{}'
);
create index on learning.way_step (way, rank);
