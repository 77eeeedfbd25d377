-- What was reported may have been put right, and the team says so in a sentence. An address serves for the answer alone, and goes with it.
alter table moderation.report drop constraint report_decision_check;
alter table moderation.report add check (decision in ('dismissed', 'hidden', 'corrected'));
alter table moderation.report add column answer text, add column answered boolean not null default false;
update moderation.report set answered = true, email = null where decision is not null and email is not null;
