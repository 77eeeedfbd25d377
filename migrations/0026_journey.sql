-- The gamified path: stories and their versions, runs (lists of choices), challenges of the real hub, meetings, competences, and what one leaves with.

create schema journey;

create table journey.story (
	id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
	created_at timestamptz not null default clock_timestamp()
);

-- What decides about runs, by its hash, kept for ever: a run stays with the version that it began with. `told`: title, summary, sources, which may be mended.
create table journey.story_version (
	hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
	story uuid not null references journey.story,
	bundle jsonb not null,
	told jsonb not null,
	state text not null default 'draft' check (state in ('draft', 'live', 'past')),
	kept_at timestamptz not null default clock_timestamp(),
	published_at timestamptz,
	published_by uuid references identity.person on delete set null,
	check ((state = 'draft') = (published_at is null))
);
create unique index on journey.story_version (story) where state = 'live';
create index on journey.story_version (story);
create index on journey.story_version (published_by) where published_by is not null;

-- The words of one language as they are sent, with French where there are none: by their own hash, so that a page that is open finds its own again.
create table journey.words (
	hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
	story uuid not null references journey.story,
	locale text not null check (locale in ('fr', 'en', 'nl', 'fi')),
	body jsonb not null
);
create index on journey.words (story);
create table journey.version_words (
	version text not null references journey.story_version on delete cascade,
	locale text not null check (locale in ('fr', 'en', 'nl', 'fi')),
	words text not null references journey.words,
	primary key (version, locale)
);
create index on journey.version_words (words);

-- A text that somebody who speaks the language from birth has read: of that text, not of what it becomes.
create table journey.word_reading (
	story uuid not null references journey.story,
	locale text not null check (locale in ('fr', 'en', 'nl', 'fi')),
	key text not null check (length(key) <= 120),
	text_hash text not null check (text_hash ~ '^[0-9a-f]{64}$'),
	read_by uuid references identity.person on delete set null,
	read_at timestamptz not null default clock_timestamp(),
	primary key (story, locale, key)
);
create index on journey.word_reading (read_by) where read_by is not null;

create table journey.picture (
	version text not null references journey.story_version on delete cascade,
	kind text not null check (kind in ('scene', 'portrait')),
	name text not null check (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(name) <= 60),
	file text not null references kernel.file,
	primary key (version, kind, name)
);
create index on journey.picture (file);

-- A run: the log is the record, and all the rest is what the fold over it said last. `was`: the version that it was moved from.
create table journey.run (
	id uuid primary key,
	person uuid not null references identity.person,
	story uuid not null references journey.story,
	version text not null references journey.story_version,
	was text references journey.story_version,
	seed bigint not null check (seed between 0 and 4294967295),
	log text[] not null check (cardinality(log) <= 5000),
	state_hash text not null check (state_hash ~ '^[0-9a-f]{64}$'),
	chapters text[] not null default '{}',
	ending text,
	branched_from uuid references journey.run on delete set null,
	canvas uuid references learning.canvas,
	begun_at timestamptz not null default clock_timestamp(),
	last_at timestamptz not null default clock_timestamp()
);
create index on journey.run (person, last_at);
create index on journey.run (story);
create index on journey.run (version);
create index on journey.run (was) where was is not null;
create index on journey.run (branched_from) where branched_from is not null;
create unique index on journey.run (canvas) where canvas is not null;

-- What was answered to a key, so that the same sending twice is one.
create table journey.sync (
	run uuid not null references journey.run on delete cascade,
	key uuid not null,
	body bytea not null,
	answer jsonb not null,
	at timestamptz not null default clock_timestamp(),
	primary key (run, key)
);
create index on journey.sync (at);

-- Challenges: each is a goal of learning's. One that no version asks for any more stays, for the runs that know it.
alter table learning.goal drop constraint goal_kind_check;
alter table learning.goal add constraint goal_kind_check check (kind in ('offering', 'cohort', 'way', 'badge', 'quest'));

create table journey.quest (
	id uuid primary key,
	story uuid not null references journey.story,
	key text not null check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 60),
	chapter text not null,
	comp text[] not null,
	tree jsonb not null,
	goal uuid not null unique references learning.goal,
	retired_at timestamptz,
	unique (story, key)
);
-- Only of those who have a run.
create table journey.quest_state (
	quest uuid not null references journey.quest,
	person uuid not null references identity.person,
	closed_at timestamptz not null,
	reopened_at timestamptz,
	primary key (quest, person)
);
create index on journey.quest_state (person);

-- Who may read a canvas besides those whose it is: a coach who was asked.
create table learning.canvas_reader (
	canvas uuid not null references learning.canvas on delete cascade,
	person uuid not null references identity.person on delete cascade,
	primary key (canvas, person)
);
create index on learning.canvas_reader (person);

-- Somebody of the network whom players may ask to meet.
create table journey.host (
	id uuid primary key,
	person uuid not null unique references identity.person,
	mentor boolean not null,
	coach boolean not null,
	about jsonb not null,
	languages text[] not null check (cardinality(languages) between 1 and 4),
	listed_at timestamptz not null default clock_timestamp(),
	hidden_at timestamptz
);

create table journey.meeting (
	id uuid primary key,
	person uuid not null references identity.person,
	-- null: she was erased, and the meeting still took place
	host uuid references journey.host on delete set null,
	mentor boolean not null,
	about text not null check (length(about) between 1 and 600),
	times timestamptz[] not null check (cardinality(times) between 1 and 3),
	online boolean not null,
	place text check (length(place) between 1 and 200),
	state text not null default 'asked' check (state in ('asked', 'accepted', 'declined', 'withdrawn')),
	at timestamptz,
	reply text check (length(reply) between 1 and 600),
	-- each side says by itself whether it took place
	person_says boolean,
	host_says boolean,
	lines text check (length(lines) between 1 and 900),
	reminded_at timestamptz,
	asked_at timestamptz not null default clock_timestamp(),
	answered_at timestamptz,
	check ((state = 'accepted') <= (at is not null))
);
create index on journey.meeting (person);
create index on journey.meeting (host);
create index on journey.meeting (at) where state = 'accepted';

-- A version of a canvas that its author gives to a coach to read. `coach` null: whoever of the team comes first.
create table journey.review (
	id uuid primary key,
	run uuid not null references journey.run on delete cascade,
	canvas_version uuid not null references learning.canvas_version on delete cascade,
	coach uuid references identity.person on delete set null,
	asked_at timestamptz not null default clock_timestamp(),
	-- what the coach wrote, by block, and what is missing
	comments jsonb not null default '{}',
	missing text check (length(missing) between 1 and 2000),
	blocks smallint,
	hypotheses smallint check (hypotheses between 0 and 100),
	accepted boolean,
	reviewed_by uuid references identity.person on delete set null,
	reviewed_at timestamptz,
	check ((accepted is null) = (reviewed_at is null))
);
create index on journey.review (run);
create index on journey.review (canvas_version);
create index on journey.review (coach) where coach is not null;
create index on journey.review (reviewed_by) where reviewed_by is not null;

-- What speaks for a competence of EntreComp at a level. What the game and the challenges show can be made again.
create table journey.evidence (
	id uuid primary key,
	person uuid not null references identity.person,
	competence text not null check (competence ~ '^[123]\.[1-5]$'),
	level smallint not null check (level between 1 and 8),
	source text not null check (source in ('game', 'quest', 'peer', 'coach', 'self', 'member')),
	ref_kind text not null check (ref_kind in ('run', 'quest', 'review', 'meeting', 'person')),
	ref uuid not null,
	-- of the game: the choice that showed it
	choice text,
	given_by uuid references identity.person on delete set null,
	at timestamptz not null default clock_timestamp(),
	unique (person, source, ref, competence, level)
);
create index on journey.evidence (ref);
create index on journey.evidence (given_by) where given_by is not null;

-- What the player writes of her own enterprise, beside the game's: the problem in her words, and her numbers.
create table journey.dossier (
	run uuid primary key references journey.run on delete cascade,
	problem text check (length(problem) between 1 and 2000),
	numbers jsonb,
	written_at timestamptz not null default clock_timestamp()
);

-- How desirable and how feasible it seems to somebody to start something of her own (1 to 7), before she plays and after.
create table journey.answer (
	story uuid not null references journey.story,
	person uuid not null references identity.person,
	moment text not null check (moment in ('before', 'after')),
	desirability smallint not null check (desirability between 1 and 7),
	feasibility smallint not null check (feasibility between 1 and 7),
	at timestamptz not null default clock_timestamp(),
	primary key (story, person, moment)
);
create index on journey.answer (person);

-- A version tried on every run in flight before it is published, and what is decided of those for which it is not the same.
create table journey.rehearsal (
	id uuid primary key,
	story uuid not null references journey.story,
	version text not null references journey.story_version,
	at timestamptz not null default clock_timestamp(),
	by uuid references identity.person on delete set null
);
create index on journey.rehearsal (version);
create index on journey.rehearsal (story);
create index on journey.rehearsal (by) where by is not null;
create table journey.rehearsal_run (
	rehearsal uuid not null references journey.rehearsal on delete cascade,
	run uuid not null references journey.run on delete cascade,
	state_hash text not null,
	outcome text not null check (outcome in ('same', 'differs', 'blocked')),
	detail jsonb not null,
	decision text not null check (decision in ('pin', 'move', 'checkpoint')),
	primary key (rehearsal, run)
);
create index on journey.rehearsal_run (run);
-- Which activity of this hub is meant where a story names one: its Café numérique may have another name here.
create table journey.binding (
	story uuid not null references journey.story,
	name text not null check (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(name) <= 120),
	offering uuid not null references agenda.offering on delete cascade,
	primary key (story, name)
);
create index on journey.binding (offering);
