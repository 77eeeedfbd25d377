-- Participatory television: shows, what is prepared for them, and the rooms in which people take part.
create schema stage;

-- A station that broadcasts, with its looks. `delay_ms`: how late its viewers usually see the studio, until their own delay is measured.
create table stage.station (
	id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	name text not null check (length(name) between 1 and 80),
	organization uuid references network.organization on delete restrict,
	theme jsonb not null,
	locale text not null default 'fr' check (locale in ('fr', 'en', 'nl', 'fi')),
	delay_ms integer not null default 0 check (delay_ms between 0 and 60000),
	created_at timestamptz not null default clock_timestamp(),
	deleted_at timestamptz
);
create index on stage.station (organization) where organization is not null;

-- A film that was uploaded: as it is, or as a ladder of sizes. `folder`: where its pieces lie, below the folder of films.
create table stage.film (
	id uuid primary key,
	title text not null check (length(title) between 1 and 200),
	state text not null check (state in ('uploading', 'waiting', 'working', 'ready', 'failed')),
	form text not null default 'ladder' check (form in ('ladder', 'as_is')),
	folder text not null unique,
	media_type text not null,
	bytes bigint not null default 0 check (bytes >= 0),
	duration_ms integer check (duration_ms > 0),
	width integer check (width > 0),
	height integer check (height > 0),
	progress real not null default 0 check (progress between 0 and 1),
	failure text,
	rights text,
	broadcast_on date,
	captions text,
	organization uuid references network.organization on delete restrict,
	created_by uuid references identity.person on delete set null,
	created_at timestamptz not null default clock_timestamp(),
	deleted_at timestamptz
);
create index on stage.film (created_by) where created_by is not null;
create index on stage.film (organization) where organization is not null;

-- A show is a séance of the agenda with a picture, from a film or from a station's own address (HLS), and a way to take part.
create table stage.show (
	id uuid primary key,
	occurrence uuid not null unique references agenda.occurrence on delete restrict,
	film uuid references stage.film on delete restrict,
	trailer uuid references stage.film on delete restrict,
	hls_url text check (length(hls_url) <= 2000),
	chat text not null default 'approve' check (chat in ('off', 'approve', 'live')),
	questions text not null default 'approve' check (questions in ('off', 'approve', 'live')),
	slow_seconds integer not null default 5 check (slow_seconds between 0 and 300),
	reactions boolean not null default true,
	-- it begins again when its film has ended
	loops boolean not null default false,
	-- what is on air leaves it when no control room has been heard for so long
	silence_seconds integer not null default 10 check (silence_seconds between 4 and 120),
	created_at timestamptz not null default clock_timestamp(),
	updated_at timestamptz not null default clock_timestamp(),
	check (film is null or hls_url is null)
);
create index on stage.show (film) where film is not null;
create index on stage.show (trailer) where trailer is not null;

create table stage.show_station (
	show uuid not null references stage.show on delete cascade,
	station uuid not null references stage.station on delete restrict,
	position integer not null,
	primary key (show, station)
);
create index on stage.show_station (station);

-- Who works on a show; a moderator may be that of one station.
create table stage.crew (
	show uuid not null references stage.show on delete cascade,
	person uuid not null references identity.person on delete cascade,
	post text not null check (post in ('director', 'moderator', 'presenter')),
	station uuid references stage.station on delete restrict,
	primary key (show, person, post)
);
create index on stage.crew (person);
create index on stage.crew (station) where station is not null;

-- The rundown: segments (the chapters of the replay), and in them the cues that are taken on air or opened.
create table stage.segment (
	id uuid primary key,
	show uuid not null references stage.show on delete cascade,
	position integer not null,
	title jsonb not null,
	seconds integer not null default 0 check (seconds between 0 and 86400),
	note text check (length(note) <= 2000)
);
create index on stage.segment (show);

create table stage.cue (
	id uuid primary key,
	segment uuid not null references stage.segment on delete cascade,
	position integer not null,
	content jsonb not null
);
create index on stage.cue (segment);

-- One run of a show: on air, or a rehearsal, which nobody sees and which is thrown away. `version` is that of its last entry.
create table stage.room (
	id uuid primary key,
	show uuid not null references stage.show on delete restrict,
	purpose text not null check (purpose in ('air', 'rehearsal')),
	version bigint not null default 0,
	opened_at timestamptz not null,
	started_at timestamptz,
	ended_at timestamptz,
	-- how far into the film or recording its beginning is
	picture_offset_ms integer not null default 0
);
create index on stage.room (show, opened_at desc);

-- The log of a room: `at` is the moment of the programme it belongs to, which is not when it was written.
create table stage.entry (
	room uuid not null references stage.room on delete cascade,
	version bigint not null,
	at timestamptz not null,
	body jsonb not null,
	primary key (room, version)
);

-- What people write. `author` is the hash of their device's token.
create table stage.message (
	id uuid primary key,
	room uuid not null references stage.room on delete cascade,
	kind text not null check (kind in ('chat', 'question', 'word')),
	author bytea,
	person uuid references identity.person on delete set null,
	name text not null check (length(name) <= 40),
	text text not null check (length(text) between 1 and 500),
	origin text not null default 'here' check (origin in ('here', 'facebook', 'whatsapp', 'mail', 'phone', 'other')),
	station uuid references stage.station on delete restrict,
	state text not null check (state in ('waiting', 'shown', 'rejected', 'removed')),
	said_at timestamptz not null,
	arrived_at timestamptz not null default clock_timestamp(),
	decided_by uuid references identity.person on delete set null,
	decided_at timestamptz
);
create index on stage.message (room, arrived_at);
create index on stage.message (person) where person is not null;
create index on stage.message (decided_by) where decided_by is not null;
create index on stage.message (station) where station is not null;

create table stage.upvote (
	message uuid not null references stage.message on delete cascade,
	token bytea not null,
	primary key (message, token)
);

create table stage.muted (
	room uuid not null references stage.room on delete cascade,
	author bytea not null,
	until timestamptz not null,
	primary key (room, author)
);

-- A ballot: one for a token in a poll. `at`: the moment of the programme in which it was cast; `points`: what it earned in a quiz.
create table stage.ballot (
	room uuid not null references stage.room on delete cascade,
	poll uuid not null,
	token bytea not null,
	choice text[] not null,
	at timestamptz not null,
	station uuid references stage.station on delete restrict,
	commune text check (length(commune) <= 80),
	points integer,
	arrived_at timestamptz not null default clock_timestamp(),
	primary key (room, poll, token)
);
create index on stage.ballot (station) where station is not null;

-- What the ballots of a poll add up to, kept with them in one transaction.
create table stage.tally (
	room uuid not null references stage.room on delete cascade,
	poll uuid not null,
	-- '' counts the ballots themselves
	option text not null,
	station text not null default '',
	commune text not null default '',
	votes integer not null,
	primary key (room, poll, option, station, commune)
);

-- Those who watch later vote apart: the live result never changes.
create table stage.replay_ballot (
	room uuid not null references stage.room on delete cascade,
	poll uuid not null,
	token bytea not null,
	choice text[] not null,
	at timestamptz not null default clock_timestamp(),
	primary key (room, poll, token)
);

-- One-ballot codes, handed out where a vote must count. Only their hashes are kept.
create table stage.ballot_code (
	hash bytea primary key,
	cue uuid not null references stage.cue on delete cascade
);
create index on stage.ballot_code (cue);

create table stage.postcode (
	code text primary key check (length(code) between 2 and 12),
	commune text not null check (length(commune) between 1 and 80)
);

-- The rules of the trade: periods before elections in which no poll may be opened, and the register of those who asked for a right of reply.
create table stage.poll_silence (
	id uuid primary key,
	starts_at timestamptz not null,
	ends_at timestamptz not null,
	reason text not null check (length(reason) between 1 and 200),
	created_by uuid references identity.person on delete set null,
	created_at timestamptz not null default clock_timestamp(),
	check (ends_at > starts_at)
);
create index on stage.poll_silence (created_by) where created_by is not null;

create table stage.reply_request (
	id uuid primary key,
	show uuid references stage.show on delete restrict,
	name text not null check (length(name) between 1 and 200),
	contact text not null check (length(contact) between 1 and 200),
	concerns text not null check (length(concerns) between 1 and 2000),
	received_on date not null,
	state text not null default 'received' check (state in ('received', 'granted', 'refused', 'broadcast')),
	answer text check (length(answer) <= 2000),
	answered_on date,
	broadcast_on date,
	created_by uuid references identity.person on delete set null,
	created_at timestamptz not null default clock_timestamp()
);
create index on stage.reply_request (show) where show is not null;
create index on stage.reply_request (created_by) where created_by is not null;
