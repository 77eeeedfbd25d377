-- The whole of ESCO may be brought in: names in four languages, other names by language, groups above the skills, and what lies under what.
-- What concat_ws makes of texts never changes, though PostgreSQL does not say so.
create function network.all_names(label jsonb, other jsonb) returns text language sql immutable parallel safe
	return network.plain_text(concat_ws(' ',
		label ->> 'fr', label ->> 'en', label ->> 'nl', label ->> 'fi', other ->> 'fr', other ->> 'en', other ->> 'nl', other ->> 'fi'));

-- What somebody types for a name is told by these: the names as a search compares them, and the stems of their words by the rules of each language.
create function network.called(label jsonb) returns text[] language sql immutable parallel safe
	return array_remove(array[kernel.search_text(label ->> 'fr'), kernel.search_text(label ->> 'en'), kernel.search_text(label ->> 'nl'),
		kernel.search_text(label ->> 'fi')], null);
create function network.stems(label jsonb) returns text[] language sql immutable parallel safe
	return array_remove(array[
		'fr ' || tsvector_to_array(to_tsvector('pg_catalog.french', kernel.search_text(label ->> 'fr')))::text,
		'en ' || tsvector_to_array(to_tsvector('pg_catalog.english', kernel.search_text(label ->> 'en')))::text,
		'nl ' || tsvector_to_array(to_tsvector('pg_catalog.dutch', kernel.search_text(label ->> 'nl')))::text,
		'fi ' || tsvector_to_array(to_tsvector('pg_catalog.finnish', kernel.search_text(label ->> 'fi')))::text], null);

alter table network.skill
	add column is_group boolean not null default false,
	-- no longer offered; whoever has it keeps it
	add column obsolete boolean not null default false,
	drop column search;
alter table network.skill rename column alt to other;
alter table network.skill alter column other drop default,
	alter column other type jsonb using case when other = '' then '{}' else jsonb_build_object('fr', other) end,
	alter column other set default '{}';
alter table network.skill
	-- all its names without accents or capitals, as the profiles that have it are searched
	add column search text not null generated always as (network.all_names(label, other)) stored,
	add column called text[] not null generated always as (network.called(label)) stored,
	add column stems text[] not null generated always as (network.stems(label)) stored,
	add column words tsvector not null generated always as (
		setweight(kernel.text_vector(label), 'A') || setweight(kernel.text_vector(other), 'B')) stored;
create index on network.skill using gin (words) with (fastupdate = off);

create table network.skill_broader (
	skill text not null references network.skill,
	broader text not null references network.skill,
	primary key (skill, broader),
	check (skill <> broader)
);
create index on network.skill_broader (broader);
