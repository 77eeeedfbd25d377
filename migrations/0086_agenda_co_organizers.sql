-- Who organises an activity beside the organisation that leads it, in the order in which they are named.
create table agenda.co_organizer (
	offering uuid not null references agenda.offering on delete restrict,
	organization uuid not null references network.organization on delete restrict,
	rank integer not null,
	primary key (offering, organization)
);
create index on agenda.co_organizer (organization);
