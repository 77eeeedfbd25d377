-- Who wants to be seen in the house where she is. Whoever is not in here is shown to nobody.
create table spaces.shown_here (
	person uuid primary key references identity.person on delete cascade,
	-- her organisation, or what she does
	line text not null default '' check (length(line) <= 80),
	-- the one day for which she chose so, by the hub's clock; null: until she says no
	day date,
	chosen_at timestamptz not null default now()
);
