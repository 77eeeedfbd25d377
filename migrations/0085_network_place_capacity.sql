-- How many people a place holds; null: not known.
alter table network.place add column capacity integer check (capacity between 1 and 1000000);
