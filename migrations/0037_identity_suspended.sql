-- Who is kept out, since when and why: what she is told.
alter table identity.person add suspended_at timestamptz, add suspended_why text,
	add check ((suspended_at is null) = (suspended_why is null));
