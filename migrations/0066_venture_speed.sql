-- A list of files is narrowed by words without reading each file's anew; of its holders the names are kept with the persons.
alter table venture.file add column words tsvector generated always as (
	kernel.name_vector(name || ' ' || coalesce(sentence, '') || ' ' || coalesce(locality, '') || ' ' || coalesce(needs, ''))) stored;
create index on venture.goal (file, due, rank) where met_at is null and due is not null;
