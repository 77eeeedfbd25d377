create schema missions;

-- A journey of a delegation to another region, with a cluster that receives it.
create table missions.mission (
	id uuid primary key,
	slug text not null unique,
	title jsonb not null,
	summary jsonb not null,
	body jsonb not null,
	-- what is paid for, and what a traveller pays
	covered jsonb,
	-- what each brings along, a line each
	documents jsonb,
	locality text not null,
	time_zone text not null,
	starts date not null,
	ends date not null,
	apply_until date not null,
	places int not null check (places between 1 and 200),
	sectors text[] not null default '{}',
	operation text,
	-- whom a traveller calls
	contact_name text not null default '',
	contact_phone text not null default '',
	state text not null default 'draft' check (state in ('draft', 'open', 'closed', 'travelled', 'reported', 'cancelled')),
	-- why it is cancelled
	reason text,
	fictional boolean not null default false,
	written_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	published_at timestamptz,
	forgotten_at timestamptz,
	words tsvector generated always as (setweight(kernel.text_vector(title), 'A') || setweight(kernel.text_vector(summary), 'B')
		|| setweight(kernel.name_vector(locality), 'A') || setweight(kernel.text_vector(body), 'C')) stored,
	check (starts <= ends),
	check ((state = 'cancelled') = (reason is not null))
);
create index on missions.mission using gin (words) with (fastupdate = off);

-- Somebody who asks to travel for an organisation, and who travels once the team has said yes.
create table missions.traveller (
	id uuid primary key,
	mission uuid not null references missions.mission,
	-- null once she is erased
	person uuid references identity.person,
	organization uuid references network.organization,
	seeks text not null default '',
	languages text[] not null default '{}',
	phone text not null default '',
	state text not null default 'asked' check (state in ('asked', 'accepted', 'waiting', 'declined', 'withdrawn')),
	-- what the team says with its decision
	word text not null default '',
	asked_at timestamptz not null default now(),
	decided_at timestamptz,
	unique (mission, person)
);
create index on missions.traveller (person);
create index on missions.traveller (organization);

-- One part of the journey, each end by the clock of its own place.
create table missions.item (
	id uuid primary key,
	number bigint generated always as identity,
	mission uuid not null references missions.mission,
	kind text not null check (kind in ('stay', 'journey', 'visit', 'meal', 'session')),
	title text not null,
	place text not null default '',
	address text not null default '',
	phone text not null default '',
	note text not null default '',
	starts_at timestamptz not null,
	start_zone text not null,
	ends_at timestamptz not null,
	end_zone text not null,
	updated_at timestamptz not null default now(),
	check (starts_at < ends_at)
);
create index on missions.item (mission, starts_at);

-- Who does not take part in it.
create table missions.skip (
	item uuid not null references missions.item on delete cascade,
	traveller uuid not null references missions.traveller,
	primary key (item, traveller)
);

-- Somebody there whom travellers may meet: she has no account and answers by the link of a letter.
create table missions.counterpart (
	id uuid primary key,
	mission uuid not null references missions.mission,
	name text not null,
	organization text not null,
	email text not null,
	phone text not null default '',
	locale text not null,
	about text not null default '',
	state text not null default 'invited' check (state in ('invited', 'answered', 'left')),
	-- a new link makes the one before it worth nothing
	turn int not null default 1,
	invited_at timestamptz,
	answered_at timestamptz
);
create index on missions.counterpart (mission);

-- A table at which two meet, and the times at which they do.
create table missions.spot (
	id uuid primary key,
	mission uuid not null references missions.mission,
	number int not null,
	unique (mission, number)
);
create table missions.slot (
	id uuid primary key,
	mission uuid not null references missions.mission,
	starts_at timestamptz not null,
	ends_at timestamptz not null,
	unique (mission, starts_at),
	check (starts_at < ends_at)
);

-- Whom one side would like to meet, the first first.
create table missions.wish (
	traveller uuid not null references missions.traveller,
	counterpart uuid not null references missions.counterpart,
	side text not null check (side in ('traveller', 'counterpart')),
	rank int not null check (rank between 1 and 30),
	primary key (traveller, counterpart, side)
);
create index on missions.wish (counterpart);

-- When a traveller or a counterpart is not there.
create table missions.absence (
	id uuid primary key,
	number bigint generated always as identity,
	mission uuid not null references missions.mission,
	party uuid not null,
	starts_at timestamptz not null,
	ends_at timestamptz not null,
	check (starts_at < ends_at)
);
create index on missions.absence (party);

create table missions.meeting (
	id uuid primary key,
	mission uuid not null references missions.mission,
	traveller uuid not null references missions.traveller,
	counterpart uuid not null references missions.counterpart,
	spot uuid not null references missions.spot,
	starts_at timestamptz not null,
	ends_at timestamptz not null,
	state text not null default 'planned' check (state in ('planned', 'cancelled')),
	by_hand boolean not null default false,
	updated_at timestamptz not null default now(),
	check (starts_at < ends_at)
);
create unique index on missions.meeting (traveller, counterpart) where state = 'planned';
create index on missions.meeting (mission);

-- Who and what is taken when. Meetings have the whole lane and meet everything; an absence and a part of the journey have one of their own and meet meetings alone.
create table missions.hold (
	party uuid not null,
	during tstzrange not null,
	lane int8range not null,
	kind text not null check (kind in ('meeting', 'item', 'absence')),
	source uuid not null,
	constraint never_in_two_places exclude using gist (party with =, during with &&, lane with &&) deferrable initially immediate
);
create index on missions.hold (source);

create function missions.hold_meeting() returns trigger language plpgsql as $$
begin
	if tg_op <> 'INSERT' then
		delete from missions.hold where source = old.id;
	end if;
	if tg_op <> 'DELETE' and new.state = 'planned' then
		insert into missions.hold (party, during, lane, kind, source)
			select party, tstzrange(new.starts_at, new.ends_at), '(,)', 'meeting', new.id from unnest(array[new.traveller, new.counterpart, new.spot]) party;
	end if;
	return null;
end $$;
create trigger hold_meeting after insert or update or delete on missions.meeting for each row execute function missions.hold_meeting();

create function missions.hold_absence() returns trigger language plpgsql as $$
begin
	if tg_op <> 'INSERT' then
		delete from missions.hold where source = old.id;
	end if;
	if tg_op <> 'DELETE' then
		insert into missions.hold (party, during, lane, kind, source)
			values (new.party, tstzrange(new.starts_at, new.ends_at), int8range(-new.number, -new.number, '[]'), 'absence', new.id);
	end if;
	return null;
end $$;
create trigger hold_absence after insert or update or delete on missions.absence for each row execute function missions.hold_absence();

-- A night in a hotel keeps nobody from meeting somebody.
create function missions.hold_item(it uuid) returns void language plpgsql as $$
begin
	delete from missions.hold where source = it;
	insert into missions.hold (party, during, lane, kind, source)
		select t.id, tstzrange(i.starts_at, i.ends_at), int8range(i.number, i.number, '[]'), 'item', i.id
		from missions.item i join missions.traveller t on t.mission = i.mission and t.state = 'accepted'
		where i.id = it and i.kind <> 'stay' and not exists (select from missions.skip s where s.item = i.id and s.traveller = t.id);
end $$;

create function missions.hold_on_item() returns trigger language plpgsql as $$
begin
	perform missions.hold_item(case when tg_op = 'DELETE' then old.id else new.id end);
	return null;
end $$;
create trigger hold_item after insert or update or delete on missions.item for each row execute function missions.hold_on_item();

create function missions.hold_on_skip() returns trigger language plpgsql as $$
begin
	perform missions.hold_item(case when tg_op = 'DELETE' then old.item else new.item end);
	return null;
end $$;
create trigger hold_item after insert or delete on missions.skip for each row execute function missions.hold_on_skip();

create function missions.hold_on_traveller() returns trigger language plpgsql as $$
begin
	perform missions.hold_item(i.id) from missions.item i where i.mission = new.mission;
	return null;
end $$;
create trigger hold_items after insert or update of state on missions.traveller for each row execute function missions.hold_on_traveller();

-- What came of a meeting; the words are those of the traveller's organisation alone.
create table missions.contact (
	meeting uuid primary key references missions.meeting,
	met boolean not null,
	note text not null default '',
	proposal uuid references partnering.proposal,
	said_by uuid references identity.person,
	said_at timestamptz not null default now()
);

create table missions.cost (
	id uuid primary key,
	mission uuid not null references missions.mission,
	what text not null,
	category text not null check (category in ('transport', 'stay', 'meal', 'room', 'service', 'other')),
	paid_on date not null,
	-- who paid: an organisation, or the hub
	organization uuid references network.organization,
	-- for whom, where it is for one of them alone
	traveller uuid references missions.traveller,
	cents bigint not null check (cents > 0),
	currency text not null check (currency ~ '^[A-Z]{3}$'),
	-- what one of it is in euros
	rate numeric(14, 6) not null check (rate > 0),
	operation text,
	file text references kernel.file,
	file_name text,
	noted_by uuid references identity.person,
	noted_at timestamptz not null default now(),
	check ((file is null) = (file_name is null))
);
create index on missions.cost (mission);
