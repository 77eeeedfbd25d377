-- What offers and requests are matched by: the words of a text without what every text of its language has, as the rules of that language shorten them.

-- The language of a text: that whose little words stand in it most often.
create function partnering.tongue(given text) returns text language sql immutable parallel safe
begin atomic
	with word as (
		select ts_lexize('pg_catalog.french_stem', w) = '{}' as fr, ts_lexize('pg_catalog.english_stem', w) = '{}' as en,
			ts_lexize('pg_catalog.dutch_stem', w) = '{}' as nl, ts_lexize('pg_catalog.finnish_stem', w) = '{}' as fi
		from unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', kernel.search_text(coalesce(given, ''))))) w where length(w) > 1
	), counted as (
		select count(*) filter (where fr) as fr, count(*) filter (where en) as en, count(*) filter (where nl) as nl, count(*) filter (where fi) as fi from word
	)
	select case greatest(fr, en, nl, fi) when fr then 'fr' when en then 'en' when nl then 'nl' else 'fi' end from counted;
end;

-- A word as its language shortens it; none where it says nothing in one of them (« pour », « the »).
create function partnering.stem(word text, tongue text) returns text language sql immutable parallel safe
	return case when length(word) < 2 or '{}' in (ts_lexize('pg_catalog.french_stem', word), ts_lexize('pg_catalog.english_stem', word),
			ts_lexize('pg_catalog.dutch_stem', word), ts_lexize('pg_catalog.finnish_stem', word)) then null
		else (case tongue when 'en' then ts_lexize('pg_catalog.english_stem', word) when 'nl' then ts_lexize('pg_catalog.dutch_stem', word)
			when 'fi' then ts_lexize('pg_catalog.finnish_stem', word) else ts_lexize('pg_catalog.french_stem', word) end)[1] end;

-- The same of all words of a text, each once.
create function partnering.terms(given text, tongue text) returns text[] language sql immutable parallel safe
begin atomic
	with word as (
		select w, ts_lexize('pg_catalog.french_stem', w) as fr, ts_lexize('pg_catalog.english_stem', w) as en,
			ts_lexize('pg_catalog.dutch_stem', w) as nl, ts_lexize('pg_catalog.finnish_stem', w) as fi
		from unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', kernel.search_text(coalesce(given, ''))))) w where length(w) > 1
	)
	-- the list of French forgets « les », and a number says nothing of what is exchanged
	select coalesce(array_agg(distinct (case tongue when 'en' then en when 'nl' then nl when 'fi' then fi else fr end)[1]), '{}')
	from word where '{}' not in (fr, en, nl, fi)
		and w <> all ('{les,deux,trois,quatre,cinq,six,plus,tout,tous,toute,toutes,comme,chez,cela,ceux,two,three,four,five,six,twee,drie,vier,vijf}'::text[]);
end;

alter table partnering.proposal
	add column terms text[] not null generated always as (partnering.terms(title || ' ' || needs, partnering.tongue(title || ' ' || needs))) stored,
	add column title_terms text[] not null generated always as (partnering.terms(title, partnering.tongue(title || ' ' || needs))) stored;
create index on partnering.proposal using gin (terms) with (fastupdate = off) where state = 'open';
create index on partnering.proposal using gin (skills) with (fastupdate = off) where state = 'open';
create index on partnering.proposal (direction, kind, published_at desc, id) where state = 'open';
create index on partnering.proposal (published_at desc, id) where state = 'open';

-- « Pas pour moi »: what somebody does not want to see among what fits, and why, if she says so. It weighs her own lists alone.
create table partnering.dismissal (
	person uuid not null references identity.person,
	proposal uuid not null references partnering.proposal on delete cascade,
	why text check (why in ('kind', 'far', 'language')),
	at timestamptz not null default now(),
	primary key (person, proposal)
);
create index on partnering.dismissal (proposal);

-- What she was told of already, by the letter of what fits.
create table partnering.match_told (
	person uuid not null references identity.person,
	proposal uuid not null references partnering.proposal on delete cascade,
	at timestamptz not null default now(),
	primary key (person, proposal)
);
create index on partnering.match_told (proposal);

-- What the team has pointed out to whose proposal it is, once.
create table partnering.pointed (
	proposal uuid not null references partnering.proposal on delete cascade,
	candidate uuid not null references partnering.proposal on delete cascade,
	at timestamptz not null default now(),
	primary key (proposal, candidate)
);
create index on partnering.pointed (candidate);
