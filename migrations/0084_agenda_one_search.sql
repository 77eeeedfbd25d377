-- The agenda and its desk are searched by the same words as everything (0018): what was kept for them alone goes.
alter table agenda.offering drop column search;
