-- Whether the text of an activity is written in Markdown. What was written before, and what tables, calendars and strangers bring, reads as it was typed.
alter table agenda.offering add column formatted boolean not null default false;
