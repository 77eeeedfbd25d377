-- What the team reports to a funder of a period: alive while it is written, sent for somebody else to validate, and kept as it was once it is closed.
create table impact.report (
	id uuid primary key,
	operation text not null references kernel.operation,
	locale text not null,
	title text not null,
	from_day date not null,
	until_day date not null check (until_day >= from_day),
	-- the codes of what is reported, in the order of the table of measures
	measures text[] not null default '{}',
	-- the team's words, with pictures of whoever has consented
	body jsonb,
	consented boolean not null default false,
	fictional boolean not null default false,
	written_by uuid references identity.person,
	written_at timestamptz not null default now(),
	changed_at timestamptz not null default now(),
	sent_by uuid references identity.person,
	sent_at timestamptz,
	-- why it came back
	word text not null default '',
	closed_by uuid references identity.person,
	closed_at timestamptz,
	-- of the log, and of the rules, when it was closed
	position bigint,
	rules smallint,
	-- all that it says with what that was counted from, as canonical JSON; and the same to read
	frozen text references kernel.file,
	pdf text references kernel.file,
	workbook text references kernel.file,
	check (closed_at is null or sent_at is not null),
	check ((closed_at is null) = (position is null) and (closed_at is null) = (rules is null) and (closed_at is null) = (frozen is null)
		and (closed_at is null) = (pdf is null) and (closed_at is null) = (workbook is null)),
	constraint not_closed_by_the_sender check (closed_by <> sent_by)
);
create index on impact.report (operation, until_day);

-- The files that are pieces of a closed report: the store keeps them as long as it names them.
create table impact.report_file (
	report uuid not null references impact.report,
	file text not null references kernel.file,
	primary key (report, file)
);
create index on impact.report_file (file);

create function impact.keep_report() returns trigger language plpgsql as $$
begin
	-- who did it may be forgotten, and merged; what was closed may not
	if old.closed_at is not null and (tg_op = 'DELETE' or
		to_jsonb(old) - 'written_by' - 'sent_by' - 'closed_by' is distinct from to_jsonb(new) - 'written_by' - 'sent_by' - 'closed_by') then
		raise exception 'a closed report stays as it was closed' using errcode = 'check_violation', constraint = 'keep_report';
	end if;
	return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_report before update or delete on impact.report for each row execute function impact.keep_report();
