-- Somebody who gives of her time and of what she knows, once she has said so herself; `shown`: to everybody. `organization`: for which she does, none: for herself.
create table venture.mentor (
	id uuid primary key,
	person uuid not null unique references identity.person,
	-- as whoever asked her called her: by which name the hub knows her address is told to nobody before she answers
	asked_as text not null,
	organization uuid references network.organization,
	sentence text,
	locality text,
	languages text[] not null default '{}',
	sectors text[] not null default '{}',
	shown boolean not null default false,
	fictional boolean not null default false,
	-- who asked her, and for whom
	invited_by uuid references identity.person,
	invited_for uuid references network.organization,
	asked_at timestamptz not null default now(),
	accepted_at timestamptz,
	stopped_at timestamptz,
	updated_at timestamptz not null default now()
);
create index on venture.mentor (organization) where organization is not null;

create table venture.mentor_skill (
	mentor uuid not null references venture.mentor on delete cascade,
	skill text not null references network.skill,
	rank smallint not null,
	primary key (mentor, skill)
);

-- The hours that a mentor has opened, cut into slots from their beginning: at a place of the network, or by video.
create table venture.mentor_hours (
	id uuid primary key,
	mentor uuid not null references venture.mentor,
	during tstzrange not null check (not isempty(during)),
	slot_minutes smallint not null check (slot_minutes between 15 and 240),
	place uuid references network.place,
	link text check (link ~ '^https://'),
	published_at timestamptz not null default now(),
	withdrawn_at timestamptz,
	check (num_nonnulls(place, link) <= 1),
	constraint mentor_hours_once exclude using gist (mentor with =, during with &&) where (withdrawn_at is null)
);

-- A slot that a founder has booked. It stands once the mentor has confirmed it; whoever is nowhere else at that time is held to it meanwhile.
create table venture.mentoring (
	id uuid primary key,
	hours uuid not null references venture.mentor_hours,
	mentor uuid not null references venture.mentor,
	person uuid not null references identity.person,
	-- about which file, or what she calls her project
	file uuid references venture.file,
	project text,
	during tstzrange not null,
	topic text,
	state text not null default 'asked' check (state in ('asked', 'confirmed', 'declined', 'cancelled')),
	word text,
	-- of the invitation that stands in their calendars
	sequence smallint not null default 0,
	asked_at timestamptz not null default now(),
	answered_at timestamptz,
	reminded_at timestamptz,
	-- whether it took place, as each side says
	mentor_says boolean,
	person_says boolean,
	questioned_at timestamptz,
	-- the contact by which an adviser has written it down as support
	contact uuid references venture.contact,
	constraint mentor_once exclude using gist (mentor with =, during with &&) where (state in ('asked', 'confirmed')),
	constraint founder_once exclude using gist (person with =, during with &&) where (state in ('asked', 'confirmed'))
);
create index on venture.mentoring (hours);
create index on venture.mentoring (file) where file is not null;
create index on venture.mentoring (lower(during)) where state in ('asked', 'confirmed');

-- Whom somebody does not want to be proposed.
create table venture.mentor_hidden (
	person uuid not null references identity.person,
	mentor uuid not null references venture.mentor on delete cascade,
	primary key (person, mentor)
);
