-- On which device a wrong secret was given, as a hash: whoever errs for others locks nobody out of her own. Of a day at most, as the attempt.
alter table learning.pupil_attempt add device bytea;
