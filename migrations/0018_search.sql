-- Similar spellings. The extension is trusted: whoever owns the database may make it, without being a superuser.
create extension if not exists pg_trgm with schema kernel;

-- What a search compares: no capitals, no accents, « œ » as « oe », and French plurals in -eux and -oux as their singular, which the stemmer of
-- PostgreSQL leaves apart (« jeux » finds « jeu »).
create function kernel.search_text(given text) returns text language sql immutable strict parallel safe
	return regexp_replace(
		translate(
			replace(replace(regexp_replace(lower(normalize(given, nfkd) collate "und-x-icu"), '[\u0300-\u036f]', '', 'g'), 'œ', 'oe'), 'æ', 'ae'),
			'’''-_/.', '      '),
		'([eo]u)x\M', '\1', 'g');

-- The words of a name, which belongs to no language.
create function kernel.name_vector(given text) returns tsvector language sql immutable parallel safe
	return to_tsvector('pg_catalog.simple', coalesce(kernel.search_text(given), ''));

-- The words of a text in several languages, each by the rules of its own, and as they are written.
create function kernel.text_vector(given jsonb) returns tsvector language sql immutable parallel safe
	return to_tsvector('pg_catalog.french', coalesce(kernel.search_text(given ->> 'fr'), ''))
		|| to_tsvector('pg_catalog.english', coalesce(kernel.search_text(given ->> 'en'), ''))
		|| to_tsvector('pg_catalog.dutch', coalesce(kernel.search_text(given ->> 'nl'), ''))
		|| to_tsvector('pg_catalog.finnish', coalesce(kernel.search_text(given ->> 'fi'), ''))
		|| to_tsvector('pg_catalog.simple', coalesce(kernel.search_text(concat_ws(' ', given ->> 'fr', given ->> 'en', given ->> 'nl', given ->> 'fi')), ''));

-- The words of a text whose language is not known.
create function kernel.mixed_vector(given text) returns tsvector language sql immutable parallel safe
	return kernel.text_vector(jsonb_build_object('fr', given, 'en', given));

-- array_to_string is not immutable for every kind of element; for texts it is.
create function kernel.list_text(given text[]) returns text language sql immutable parallel safe
	return array_to_string(given, ' ');

-- What was asked: each of its first eight words as any of the languages takes it, or as the beginning of a word; all of them must be found. Words
-- that a language leaves out (« de », « the ») are not looked for, unless there is nothing else.
create function kernel.text_query(asked text) returns tsquery language sql immutable parallel safe
begin atomic
	with term as (
		select word, place, to_tsquery('pg_catalog.french', word) as fr, to_tsquery('pg_catalog.english', word) as en,
			to_tsquery('pg_catalog.dutch', word) as nl, to_tsquery('pg_catalog.finnish', word) as fi,
			to_tsquery('pg_catalog.simple', word || ':*') as begun
		from regexp_split_to_table(kernel.search_text(left(asked, 200)), '[^[:alnum:]]+') with ordinality as given (word, place)
		where word <> '' order by place limit 8
	), weighed as (
		select *, numnode(fr) = 0 or numnode(en) = 0 or numnode(nl) = 0 or numnode(fi) = 0 as empty from term
	)
	select coalesce(string_agg('(' || (fr || en || nl || fi || begun)::text || ')', ' & ' order by place), '')::tsquery
	from weighed where not empty or not exists (select from weighed other where not other.empty);
end;

-- What is written now and then is found at once: the indexes keep no list of what is still to be sorted in, which every search would read whole.
alter table network.organization add column words tsvector generated always as (
	setweight(kernel.name_vector(name || ' ' || kernel.list_text(former_names)), 'A') || setweight(kernel.text_vector(sentence), 'B')
	|| setweight(kernel.name_vector(locality), 'B') || setweight(kernel.text_vector(about), 'C')) stored;
create index on network.organization using gin (words) with (fastupdate = off);
create index on network.organization using gin (kernel.search_text(name) kernel.gin_trgm_ops) with (fastupdate = off);

alter table identity.person add column words tsvector generated always as (setweight(kernel.name_vector(name), 'A')) stored;
create index on identity.person using gin (words) with (fastupdate = off);
create index on identity.person using gin (kernel.search_text(name) kernel.gin_trgm_ops) with (fastupdate = off);
alter table network.profile add column words tsvector generated always as (setweight(kernel.mixed_vector(search), 'B')) stored;
create index on network.profile using gin (words) with (fastupdate = off);

alter table network.work add column words tsvector generated always as (
	setweight(kernel.text_vector(title), 'A') || setweight(kernel.text_vector(summary), 'B') || setweight(kernel.text_vector(body), 'C')) stored;
create index on network.work using gin (words) with (fastupdate = off);
create index on network.work using gin (kernel.search_text(title ->> (title ->> 'source')) kernel.gin_trgm_ops) with (fastupdate = off);

alter table agenda.offering add column words tsvector generated always as (
	setweight(kernel.text_vector(title), 'A') || setweight(kernel.text_vector(summary), 'B') || setweight(kernel.text_vector(body), 'C')) stored;
create index on agenda.offering using gin (words) with (fastupdate = off);
create index on agenda.offering using gin (kernel.search_text(title ->> (title ->> 'source')) kernel.gin_trgm_ops) with (fastupdate = off);
alter table agenda.occurrence add column words tsvector generated always as (setweight(kernel.text_vector(theme), 'A')) stored;
create index on agenda.occurrence using gin (words) with (fastupdate = off) where theme is not null;
alter table agenda.item add column words tsvector generated always as (
	setweight(kernel.text_vector(title), 'B') || setweight(kernel.name_vector(people), 'C')) stored;
create index on agenda.item using gin (words) with (fastupdate = off) where deleted_at is null;

alter table editorial.page add column words tsvector generated always as (
	setweight(kernel.text_vector(title), 'A') || setweight(kernel.text_vector(body), 'C')) stored;
alter table editorial.news add column words tsvector generated always as (
	setweight(kernel.text_vector(title), 'A') || setweight(kernel.text_vector(summary), 'B') || setweight(kernel.text_vector(body), 'C')) stored;
create index on editorial.news using gin (words) with (fastupdate = off);

-- The directory is searched by the same words as everything: what was kept for it alone goes.
drop view network.organization_card;
alter table network.organization drop column search;
create view network.organization_card as
	select id, slug, name, website, fictional, kind, locality, lat, lon, sectors, sentence, picture, verified_at, deleted_at
	from network.organization;
