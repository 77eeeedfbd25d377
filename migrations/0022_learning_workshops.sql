-- Workshops: teams across disciplines and campuses. Canvases: what a team edits together.

create table learning.workshop (
	id uuid primary key,
	offering uuid not null unique references agenda.offering on delete restrict,
	-- [{ id, name }] with names in words
	disciplines jsonb not null,
	campuses jsonb not null,
	team_size smallint not null default 4 check (team_size between 2 and 12),
	campus_rule text not null default 'mixed' check (campus_rule in ('mixed', 'apart')),
	canvas_kind text not null default 'lean' check (canvas_kind in ('business', 'lean', 'journey', 'board')),
	created_at timestamptz not null default clock_timestamp(),
	-- its canvases can be read and not changed any more
	ended_at timestamptz
);

-- What a participant says of herself, once.
create table learning.workshop_member (
	workshop uuid not null references learning.workshop on delete cascade,
	person uuid not null references identity.person on delete cascade,
	discipline text not null,
	campus text not null,
	said_at timestamptz not null default clock_timestamp(),
	primary key (workshop, person)
);
create index on learning.workshop_member (person);

create table learning.team (
	id uuid primary key,
	workshop uuid not null references learning.workshop on delete cascade,
	number smallint not null check (number > 0),
	name text check (length(name) between 1 and 80),
	unique (workshop, number),
	unique (workshop, id)
);

create table learning.team_member (
	workshop uuid not null,
	team uuid not null,
	person uuid not null references identity.person on delete cascade,
	primary key (workshop, person),
	foreign key (workshop, team) references learning.team (workshop, id) on delete cascade
);
create index on learning.team_member (team);
create index on learning.team_member (person);

-- What several people edit at once: a Yjs document, as a whole (`state` up to `state_version`) and what came since. `owner`: whose it is, such as
-- a team. Whoever writes raises `version` and thereby holds the row until the commit, so versions are without gaps and in the order of commits.
create table learning.canvas (
	id uuid primary key,
	kind text not null check (kind in ('business', 'lean', 'journey', 'board')),
	title text not null check (length(title) between 1 and 160),
	owner_kind text not null,
	owner uuid not null,
	version bigint not null default 0,
	state bytea,
	state_version bigint not null default 0,
	bytes integer not null default 0,
	share_hash bytea,
	closed_at timestamptz,
	created_at timestamptz not null default clock_timestamp(),
	updated_at timestamptz not null default clock_timestamp(),
	check (state_version <= version)
);
create index on learning.canvas (owner);
create unique index on learning.canvas (share_hash) where share_hash is not null;

create table learning.canvas_update (
	canvas uuid not null references learning.canvas on delete cascade,
	version bigint not null,
	body bytea not null,
	primary key (canvas, version)
);

-- Who writes on a canvas. The document holds this id and never a name, so that forgetting a person takes her name out of every note.
create table learning.canvas_author (
	id uuid primary key,
	canvas uuid not null references learning.canvas on delete cascade,
	person uuid references identity.person on delete set null,
	-- of a person who turned out to be another author of it: her earlier notes keep her name, her later ones have the other's id
	merged boolean not null default false
);
create unique index on learning.canvas_author (canvas, person) where not merged;
create index on learning.canvas_author (person) where person is not null;

-- How a canvas was when somebody gave it a name.
create table learning.canvas_version (
	id uuid primary key,
	canvas uuid not null references learning.canvas on delete cascade,
	name text not null check (length(name) between 1 and 80),
	state bytea not null,
	made_by uuid references learning.canvas_author on delete set null,
	made_at timestamptz not null default clock_timestamp()
);
create index on learning.canvas_version (canvas, made_at);
