create schema network;

-- Sectors are data: a team adds its own without a release. These ten are where every hub begins.
create table network.sector (
	slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	label jsonb not null,
	rank smallint not null
);

create table network.organization (
	id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	name text not null,
	former_names text[] not null default '{}',
	kind text not null,
	sentence jsonb not null,
	sectors text[] not null default '{}',
	locality text,
	lat double precision check (lat between -90 and 90),
	lon double precision check (lon between -180 and 180),
	website text check (website ~ '^https?://'),
	founded smallint,
	status text check (status in ('active', 'ended')),
	status_as_of smallint,
	sources text[] not null default '{}',
	fictional boolean not null default false,
	-- its words in all languages without accents or capitals: what a search goes through
	search text not null,
	created_at timestamptz not null default now(),
	check ((lat is null) = (lon is null))
);
create index on network.organization using gin (sectors);

create table network.place (
	id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	name text not null,
	kind text not null,
	sentence jsonb,
	organization uuid references network.organization,
	locality text,
	address text,
	lat double precision check (lat between -90 and 90),
	lon double precision check (lon between -180 and 180),
	fictional boolean not null default false,
	check ((lat is null) = (lon is null))
);
create index on network.place (organization) where organization is not null;

-- What other modules may join: who organises, and where.
create view network.organization_card as select id, slug, name, website, fictional from network.organization;
create view network.place_card as select id, slug, name, locality, address, lat, lon from network.place;

insert into network.sector (slug, label, rank) values
	('gaming', '{"source":"fr","fr":"Jeu vidéo","en":"Gaming","nl":"Games","fi":"Pelit"}', 1),
	('iot', '{"source":"fr","fr":"Internet des objets","en":"Internet of Things","nl":"Internet of things","fi":"Esineiden internet"}', 2),
	('design', '{"source":"fr","fr":"Design","en":"Design","nl":"Design","fi":"Muotoilu"}', 3),
	('digital', '{"source":"fr","fr":"Numérique","en":"Digital","nl":"Digitaal","fi":"Digitaalinen ala"}', 4),
	('audiovisual', '{"source":"fr","fr":"Audiovisuel","en":"Audiovisual","nl":"Audiovisueel","fi":"Audiovisuaalinen ala"}', 5),
	('culture', '{"source":"fr","fr":"Culture","en":"Culture","nl":"Cultuur","fi":"Kulttuuri"}', 6),
	('tourism', '{"source":"fr","fr":"Tourisme","en":"Tourism","nl":"Toerisme","fi":"Matkailu"}', 7),
	('training', '{"source":"fr","fr":"Formation","en":"Training","nl":"Opleiding","fi":"Koulutus"}', 8),
	('research', '{"source":"fr","fr":"Recherche","en":"Research","nl":"Onderzoek","fi":"Tutkimus"}', 9),
	('entrepreneurship', '{"source":"fr","fr":"Entrepreneuriat","en":"Entrepreneurship","nl":"Ondernemerschap","fi":"Yrittäjyys"}', 10);
