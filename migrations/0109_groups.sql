create schema groups;

-- Organisations that work together: a working group lasts, a joint project begins, ends and costs.
create table groups.circle (
	id uuid primary key,
	slug text not null unique,
	kind text not null check (kind in ('working', 'project')),
	title jsonb not null,
	summary jsonb not null,
	body jsonb not null,
	sectors text[] not null default '{}',
	-- where it is tried: a place of the directory, or what somebody wrote
	place uuid references network.place,
	site text not null default '',
	starts date,
	ends date,
	operation text,
	-- whether everybody reads about it once it is open
	public boolean not null,
	-- what a joint project costs, and whose its result is
	budget_cents bigint check (budget_cents > 0),
	rights text check (rights in ('each', 'shared', 'lead', 'open')),
	rights_words text not null default '',
	state text not null default 'draft' check (state in ('draft', 'open', 'ended')),
	fictional boolean not null default false,
	written_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	opened_at timestamptz,
	ended_at timestamptz,
	words tsvector generated always as (setweight(kernel.text_vector(title), 'A') || setweight(kernel.text_vector(summary), 'B')
		|| setweight(kernel.text_vector(body), 'C')) stored,
	check (starts <= ends),
	check (kind = 'working' or (starts is not null and ends is not null)),
	check (kind = 'project' or (budget_cents is null and rights is null and rights_words = ''))
);
create index on groups.circle using gin (words) with (fastupdate = off);

-- An organisation in a group, or one that is asked, or asks. Its country is what it says.
create table groups.member (
	id uuid primary key,
	in_group uuid not null references groups.circle,
	organization uuid not null references network.organization,
	country text not null check (country ~ '^[A-Z]{2}$'),
	role text not null check (role in ('partner', 'lead', 'associate')),
	state text not null check (state in ('invited', 'asked', 'member', 'declined', 'left')),
	-- what is said with the invitation, or by who asks
	word text not null default '',
	-- its part of what a joint project costs
	share_cents bigint check (share_cents >= 0),
	said_at timestamptz not null default now(),
	since timestamptz,
	unique (in_group, organization)
);
create index on groups.member (organization);
-- Nobody leads beside another one.
create unique index one_lead on groups.member (in_group) where role = 'lead' and state in ('invited', 'member');

-- A group that is open has a lead, whatever the program asks.
create function groups.has_lead() returns trigger language plpgsql as $$
declare
	its uuid := (to_jsonb(case when tg_op = 'DELETE' then old else new end) ->> tg_argv[0])::uuid;
begin
	if exists (select from groups.circle where id = its and state = 'open')
		and not exists (select from groups.member where in_group = its and role = 'lead' and state = 'member') then
		raise exception 'an open group has a lead' using errcode = 'check_violation', constraint = 'has_lead';
	end if;
	return null;
end $$;
create constraint trigger has_lead after insert or update of state on groups.circle deferrable initially deferred
	for each row execute function groups.has_lead('id');
create constraint trigger has_lead after update or delete on groups.member deferrable initially deferred
	for each row execute function groups.has_lead('in_group');

-- Somebody of a member organisation who takes part, once she has said yes.
create table groups.participant (
	id uuid primary key,
	member uuid not null references groups.member,
	person uuid not null references identity.person,
	state text not null default 'asked' check (state in ('asked', 'takes_part', 'declined', 'left')),
	asked_by uuid references identity.person,
	asked_at timestamptz not null default now(),
	unique (member, person)
);
create index on groups.participant (person);

create table groups.task (
	id uuid primary key,
	in_group uuid not null references groups.circle,
	title text not null,
	due date,
	-- whose it is; null: anybody's
	person uuid references identity.person,
	written_by uuid references identity.person,
	written_at timestamptz not null default now(),
	done_by uuid references identity.person,
	done_at timestamptz
);
create index on groups.task (in_group);
create index on groups.task (person);

-- What was decided. It is never written anew: what corrects it is another one.
create table groups.decision (
	id uuid primary key,
	in_group uuid not null references groups.circle,
	title text not null,
	words text not null,
	decided_on date not null,
	corrects uuid unique references groups.decision,
	noted_by uuid references identity.person,
	noted_at timestamptz not null default now()
);
create index on groups.decision (in_group, decided_on);
create table groups.decider (
	decision uuid not null references groups.decision,
	member uuid not null references groups.member,
	primary key (decision, member)
);

create function groups.keep_decision() returns trigger language plpgsql as $$
begin
	if tg_op = 'DELETE' or (old.id, old.in_group, old.title, old.words, old.decided_on, old.corrects, old.noted_at)
		is distinct from (new.id, new.in_group, new.title, new.words, new.decided_on, new.corrects, new.noted_at) then
		raise exception 'a decision is not written anew' using errcode = 'check_violation', constraint = 'keep_decision';
	end if;
	return new;
end $$;
create trigger keep_decision before update or delete on groups.decision for each row execute function groups.keep_decision();

-- What a member has promised to make.
create table groups.deliverable (
	id uuid primary key,
	in_group uuid not null references groups.circle,
	title text not null,
	due date not null,
	member uuid not null references groups.member,
	state text not null default 'promised' check (state in ('promised', 'delivered', 'accepted')),
	-- where it is read, or what was handed in
	link text,
	file text references kernel.file,
	file_name text,
	-- what the lead said, giving it back
	word text not null default '',
	delivered_at timestamptz,
	accepted_at timestamptz,
	check ((file is null) = (file_name is null)),
	check (state = 'promised' or num_nonnulls(link, file) > 0)
);
create index on groups.deliverable (in_group, due);

create table groups.document (
	id uuid primary key,
	in_group uuid not null references groups.circle,
	title text not null,
	link text,
	file text references kernel.file,
	file_name text,
	added_by uuid references identity.person,
	added_at timestamptz not null default now(),
	check ((file is null) = (file_name is null)),
	check (num_nonnulls(link, file) = 1)
);
create index on groups.document (in_group);

-- What of the agenda belongs to a group.
create table groups.activity (
	in_group uuid not null references groups.circle,
	offering uuid not null references agenda.offering on delete cascade,
	primary key (in_group, offering)
);

call network.takes_part_in_mergers('groups.member');
call network.takes_part_in_mergers('groups.participant');
call network.takes_part_in_mergers('groups.decider');
call network.takes_part_in_mergers('groups.deliverable');
