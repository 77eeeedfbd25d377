-- Whether visitors may leave words or a drawing at a stop.
alter table city.stop add column voices boolean not null default false;

-- What a visitor left: nothing of who she is, and no file. `stop`: of an edition, it may have been taken out of what its team works on.
create table city.voice (
	id uuid primary key,
	trail uuid not null references city.trail,
	stop uuid not null,
	words text not null default '' check (length(words) <= 280),
	-- lines of a drawing: x and y in turn, within 400 by 300
	strokes jsonb,
	locale text not null,
	state text not null default 'waiting' check (state in ('waiting', 'shown', 'hidden')),
	-- the SHA-256 of the code by which its author takes it back
	code text not null unique,
	left_at timestamptz not null default now(),
	decided_by uuid references identity.person,
	decided_at timestamptz,
	check (words <> '' or strokes is not null),
	check ((state = 'waiting') = (decided_at is null))
);
create index on city.voice (trail, state, left_at);
create index on city.voice (stop, decided_at) where state = 'shown';
