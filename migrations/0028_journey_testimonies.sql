-- A word asked of somebody who was there (« témoignage »): the link to it goes to whom the player chooses, and one answer closes it.
create table journey.testimony (
	id uuid primary key,
	person uuid not null references identity.person,
	competences text[] not null check (cardinality(competences) between 1 and 3),
	-- what was done together, in the player's words
	about text not null check (length(about) between 1 and 600),
	state text not null default 'asked' check (state in ('asked', 'given', 'declined')),
	-- who has answered; not kept of whoever declines
	witness uuid references identity.person on delete set null,
	seen text check (length(seen) between 1 and 900),
	asked_at timestamptz not null default clock_timestamp(),
	answered_at timestamptz,
	check ((state = 'given') = (seen is not null)),
	check ((state = 'asked') = (answered_at is null))
);
create index on journey.testimony (person);
create index on journey.testimony (witness) where witness is not null;

alter table journey.evidence drop constraint evidence_ref_kind_check;
alter table journey.evidence add constraint evidence_ref_kind_check check (ref_kind in ('run', 'quest', 'review', 'meeting', 'person', 'testimony'));

-- Whoever says something is forgotten when she leaves, but not that one person said it: all that she said of somebody keeps one number, which is nobody's;
-- and what two said of each other stays that.
alter table journey.evidence add column gone uuid, add column mutual boolean not null default false;
-- of whom is forgotten already it is not known how many they were: they count as one
update journey.evidence set gone = person where given_by is null and source in ('peer', 'coach', 'member');

-- Which of the two questions somebody would rather not answer: she is not asked again, and is counted nowhere.
create table journey.passed (
	story uuid not null references journey.story,
	person uuid not null references identity.person,
	moment text not null check (moment in ('before', 'after')),
	at timestamptz not null default clock_timestamp(),
	primary key (story, person, moment)
);
create index on journey.passed (person);
