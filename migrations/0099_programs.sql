-- Other people's programs: what they were answered, so that an order that is sent twice is carried out once, and the addresses that are told what happens.
create schema programs;

create table programs.answer (
	key uuid not null references identity.key on delete cascade,
	-- the Idempotency-Key of the order
	order_key text not null check (length(order_key) between 1 and 200),
	-- SHA-256 of what was ordered: the same key for something else is a mistake
	asked bytea not null,
	status smallint,
	body jsonb,
	headers jsonb,
	at timestamptz not null default clock_timestamp(),
	primary key (key, order_key)
);
create index on programs.answer (at);

-- `scope_kind`, `scope`: the organisation for which it is told, or the person with all that she may see. `secret` and `earlier` are sealed by the program's own secret.
create table programs.endpoint (
	id uuid primary key,
	person uuid not null references identity.person,
	scope_kind text not null check (scope_kind in ('person', 'organization')),
	scope uuid not null,
	name text not null check (length(name) between 1 and 120),
	url text not null check (length(url) <= 2000),
	kinds text[] not null,
	secret text not null,
	earlier text,
	earlier_until timestamptz,
	made_at timestamptz not null default clock_timestamp(),
	paused_at timestamptz,
	paused_why text check (paused_why in ('hand', 'failing', 'gone')),
	check ((paused_at is null) = (paused_why is null))
);
create index on programs.endpoint (person);

-- `id` is the webhook-id of every attempt. `position`: of the fact in the log, by which those about one object follow each other.
create table programs.delivery (
	id uuid primary key,
	endpoint uuid not null references programs.endpoint on delete cascade,
	position bigint not null,
	kind text not null,
	verb text not null,
	object_kind text not null,
	object uuid not null,
	path text not null,
	happened_at timestamptz not null,
	state text not null default 'waiting' check (state in ('waiting', 'delivered', 'given_up', 'unseen')),
	tries int not null default 0,
	next_at timestamptz not null,
	held_until timestamptz,
	made_at timestamptz not null
);
create index on programs.delivery (endpoint, object, position) where state = 'waiting';
create index on programs.delivery (next_at) where state = 'waiting';
create index on programs.delivery (endpoint, made_at);

create table programs.attempt (
	id uuid primary key,
	delivery uuid not null references programs.delivery on delete cascade,
	at timestamptz not null,
	milliseconds int not null,
	-- what the receiver answered, or why there was no answer
	status smallint,
	failure text,
	excerpt text
);
create index on programs.attempt (delivery, at);
