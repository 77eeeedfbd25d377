-- When one can begin to register for a séance, and until when; null: as soon as it is published, and until it begins.
alter table agenda.occurrence
	add column registration_from timestamptz,
	add column registration_until timestamptz,
	add constraint opens_before_it_closes check (registration_from < registration_until);
create index on agenda.occurrence (registration_from) where registration_from is not null;
create index on agenda.occurrence (registration_until) where registration_until is not null;
