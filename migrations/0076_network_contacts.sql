-- What the hub's team knows people and organisations by, apart from what they say of themselves: for the team alone, and never of who may be a minor.
create table network.tag (
	id uuid primary key,
	label text not null check (length(label) between 1 and 60),
	made_by uuid references identity.person,
	made_at timestamptz not null default now()
);
-- one word for one thing, however it is written
create unique index on network.tag (network.plain_text(label));

create table network.tagged (
	tag uuid not null references network.tag on delete cascade,
	person uuid references identity.person,
	organization uuid references network.organization,
	tagged_at timestamptz not null default now(),
	check (num_nonnulls(person, organization) = 1)
);
create unique index on network.tagged (person, tag) where person is not null;
create unique index on network.tagged (organization, tag) where organization is not null;
create index on network.tagged (tag);

-- What was said on a day. Of a person, of an organisation, or with a person of an organisation.
create table network.note (
	id uuid primary key,
	person uuid references identity.person,
	organization uuid references network.organization,
	author uuid references identity.person,
	day date not null,
	text text not null check (length(text) between 1 and 4000),
	-- who may read it, besides whoever wrote it
	readers text not null check (readers in ('team', 'admins', 'me')),
	written_at timestamptz not null default now(),
	changed_at timestamptz,
	check (num_nonnulls(person, organization) > 0)
);
create index on network.note (person, day) where person is not null;
create index on network.note (organization, day) where organization is not null;
create index on network.note (author) where author is not null;

-- What is to be done about somebody on a day. Without an assignee, or with one who is not of the team any more, it is everybody's.
create table network.follow_up (
	id uuid primary key,
	person uuid references identity.person,
	organization uuid references network.organization,
	what text not null check (length(what) between 1 and 240),
	due date not null,
	assignee uuid references identity.person,
	made_by uuid references identity.person,
	made_at timestamptz not null default now(),
	done_at timestamptz,
	done_by uuid references identity.person,
	check (num_nonnulls(person, organization) = 1),
	check (done_by is null or done_at is not null)
);
create index on network.follow_up (due) where done_at is null;
create index on network.follow_up (person) where person is not null;
create index on network.follow_up (organization) where organization is not null;
create index on network.follow_up (assignee) where assignee is not null;

-- A list fills itself by what is asked of it (nothing asked: nobody), and by hand.
create table network.contact_list (
	id uuid primary key,
	name text not null check (length(name) between 1 and 120),
	asks jsonb not null default '{}',
	readers text not null check (readers in ('team', 'me')),
	made_by uuid references identity.person,
	made_at timestamptz not null default now()
);

create table network.list_entry (
	list uuid not null references network.contact_list on delete cascade,
	person uuid references identity.person,
	organization uuid references network.organization,
	-- false: left out, whatever is asked
	kept boolean not null,
	check (num_nonnulls(person, organization) = 1)
);
create unique index on network.list_entry (list, person) where person is not null;
create unique index on network.list_entry (list, organization) where organization is not null;
create index on network.list_entry (person) where person is not null;
create index on network.list_entry (organization) where organization is not null;
