-- Whoever booked says that she has come; who has not after a quarter of an hour frees it.
alter table spaces.space add column check_in boolean not null default false;

-- What opens the door of a place or of one space, sealed under the program's secret.
create table spaces.door_code (
	id uuid primary key,
	place uuid unique references network.place,
	space uuid unique references spaces.space,
	sealed text not null,
	changed_at timestamptz not null default clock_timestamp(),
	check (num_nonnulls(place, space) = 1)
);
