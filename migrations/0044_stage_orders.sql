-- Who of the crew gave the order that an entry came of: a colleague whose order comes too late is told by whom it was done. What viewers do names nobody.
alter table stage.entry add column ordered_by uuid references identity.person on delete set null;
create index on stage.entry (ordered_by) where ordered_by is not null;
