-- What stands in a room is found by its words, in whatever language they are.
alter table sensing.thing add column words tsvector generated always as (
	setweight(kernel.mixed_vector(name), 'A') || setweight(kernel.mixed_vector(description), 'B')) stored;
create index on sensing.thing using gin (words) with (fastupdate = off) where seen = 'public';
create index on sensing.thing using gin (kernel.search_text(name) kernel.gin_trgm_ops) with (fastupdate = off) where seen = 'public';
