-- What somebody has said of her gender, for figures alone: apart from her row, so that nothing reads it that reads persons. Who says nothing has no line here.
create table identity.gender (
	person uuid primary key references identity.person,
	gender text not null check (gender in ('woman', 'man', 'another')),
	-- the words under which she was asked (GDPR, article 7.1)
	wording_version text not null,
	said_at timestamptz not null default now()
);
