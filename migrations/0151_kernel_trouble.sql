-- What the hub met that its admins are told of: it died and came back, its disk fills up, nobody backs it up.
create table kernel.trouble (
	kind text not null check (kind in ('program', 'database', 'disk', 'backup', 'given_up')),
	at timestamptz not null,
	detail jsonb not null,
	-- when the letter was written that tells it; the next one waits for a while
	told_at timestamptz,
	primary key (kind, at)
);

-- The backups that `valley backup` has brought to their end.
create table kernel.backup (
	made_at timestamptz primary key
);
