-- Proofs are kept for five years from the end of the year of the last payment (Regulation (EU) 2021/1060, article 82), and as long as a court or the Commission asks.
alter table kernel.operation
	add column last_paid_on date,
	add column proofs_held_on date,
	add column proofs_held_why text check (proofs_held_why is null or length(proofs_held_why) between 1 and 500),
	add check ((proofs_held_on is null) = (proofs_held_why is null));

-- Who was counted in something that an operation paid for, and has gone: her name, under seal and for its auditor alone. `who` is one for all that one person left, and leads to nobody.
create table kernel.sealed_proof (
	id uuid primary key,
	who uuid not null,
	operations text[] not null check (cardinality(operations) > 0),
	subject_kind text not null,
	subject uuid not null,
	birth_year smallint,
	sealed text not null,
	-- what was given to her with her name in it, which nothing else leads to any more
	file text references kernel.file,
	sealed_at timestamptz not null default now(),
	unique (subject_kind, subject, who)
);
create index on kernel.sealed_proof using gin (operations);

-- What a figure needs of them: which are one, and of what age.
create view kernel.sealed_card as select subject_kind, subject, who, birth_year from kernel.sealed_proof;

-- A place whose holder is gone and is counted by another one of hers.
alter table participation.seat add column again boolean not null default false;
create or replace view participation.attendance_card as
	select s.id as seat, s.booking, s.holder, b.party, b.subject_kind, b.subject, s.state, s.again
	from participation.seat s join participation.booking b on b.id = s.booking;

-- Of whoever is gone: when she had completed it, so that what was counted stays counted.
alter table learning.enrolment add column counted_at timestamptz;
