-- What the team has taken from the public after a report. Its members go on with it, and the team alone brings it back.
alter table groups.circle add column hidden_at timestamptz;
