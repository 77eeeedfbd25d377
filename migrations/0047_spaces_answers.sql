-- What the team says to whoever booked, with its answer; and what it notes for itself.
alter table spaces.reservation add column answer text, add column note text;
