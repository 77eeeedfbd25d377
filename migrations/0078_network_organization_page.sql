-- What an organisation's page shows besides its mark: pictures with their words and their owner, how large it is, what it brings to the hub.
alter table network.organization
	add column pictures jsonb not null default '[]',
	add column size text check (size in ('solo', 'micro', 'small', 'medium', 'large')),
	add column offers jsonb;
