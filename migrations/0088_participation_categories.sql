-- A kind of ticket that a seat has; participation knows it by its id alone. A pool may have a part for one: its seats take from it besides from the whole,
-- and it is there only once the category has a maximum of its own.
alter table participation.seat add column category uuid;
create index on participation.seat (category) where category is not null;

alter table participation.pool
	add column part_of uuid references participation.pool,
	add column category uuid,
	add constraint part_of_a_category check ((part_of is null) = (category is null));
create unique index on participation.pool (part_of, category) where part_of is not null;
