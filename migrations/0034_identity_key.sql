-- A key opens something to whoever holds it: a calendar of one's own, an overlay, the buttons of a control surface, a kiosk. It is worth what the person in whose
-- name it was made may do today. Its secret is derived from `id`; only its hash is kept. `scope` and `part`: what it opens, such as a show and one of its stations.
create table identity.key (
	id uuid primary key,
	kind text not null,
	name text not null check (length(name) between 1 and 120),
	scope_kind text not null,
	scope uuid not null,
	part text,
	hash bytea not null unique,
	person uuid not null references identity.person,
	made_at timestamptz not null default clock_timestamp(),
	ends_at timestamptz,
	used_at timestamptz,
	ended_at timestamptz
);
create index on identity.key (person);
create index on identity.key (kind, scope) where ended_at is null;
create trigger tell_access after update on identity.key for each row
	when (new.ended_at is distinct from old.ended_at or new.ends_at is distinct from old.ends_at) execute function kernel.tell_access('id');
create trigger tell_access_gone after delete on identity.key for each row execute function kernel.tell_access('id');

-- the addresses of calendars that people have subscribed to go on working
insert into identity.key (id, kind, name, scope_kind, scope, hash, person, made_at)
select id, 'agenda.private-feed', 'iCalendar', 'person', person, token_hash, person, made_at from agenda.private_feed;
drop table agenda.private_feed;
