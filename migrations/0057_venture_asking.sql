-- Questions to a named person, and referrals to a partner that the person they are about has agreed to.

-- For its reader alone: nobody of the team reads it in the outbox, and its words go once it is sent.
alter table kernel.mail add confidential boolean not null default false;

-- Who answers for an organisation, an adviser of it: about what (nothing: about everything), and within how many working days.
create table venture.welcomer (
	id uuid primary key,
	person uuid not null references identity.person,
	organization uuid not null references network.organization,
	areas text[] not null default '{}',
	days smallint not null check (days between 1 and 20),
	-- the last day on which she does not answer
	away_until date,
	added_at timestamptz not null default now(),
	unique (person, organization)
);

create table venture.question (
	id uuid primary key,
	asker uuid not null references identity.person,
	-- as she gave them; empty once she is erased
	name text not null,
	email text not null,
	locale text not null,
	-- the part of the hub, and our own path of the page, that it was asked from
	area text,
	path text,
	organization uuid not null references network.organization,
	welcomer uuid not null references identity.person,
	days smallint not null,
	asked_at timestamptz not null,
	-- the last day on which an answer is in time; null when the asker waits for none
	due_day date,
	-- when the welcomer is reminded, once
	remind_day date,
	-- that it is late has been told
	late boolean not null default false,
	closed_at timestamptz,
	fictional boolean not null default false
);
create index on venture.question (organization, due_day);
create index on venture.question (asker);
create index on venture.question (lower(email));
create index on venture.question (due_day) where due_day is not null and closed_at is null;

create table venture.question_message (
	id uuid primary key,
	question uuid not null references venture.question,
	author uuid references identity.person,
	from_asker boolean not null,
	-- null once its author is erased
	words text,
	at timestamptz not null
);
create index on venture.question_message (question, at);

create table venture.referral (
	id uuid primary key,
	-- what it comes from: a question or a file
	question uuid references venture.question,
	file uuid references venture.file,
	person uuid not null references identity.person,
	name text not null,
	email text not null,
	locale text not null,
	referrer uuid references identity.person,
	from_organization uuid not null references network.organization,
	-- the partner: an organisation of the directory, or a name with an address
	organization uuid references network.organization,
	partner text not null,
	partner_email text,
	asks text not null,
	-- what goes along, word for word: titles and words
	carries jsonb not null,
	-- the parts of the file that are opened to the partner once it accepts
	parts text[] not null default '{}',
	-- of all that she is asked to agree to
	hash text not null,
	-- the sentence by which she agreed
	wording text,
	-- kept with each step: referral.ts says it of the steps
	state text not null,
	next_day date,
	-- how the partner was last written to: it answers in Coulisses, or by the link of a letter
	way text check (way in ('desk', 'link')),
	linked_at timestamptz,
	fictional boolean not null default false,
	check (num_nonnulls(question, file) = 1),
	check (num_nonnulls(organization, partner_email) > 0)
);
create index on venture.referral (next_day) where next_day is not null;
create index on venture.referral (person);
create index on venture.referral (from_organization);
create index on venture.referral (organization) where organization is not null;
create index on venture.referral (question) where question is not null;
create index on venture.referral (file) where file is not null;

-- What happened to a referral, in order; never changed but for what names or quotes somebody who is erased.
create table venture.referral_step (
	referral uuid not null references venture.referral,
	rank smallint not null,
	step text not null,
	day date not null,
	at timestamptz not null,
	person uuid references identity.person,
	by_name text,
	words text,
	primary key (referral, rank)
);

-- Six digits that were sent to the address to which a referral went.
create table venture.referral_code (
	referral uuid primary key references venture.referral,
	hash text not null,
	expires_at timestamptz not null,
	tries smallint not null default 0
);
