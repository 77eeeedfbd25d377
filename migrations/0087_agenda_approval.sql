-- Whether a registration waits until somebody who answers for the activity says yes.
alter table agenda.offering add column approval boolean not null default false;
