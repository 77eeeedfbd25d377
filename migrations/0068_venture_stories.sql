-- A referral to a house that broadcasts may propose the story of a project, to be told there.
alter table venture.referral add column story boolean not null default false;
