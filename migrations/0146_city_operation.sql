-- The funded project that a trail is booked on: whose emblem and sentence stand on its page, whichever edition is read.
alter table city.trail add column operation text references kernel.operation;
create index on city.trail (operation) where operation is not null;
