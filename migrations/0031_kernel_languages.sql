-- The languages of the program, which it writes here at each start (src/kernel/languages.ts): what is checked and searched follows this table. `search`:
-- the text search configuration of pg_catalog that knows its endings. A language that the program has no more stays, for the rows that name it.
create table kernel.language (
	code text primary key check (code ~ '^[a-z]{2}$'),
	search text not null check (search ~ '^[a-z]+$')
);
-- what the checks below have let in
insert into kernel.language values ('fr', 'french'), ('en', 'english'), ('nl', 'dutch'), ('fi', 'finnish');

alter table stage.station drop constraint station_locale_check, add foreign key (locale) references kernel.language on delete restrict;
alter table journey.words drop constraint words_locale_check, add foreign key (locale) references kernel.language on delete restrict;
alter table journey.version_words drop constraint version_words_locale_check, add foreign key (locale) references kernel.language on delete restrict;
alter table journey.word_reading drop constraint word_reading_locale_check, add foreign key (locale) references kernel.language on delete restrict;
alter table journey.host drop constraint host_languages_check, add check (cardinality(languages) > 0);

-- The words of aims in each language that they have.
create or replace function learning.aims_text(given jsonb) returns jsonb language sql immutable parallel safe
	return (select jsonb_object_agg(code, words) from (
		select said.key as code, string_agg(said.value, ' ' order by place) as words
		from jsonb_array_elements(given) with ordinality as one (aim, place), jsonb_each_text(aim -> 'text') as said
		where said.key <> 'source' group by said.key) each_language);
