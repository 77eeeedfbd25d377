-- Why a séance was called off, in the words of whoever did it: those who had registered read it in their e-mail.
alter table agenda.occurrence add column cancel_reason jsonb;
