-- What lists of offers and requests are narrowed by: each value that an open one has, by whom it is for. In the order of its key each value is looked up once,
-- however many have it. It names what there may be some of; whether a reader sees one of them is asked of the proposals themselves.
create table partnering.facet (
	audience text not null,
	what text not null check (what in ('kind', 'sector', 'locality', 'language')),
	value text not null,
	proposal uuid not null references partnering.proposal on delete cascade,
	primary key (audience, what, value, proposal)
);
create index on partnering.facet (proposal);

create function partnering.facets_of(kind text, locality text, sectors text[], languages text[]) returns table (what text, value text) language sql immutable parallel safe
begin atomic
	select f.what, f.value from (
		select 'kind', kind union select 'locality', locality union select 'sector', unnest(sectors) union select 'language', unnest(languages)) f (what, value)
	where f.value is not null;
end;

create function partnering.keep_facets() returns trigger language plpgsql as $$
begin
	if tg_op = 'UPDATE' then
		delete from partnering.facet f using newer n join older o using (id)
			where f.proposal = n.id and (n.state, n.audience, n.kind, n.locality, n.sectors, n.languages)
				is distinct from (o.state, o.audience, o.kind, o.locality, o.sectors, o.languages);
	end if;
	insert into partnering.facet (audience, what, value, proposal)
		select n.audience, f.what, f.value, n.id from newer n cross join lateral partnering.facets_of(n.kind, n.locality, n.sectors, n.languages) f
		where n.state = 'open' and not exists (select from partnering.facet k where k.proposal = n.id);
	return null;
end $$;
create trigger keep_facets after insert on partnering.proposal referencing new table as newer
	for each statement execute function partnering.keep_facets();
create trigger keep_facets_changed after update on partnering.proposal referencing old table as older new table as newer
	for each statement execute function partnering.keep_facets();
-- also where rows are copied in without what else is checked of each
alter table partnering.proposal enable always trigger keep_facets, enable always trigger keep_facets_changed;

-- by which those that everybody sees are counted
create index on partnering.proposal (audience, author) where state = 'open';

insert into partnering.facet (audience, what, value, proposal)
	select p.audience, f.what, f.value, p.id
	from partnering.proposal p cross join lateral partnering.facets_of(p.kind, p.locality, p.sectors, p.languages) f where p.state = 'open';
