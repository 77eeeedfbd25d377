create schema partnering;

-- What an organisation offers or seeks: the kinds of the Enterprise Europe Network, and the hub's own.
create table partnering.proposal (
	id uuid primary key,
	organization uuid not null references network.organization,
	written_by uuid references identity.person,
	direction text not null check (direction in ('offer', 'request')),
	kind text not null check (kind in ('business', 'technology', 'research', 'skills', 'studio', 'motion_capture', 'machine', 'kit', 'trainee', 'juror',
		'test_place', 'residency', 'tour')),
	title text not null,
	needs text not null,
	sectors text[] not null default '{}',
	-- identifiers of skills (ESCO), and keys of activities (NACE)
	skills text[] not null default '{}',
	nace text[] not null default '{}',
	locality text,
	-- in which one can work together
	languages text[] not null default '{}',
	until date not null,
	audience text not null default 'public' check (audience in ('public', 'partners', 'invited')),
	-- its organisation is named to nobody before an interest is accepted
	anonymous boolean not null default false,
	state text not null default 'draft' check (state in ('draft', 'open', 'expired', 'withdrawn')),
	fictional boolean not null default false,
	written_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	published_at timestamptz,
	-- when it was asked whether it still holds
	asked_on date,
	-- never the name of its organisation: it may be anonymous
	words tsvector generated always as (setweight(kernel.name_vector(title), 'A') || setweight(kernel.name_vector(needs), 'C')
		|| setweight(kernel.name_vector(coalesce(locality, '')), 'B')) stored,
	check (kind <> 'research' or direction = 'request')
);
create index on partnering.proposal using gin (words) with (fastupdate = off);
create index on partnering.proposal using gin (kernel.search_text(title) kernel.gin_trgm_ops) with (fastupdate = off);
create index on partnering.proposal (organization);
create index on partnering.proposal (until) where state = 'open';

-- What technology and research tell besides.
create table partnering.sheet (
	proposal uuid primary key references partnering.proposal on delete cascade,
	stage text not null check (stage in ('idea', 'prototype', 'tested', 'market')),
	licence text check (licence in ('open', 'licence', 'together')),
	thesis boolean not null default false
);

-- Whom it is for, where not everybody may see it.
create table partnering.invited (
	proposal uuid not null references partnering.proposal on delete cascade,
	organization uuid not null references network.organization,
	primary key (proposal, organization)
);
create index on partnering.invited (organization);

create table partnering.interest (
	id uuid primary key,
	proposal uuid not null references partnering.proposal,
	organization uuid not null references network.organization,
	written_by uuid references identity.person,
	state text not null default 'asked' check (state in ('asked', 'accepted', 'declined', 'withdrawn')),
	asked_at timestamptz not null default now(),
	decided_at timestamptz,
	unique (proposal, organization)
);
create index on partnering.interest (organization);

create table partnering.message (
	id uuid primary key,
	interest uuid not null references partnering.interest,
	side text not null check (side in ('author', 'interested')),
	written_by uuid references identity.person,
	-- null once whoever wrote it is erased
	words text,
	at timestamptz not null default now()
);
create index on partnering.message (interest, at);

-- What the two sides have agreed on, word for word, once both have confirmed it.
create table partnering.agreement (
	id uuid primary key,
	interest uuid not null unique references partnering.interest,
	words text not null,
	author_at timestamptz,
	author_by uuid references identity.person,
	interested_at timestamptz,
	interested_by uuid references identity.person,
	agreed_at timestamptz,
	hash text,
	check ((agreed_at is null) = (hash is null)),
	check (agreed_at is null or (author_at is not null and interested_at is not null))
);

-- What became of it, asked of each side.
create table partnering.outcome (
	id uuid primary key,
	agreement uuid not null references partnering.agreement,
	side text not null check (side in ('author', 'interested')),
	asked_at timestamptz not null default now(),
	answer text check (answer in ('worked', 'going_on', 'nothing')),
	answered_at timestamptz,
	unique (agreement, side),
	check ((answer is null) = (answered_at is null))
);
