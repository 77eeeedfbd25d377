-- Whoever booked may have what it is for shown on the screen beside the door; else it says only that it is taken.
alter table spaces.reservation add column at_door boolean not null default false;
