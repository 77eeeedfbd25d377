-- What merging two organisations has changed, row by row, so that it can be undone.
create table network.merger (
	id uuid primary key,
	-- the one that went, whose row is among those that are kept, and the one that stays
	gone uuid not null,
	kept uuid not null,
	gone_name text not null,
	merged_by uuid references identity.person,
	merged_at timestamptz not null default clock_timestamp(),
	-- the keys of the rows that named the one that stays just after, by table: what names it and is not there has come since
	named jsonb,
	undone_at timestamptz,
	undone_by uuid references identity.person,
	-- since when what it changed is kept no more, and why
	forgotten_at timestamptz,
	forgotten_why text check (forgotten_why in ('late', 'erased', 'unkept')),
	check ((forgotten_at is null) = (forgotten_why is null))
);
create index on network.merger (kept, merged_at);

-- A row that changed: what identified it and what it was, as far as that is another by now; whole where the merger removed or made it.
create table network.merger_row (
	merger uuid not null references network.merger on delete cascade,
	-- in the order in which they were last touched
	number bigint generated always as identity,
	place text not null,
	key_was jsonb,
	key_is jsonb,
	before jsonb,
	after jsonb,
	-- who stands in it: erasing one of them forgets the whole merger
	persons uuid[] not null default '{}',
	primary key (merger, number),
	unique (merger, place, key_is)
);
create index on network.merger_row using gin (persons);

-- Keeps what a row was before a merger touched it, and what it is after; a row that is touched twice is kept once.
create function network.keep_row() returns trigger language plpgsql set timezone = 'UTC' as $$
declare
	its uuid := current_setting('valley.merger');
	here text := tg_table_schema || '.' || tg_table_name;
	was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
	becomes jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
	keys text[] := string_to_array(tg_argv[0], ',');
	key_before jsonb := (select jsonb_object_agg(name, was -> name) from unnest(keys) name);
	key_after jsonb := (select jsonb_object_agg(name, becomes -> name) from unnest(keys) name);
begin
	if tg_op = 'INSERT' then
		update network.merger_row set key_is = key_after, after = becomes
			where merger = its and place = here and key_was = key_after and key_is is null;
		if not found then
			insert into network.merger_row (merger, place, key_is, after) values (its, here, key_after, becomes);
		end if;
		return null;
	end if;
	insert into network.merger_row (merger, place, key_was, key_is, before) values (its, here, key_before, key_before, was)
		on conflict (merger, place, key_is) do nothing;
	if tg_op = 'DELETE' then
		delete from network.merger_row where merger = its and place = here and key_is = key_before and key_was is null;
		update network.merger_row set key_is = null, after = null, number = default
			where merger = its and place = here and key_is = key_before;
	else
		update network.merger_row set key_is = key_after, after = becomes
			where merger = its and place = here and key_is = key_before;
	end if;
	return null;
end $$;

-- Has a table take part in mergers. Each table that names an organisation, and each that a module's merging writes besides, is given here in the migration that makes
-- it; `named`: its columns that name one without a foreign key. Outside a merger the trigger costs the look at one setting.
create procedure network.takes_part_in_mergers(place regclass, variadic named text[] default '{}') language plpgsql as $$
declare
	keys text;
	naming text;
begin
	-- a row without a primary key is told apart by all that its unique indexes name
	select string_agg(distinct a.attname, ',') into keys from pg_index i
		join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey) where i.indrelid = place and i.indisunique
			and (i.indisprimary or not exists (select from pg_index p where p.indrelid = place and p.indisprimary));
	select string_agg(name, ',') into naming from (
		select unnest(named) as name
		union select a.attname from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
			where c.conrelid = place and c.contype = 'f' and c.confrelid = 'network.organization'::regclass) its;
	execute format('create trigger keep_row after insert or update or delete on %s for each row
		when (current_setting(''valley.merger'', true) <> '''') execute function network.keep_row(%L, %L)', place, keys, coalesce(naming, ''));
end $$;

-- The tables that take part, with the columns that identify a row of each and those that name an organisation.
create view network.merger_place as
select n.nspname || '.' || c.relname as place, string_to_array(its.given[1], ',') as keys, string_to_array(its.given[2], ',') as named
from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
	cross join lateral (select string_to_array(encode(t.tgargs, 'escape'), '\000')) its (given)
where t.tgfoid = 'network.keep_row'::regproc;

do $$
declare
	place regclass;
begin
	for place in select distinct conrelid::regclass from pg_constraint where contype = 'f' and confrelid = 'network.organization'::regclass loop
		call network.takes_part_in_mergers(place);
	end loop;
end $$;
call network.takes_part_in_mergers('network.organization');
call network.takes_part_in_mergers('network.former_address');
call network.takes_part_in_mergers('kernel.revision');
call network.takes_part_in_mergers('identity.role', 'scope');
call network.takes_part_in_mergers('identity.invitation', 'scope');
call network.takes_part_in_mergers('identity.provider', 'organization');
call network.takes_part_in_mergers('editorial.news', 'organization');
call network.takes_part_in_mergers('moderation.report', 'object');
call network.takes_part_in_mergers('agenda.source_offering');
call network.takes_part_in_mergers('agenda.source_occurrence');
call network.takes_part_in_mergers('partnering.message');
call network.takes_part_in_mergers('partnering.agreement');
call network.takes_part_in_mergers('partnering.outcome');
