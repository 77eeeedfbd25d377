-- An organisation's page: how to reach it, what it looks like, what it says of itself at length.
alter table network.organization
	add column email text,
	add column phone text,
	add column address text,
	add column postcode text,
	add column picture jsonb,
	add column about jsonb,
	add column links text[] not null default '{}',
	-- codes of network.nace with their revision: '2025:58.21'
	add column nace text[] not null default '{}',
	add column verified_at timestamptz,
	add column updated_at timestamptz not null default now(),
	-- in the trash since
	add column deleted_at timestamptz;
create index on network.organization (deleted_at) where deleted_at is not null;

alter table network.place
	add column postcode text,
	add column website text check (website ~ '^https?://'),
	-- how to come in: step-free, lift, hearing loop
	add column access jsonb,
	add column picture jsonb,
	add column updated_at timestamptz not null default now(),
	add column deleted_at timestamptz;

alter table network.sector
	add column hidden boolean not null default false,
	add column nace text[] not null default '{}';

-- What the world calls an organisation: no two have the same.
create table network.identifier (
	scheme text not null check (scheme in ('bce', 'vat', 'ror', 'wikidata')),
	value text not null,
	organization uuid not null references network.organization,
	primary key (scheme, value)
);
create index on network.identifier (organization);

-- Who does what in an organisation, and since when.
create table network.affiliation (
	id uuid primary key,
	person uuid not null references identity.person,
	organization uuid not null references network.organization,
	role jsonb not null,
	since date,
	until date,
	public boolean not null default true,
	created_at timestamptz not null default now(),
	check (until >= since)
);
create index on network.affiliation (person);
create index on network.affiliation (organization);

-- « This is my organisation »: asked by a person, answered by the team.
create table network.claim (
	id uuid primary key,
	organization uuid not null references network.organization,
	person uuid not null references identity.person,
	message text not null,
	state text not null default 'waiting' check (state in ('waiting', 'accepted', 'refused')),
	reason text,
	decided_by uuid references identity.person,
	created_at timestamptz not null default now(),
	decided_at timestamptz,
	check ((state = 'waiting') = (decided_at is null))
);
create unique index on network.claim (organization, person) where state = 'waiting';
create index on network.claim (person);
create index on network.claim (decided_by) where decided_by is not null;

-- A colleague is asked by letter to be in an organisation, and to answer for it when `manager`. Only the hash of the secret in the letter is kept.
create table network.invitation (
	id uuid primary key,
	organization uuid not null references network.organization,
	email text not null,
	role jsonb not null,
	manager boolean not null,
	token_hash text not null unique,
	invited_by uuid references identity.person on delete set null,
	invited_at timestamptz not null default now(),
	expires_at timestamptz not null,
	unique (organization, email)
);
create index on network.invitation (email);
create index on network.invitation (invited_by) where invited_by is not null;

-- The ground of the map: the outline of each part of the region, a GeoJSON geometry.
create table network.outline (
	name text primary key,
	shape jsonb not null
);

create table network.nace (
	revision text not null check (revision in ('rev2', '2025')),
	code text not null,
	parent text,
	label jsonb not null,
	primary key (revision, code)
);

create or replace view network.organization_card as
	select id, slug, name, website, fictional, kind, locality, lat, lon, sectors, sentence, picture, verified_at, deleted_at, search
	from network.organization;
create or replace view network.place_card as
	select id, slug, name, locality, address, lat, lon, postcode, organization, kind, access, picture, deleted_at from network.place;

-- Where the ten first sectors lie in NACE; the team changes it as it does their names.
update network.sector s set nace = given.codes::text[] from (values
	('gaming', '{2025:58.21,rev2:58.21}'),
	('design', '{2025:74.1,rev2:74.1}'),
	('digital', '{2025:62,2025:63,rev2:62,rev2:63}'),
	('audiovisual', '{2025:59,2025:60,rev2:59,rev2:60}'),
	('culture', '{2025:90,2025:91,rev2:90,rev2:91}'),
	('tourism', '{2025:55,2025:79,rev2:55,rev2:79}'),
	('training', '{2025:85,rev2:85}'),
	('research', '{2025:72,rev2:72}')
) as given (slug, codes) where s.slug = given.slug;

-- Source: Eurostat, NACE Rev. 2 and NACE Rev. 2.1 (in Belgium: NACE-BEL 2008 and 2025, down to the class). Reuse is authorised with mention of the
-- source (Decision 2011/833/EU). Changed: only codes and labels in four languages were kept, and the capitals of the sections made small.
-- A line is revision, code, parent, then the label in French, English, Dutch and Finnish.
insert into network.nace (revision, code, parent, label)
select f[1], f[2], nullif(f[3], ''), jsonb_build_object('source', 'fr', 'fr', f[4], 'en', f[5], 'nl', f[6], 'fi', f[7])
from (select string_to_array(line, E'\t') as f from string_to_table($csv$rev2	A		Agriculture, sylviculture et pêche	Agriculture, forestry and fishing	Landbouw, bosbouw en visserij	Maatalous, metsätalous ja kalatalous
rev2	01	A	Culture et production animale, chasse et services annexes	Crop and animal production, hunting and related service activities	Teelt van gewassen, veeteelt, jacht en diensten in verband met deze activiteiten	Kasvinviljely ja kotieläintalous, riistatalous ja niihin liittyvät palvelut
rev2	01.1	01	Cultures non permanentes	Growing of non-perennial crops	Teelt van eenjarige gewassen	Yksivuotisten kasvien viljely
rev2	01.11	01.1	Culture de céréales (à l'exception du riz), de légumineuses et de graines oléagineuses	Growing of cereals (except rice), leguminous crops and oil seeds	Teelt van granen (m.u.v. rijst), peulgewassen en oliehoudende zaden	Viljakasvien (pl. riisin), palkokasvien ja öljysiemenkasvien viljely
rev2	01.12	01.1	Culture du riz	Growing of rice	Teelt van rijst	Riisin viljely
rev2	01.13	01.1	Culture de légumes, de melons, de racines et de tubercules	Growing of vegetables and melons, roots and tubers	Teelt van groenten, meloenen en wortel- en knolgewassen	Vihannesten ja melonien, juuresten ja mukulakasvien viljely
rev2	01.14	01.1	Culture de la canne à sucre	Growing of sugar cane	Teelt van suikerriet	Sokeriruo'on viljely
rev2	01.15	01.1	Culture du tabac	Growing of tobacco	Teelt van tabak	Tupakan viljely
rev2	01.16	01.1	Culture de plantes à fibres	Growing of fibre crops	Teelt van vezelgewassen	Kuitukasvien viljely
rev2	01.19	01.1	Autres cultures non permanentes	Growing of other non-perennial crops	Teelt van andere eenjarige gewassen	Muu yksivuotisten ja koristekasvien viljely
rev2	01.2	01	Cultures permanentes	Growing of perennial crops	Teelt van meerjarige gewassen	Monivuotisten kasvien viljely
rev2	01.21	01.2	Culture de la vigne	Growing of grapes	Teelt van druiven	Rypäleiden viljely
rev2	01.22	01.2	Culture de fruits tropicaux et subtropicaux	Growing of tropical and subtropical fruits	Teelt van tropisch en subtropisch fruit	Trooppisten ja subtrooppisten hedelmien viljely
rev2	01.23	01.2	Culture d'agrumes	Growing of citrus fruits	Teelt van citrusvruchten	Sitrushedelmien viljely
rev2	01.24	01.2	Culture de fruits à pépins et à noyau	Growing of pome fruits and stone fruits	Teelt van pit- en steenvruchten	Omenoiden, kirsikoiden, luumujen ym. kota- ja kivihedelmien viljely
rev2	01.25	01.2	Culture d'autres fruits d'arbres ou d'arbustes et de fruits à coque	Growing of other tree and bush fruits and nuts	Teelt van andere boomvruchten, kleinfruit en noten	Marjojen, pähkinöiden ja muiden puissa ja pensaissa kasvavien hedelmien viljely
rev2	01.26	01.2	Culture de fruits oléagineux	Growing of oleaginous fruits	Teelt van oliehoudende vruchten	Öljyä sisältävien hedelmien viljely
rev2	01.27	01.2	Culture de plantes à boissons	Growing of beverage crops	Teelt van gewassen bestemd voor de vervaardiging van dranken	Juomakasvien viljely
rev2	01.28	01.2	Culture de plantes à épices, aromatiques, médicinales et pharmaceutiques	Growing of spices, aromatic, drug and pharmaceutical crops	Teelt van specerijgewassen en van aromatische en medicinale gewassen	Mauste-, aromi-, rohdos- ja lääkekasvien viljely
rev2	01.29	01.2	Autres cultures permanentes	Growing of other perennial crops	Teelt van andere meerjarige gewassen	Muu monivuotisten kasvien viljely
rev2	01.3	01	Reproduction de plantes	Plant propagation	Plantenvermeerdering	Taimien kasvatus ja muu kasvien lisääminen
rev2	01.30	01.3	Reproduction de plantes	Plant propagation	Plantenvermeerdering	Taimien kasvatus ja muu kasvien lisääminen
rev2	01.4	01	Production animale	Animal production	Veeteelt	Kotieläintalous
rev2	01.41	01.4	Élevage de vaches laitières	Raising of dairy cattle	Fokken van melkvee	Lypsykarjan kasvatus
rev2	01.42	01.4	Élevage d'autres bovins et de buffles	Raising of other cattle and buffaloes	Fokken van andere runderen en buffels	Muun nautakarjan ja puhvelien kasvatus
rev2	01.43	01.4	Élevage de chevaux et d'autres équidés	Raising of horses and other equines	Fokken van paarden en andere paardachtigen	Hevosten ja muiden hevoseläinten kasvatus
rev2	01.44	01.4	Élevage de chameaux et d'autres camélidés	Raising of camels and camelids	Fokken van kamelen en andere kameelachtigen	Kamelien ja kamelieläinten kasvatus
rev2	01.45	01.4	Élevage d'ovins et de caprins	Raising of sheep and goats	Fokken van schapen en geiten	Lampaiden ja vuohien kasvatus
rev2	01.46	01.4	Élevage de porcins	Raising of swine/pigs	Fokken van varkens	Sikojen kasvatus
rev2	01.47	01.4	Élevage de volailles	Raising of poultry	Fokken van pluimvee	Siipikarjan kasvatus
rev2	01.49	01.4	Élevage d'autres animaux	Raising of other animals	Fokken van andere dieren	Muiden eläinten kasvatus
rev2	01.5	01	Culture et élevage associés	Mixed farming	Gemengd bedrijf	Yhdistetty kasvinviljely ja kotieläintalous (sekatilat)
rev2	01.50	01.5	Culture et élevage associés	Mixed farming	Gemengd bedrijf	Yhdistetty kasvinviljely ja kotieläintalous (sekatilat)
rev2	01.6	01	Activités de soutien à l'agriculture et traitement primaire des récoltes	Support activities to agriculture and post-harvest crop activities	Ondersteunende activiteiten in verband met de landbouw; activiteiten met betrekking tot gewassen na de oogst	Maataloutta palveleva toiminta
rev2	01.61	01.6	Activités de soutien aux cultures	Support activities for crop production	Ondersteunende activiteiten in verband met de teelt van gewassen	Kasvinviljelyä palveleva toiminta
rev2	01.62	01.6	Activités de soutien à la production animale	Support activities for animal production	Ondersteunende activiteiten in verband met de veeteelt	Kotieläintaloutta palveleva toiminta
rev2	01.63	01.6	Traitement primaire des récoltes	Post-harvest crop activities	Activiteiten met betrekking tot gewassen na de oogst	Sadon jatkokäsittely
rev2	01.64	01.6	Traitement des semences	Seed processing for propagation	Zaadbewerking met het oog op vermeerdering	Siementen käsittely kasvinviljelyä varten
rev2	01.7	01	Chasse, piégeage et services annexes	Hunting, trapping and related service activities	Jacht, zetten van vallen en diensten in verband met deze activiteiten	Metsästys ja sitä palveleva toiminta
rev2	01.70	01.7	Chasse, piégeage et services annexes	Hunting, trapping and related service activities	Jacht, zetten van vallen en diensten in verband met deze activiteiten	Metsästys ja sitä palveleva toiminta
rev2	02	A	Sylviculture et exploitation forestière	Forestry and logging	Bosbouw en de exploitatie van bossen	Metsätalous ja puunkorjuu
rev2	02.1	02	Sylviculture et autres activités forestières	Silviculture and other forestry activities	Bosbouw	Metsänhoito
rev2	02.10	02.1	Sylviculture et autres activités forestières	Silviculture and other forestry activities	Bosbouw	Metsänhoito
rev2	02.2	02	Exploitation forestière	Logging	Exploitatie van bossen	Puunkorjuu
rev2	02.20	02.2	Exploitation forestière	Logging	Exploitatie van bossen	Puunkorjuu
rev2	02.3	02	Récolte de produits forestiers non ligneux poussant à l'état sauvage	Gathering of wild growing non-wood products	Verzamelen van in het wild groeiende producten met uitzondering van hout	Luonnon tuotteiden keruu (pl. polttopuu)
rev2	02.30	02.3	Récolte de produits forestiers non ligneux poussant à l'état sauvage	Gathering of wild growing non-wood products	Verzamelen van in het wild groeiende producten met uitzondering van hout	Luonnon tuotteiden keruu (pl. polttopuu)
rev2	02.4	02	Services de soutien à l'exploitation forestière	Support services to forestry	Ondersteunende diensten in verband met de bosbouw	Metsätaloutta palveleva toiminta
rev2	02.40	02.4	Services de soutien à l'exploitation forestière	Support services to forestry	Ondersteunende diensten in verband met de bosbouw	Metsätaloutta palveleva toiminta
rev2	03	A	Pêche et aquaculture	Fishing and aquaculture	Visserij en aquacultuur	Kalastus ja vesiviljely
rev2	03.1	03	Pêche	Fishing	Visserij	Kalastus
rev2	03.11	03.1	Pêche en mer	Marine fishing	Zeevisserij	Merikalastus
rev2	03.12	03.1	Pêche en eau douce	Freshwater fishing	Binnenvisserij	Sisävesikalastus
rev2	03.2	03	Aquaculture	Aquaculture	Aquacultuur	Vesiviljely
rev2	03.21	03.2	Aquaculture en mer	Marine aquaculture	Mariene aquacultuur	Kalanviljely meressä
rev2	03.22	03.2	Aquaculture en eau douce	Freshwater aquaculture	Aquacultuur in zoet water	Kalanviljely sisävesissä
rev2	B		Industries extractives	Mining and quarrying	Winning van delfstoffen	Kaivostoiminta ja louhinta
rev2	05	B	Extraction de houille et de lignite	Mining of coal and lignite	Winning van steenkool en bruinkool	Kivihiilen ja ruskohiilen kaivu
rev2	05.1	05	Extraction de houille	Mining of hard coal	Winning van steenkool	Kivihiilen kaivu
rev2	05.10	05.1	Extraction de houille	Mining of hard coal	Winning van steenkool	Kivihiilen kaivu
rev2	05.2	05	Extraction de lignite	Mining of lignite	Winning van bruinkool	Ruskohiilen kaivu
rev2	05.20	05.2	Extraction de lignite	Mining of lignite	Winning van bruinkool	Ruskohiilen kaivu
rev2	06	B	Extraction d'hydrocarbures	Extraction of crude petroleum and natural gas	Winning van aardolie en aardgas	Raakaöljyn ja maakaasun tuotanto
rev2	06.1	06	Extraction de pétrole brut	Extraction of crude petroleum	Winning van aardolie	Raakaöljyn tuotanto
rev2	06.10	06.1	Extraction de pétrole brut	Extraction of crude petroleum	Winning van aardolie	Raakaöljyn tuotanto
rev2	06.2	06	Extraction de gaz naturel	Extraction of natural gas	Winning van aardgas	Maakaasun tuotanto
rev2	06.20	06.2	Extraction de gaz naturel	Extraction of natural gas	Winning van aardgas	Maakaasun tuotanto
rev2	07	B	Extraction de minerais métalliques	Mining of metal ores	Winning van metaalertsen	Metallimalmien louhinta
rev2	07.1	07	Extraction de minerais de fer	Mining of iron ores	Winning van ijzererts	Rautamalmien louhinta
rev2	07.10	07.1	Extraction de minerais de fer	Mining of iron ores	Winning van ijzererts	Rautamalmien louhinta
rev2	07.2	07	Extraction de minerais de métaux non ferreux	Mining of non-ferrous metal ores	Winning van non-ferrometaalertsen	Värimetallimalmien louhinta
rev2	07.21	07.2	Extraction de minerais d'uranium et de thorium	Mining of uranium and thorium ores	Winning van uranium- en thoriumerts	Uraani- ja toriummalmien louhinta
rev2	07.29	07.2	Extraction d'autres minerais de métaux non ferreux	Mining of other non-ferrous metal ores	Winning van andere non-ferrometaalertsen	Muiden värimetallimalmien louhinta
rev2	08	B	Autres industries extractives	Other mining and quarrying	Overige winning van delfstoffen	Muu kaivostoiminta ja louhinta
rev2	08.1	08	Extraction de pierres, de sables et d'argiles	Quarrying of stone, sand and clay	Winning van steen, zand en klei	Kiven louhinta, hiekan ja saven otto
rev2	08.11	08.1	Extraction de pierres ornementales et de construction, de calcaire industriel, de gypse, de craie et d'ardoise	Quarrying of ornamental and building stone, limestone, gypsum, chalk and slate	Winning van bouw- en siersteen, kalksteen, gips, krijt en leisteen	Koriste- ja rakennuskiven, kalkkikiven, kipsin, liidun ja liuskekiven louhinta
rev2	08.12	08.1	Exploitation de gravières et sablières, extraction d'argiles et de kaolin	Operation of gravel and sand pits; mining of clays and kaolin	Winning van grind, zand, klei en kaolien	Soran, hiekan, saven ja kaoliinin otto
rev2	08.9	08	Activités extractives n.c.a.	Mining and quarrying n.e.c.	Winning van delfstoffen, n.e.g.	Muu mineraalien kaivu
rev2	08.91	08.9	Extraction des minéraux chimiques et d'engrais minéraux	Mining of chemical and fertiliser minerals	Winning van mineralen voor de chemische en de kunstmestindustrie	Kemiallisten ja lannoitemineraalien louhinta
rev2	08.92	08.9	Extraction de tourbe	Extraction of peat	Winning van turf	Turpeen nosto
rev2	08.93	08.9	Production de sel	Extraction of salt	Zoutwinning	Suolan tuotanto
rev2	08.99	08.9	Autres activités extractives n.c.a.	Other mining and quarrying n.e.c.	Overige winning van delfstoffen, n.e.g.	Muualla luokittelematon kaivostoiminta ja louhinta
rev2	09	B	Services de soutien aux industries extractives	Mining support service activities	Ondersteunende activiteiten in verband met de mijnbouw	Kaivostoimintaa palveleva toiminta
rev2	09.1	09	Activités de soutien à l'extraction d'hydrocarbures	Support activities for petroleum and natural gas extraction	Ondersteunende activiteiten in verband met de aardolie- en aardgaswinning	Raakaöljyn ja maakaasun tuotantoa palveleva toiminta
rev2	09.10	09.1	Activités de soutien à l'extraction d'hydrocarbures	Support activities for petroleum and natural gas extraction	Ondersteunende activiteiten in verband met de aardolie- en aardgaswinning	Raakaöljyn ja maakaasun tuotantoa palveleva toiminta
rev2	09.9	09	Activités de soutien aux autres industries extractives	Support activities for other mining and quarrying	Ondersteunende activiteiten in verband met de overige winning van delfstoffen	Muuta kaivostoimintaa ja louhintaa palveleva toiminta
rev2	09.90	09.9	Activités de soutien aux autres industries extractives	Support activities for other mining and quarrying	Ondersteunende activiteiten in verband met de overige winning van delfstoffen	Muuta kaivostoimintaa ja louhintaa palveleva toiminta
rev2	C		Industrie manufacturière	Manufacturing	Industrie	Teollisuus
rev2	10	C	Industries alimentaires	Manufacture of food products	Vervaardiging van voedingsmiddelen	Elintarvikkeiden valmistus
rev2	10.1	10	Transformation et conservation de la viande et préparation de produits à base de viande	Processing and preserving of meat and production of meat products	Verwerking en conservering van vlees en vervaardiging van vleesproducten	Teurastus, lihan säilyvyyskäsittely ja lihatuotteiden valmistus
rev2	10.11	10.1	Transformation et conservation de la viande de boucherie	Processing and preserving of meat	Verwerking en conservering van vlees	Teurastus ja lihan säilyvyyskäsittely (pl. siipikarja)
rev2	10.12	10.1	Transformation et conservation de la viande de volaille	Processing and preserving of poultry meat	Verwerking en conservering van gevogelte	Siipikarjan teurastus ja lihan säilyvyyskäsittely
rev2	10.13	10.1	Préparation de produits à base de viande	Production of meat and poultry meat products	Vervaardiging van producten van vlees of van gevogelte	Liha- ja siipikarjatuotteiden valmistus
rev2	10.2	10	Transformation et conservation de poisson, de crustacés et de mollusques	Processing and preserving of fish, crustaceans and molluscs	Verwerking en conservering van vis en van schaal- en weekdieren	Kalan, äyriäisten ja nilviäisten jalostus ja säilöntä
rev2	10.20	10.2	Transformation et conservation de poisson, de crustacés et de mollusques	Processing and preserving of fish, crustaceans and molluscs	Verwerking en conservering van vis en van schaal- en weekdieren	Kalan, äyriäisten ja nilviäisten jalostus ja säilöntä
rev2	10.3	10	Transformation et conservation de fruits et légumes	Processing and preserving of fruit and vegetables	Verwerking en conservering van groenten en fruit	Hedelmien ja kasvisten jalostus ja säilöntä
rev2	10.31	10.3	Transformation et conservation de pommes de terre	Processing and preserving of potatoes	Verwerking en conservering van aardappelen	Perunoiden jalostus ja säilöntä
rev2	10.32	10.3	Préparation de jus de fruits et légumes	Manufacture of fruit and vegetable juice	Vervaardiging van groente- en fruitsappen	Hedelmä-, marja- ja kasvismehujen valmistus
rev2	10.39	10.3	Autre transformation et conservation de fruits et légumes	Other processing and preserving of fruit and vegetables	Overige verwerking en conservering van groenten en fruit	Muu hedelmien, marjojen ja kasvisten jalostus ja säilöntä
rev2	10.4	10	Fabrication d’huiles et graisses végétales et animales	Manufacture of vegetable and animal oils and fats	Vervaardiging van plantaardige en dierlijke oliën en vetten	Kasvi- ja eläinöljyjen ja -rasvojen valmistus
rev2	10.41	10.4	Fabrication d'huiles et graisses	Manufacture of oils and fats	Vervaardiging van oliën en vetten	Kasvi- ja eläinperäisten öljyjen ja -rasvojen valmistus (pl. ravintorasvat)
rev2	10.42	10.4	Fabrication de margarine et graisses comestibles similaires	Manufacture of margarine and similar edible fats	Vervaardiging van margarine en andere spijsvetten	Margariinin ja sen kaltaisten ravintorasvojen valmistus
rev2	10.5	10	Fabrication de produits laitiers	Manufacture of dairy products	Vervaardiging van zuivelproducten	Maitotaloustuotteiden valmistus
rev2	10.51	10.5	Exploitation de laiteries et fabrication de fromage	Operation of dairies and cheese making	Zuivelfabrieken en kaasmakerijen	Maitotaloustuotteiden ja juuston valmistus
rev2	10.52	10.5	Fabrication de glaces et sorbets	Manufacture of ice cream	Vervaardiging van consumptie-ijs	Jäätelön valmistus
rev2	10.6	10	Travail des grains; fabrication de produits amylacés	Manufacture of grain mill products, starches and starch products	Vervaardiging van maalderijproducten, zetmeel en zetmeelproducten	Mylly- ja tärkkelystuotteiden valmistus
rev2	10.61	10.6	Travail des grains	Manufacture of grain mill products	Vervaardiging van maalderijproducten	Myllytuotteiden valmistus
rev2	10.62	10.6	Fabrication de produits amylacés	Manufacture of starches and starch products	Vervaardiging van zetmeel en zetmeelproducten	Tärkkelyksen ja tärkkelystuotteiden valmistus
rev2	10.7	10	Fabrication de produits de boulangerie pâtisserie et de pâtes alimentaires	Manufacture of bakery and farinaceous products	Vervaardiging van bakkerijproducten en deegwaren	Leipomotuotteiden, makaronien yms. valmistus
rev2	10.71	10.7	Fabrication de pain et de pâtisserie fraîche	Manufacture of bread; manufacture of fresh pastry goods and cakes	Vervaardiging van brood en van vers banketbakkerswerk	Leivän valmistus; tuoreiden leivonnaisten ja kakkujen valmistus
rev2	10.72	10.7	Fabrication de biscuits, biscottes et pâtisseries de conservation	Manufacture of rusks and biscuits; manufacture of preserved pastry goods and cakes	Vervaardiging van beschuit en biscuit en van ander houdbaar banketbakkerswerk	Näkkileivän ja keksien valmistus; säilyvien leivonnaisten ja kakkujen valmistus
rev2	10.73	10.7	Fabrication de pâtes alimentaires	Manufacture of macaroni, noodles, couscous and similar farinaceous products	Vervaardiging van macaroni, noedels, koeskoes en dergelijke deegwaren	Makaronin, nuudelien, kuskusin ja vastaavien jauhotuotteiden valmistus
rev2	10.8	10	Fabrication d'autres produits alimentaires	Manufacture of other food products	Vervaardiging van andere voedingsmiddelen	Muiden elintarvikkeiden valmistus
rev2	10.81	10.8	Fabrication de sucre	Manufacture of sugar	Vervaardiging van suiker	Sokerin valmistus
rev2	10.82	10.8	Fabrication de cacao, chocolat et de produits de confiserie	Manufacture of cocoa, chocolate and sugar confectionery	Vervaardiging van cacao, chocolade en suikerwerk	Kaakaon, suklaan ja makeisten valmistus
rev2	10.83	10.8	Transformation du thé et du café	Processing of tea and coffee	Verwerking van thee en koffie	Teen ja kahvin valmistus
rev2	10.84	10.8	Fabrication de condiments et assaisonnements	Manufacture of condiments and seasonings	Vervaardiging van specerijen, sauzen en kruiderijen	Mausteiden ja maustekastikkeiden valmistus
rev2	10.85	10.8	Fabrication de plats préparés	Manufacture of prepared meals and dishes	Vervaardiging van bereide maaltijden en schotels	Einesten ja valmisruokien valmistus
rev2	10.86	10.8	Fabrication d'aliments homogénéisés et diététiques	Manufacture of homogenised food preparations and dietetic food	Vervaardiging van gehomogeniseerde voedingspreparaten en dieetvoeding	Homogenoitujen ravintovalmisteiden ja dieettiruokien valmistus
rev2	10.89	10.8	Fabrication d'autres produits alimentaires n.c.a.	Manufacture of other food products n.e.c.	Vervaardiging van andere voedingsmiddelen, n.e.g.	Muualla luokittelematon elintarvikkeiden valmistus
rev2	10.9	10	Fabrication d'aliments pour animaux	Manufacture of prepared animal feeds	Vervaardiging van diervoeders	Eläinten ruokien valmistus
rev2	10.91	10.9	Fabrication d'aliments pour animaux de ferme	Manufacture of prepared feeds for farm animals	Vervaardiging van veevoeders	Kotieläinten rehujen valmistus
rev2	10.92	10.9	Fabrication d'aliments pour animaux de compagnie	Manufacture of prepared pet foods	Vervaardiging van voeders voor huisdieren	Lemmikkieläinten ruokien valmistus
rev2	11	C	Fabrication de boissons	Manufacture of beverages	Vervaardiging van dranken	Juomien valmistus
rev2	11.0	11	Fabrication de boissons	Manufacture of beverages	Vervaardiging van dranken	Juomien valmistus
rev2	11.01	11.0	Production de boissons alcooliques distillées	Distilling, rectifying and blending of spirits	Vervaardiging van gedistilleerde dranken door distilleren, rectificeren en mengen	Alkoholijuomien tislaus ja sekoittaminen; etyylialkoholin valmistus käymisteitse
rev2	11.02	11.0	Production de vin (de raisin)	Manufacture of wine from grape	Vervaardiging van wijn uit druiven	Viinin valmistus rypäleistä
rev2	11.03	11.0	Fabrication de cidre et de vins de fruits	Manufacture of cider and other fruit wines	Vervaardiging van cider en van andere vruchtenwijnen	Siiderin, hedelmä- ja marjaviinien valmistus
rev2	11.04	11.0	Production d'autres boissons fermentées non distillées	Manufacture of other non-distilled fermented beverages	Vervaardiging van andere niet-gedistilleerde gegiste dranken	Muiden tislaamattomien juomien valmistus käymisteitse
rev2	11.05	11.0	Fabrication de bière	Manufacture of beer	Vervaardiging van bier	Oluen valmistus
rev2	11.06	11.0	Fabrication de malt	Manufacture of malt	Vervaardiging van mout	Maltaiden valmistus
rev2	11.07	11.0	Industrie des eaux minérales et autres eaux embouteillées et des boissons rafraîchissantes	Manufacture of soft drinks; production of mineral waters and other bottled waters	Vervaardiging van frisdranken; productie van mineraalwater en ander gebotteld water	Virvoitusjuomien valmistus; kivennäisvesien ja muiden pullotettujen vesien tuotanto
rev2	12	C	Fabrication de produits à base de tabac	Manufacture of tobacco products	Vervaardiging van tabaksproducten	Tupakkatuotteiden valmistus
rev2	12.0	12	Fabrication de produits à base de tabac	Manufacture of tobacco products	Vervaardiging van tabaksproducten	Tupakkatuotteiden valmistus
rev2	12.00	12.0	Fabrication de produits à base de tabac	Manufacture of tobacco products	Vervaardiging van tabaksproducten	Tupakkatuotteiden valmistus
rev2	13	C	Fabrication de textiles	Manufacture of textiles	Vervaardiging van textiel	Tekstiilien valmistus
rev2	13.1	13	Préparation de fibres textiles et filature	Preparation and spinning of textile fibres	Bewerken en spinnen van textielvezels	Tekstiilikuitujen valmistelu ja kehruu
rev2	13.10	13.1	Préparation de fibres textiles et filature	Preparation and spinning of textile fibres	Bewerken en spinnen van textielvezels	Tekstiilikuitujen valmistelu ja kehruu
rev2	13.2	13	Tissage	Weaving of textiles	Weven van textiel	Kankaiden kudonta
rev2	13.20	13.2	Tissage	Weaving of textiles	Weven van textiel	Kankaiden kudonta
rev2	13.3	13	Ennoblissement textile	Finishing of textiles	Textielveredeling	Tekstiilien viimeistely
rev2	13.30	13.3	Ennoblissement textile	Finishing of textiles	Textielveredeling	Tekstiilien viimeistely
rev2	13.9	13	Fabrication d'autres textiles	Manufacture of other textiles	Vervaardiging van andere textielproducten	Muiden tekstiilituotteiden valmistus
rev2	13.91	13.9	Fabrication d'étoffes à mailles	Manufacture of knitted and crocheted fabrics	Vervaardiging van gebreide en gehaakte stoffen	Neulosten valmistus
rev2	13.92	13.9	Fabrication d'articles textiles, sauf habillement	Manufacture of made-up textile articles, except apparel	Vervaardiging van geconfectioneerde artikelen van textiel, exclusief kleding	Sovitettujen tekstiilituotteiden valmistus (pl. vaatteet)
rev2	13.93	13.9	Fabrication de tapis et moquettes	Manufacture of carpets and rugs	Vervaardiging van vloerkleden en tapijt	Mattojen valmistus
rev2	13.94	13.9	Fabrication de ficelles, cordes et filets	Manufacture of cordage, rope, twine and netting	Vervaardiging van koord, bindgaren, touw en netten	Purjelankojen, nuoran, sidelangan ja verkkojen valmistus
rev2	13.95	13.9	Fabrication de non-tissés, sauf habillement	Manufacture of non-wovens and articles made from non-wovens, except apparel	Vervaardiging van gebonden textielvlies en van artikelen van gebonden textielvlies, exclusief kleding	Kuitukankaiden ja kuitukangastuotteiden valmistus (pl. vaatteet)
rev2	13.96	13.9	Fabrication d'autres textiles techniques et industriels	Manufacture of other technical and industrial textiles	Vervaardiging van ander technisch en industrieel textiel	Teknisten ja teollisuustekstiilien valmistus
rev2	13.99	13.9	Fabrication d'autres textiles n.c.a.	Manufacture of other textiles n.e.c.	Vervaardiging van andere textielproducten, n.e.g.	Muualla luokittelematon tekstiilituotteiden valmistus
rev2	14	C	Industrie de l'habillement	Manufacture of wearing apparel	Vervaardiging van kleding	Vaatteiden valmistus
rev2	14.1	14	Fabrication de vêtements, autres qu'en fourrure	Manufacture of wearing apparel, except fur apparel	Vervaardiging van kleding, exclusief bontkleding	Vaatteiden valmistus (pl. turkisvaatteet)
rev2	14.11	14.1	Fabrication de vêtements en cuir	Manufacture of leather clothes	Vervaardiging van kleding van leer	Nahkavaatteiden valmistus
rev2	14.12	14.1	Fabrication de vêtements de travail	Manufacture of workwear	Vervaardiging van werkkleding	Työvaatteiden valmistus
rev2	14.13	14.1	Fabrication de vêtements de dessus	Manufacture of other outerwear	Vervaardiging van andere bovenkleding	Muu takkien, pukujen, housujen, hameiden yms. valmistus
rev2	14.14	14.1	Fabrication de vêtements de dessous	Manufacture of underwear	Vervaardiging van onderkleding	Alusvaatteiden valmistus
rev2	14.19	14.1	Fabrication d'autres vêtements et accessoires	Manufacture of other wearing apparel and accessories	Vervaardiging van andere kleding en toebehoren	Muiden vaatteiden ja asusteiden valmistus
rev2	14.2	14	Fabrication d'articles en fourrure	Manufacture of articles of fur	Vervaardiging van artikelen van bont	Turkisvaatteiden ja -tuotteiden valmistus
rev2	14.20	14.2	Fabrication d'articles en fourrure	Manufacture of articles of fur	Vervaardiging van artikelen van bont	Turkisvaatteiden ja -tuotteiden valmistus
rev2	14.3	14	Fabrication d'articles à mailles	Manufacture of knitted and crocheted apparel	Vervaardiging van gebreide en gehaakte kleding	Neulevaatteiden ja sukkien valmistus
rev2	14.31	14.3	Fabrication d'articles chaussants à mailles	Manufacture of knitted and crocheted hosiery	Vervaardiging van gebreide en gehaakte kousen en sokken	Sukkien ja sukkahousujen valmistus
rev2	14.39	14.3	Fabrication d'autres articles à mailles	Manufacture of other knitted and crocheted apparel	Vervaardiging van andere gebreide en gehaakte kleding	Muiden neulevaatteiden valmistus
rev2	15	C	Industrie du cuir et de la chaussure	Manufacture of leather and related products	Vervaardiging van leer en van producten van leer	Nahan ja nahkatuotteiden valmistus
rev2	15.1	15	Apprêt et tannage des cuirs; préparation et teinture des fourrures; fabrication d'articles de voyage, de maroquinerie et de sellerie	Tanning and dressing of leather; manufacture of luggage, handbags, saddlery and harness; dressing and dyeing of fur	Looien en bewerken van leer; vervaardiging van koffers, tassen, zadel- en tuigmakerswerk; bereiden en verven van bont	Nahan parkitseminen ja muokkaus; matka- ja käsilaukkujen, satuloiden ja valjaiden valmistus; turkisten muokkaus ja värjäys
rev2	15.11	15.1	Apprêt et tannage des cuirs; préparation et teinture des fourrures	Tanning and dressing of leather; dressing and dyeing of fur	Looien en bereiden van leer; bereiden en verven van bont	Turkisten ja nahan muokkaus ja värjäys
rev2	15.12	15.1	Fabrication d'articles de voyage, de maroquinerie et de sellerie	Manufacture of luggage, handbags and the like, saddlery and harness	Vervaardiging van koffers, tassen en dergelijke en van zadel- en tuigmakerswerk	Matka-, käsi- ym. laukkujen, satuloiden ja valjaiden valmistus
rev2	15.2	15	Fabrication de chaussures	Manufacture of footwear	Vervaardiging van schoeisel	Jalkineiden valmistus
rev2	15.20	15.2	Fabrication de chaussures	Manufacture of footwear	Vervaardiging van schoeisel	Jalkineiden valmistus
rev2	16	C	Travail du bois et fabrication d'articles en bois et en liège, à l’exception des meubles; fabrication d’articles en vannerie et sparterie	Manufacture of wood and of products of wood and cork, except furniture; manufacture of articles of straw and plaiting materials	Houtindustrie en vervaardiging van artikelen van hout en van kurk, exclusief meubelen; vervaardiging van artikelen van riet en van vlechtwerk	Sahatavaran sekä puu- ja korkkituotteiden valmistus (pl. huonekalut; olki- ja punontatuotteiden valmistus)
rev2	16.1	16	Sciage et rabotage du bois	Sawmilling and planing of wood	Zagen en schaven van hout	Puun sahaus, höyläys ja kyllästys
rev2	16.10	16.1	Sciage et rabotage du bois	Sawmilling and planing of wood	Zagen en schaven van hout	Puun sahaus, höyläys ja kyllästys
rev2	16.2	16	Fabrication d'articles en bois, liège, vannerie et sparterie	Manufacture of products of wood, cork, straw and plaiting materials	Vervaardiging van artikelen van hout, kurk, riet of vlechtwerk	Puu-, korkki-, olki- ja punontatuotteiden valmistus
rev2	16.21	16.2	Fabrication de placage et de panneaux de bois	Manufacture of veneer sheets and wood-based panels	Vervaardiging van fineer en van panelen op basis van hout	Vaneriviilun ja puupaneelien valmistus
rev2	16.22	16.2	Fabrication de parquets assemblés	Manufacture of assembled parquet floors	Vervaardiging van parketvloeren	Asennettavien parkettilevyjen valmistus
rev2	16.23	16.2	Fabrication de charpentes et d'autres menuiseries	Manufacture of other builders' carpentry and joinery	Vervaardiging van ander schrijn- en timmerwerk	Muiden rakennuspuusepäntuotteiden valmistus
rev2	16.24	16.2	Fabrication d'emballages en bois	Manufacture of wooden containers	Vervaardiging van houten emballage	Puupakkausten valmistus
rev2	16.29	16.2	Fabrication d'objets divers en bois; fabrication d'objets en liège, vannerie et sparterie	Manufacture of other products of wood; manufacture of articles of cork, straw and plaiting materials	Vervaardiging van andere artikelen van hout; vervaardiging van artikelen van kurk, riet of vlechtwerk	Muiden puutuotteiden valmistus; korkki-, olki- ja punontatuotteiden valmistus
rev2	17	C	Industrie du papier et du carton	Manufacture of paper and paper products	Vervaardiging van papier en papierwaren	Paperin, paperi- ja kartonkituotteiden valmistus
rev2	17.1	17	Fabrication de pâte à papier, de papier et de carton	Manufacture of pulp, paper and paperboard	Vervaardiging van pulp, papier en karton	Massan, paperin, kartongin ja pahvin valmistus
rev2	17.11	17.1	Fabrication de pâte à papier	Manufacture of pulp	Vervaardiging van pulp	Massan valmistus
rev2	17.12	17.1	Fabrication de papier et de carton	Manufacture of paper and paperboard	Vervaardiging van papier en karton	Paperin, kartongin ja pahvin valmistus
rev2	17.2	17	Fabrication d'articles en papier ou en carton	Manufacture of articles of paper and paperboard	Vervaardiging van artikelen van papier of karton	Paperi-, kartonki- ja pahvituotteiden valmistus
rev2	17.21	17.2	Fabrication de papier et carton ondulés et d'emballages en papier ou en carton	Manufacture of corrugated paper and paperboard and of containers of paper and paperboard	Vervaardiging van gegolfd papier en golfkarton en van verpakkingsmateriaal van papier en karton	Aaltopaperin ja -pahvin sekä paperi-, kartonki- ja pahvipakkausten valmistus
rev2	17.22	17.2	Fabrication d'articles en papier à usage sanitaire ou domestique	Manufacture of household and sanitary goods and of toilet requisites	Vervaardiging van huishoudelijke en sanitaire papierwaren	Paperisten talous- ja hygieniatarvikkeiden valmistus
rev2	17.23	17.2	Fabrication d'articles de papeterie	Manufacture of paper stationery	Vervaardiging van kantoorbenodigdheden van papier	Paperikauppatavaroiden valmistus
rev2	17.24	17.2	Fabrication de papiers peints	Manufacture of wallpaper	Vervaardiging van behangpapier	Tapettien valmistus
rev2	17.29	17.2	Fabrication d'autres articles en papier ou en carton	Manufacture of other articles of paper and paperboard	Vervaardiging van andere artikelen van papier of karton	Muiden paperi-, kartonki- ja pahvituotteiden valmistus
rev2	18	C	Imprimerie et reproduction d'enregistrements	Printing and reproduction of recorded media	Drukkerijen, reproductie van opgenomen media	Painaminen ja tallenteiden jäljentäminen
rev2	18.1	18	Imprimerie et services annexes	Printing and service activities related to printing	Drukkerijen en diensten in verband met drukkerijen	Painaminen ja siihen liittyvät palvelut
rev2	18.11	18.1	Imprimerie de journaux	Printing of newspapers	Krantendrukkerijen	Sanomalehtien painaminen
rev2	18.12	18.1	Autre imprimerie (labeur)	Other printing	Overige drukkerijen	Muu painaminen
rev2	18.13	18.1	Activités de prépresse	Pre-press and pre-media services	Prepress- en premediadiensten	Painamista ja julkaisemista edeltävät palvelut
rev2	18.14	18.1	Reliure et activités connexes	Binding and related services	Binderijen en aanverwante diensten	Sidonta ja siihen liittyvät palvelut
rev2	18.2	18	Reproduction d'enregistrements	Reproduction of recorded media	Reproductie van opgenomen media	Ääni-, kuva- ja atk-tallenteiden tuotanto
rev2	18.20	18.2	Reproduction d'enregistrements	Reproduction of recorded media	Reproductie van opgenomen media	Ääni-, kuva- ja atk-tallenteiden tuotanto
rev2	19	C	Cokéfaction et raffinage	Manufacture of coke and refined petroleum products	Vervaardiging van cokes en van geraffineerde aardolieproducten	Koksin ja jalostettujen öljytuotteiden valmistus
rev2	19.1	19	Cokéfaction	Manufacture of coke oven products	Vervaardiging van cokesovenproducten	Koksituotteiden valmistus
rev2	19.10	19.1	Cokéfaction	Manufacture of coke oven products	Vervaardiging van cokesovenproducten	Koksituotteiden valmistus
rev2	19.2	19	Raffinage du pétrole	Manufacture of refined petroleum products	Vervaardiging van geraffineerde aardolieproducten	Jalostettujen öljytuotteiden valmistus
rev2	19.20	19.2	Raffinage du pétrole	Manufacture of refined petroleum products	Vervaardiging van geraffineerde aardolieproducten	Jalostettujen öljytuotteiden valmistus
rev2	20	C	Industrie chimique	Manufacture of chemicals and chemical products	Vervaardiging van chemische producten	Kemikaalien ja kemiallisten tuotteiden valmistus
rev2	20.1	20	Fabrication de produits chimiques de base, de produits azotés et d'engrais, de matières plastiques de base et de caoutchouc synthétique	Manufacture of basic chemicals, fertilisers and nitrogen compounds, plastics and synthetic rubber in primary forms	Vervaardiging van chemische basisproducten, kunstmeststoffen en stikstofverbindingen en van kunststoffen en synthetische rubber in primaire vormen	Peruskemikaalien, lannoitteiden ja typpiyhdisteiden, muoviaineiden ja synteettisen kumiraaka-aineen valmistus
rev2	20.11	20.1	Fabrication de gaz industriels	Manufacture of industrial gases	Vervaardiging van industriële gassen	Teollisuuskaasujen valmistus
rev2	20.12	20.1	Fabrication de colorants et de pigments	Manufacture of dyes and pigments	Vervaardiging van kleurstoffen en pigmenten	Värien ja pigmenttien valmistus
rev2	20.13	20.1	Fabrication d'autres produits chimiques inorganiques de base	Manufacture of other inorganic basic chemicals	Vervaardiging van andere anorganische chemische basisproducten	Muiden epäorgaanisten peruskemikaalien valmistus
rev2	20.14	20.1	Fabrication d'autres produits chimiques organiques de base	Manufacture of other organic basic chemicals	Vervaardiging van andere organische chemische basisproducten	Muiden orgaanisten peruskemikaalien valmistus
rev2	20.15	20.1	Fabrication de produits azotés et d'engrais	Manufacture of fertilisers and nitrogen compounds	Vervaardiging van kunstmeststoffen en stikstofverbindingen	Lannoitteiden ja typpiyhdisteiden valmistus
rev2	20.16	20.1	Fabrication de matières plastiques de base	Manufacture of plastics in primary forms	Vervaardiging van kunststoffen in primaire vormen	Muoviaineiden valmistus
rev2	20.17	20.1	Fabrication de caoutchouc synthétique	Manufacture of synthetic rubber in primary forms	Vervaardiging van synthetische rubber in primaire vormen	Synteettisen kumiraaka-aineen valmistus
rev2	20.2	20	Fabrication de pesticides et d'autres produits agrochimiques	Manufacture of pesticides and other agrochemical products	Vervaardiging van verdelgingsmiddelen en van andere chemische producten voor de landbouw	Torjunta-aineiden ja muiden maatalouskemikaalien valmistus
rev2	20.20	20.2	Fabrication de pesticides et d'autres produits agrochimiques	Manufacture of pesticides and other agrochemical products	Vervaardiging van verdelgingsmiddelen en van andere chemische producten voor de landbouw	Torjunta-aineiden ja muiden maatalouskemikaalien valmistus
rev2	20.3	20	Fabrication de peintures, vernis, encres et mastics	Manufacture of paints, varnishes and similar coatings, printing ink and mastics	Vervaardiging van verf, vernis e.d., drukinkt en mastiek	Maalien, lakan, painovärien yms. valmistus
rev2	20.30	20.3	Fabrication de peintures, vernis, encres et mastics	Manufacture of paints, varnishes and similar coatings, printing ink and mastics	Vervaardiging van verf, vernis e.d., drukinkt en mastiek	Maalien, lakan, painovärien yms. valmistus
rev2	20.4	20	Fabrication de savons, de produits d'entretien et de parfums	Manufacture of soap and detergents, cleaning and polishing preparations, perfumes and toilet preparations	Vervaardiging van zeep, wasmiddelen, poets- en reinigingsmiddelen, parfums en toiletartikelen	Saippuan, pesu-, puhdistus- ja kiillotusaineiden; hajuvesien ja hygieniatuotteiden valmistus
rev2	20.41	20.4	Fabrication de savons, détergents et produits d'entretien	Manufacture of soap and detergents, cleaning and polishing preparations	Vervaardiging van zeep en wasmiddelen, poets- en reinigingsmiddelen	Saippuan, pesu-, puhdistus- ja kiillotusaineiden valmistus
rev2	20.42	20.4	Fabrication de parfums et de produits pour la toilette	Manufacture of perfumes and toilet preparations	Vervaardiging van parfums en toiletartikelen	Hajuvesien ja hygieniatuotteiden valmistus
rev2	20.5	20	Fabrication d'autres produits chimiques	Manufacture of other chemical products	Vervaardiging van andere chemische producten	Muiden kemiallisten tuotteiden valmistus
rev2	20.51	20.5	Fabrication de produits explosifs	Manufacture of explosives	Vervaardiging van kruit en springstoffen	Räjähdysaineiden valmistus
rev2	20.52	20.5	Fabrication de colles	Manufacture of glues	Vervaardiging van lijm	Liimojen valmistus
rev2	20.53	20.5	Fabrication d'huiles essentielles	Manufacture of essential oils	Vervaardiging van etherische oliën	Eteeristen öljyjen valmistus
rev2	20.59	20.5	Fabrication d'autres produits chimiques n.c.a.	Manufacture of other chemical products n.e.c.	Vervaardiging van andere chemische producten, n.e.g.	Muualla luokittelematon kemiallisten tuotteiden valmistus
rev2	20.6	20	Fabrication de fibres artificielles ou synthétiques	Manufacture of man-made fibres	Vervaardiging van synthetische en kunstmatige vezels	Tekokuitujen valmistus
rev2	20.60	20.6	Fabrication de fibres artificielles ou synthétiques	Manufacture of man-made fibres	Vervaardiging van synthetische en kunstmatige vezels	Tekokuitujen valmistus
rev2	21	C	Industrie pharmaceutique	Manufacture of basic pharmaceutical products and pharmaceutical preparations	Vervaardiging van farmaceutische grondstoffen en producten	Lääkeaineiden ja lääkkeiden valmistus
rev2	21.1	21	Fabrication de produits pharmaceutiques de base	Manufacture of basic pharmaceutical products	Vervaardiging van farmaceutische grondstoffen	Lääkeaineiden valmistus
rev2	21.10	21.1	Fabrication de produits pharmaceutiques de base	Manufacture of basic pharmaceutical products	Vervaardiging van farmaceutische grondstoffen	Lääkeaineiden valmistus
rev2	21.2	21	Fabrication de préparations pharmaceutiques	Manufacture of pharmaceutical preparations	Vervaardiging van farmaceutische producten	Lääkkeiden ja muiden lääkevalmisteiden valmistus
rev2	21.20	21.2	Fabrication de préparations pharmaceutiques	Manufacture of pharmaceutical preparations	Vervaardiging van farmaceutische producten	Lääkkeiden ja muiden lääkevalmisteiden valmistus
rev2	22	C	Fabrication de produits en caoutchouc et en plastique	Manufacture of rubber and plastic products	Vervaardiging van producten van rubber of kunststof	Kumi- ja muovituotteiden valmistus
rev2	22.1	22	Fabrication de produits en caoutchouc	Manufacture of rubber products	Vervaardiging van producten van rubber	Kumituotteiden valmistus
rev2	22.11	22.1	Fabrication et rechapage de pneumatiques	Manufacture of rubber tyres and tubes; retreading and rebuilding of rubber tyres	Vervaardiging van binnen- en buitenbanden van rubber; loopvlakvernieuwing	Renkaiden valmistus ja uudelleenpinnoitus
rev2	22.19	22.1	Fabrication d'autres articles en caoutchouc	Manufacture of other rubber products	Vervaardiging van andere producten van rubber	Muiden kumituotteiden valmistus
rev2	22.2	22	Fabrication de produits en plastique	Manufacture of plastic products	Vervaardiging van producten van kunststof	Muovituotteiden valmistus
rev2	22.21	22.2	Fabrication de plaques, feuilles, tubes et profilés en matières plastiques	Manufacture of plastic plates, sheets, tubes and profiles	Vervaardiging van platen, vellen, buizen en profielen, van kunststof	Muovilevyjen, -kalvojen, -putkien ja -profiilien valmistus
rev2	22.22	22.2	Fabrication d'emballages en matières plastiques	Manufacture of plastic packing goods	Vervaardiging van verpakkingsmateriaal van kunststof	Muovipakkausten valmistus
rev2	22.23	22.2	Fabrication d'éléments en matières plastiques pour la construction	Manufacture of builders’ ware of plastic	Vervaardiging van kunststofartikelen voor de bouw	Rakennusmuovien valmistus
rev2	22.29	22.2	Fabrication d'autres articles en matières plastiques	Manufacture of other plastic products	Vervaardiging van andere producten van kunststof	Muiden muovituotteiden valmistus
rev2	23	C	Fabrication d'autres produits minéraux non métalliques	Manufacture of other non-metallic mineral products	Vervaardiging van andere niet-metaalhoudende minerale producten	Muiden ei-metallisten mineraalituotteiden valmistus
rev2	23.1	23	Fabrication de verre et d'articles en verre	Manufacture of glass and glass products	Vervaardiging van glas en glaswerk	Lasin ja lasituotteiden valmistus
rev2	23.11	23.1	Fabrication de verre plat	Manufacture of flat glass	Vervaardiging van vlakglas	Tasolasin valmistus
rev2	23.12	23.1	Façonnage et transformation du verre plat	Shaping and processing of flat glass	Vormen en bewerken van vlakglas	Tasolasin muotoilu ja muokkaus
rev2	23.13	23.1	Fabrication de verre creux	Manufacture of hollow glass	Vervaardiging van holglas	Onton lasin valmistus
rev2	23.14	23.1	Fabrication de fibres de verre	Manufacture of glass fibres	Vervaardiging van glasvezels	Lasikuitujen valmistus
rev2	23.19	23.1	Fabrication et façonnage d'autres articles en verre, y compris verre technique	Manufacture and processing of other glass, including technical glassware	Vervaardiging en bewerking van ander glas (inclusief technisch glaswerk)	Muu lasin valmistus ja muokkaus, mukaan lukien tekniset lasituotteet
rev2	23.2	23	Fabrication de produits réfractaires	Manufacture of refractory products	Vervaardiging van vuurvaste producten	Tulenkestävien keraamisten tuotteiden valmistus
rev2	23.20	23.2	Fabrication de produits réfractaires	Manufacture of refractory products	Vervaardiging van vuurvaste producten	Tulenkestävien keraamisten tuotteiden valmistus
rev2	23.3	23	Fabrication de matériaux de construction en terre cuite	Manufacture of clay building materials	Vervaardiging van producten voor de bouw, van klei	Keraamisten rakennusaineiden valmistus
rev2	23.31	23.3	Fabrication de carreaux en céramique	Manufacture of ceramic tiles and flags	Vervaardiging van keramische tegels en plavuizen	Keraamisten tiilien ja laattojen valmistus
rev2	23.32	23.3	Fabrication de briques, tuiles et produits de construction, en terre cuite	Manufacture of bricks, tiles and construction products, in baked clay	Vervaardiging van bakstenen, tegels en producten voor de bouw, van gebakken klei	Poltettujen tiilien ja muun rakennuskeramiikan valmistus
rev2	23.4	23	Fabrication d'autres produits en céramique et en porcelaine	Manufacture of other porcelain and ceramic products	Vervaardiging van andere keramische producten	Muiden posliini- ja keramiikkatuotteiden valmistus
rev2	23.41	23.4	Fabrication d'articles céramiques à usage domestique ou ornemental	Manufacture of ceramic household and ornamental articles	Vervaardiging van huishoudelijk en sieraardewerk	Keraamisten talous- ja koriste-esineiden valmistus
rev2	23.42	23.4	Fabrication d'appareils sanitaires en céramique	Manufacture of ceramic sanitary fixtures	Vervaardiging van sanitair aardewerk	Keraamisten saniteettikalusteiden valmistus
rev2	23.43	23.4	Fabrication d'isolateurs et pièces isolantes en céramique	Manufacture of ceramic insulators and insulating fittings	Vervaardiging van isolatoren en isolatiemateriaal, van keramische stoffen	Keraamisten eristystuotteiden valmistus
rev2	23.44	23.4	Fabrication d'autres produits céramiques à usage technique	Manufacture of other technical ceramic products	Vervaardiging van ander technisch aardewerk	Muiden teknisten keraamisten tuotteiden valmistus
rev2	23.49	23.4	Fabrication d'autres produits céramiques	Manufacture of other ceramic products	Vervaardiging van andere keramische producten	Muiden keramiikkatuotteiden valmistus
rev2	23.5	23	Fabrication de ciment, chaux et plâtre	Manufacture of cement, lime and plaster	Vervaardiging van cement, kalk en gips	Sementin, kalkin ja kipsin valmistus
rev2	23.51	23.5	Fabrication de ciment	Manufacture of cement	Vervaardiging van cement	Sementin valmistus
rev2	23.52	23.5	Fabrication de chaux et plâtre	Manufacture of lime and plaster	Vervaardiging van kalk en gips	Kalkin ja kipsin valmistus
rev2	23.6	23	Fabrication d'ouvrages en béton, en ciment ou en plâtre	Manufacture of articles of concrete, cement and plaster	Vervaardiging van artikelen van beton, cement en gips	Betoni-, kipsi- ja sementtituotteiden valmistus
rev2	23.61	23.6	Fabrication d'éléments en béton pour la construction	Manufacture of concrete products for construction purposes	Vervaardiging van artikelen van beton voor de bouw	Betonituotteiden valmistus rakennustarkoituksiin
rev2	23.62	23.6	Fabrication d'éléments en plâtre pour la construction	Manufacture of plaster products for construction purposes	Vervaardiging van artikelen van gips voor de bouw	Kipsituotteiden valmistus rakennustarkoituksiin
rev2	23.63	23.6	Fabrication de béton prêt à l'emploi	Manufacture of ready-mixed concrete	Vervaardiging van stortklare beton	Valmisbetonin valmistus
rev2	23.64	23.6	Fabrication de mortiers et bétons secs	Manufacture of mortars	Vervaardiging van mortel	Muurauslaastin valmistus
rev2	23.65	23.6	Fabrication d'ouvrages en fibre ciment	Manufacture of fibre cement	Vervaardiging van producten van vezelcement	Kuitusementin valmistus
rev2	23.69	23.6	Fabrication d'autres ouvrages en béton, en ciment ou en plâtre	Manufacture of other articles of concrete, plaster and cement	Vervaardiging van andere artikelen van beton, gips en cement	Muiden betoni-, kipsi- ja sementtituotteiden valmistus
rev2	23.7	23	Taille, façonnage et finissage de pierres	Cutting, shaping and finishing of stone	Houwen, bewerken en afwerken van natuursteen	Kiven leikkaaminen, muotoilu ja viimeistely
rev2	23.70	23.7	Taille, façonnage et finissage de pierres	Cutting, shaping and finishing of stone	Houwen, bewerken en afwerken van natuursteen	Kiven leikkaaminen, muotoilu ja viimeistely
rev2	23.9	23	Fabrication de produits abrasifs et de produits minéraux non métalliques n.c.a.	Manufacture of abrasive products and non-metallic mineral products n.e.c.	Vervaardiging van andere schuurmiddelen en niet-metaalhoudende minerale producten n.e.g.	Hiontatuotteiden ja muualla luokittelemattomien ei-metallisten mineraalituotteiden valmistus
rev2	23.91	23.9	Fabrication de produits abrasifs	Production of abrasive products	Vervaardiging van schuur-, slijp- en polijstmiddelen	Hiontatuotteiden valmistus
rev2	23.99	23.9	Fabrication d'autres produits minéraux non métalliques n.c.a.	Manufacture of other non-metallic mineral products n.e.c.	Vervaardiging van andere niet-metaalhoudende minerale producten, n.e.g.	Muualla luokittelemattomien ei-metallisten mineraalituotteiden valmistus
rev2	24	C	Métallurgie	Manufacture of basic metals	Vervaardiging van metalen in primaire vorm	Metallien jalostus
rev2	24.1	24	Sidérurgie	Manufacture of basic iron and steel and of ferro-alloys	Vervaardiging van ijzer en staal en van ferrolegeringen	Raudan, teräksen ja rautaseosten valmistus
rev2	24.10	24.1	Sidérurgie	Manufacture of basic iron and steel and of ferro-alloys	Vervaardiging van ijzer en staal en van ferrolegeringen	Raudan, teräksen ja rautaseosten valmistus
rev2	24.2	24	Fabrication de tubes, tuyaux, profilés creux et accessoires correspondants en acier	Manufacture of tubes, pipes, hollow profiles and related fittings, of steel	Vervaardiging van buizen, pijpen, holle profielen en fittings daarvoor, van staal	Putkien, profiiliputkien ja niihin liittyvien tarvikkeiden valmistus teräksestä
rev2	24.20	24.2	Fabrication de tubes, tuyaux, profilés creux et accessoires correspondants en acier	Manufacture of tubes, pipes, hollow profiles and related fittings, of steel	Vervaardiging van buizen, pijpen, holle profielen en fittings daarvoor, van staal	Putkien, profiiliputkien ja niihin liittyvien tarvikkeiden valmistus teräksestä
rev2	24.3	24	Fabrication d'autres produits de première transformation de l'acier	Manufacture of other products of first processing of steel	Vervaardiging van andere producten van de eerste verwerking van staal	Muu teräksen jalostus
rev2	24.31	24.3	Étirage à froid de barres	Cold drawing of bars	Koudtrekken van staven	Raudan ja teräksen kylmävetäminen
rev2	24.32	24.3	Laminage à froid de feuillards	Cold rolling of narrow strip	Koudwalsen van bandstaal	Rainan kylmävalssaus
rev2	24.33	24.3	Profilage à froid par formage ou pliage	Cold forming or folding	Koudvervormen of koudfelsen	Kylmämuovaus tai kylmätaitto
rev2	24.34	24.3	Tréfilage à froid	Cold drawing of wire	Koudtrekken van draad	Teräslangan veto
rev2	24.4	24	Production de métaux précieux et d'autres métaux non ferreux	Manufacture of basic precious and other non-ferrous metals	Productie van edele metalen en van andere non-ferrometalen	Jalometallien ja muiden värimetallien valmistus
rev2	24.41	24.4	Production de métaux précieux	Precious metals production	Productie van edelmetalen	Jalometallien valmistus
rev2	24.42	24.4	Métallurgie de l'aluminium	Aluminium production	Productie van aluminium	Alumiinin valmistus
rev2	24.43	24.4	Métallurgie du plomb, du zinc ou de l'étain	Lead, zinc and tin production	Productie van lood, zink en tin	Lyijyn, sinkin ja tinan valmistus
rev2	24.44	24.4	Métallurgie du cuivre	Copper production	Productie van koper	Kuparin valmistus
rev2	24.45	24.4	Métallurgie des autres métaux non ferreux	Other non-ferrous metal production	Productie van andere non-ferrometalen	Muiden värimetallien valmistus
rev2	24.46	24.4	Élaboration et transformation de matières nucléaires	Processing of nuclear fuel	Bewerking van splijt- en kweekstoffen	Ydinpolttoaineen valmistus
rev2	24.5	24	Fonderie	Casting of metals	Gieten van metalen	Metallien valu
rev2	24.51	24.5	Fonderie de fonte	Casting of iron	Gieten van ijzer	Raudan valu
rev2	24.52	24.5	Fonderie d'acier	Casting of steel	Gieten van staal	Teräksen valu
rev2	24.53	24.5	Fonderie de métaux légers	Casting of light metals	Gieten van lichte metalen	Kevytmetallien valu
rev2	24.54	24.5	Fonderie d'autres métaux non ferreux	Casting of other non-ferrous metals	Gieten van andere non-ferrometalen	Muiden värimetallien valu
rev2	25	C	Fabrication de produits métalliques, à l’exception des machines et des équipements	Manufacture of fabricated metal products, except machinery and equipment	Vervaardiging van producten van metaal, exclusief machines en apparaten	Metallituotteiden valmistus (pl. koneet ja laitteet)
rev2	25.1	25	Fabrication d'éléments en métal pour la construction	Manufacture of structural metal products	Vervaardiging van metalen constructiewerken	Metallirakenteiden valmistus
rev2	25.11	25.1	Fabrication de structures métalliques et de parties de structures	Manufacture of metal structures and parts of structures	Vervaardiging van metalen constructiewerken en delen daarvan	Metallirakenteiden ja niiden osien valmistus
rev2	25.12	25.1	Fabrication de portes et fenêtres en métal	Manufacture of doors and windows of metal	Vervaardiging van metalen deuren en vensters	Metalliovien ja -ikkunoiden valmistus
rev2	25.2	25	Fabrication de réservoirs, citernes et conteneurs métalliques	Manufacture of tanks, reservoirs and containers of metal	Vervaardiging van tanks, reservoirs en bergingsmiddelen, van metaal	Metallisäiliöiden ja -altaiden yms. valmistus
rev2	25.21	25.2	Fabrication de radiateurs et de chaudières pour le chauffage central	Manufacture of central heating radiators and boilers	Vervaardiging van radiatoren en ketels voor centrale verwarming	Keskuslämmityspatterien ja kuumavesivaraajien valmistus
rev2	25.29	25.2	Fabrication d'autres réservoirs, citernes et conteneurs métalliques	Manufacture of other tanks, reservoirs and containers of metal	Vervaardiging van andere tanks, reservoirs en bergingsmiddelen, van metaal	Muiden metallisäiliöiden ja -altaiden yms. valmistus
rev2	25.3	25	Fabrication de générateurs de vapeur, à l'exception des chaudières pour le chauffage central	Manufacture of steam generators, except central heating hot water boilers	Vervaardiging van stoomketels, exclusief warmwaterketels voor centrale verwarming	Höyrykattiloiden valmistus (pl. keskuslämmityslaitteet)
rev2	25.30	25.3	Fabrication de générateurs de vapeur, à l'exception des chaudières pour le chauffage central	Manufacture of steam generators, except central heating hot water boilers	Vervaardiging van stoomketels, exclusief warmwaterketels voor centrale verwarming	Höyrykattiloiden valmistus (pl. keskuslämmityslaitteet)
rev2	25.4	25	Fabrication d'armes et de munitions	Manufacture of weapons and ammunition	Vervaardiging van wapens en munitie	Aseiden ja ammusten valmistus
rev2	25.40	25.4	Fabrication d'armes et de munitions	Manufacture of weapons and ammunition	Vervaardiging van wapens en munitie	Aseiden ja ammusten valmistus
rev2	25.5	25	Forge, emboutissage, estampage; métallurgie des poudres	Forging, pressing, stamping and roll-forming of metal; powder metallurgy	Smeden, persen, stampen en profielwalsen van metaal; poedermetallurgie	Metallin takominen, puristaminen, meistäminen ja valssaus; jauhemetallurgia
rev2	25.50	25.5	Forge, emboutissage, estampage; métallurgie des poudres	Forging, pressing, stamping and roll-forming of metal; powder metallurgy	Smeden, persen, stampen en profielwalsen van metaal; poedermetallurgie	Metallin takominen, puristaminen, meistäminen ja valssaus; jauhemetallurgia
rev2	25.6	25	Traitement et revêtement des métaux; usinage	Treatment and coating of metals; machining	Oppervlaktebehandeling van metalen; verspanend bewerken van metalen	Metallien käsittely, päällystäminen ja työstö
rev2	25.61	25.6	Traitement et revêtement des métaux	Treatment and coating of metals	Oppervlaktebehandeling van metalen	Metallien käsittely ja päällystäminen
rev2	25.62	25.6	Usinage	Machining	Verspanend bewerken van metalen	Metallien työstö
rev2	25.7	25	Fabrication de coutellerie, d'outillage et de quincaillerie	Manufacture of cutlery, tools and general hardware	Vervaardiging van scharen, messen, bestekken, gereedschap en ijzerwaren	Ruokailu- ja leikkuuvälineiden yms. sekä työkalujen ja rautatavaran valmistus
rev2	25.71	25.7	Fabrication de coutellerie	Manufacture of cutlery	Vervaardiging van scharen, messen, bestekken, enz.	Ruokailu- ja leikkuuvälineiden yms. valmistus
rev2	25.72	25.7	Fabrication de serrures et de ferrures	Manufacture of locks and hinges	Vervaardiging van hang- en sluitwerk	Lukkojen ja saranoiden valmistus
rev2	25.73	25.7	Fabrication d'outillage	Manufacture of tools	Vervaardiging van gereedschap	Työkalujen valmistus
rev2	25.9	25	Fabrication d'autres ouvrages en métaux	Manufacture of other fabricated metal products	Vervaardiging van andere producten van metaal	Muu metallituotteiden valmistus
rev2	25.91	25.9	Fabrication de fûts et emballages métalliques similaires	Manufacture of steel drums and similar containers	Vervaardiging van stalen vaten en dergelijke	Metallipakkausten ja -astioiden valmistus
rev2	25.92	25.9	Fabrication d'emballages métalliques légers	Manufacture of light metal packaging	Vervaardiging van verpakkingsmiddelen van licht metaal	Kevytmetallipakkausten valmistus
rev2	25.93	25.9	Fabrication d'articles en fils métalliques, de chaînes et de ressorts	Manufacture of wire products, chain and springs	Vervaardiging van artikelen van draad en van kettingen en veren	Metallilankatuotteiden, ketjujen ja jousien valmistus
rev2	25.94	25.9	Fabrication de vis et de boulons	Manufacture of fasteners and screw machine products	Vervaardiging van bouten, schroeven en moeren	Kiinnittimien ja ruuvituotteiden valmistus
rev2	25.99	25.9	Fabrication d'autres produits métalliques n.c.a.	Manufacture of other fabricated metal products n.e.c.	Vervaardiging van andere producten van metaal, n.e.g.	Muiden metallituotteiden valmistus
rev2	26	C	Fabrication de produits informatiques, électroniques et optiques	Manufacture of computer, electronic and optical products	Vervaardiging van informaticaproducten en van elektronische en optische producten	Tietokoneiden sekä elektronisten ja optisten tuotteiden valmistus
rev2	26.1	26	Fabrication de composants et cartes électroniques	Manufacture of electronic components and boards	Vervaardiging van elektronische onderdelen en printplaten	Elektronisten komponenttien ja piirilevyjen valmistus
rev2	26.11	26.1	Fabrication de composants électroniques	Manufacture of electronic components	Vervaardiging van elektronische onderdelen	Elektronisten komponenttien valmistus
rev2	26.12	26.1	Fabrication de cartes électroniques assemblées	Manufacture of loaded electronic boards	Vervaardiging van elektronische printplaten	Kalustettujen piirilevyjen valmistus
rev2	26.2	26	Fabrication d'ordinateurs et d'équipements périphériques	Manufacture of computers and peripheral equipment	Vervaardiging van computers en randapparatuur	Tietokoneiden ja niiden oheislaitteiden valmistus
rev2	26.20	26.2	Fabrication d'ordinateurs et d'équipements périphériques	Manufacture of computers and peripheral equipment	Vervaardiging van computers en randapparatuur	Tietokoneiden ja niiden oheislaitteiden valmistus
rev2	26.3	26	Fabrication d'équipements de communication	Manufacture of communication equipment	Vervaardiging van communicatieapparatuur	Viestintälaitteiden valmistus
rev2	26.30	26.3	Fabrication d'équipements de communication	Manufacture of communication equipment	Vervaardiging van communicatieapparatuur	Viestintälaitteiden valmistus
rev2	26.4	26	Fabrication de produits électroniques grand public	Manufacture of consumer electronics	Vervaardiging van consumentenelektronica	Viihde-elektroniikan valmistus
rev2	26.40	26.4	Fabrication de produits électroniques grand public	Manufacture of consumer electronics	Vervaardiging van consumentenelektronica	Viihde-elektroniikan valmistus
rev2	26.5	26	Fabrication d'instruments et d'appareils de mesure, d'essai et de navigation; horlogerie	Manufacture of instruments and appliances for measuring, testing and navigation; watches and clocks	Vervaardiging van meet-, controle- en navigatie-instrumenten en -apparatuur; vervaardiging van uurwerken	Mittaus-, testaus- ja navigointivälineiden ja -laitteiden valmistus; kellot
rev2	26.51	26.5	Fabrication d'instruments et d'appareils de mesure, d'essai et de navigation	Manufacture of instruments and appliances for measuring, testing and navigation	Vervaardiging van meet-, controle- en navigatie-instrumenten en -apparatuur	Mittaus-, testaus- ja navigointivälineiden ja -laitteiden valmistus
rev2	26.52	26.5	Horlogerie	Manufacture of watches and clocks	Vervaardiging van uurwerken	Kellojen valmistus
rev2	26.6	26	Fabrication d'équipements d'irradiation médicale, d'équipements électromédicaux et électrothérapeutiques	Manufacture of irradiation, electromedical and electrotherapeutic equipment	Vervaardiging van bestralingsapparatuur en van elektromedische en elektrotherapeutische apparatuur	Säteilylaitteiden sekä elektronisten lääkintä- ja terapialaitteiden valmistus
rev2	26.60	26.6	Fabrication d'équipements d'irradiation médicale, d'équipements électromédicaux et électrothérapeutiques	Manufacture of irradiation, electromedical and electrotherapeutic equipment	Vervaardiging van bestralingsapparatuur en van elektromedische en elektrotherapeutische apparatuur	Säteilylaitteiden sekä elektronisten lääkintä- ja terapialaitteiden valmistus
rev2	26.7	26	Fabrication de matériels optique et photographique	Manufacture of optical instruments and photographic equipment	Vervaardiging van optische instrumenten en van foto- en filmapparatuur	Optisten instrumenttien ja valokuvausvälineiden valmistus
rev2	26.70	26.7	Fabrication de matériels optique et photographique	Manufacture of optical instruments and photographic equipment	Vervaardiging van optische instrumenten en van foto- en filmapparatuur	Optisten instrumenttien ja valokuvausvälineiden valmistus
rev2	26.8	26	Fabrication de supports magnétiques et optiques	Manufacture of magnetic and optical media	Vervaardiging van magnetische en optische media	Tallennevälineiden valmistus
rev2	26.80	26.8	Fabrication de supports magnétiques et optiques	Manufacture of magnetic and optical media	Vervaardiging van magnetische en optische media	Tallennevälineiden valmistus
rev2	27	C	Fabrication d'équipements électriques	Manufacture of electrical equipment	Vervaardiging van elektrische apparatuur	Sähkölaitteiden valmistus
rev2	27.1	27	Fabrication de moteurs, génératrices et transformateurs électriques et de matériel de distribution et de commande électrique	Manufacture of electric motors, generators, transformers and electricity distribution and control apparatus	Vervaardiging van elektromotoren, van elektrische generatoren en transformatoren en van schakel- en verdeelinrichtingen	Sähkömoottorien, generaattorien, muuntajien sekä sähkönjakelu- ja valvontalaitteiden valmistus
rev2	27.11	27.1	Fabrication de moteurs, génératrices et transformateurs électriques	Manufacture of electric motors, generators and transformers	Vervaardiging van elektromotoren en van elektrische generatoren en transformatoren	Sähkömoottorien, generaattorien ja muuntajien valmistus
rev2	27.12	27.1	Fabrication de matériel de distribution et de commande électrique	Manufacture of electricity distribution and control apparatus	Vervaardiging van schakel- en verdeelinrichtingen	Sähkönjakelu- ja valvontalaitteiden valmistus
rev2	27.2	27	Fabrication de piles et d'accumulateurs électriques	Manufacture of batteries and accumulators	Vervaardiging van batterijen en accumulatoren	Paristojen ja akkujen valmistus
rev2	27.20	27.2	Fabrication de piles et d'accumulateurs électriques	Manufacture of batteries and accumulators	Vervaardiging van batterijen en accumulatoren	Paristojen ja akkujen valmistus
rev2	27.3	27	Fabrication de fils et câbles et de matériel d'installation électrique	Manufacture of wiring and wiring devices	Vervaardiging van kabels en van schakelaars, stekkers, stopcontacten e.d.	Sähköjohtojen ja kytkentälaitteiden valmistus
rev2	27.31	27.3	Fabrication de câbles de fibres optiques	Manufacture of fibre optic cables	Vervaardiging van kabels van optische vezels	Optisten kuitukaapelien valmistus
rev2	27.32	27.3	Fabrication d'autres fils et câbles électroniques ou électriques	Manufacture of other electronic and electric wires and cables	Vervaardiging van andere elektrische en elektronische kabels	Muiden elektronisten ja sähköjohtojen sekä -kaapelien valmistus
rev2	27.33	27.3	Fabrication de matériel d'installation électrique	Manufacture of wiring devices	Vervaardiging van schakelaars, stekkers, stopcontacten e.d.	Kytkentälaitteiden valmistus
rev2	27.4	27	Fabrication d'appareils d'éclairage électrique	Manufacture of electric lighting equipment	Vervaardiging van elektrische verlichtingsbenodigdheden	Sähkölamppujen ja valaisimien valmistus
rev2	27.40	27.4	Fabrication d'appareils d'éclairage électrique	Manufacture of electric lighting equipment	Vervaardiging van elektrische verlichtingsbenodigdheden	Sähkölamppujen ja valaisimien valmistus
rev2	27.5	27	Fabrication d'appareils ménagers	Manufacture of domestic appliances	Vervaardiging van huishoudapparaten	Kodinkoneiden valmistus
rev2	27.51	27.5	Fabrication d'appareils électroménagers	Manufacture of electric domestic appliances	Vervaardiging van elektrische huishoudapparaten	Sähköisten kodinkoneiden valmistus
rev2	27.52	27.5	Fabrication d'appareils ménagers non électriques	Manufacture of non-electric domestic appliances	Vervaardiging van niet-elektrische huishoudapparaten	Sähköistämättömien kodinkoneiden valmistus
rev2	27.9	27	Fabrication d'autres matériels électriques	Manufacture of other electrical equipment	Vervaardiging van andere elektrische apparatuur	Muiden sähkölaitteiden valmistus
rev2	27.90	27.9	Fabrication d'autres matériels électriques	Manufacture of other electrical equipment	Vervaardiging van andere elektrische apparatuur	Muiden sähkölaitteiden valmistus
rev2	28	C	Fabrication de machines et équipements n.c.a.	Manufacture of machinery and equipment n.e.c.	Vervaardiging van machines, apparaten en werktuigen, n.e.g.	Muiden koneiden ja laitteiden valmistus
rev2	28.1	28	Fabrication de machines d'usage général	Manufacture of general-purpose machinery	Vervaardiging van machines en apparaten voor algemeen gebruik	Yleiskäyttöön tarkoitettujen voimakoneiden valmistus
rev2	28.11	28.1	Fabrication de moteurs et turbines, à l'exception des moteurs d'avions et de véhicules	Manufacture of engines and turbines, except aircraft, vehicle and cycle engines	Vervaardiging van motoren en turbines, exclusief motoren voor luchtvaartuigen, motorvoertuigen en bromfietsen	Moottorien ja turbiinien valmistus (pl. lentokoneiden ja ajoneuvojen moottorit)
rev2	28.12	28.1	Fabrication d'équipements hydrauliques et pneumatiques	Manufacture of fluid power equipment	Vervaardiging van hydraulische apparatuur	Hydraulisten voimalaitteiden valmistus
rev2	28.13	28.1	Fabrication d'autres pompes et compresseurs	Manufacture of other pumps and compressors	Vervaardiging van andere pompen en compressoren	Pumppujen ja kompressoreiden valmistus
rev2	28.14	28.1	Fabrication d'autres articles de robinetterie	Manufacture of other taps and valves	Vervaardiging van andere kranen en dergelijke artikelen	Muiden hanojen ja venttiilien valmistus
rev2	28.15	28.1	Fabrication d'engrenages et d'organes mécaniques de transmission	Manufacture of bearings, gears, gearing and driving elements	Vervaardiging van tandwielen, lagers en andere drijfwerkelementen	Laakereiden, hammaspyörien, vaihteisto- ja ohjauselementtien valmistus
rev2	28.2	28	Fabrication d'autres machines d'usage général	Manufacture of other general-purpose machinery	Vervaardiging van andere machines en apparaten voor algemeen gebruik	Muiden yleiskäyttöön tarkoitettujen koneiden valmistus
rev2	28.21	28.2	Fabrication de fours et brûleurs	Manufacture of ovens, furnaces and furnace burners	Vervaardiging van ovens en branders	Teollisuusuunien, lämmitysjärjestelmien ja tulipesäpolttimien valmistus
rev2	28.22	28.2	Fabrication de matériel de levage et de manutention	Manufacture of lifting and handling equipment	Vervaardiging van hijs-, hef- en transportwerktuigen	Nosto- ja siirtolaitteiden valmistus
rev2	28.23	28.2	Fabrication de machines et d'équipements de bureau (à l'exception des ordinateurs et équipements périphériques)	Manufacture of office machinery and equipment (except computers and peripheral equipment)	Vervaardiging van kantoormachines en -uitrusting (exclusief computers en randapparatuur)	Konttorikoneiden ja -laitteiden valmistus (pl. tietokoneet ja niiden oheislaitteet)
rev2	28.24	28.2	Fabrication d'outillage portatif à moteur incorporé	Manufacture of power-driven hand tools	Vervaardiging van elektrisch handgereedschap	Voimakäyttöisten käsityökalujen valmistus
rev2	28.25	28.2	Fabrication d'équipements aérauliques et frigorifiques industriels	Manufacture of non-domestic cooling and ventilation equipment	Vervaardiging van machines en apparaten voor de koeltechniek en de klimaatregeling, voor niet-huishoudelijk gebruik	Muuhun kuin kotitalouskäyttöön tarkoitettujen jäähdytys- ja tuuletuslaitteiden valmistus
rev2	28.29	28.2	Fabrication de machines diverses d'usage général	Manufacture of other general-purpose machinery n.e.c.	Vervaardiging van andere machines en apparaten voor algemeen gebruik, n.e.g.	Muualla luokittelematon yleiskäyttöön tarkoitettujen koneiden valmistus
rev2	28.3	28	Fabrication de machines agricoles et forestières	Manufacture of agricultural and forestry machinery	Vervaardiging van machines en werktuigen voor de landbouw en de bosbouw	Maa- ja metsätalouskoneiden valmistus
rev2	28.30	28.3	Fabrication de machines agricoles et forestières	Manufacture of agricultural and forestry machinery	Vervaardiging van machines en werktuigen voor de landbouw en de bosbouw	Maa- ja metsätalouskoneiden valmistus
rev2	28.4	28	Fabrication de machines de formage des métaux et de machines-outils	Manufacture of metal forming machinery and machine tools	Vervaardiging van niet-verspanende machines voor de metaalbewerking en van gereedschapswerktuigen	Metallin työstökoneiden ja konetyökalujen valmistus
rev2	28.41	28.4	Fabrication de machines de formage des métaux	Manufacture of metal forming machinery	Vervaardiging van machines voor de metaalbewerking	Metallin työstökoneiden valmistus
rev2	28.49	28.4	Fabrication d'autres machines-outils	Manufacture of other machine tools	Vervaardiging van andere gereedschapswerktuigen	Muiden konetyökalujen valmistus
rev2	28.9	28	Fabrication d'autres machines d'usage spécifique	Manufacture of other special-purpose machinery	Vervaardiging van andere machines, apparaten en werktuigen voor specifieke doeleinden	Muiden erikoiskoneiden valmistus
rev2	28.91	28.9	Fabrication de machines pour la métallurgie	Manufacture of machinery for metallurgy	Vervaardiging van machines voor de metallurgie	Metallinjalostuskoneiden valmistus
rev2	28.92	28.9	Fabrication de machines pour l'extraction ou la construction	Manufacture of machinery for mining, quarrying and construction	Vervaardiging van machines voor de winning van delfstoffen en voor de bouw	Kaivos-, louhinta- ja rakennuskoneiden valmistus
rev2	28.93	28.9	Fabrication de machines pour l'industrie agro-alimentaire	Manufacture of machinery for food, beverage and tobacco processing	Vervaardiging van machines voor de productie van voedings- en genotmiddelen	Elintarvike-, juoma- ja tupakkateollisuuden koneiden valmistus
rev2	28.94	28.9	Fabrication de machines pour les industries textiles	Manufacture of machinery for textile, apparel and leather production	Vervaardiging van machines voor de productie van textiel, kleding en leer	Tekstiili-, vaate- ja nahkateollisuuden koneiden valmistus
rev2	28.95	28.9	Fabrication de machines pour les industries du papier et du carton	Manufacture of machinery for paper and paperboard production	Vervaardiging van machines voor de productie van papier en karton	Paperi-, kartonki- ja pahviteollisuuden koneiden valmistus
rev2	28.96	28.9	Fabrication de machines pour le travail du caoutchouc ou des plastiques	Manufacture of plastics and rubber machinery	Vervaardiging van machines voor de kunststof- en rubberindustrie	Muovi- ja kumiteollisuuden koneiden valmistus
rev2	28.99	28.9	Fabrication d'autres machines d'usage spécifique n.c.a.	Manufacture of other special-purpose machinery n.e.c.	Vervaardiging van andere machines, apparaten en werktuigen voor specifieke doeleinden, n.e.g.	Muualla luokittelematon erikoiskoneiden valmistus
rev2	29	C	Industrie automobile	Manufacture of motor vehicles, trailers and semi-trailers	Vervaardiging van auto's, aanhangwagens en opleggers	Moottoriajoneuvojen, perävaunujen ja puoliperävaunujen valmistus
rev2	29.1	29	Construction de véhicules automobiles	Manufacture of motor vehicles	Vervaardiging van auto's	Moottoriajoneuvojen valmistus
rev2	29.10	29.1	Construction de véhicules automobiles	Manufacture of motor vehicles	Vervaardiging van auto's	Moottoriajoneuvojen valmistus
rev2	29.2	29	Fabrication de carrosseries et remorques	Manufacture of bodies (coachwork) for motor vehicles; manufacture of trailers and semi-trailers	Vervaardiging van carrosserieën voor auto's; vervaardiging van aanhangwagens en opleggers	Moottoriajoneuvojen korien valmistus; perävaunujen ja puoliperävaunujen valmistus
rev2	29.20	29.2	Fabrication de carrosseries et remorques	Manufacture of bodies (coachwork) for motor vehicles; manufacture of trailers and semi-trailers	Vervaardiging van carrosserieën voor auto's; vervaardiging van aanhangwagens en opleggers	Moottoriajoneuvojen korien valmistus; perävaunujen ja puoliperävaunujen valmistus
rev2	29.3	29	Fabrication d'équipements automobiles	Manufacture of parts and accessories for motor vehicles	Vervaardiging van delen en toebehoren voor auto's	Osien ja tarvikkeiden valmistus moottoriajoneuvoihin
rev2	29.31	29.3	Fabrication d'équipements électriques et électroniques automobiles	Manufacture of electrical and electronic equipment for motor vehicles	Vervaardiging van elektrische en elektronische benodigdheden voor auto's	Sähkö- ja elektroniikkalaitteiden valmistus moottoriajoneuvoihin
rev2	29.32	29.3	Fabrication d'autres équipements automobiles	Manufacture of other parts and accessories for motor vehicles	Vervaardiging van andere delen en toebehoren van auto's	Muiden osien ja tarvikkeiden valmistus moottoriajoneuvoihin
rev2	30	C	Fabrication d'autres matériels de transport	Manufacture of other transport equipment	Vervaardiging van andere transportmiddelen	Muiden kulkuneuvojen valmistus
rev2	30.1	30	Construction navale	Building of ships and boats	Scheepsbouw	Laivojen ja veneiden rakentaminen
rev2	30.11	30.1	Construction de navires et de structures flottantes	Building of ships and floating structures	Bouw van schepen en drijvend materieel	Laivojen ja kelluvien rakenteiden rakentaminen
rev2	30.12	30.1	Construction de bateaux de plaisance	Building of pleasure and sporting boats	Bouw van plezier- en sportvaartuigen	Huvi- ja urheiluveneiden rakentaminen
rev2	30.2	30	Construction de locomotives et d’autre matériel ferroviaire roulant	Manufacture of railway locomotives and rolling stock	Vervaardiging van rollend materieel voor spoorwegen	Raideliikenteen kulkuneuvojen valmistus
rev2	30.20	30.2	Construction de locomotives et d’autre matériel ferroviaire roulant	Manufacture of railway locomotives and rolling stock	Vervaardiging van rollend materieel voor spoorwegen	Raideliikenteen kulkuneuvojen valmistus
rev2	30.3	30	Construction aéronautique et spatiale	Manufacture of air and spacecraft and related machinery	Vervaardiging van lucht- en ruimtevaartuigen en van toestellen in verband daarmee	Ilma- ja avaruusalusten ja niihin liittyvien koneiden valmistus
rev2	30.30	30.3	Construction aéronautique et spatiale	Manufacture of air and spacecraft and related machinery	Vervaardiging van lucht- en ruimtevaartuigen en van toestellen in verband daarmee	Ilma- ja avaruusalusten ja niihin liittyvien koneiden valmistus
rev2	30.4	30	Construction de véhicules militaires de combat	Manufacture of military fighting vehicles	Vervaardiging van militaire gevechtsvoertuigen	Taisteluajoneuvojen valmistus
rev2	30.40	30.4	Construction de véhicules militaires de combat	Manufacture of military fighting vehicles	Vervaardiging van militaire gevechtsvoertuigen	Taisteluajoneuvojen valmistus
rev2	30.9	30	Fabrication de matériels de transport n.c.a.	Manufacture of transport equipment n.e.c.	Vervaardiging van transportmiddelen, n.e.g.	Muualla luokittelematon kulkuneuvojen valmistus
rev2	30.91	30.9	Fabrication de motocycles	Manufacture of motorcycles	Vervaardiging van motorfietsen	Moottoripyörien valmistus
rev2	30.92	30.9	Fabrication de bicyclettes et de véhicules pour invalides	Manufacture of bicycles and invalid carriages	Vervaardiging van fietsen en invalidenwagens	Polkupyörien ja invalidiajoneuvojen valmistus
rev2	30.99	30.9	Fabrication d'autres équipements de transport n.c.a.	Manufacture of other transport equipment n.e.c.	Vervaardiging van andere transportmiddelen, n.e.g.	Muiden muualla luokittelemattomien kulkuneuvojen valmistus
rev2	31	C	Fabrication de meubles	Manufacture of furniture	Vervaardiging van meubelen	Huonekalujen valmistus
rev2	31.0	31	Fabrication de meubles	Manufacture of furniture	Vervaardiging van meubelen	Huonekalujen valmistus
rev2	31.01	31.0	Fabrication de meubles de bureau et de magasin	Manufacture of office and shop furniture	Vervaardiging van kantoor- en winkelmeubelen	Konttori- ja myymäläkalusteiden valmistus
rev2	31.02	31.0	Fabrication de meubles de cuisine	Manufacture of kitchen furniture	Vervaardiging van keukenmeubelen	Keittiökalusteiden valmistus
rev2	31.03	31.0	Fabrication de matelas	Manufacture of mattresses	Vervaardiging van matrassen	Patjojen valmistus
rev2	31.09	31.0	Fabrication d'autres meubles	Manufacture of other furniture	Vervaardiging van andere meubelen	Muiden huonekalujen valmistus
rev2	32	C	Autres industries manufacturières	Other manufacturing	Overige industrie	Muu valmistus
rev2	32.1	32	Fabrication d'articles de joaillerie, bijouterie et articles similaires	Manufacture of jewellery, bijouterie and related articles	Bewerken van edelstenen en vervaardiging van sieraden en dergelijke artikelen	Korujen, kultasepäntuotteiden ja muiden vastaavien tuotteiden valmistus
rev2	32.11	32.1	Frappe de monnaie	Striking of coins	Slaan van munten	Kolikoiden ja mitalien valmistus
rev2	32.12	32.1	Fabrication d'articles de joaillerie et bijouterie	Manufacture of jewellery and related articles	Bewerken van edelstenen en vervaardiging van sieraden en dergelijke artikelen	Jalokivikorujen ja muiden kultasepäntuotteiden valmistus
rev2	32.13	32.1	Fabrication d'articles de bijouterie fantaisie et articles similaires	Manufacture of imitation jewellery and related articles	Vervaardiging van imitatiesieraden en dergelijke artikelen	Jäljitelmäkorujen ja muiden vastaavien tuotteiden valmistus
rev2	32.2	32	Fabrication d'instruments de musique	Manufacture of musical instruments	Vervaardiging van muziekinstrumenten	Soitinten valmistus
rev2	32.20	32.2	Fabrication d'instruments de musique	Manufacture of musical instruments	Vervaardiging van muziekinstrumenten	Soitinten valmistus
rev2	32.3	32	Fabrication d'articles de sport	Manufacture of sports goods	Vervaardiging van sportartikelen	Urheiluvälineiden valmistus
rev2	32.30	32.3	Fabrication d'articles de sport	Manufacture of sports goods	Vervaardiging van sportartikelen	Urheiluvälineiden valmistus
rev2	32.4	32	Fabrication de jeux et jouets	Manufacture of games and toys	Vervaardiging van spellen en speelgoed	Pelien ja leikkikalujen valmistus
rev2	32.40	32.4	Fabrication de jeux et jouets	Manufacture of games and toys	Vervaardiging van spellen en speelgoed	Pelien ja leikkikalujen valmistus
rev2	32.5	32	Fabrication d'instruments et de fournitures à usage médical et dentaire	Manufacture of medical and dental instruments and supplies	Vervaardiging van medische en tandheelkundige instrumenten en benodigdheden	Lääkintä- ja hammaslääkintäinstrumenttien ja -tarvikkeiden valmistus
rev2	32.50	32.5	Fabrication d'instruments et de fournitures à usage médical et dentaire	Manufacture of medical and dental instruments and supplies	Vervaardiging van medische en tandheelkundige instrumenten en benodigdheden	Lääkintä- ja hammaslääkintäinstrumenttien ja -tarvikkeiden valmistus
rev2	32.9	32	Activités manufacturières n.c.a.	Manufacturing n.e.c.	Industrie, n.e.g.	Muualla luokittelematon valmistus
rev2	32.91	32.9	Fabrication d'articles de brosserie	Manufacture of brooms and brushes	Vervaardiging van borstelwaren	Luutien ja harjojen valmistus
rev2	32.99	32.9	Autres activités manufacturières n.c.a.	Other manufacturing n.e.c.	Overige industrie, n.e.g.	Muu muualla luokittelematon valmistus
rev2	33	C	Réparation et installation de machines et d'équipements	Repair and installation of machinery and equipment	Reparatie en installatie van machines en apparaten	Koneiden ja laitteiden korjaus, huolto ja asennus
rev2	33.1	33	Réparation d'ouvrages en métaux, de machines et d'équipements	Repair of fabricated metal products, machinery and equipment	Reparatie van producten van metaal, machines en apparaten	Metallituotteiden, teollisuuden koneiden ja laitteiden korjaus ja huolto
rev2	33.11	33.1	Réparation d'ouvrages en métaux	Repair of fabricated metal products	Reparatie van producten van metaal	Metallituotteiden korjaus ja huolto
rev2	33.12	33.1	Réparation de machines et équipements mécaniques	Repair of machinery	Reparatie van machines	Teollisuuden koneiden ja laitteiden korjaus ja huolto
rev2	33.13	33.1	Réparation de matériels électroniques et optiques	Repair of electronic and optical equipment	Reparatie van elektronische en optische apparatuur	Elektronisten ja optisten laitteiden korjaus ja huolto
rev2	33.14	33.1	Réparation d'équipements électriques	Repair of electrical equipment	Reparatie van elektrische apparatuur	Sähkölaitteiden korjaus ja huolto
rev2	33.15	33.1	Réparation et maintenance navale	Repair and maintenance of ships and boats	Reparatie en onderhoud van schepen	Laivojen ja veneiden korjaus ja huolto
rev2	33.16	33.1	Réparation et maintenance d'aéronefs et d'engins spatiaux	Repair and maintenance of aircraft and spacecraft	Reparatie en onderhoud van lucht- en ruimtevaartuigen	Ilma- ja avaruusalusten korjaus ja huolto
rev2	33.17	33.1	Réparation et maintenance d'autres équipements de transport	Repair and maintenance of other transport equipment	Reparatie en onderhoud van andere transportmiddelen	Muiden kulkuneuvojen korjaus ja huolto
rev2	33.19	33.1	Réparation d'autres équipements	Repair of other equipment	Reparatie van andere apparatuur	Muiden laitteiden korjaus ja huolto
rev2	33.2	33	Installation de machines et d'équipements industriels	Installation of industrial machinery and equipment	Installatie van industriële machines, toestellen en werktuigen	Teollisuuden koneiden ja laitteiden ym. asennus
rev2	33.20	33.2	Installation de machines et d'équipements industriels	Installation of industrial machinery and equipment	Installatie van industriële machines, toestellen en werktuigen	Teollisuuden koneiden ja laitteiden ym. asennus
rev2	D		Production et distribution d'électricité, de gaz, de vapeur et d'air conditionné	Electricity, gas, steam and air conditioning supply	Productie en distributie van elektriciteit, gas, stoom en gekoelde lucht	Sähkö-, kaasu-, lämpö- ja ilmastointihuolto
rev2	35	D	Production et distribution d'électricité, de gaz, de vapeur et d'air conditionné	Electricity, gas, steam and air conditioning supply	Productie en distributie van elektriciteit, gas, stoom en gekoelde lucht	Sähkö-, kaasu-, lämpö- ja ilmastointihuolto
rev2	35.1	35	Production, transport et distribution d'électricité	Electric power generation, transmission and distribution	Opwekking, transmissie en distributie van elektriciteit	Sähkövoiman tuotanto, siirto ja jakelu
rev2	35.11	35.1	Production d'électricité	Production of electricity	Productie van elektriciteit	Sähkön tuotanto
rev2	35.12	35.1	Transport d'électricité	Transmission of electricity	Transmissie van elektriciteit	Sähkön siirto
rev2	35.13	35.1	Distribution d'électricité	Distribution of electricity	Distributie van elektriciteit	Sähkön jakelu
rev2	35.14	35.1	Commerce d'électricité	Trade of electricity	Handel in elektriciteit	Sähkön kauppa
rev2	35.2	35	Production et distribution de combustibles gazeux	Manufacture of gas; distribution of gaseous fuels through mains	Productie en distributie van gas	Kaasun tuotanto; kaasumaisten polttoaineiden jakelu putkiverkossa
rev2	35.21	35.2	Production de combustibles gazeux	Manufacture of gas	Productie van gas	Kaasun tuotanto
rev2	35.22	35.2	Distribution de combustibles gazeux par conduites	Distribution of gaseous fuels through mains	Distributie van gasvormige brandstoffen via leidingen	Kaasumaisten polttoaineiden jakelu putkiverkossa
rev2	35.23	35.2	Commerce de combustibles gazeux par conduites	Trade of gas through mains	Handel in gas via leidingen	Kaasun kauppa putkiverkossa
rev2	35.3	35	Production et distribution de vapeur et d'air conditionné	Steam and air conditioning supply	Productie en distributie van stoom en gekoelde lucht	Lämmön ja kylmän tuotanto ja jakelu
rev2	35.30	35.3	Production et distribution de vapeur et d'air conditionné	Steam and air conditioning supply	Productie en distributie van stoom en gekoelde lucht	Lämmön ja kylmän tuotanto ja jakelu
rev2	E		Production et distribution d'eau; assainissement, gestion des déchets et dépollution	Water supply; sewerage, waste management and remediation activities	Distributie van water; afval- en afvalwaterbeheer en sanering	Vesihuolto, viemäri- ja jätevesihuolto, jätehuolto ja muu ympäristön puhtaanapito
rev2	36	E	Captage, traitement et distribution d'eau	Water collection, treatment and supply	Winning, behandeling en distributie van water	Veden otto, puhdistus ja jakelu
rev2	36.0	36	Captage, traitement et distribution d'eau	Water collection, treatment and supply	Winning, behandeling en distributie van water	Veden otto, puhdistus ja jakelu
rev2	36.00	36.0	Captage, traitement et distribution d'eau	Water collection, treatment and supply	Winning, behandeling en distributie van water	Veden otto, puhdistus ja jakelu
rev2	37	E	Collecte et traitement des eaux usées	Sewerage	Afvalwaterafvoer	Viemäri- ja jätevesihuolto
rev2	37.0	37	Collecte et traitement des eaux usées	Sewerage	Afvalwaterafvoer	Viemäri- ja jätevesihuolto
rev2	37.00	37.0	Collecte et traitement des eaux usées	Sewerage	Afvalwaterafvoer	Viemäri- ja jätevesihuolto
rev2	38	E	Collecte, traitement et élimination des déchets; récupération	Waste collection, treatment and disposal activities; materials recovery	Inzameling, verwerking en verwijdering van afval; terugwinning	Jätteen keruu, käsittely ja loppusijoitus; materiaalien kierrätys
rev2	38.1	38	Collecte des déchets	Waste collection	Inzameling van afval	Jätteen keruu
rev2	38.11	38.1	Collecte des déchets non dangereux	Collection of non-hazardous waste	Inzameling van ongevaarlijk afval	Tavanomaisen jätteen keruu
rev2	38.12	38.1	Collecte des déchets dangereux	Collection of hazardous waste	Inzameling van gevaarlijk afval	Ongelmajätteen keruu
rev2	38.2	38	Traitement et élimination des déchets	Waste treatment and disposal	Verwerking en verwijdering van afval	Jätteen käsittely ja loppusijoitus
rev2	38.21	38.2	Traitement et élimination des déchets non dangereux	Treatment and disposal of non-hazardous waste	Verwerking en verwijdering van ongevaarlijk afval	Tavanomaisen jätteen käsittely ja loppusijoitus
rev2	38.22	38.2	Traitement et élimination des déchets dangereux	Treatment and disposal of hazardous waste	Behandeling en verwijdering van gevaarlijk afval	Ongelmajätteen käsittely, loppusijoitus ja hävittäminen
rev2	38.3	38	Récupération	Materials recovery	Terugwinning	Materiaalien kierrätys
rev2	38.31	38.3	Démantèlement d'épaves	Dismantling of wrecks	Sloop van wrakken	Romujen purkaminen
rev2	38.32	38.3	Récupération de déchets triés	Recovery of sorted materials	Terugwinning van gesorteerd materiaal	Lajiteltujen materiaalien kierrätys
rev2	39	E	Dépollution et autres services de gestion des déchets	Remediation activities and other waste management services	Sanering en ander afvalbeheer	Maaperän ja vesistöjen kunnostus ja muut ympäristönhuoltopalvelut
rev2	39.0	39	Dépollution et autres services de gestion des déchets	Remediation activities and other waste management services	Sanering en ander afvalbeheer	Maaperän ja vesistöjen kunnostus ja muut ympäristönhuoltopalvelut
rev2	39.00	39.0	Dépollution et autres services de gestion des déchets	Remediation activities and other waste management services	Sanering en ander afvalbeheer	Maaperän ja vesistöjen kunnostus ja muut ympäristönhuoltopalvelut
rev2	F		Construction	Construction	Bouwnijverheid	Rakentaminen
rev2	41	F	Construction de bâtiments	Construction of buildings	Bouw van gebouwen	Talonrakentaminen
rev2	41.1	41	Promotion immobilière	Development of building projects	Ontwikkeling van bouwprojecten	Rakennuttaminen ja rakennushankkeiden kehittäminen
rev2	41.10	41.1	Promotion immobilière	Development of building projects	Ontwikkeling van bouwprojecten	Rakennuttaminen ja rakennushankkeiden kehittäminen
rev2	41.2	41	Construction de bâtiments résidentiels et non résidentiels	Construction of residential and non-residential buildings	Burgerlijke en utiliteitsbouw	Asuin- ja muiden rakennusten rakentaminen
rev2	41.20	41.2	Construction de bâtiments résidentiels et non résidentiels	Construction of residential and non-residential buildings	Burgerlijke en utiliteitsbouw	Asuin- ja muiden rakennusten rakentaminen
rev2	42	F	Génie civil	Civil engineering	Weg- en waterbouw	Maa- ja vesirakentaminen
rev2	42.1	42	Construction de routes et de voies ferrées	Construction of roads and railways	Bouw van wegen en spoorwegen	Teiden ja rautateiden rakentaminen
rev2	42.11	42.1	Construction de routes et autoroutes	Construction of roads and motorways	Bouw van autowegen en andere wegen	Teiden ja moottoriteiden rakentaminen
rev2	42.12	42.1	Construction de voies ferrées de surface et souterraines	Construction of railways and underground railways	Bouw van boven- en ondergrondse spoorwegen	Rautateiden ja metrolinjojen rakentaminen
rev2	42.13	42.1	Construction de ponts et tunnels	Construction of bridges and tunnels	Bouw van bruggen en tunnels	Siltojen ja tunneleiden rakentaminen
rev2	42.2	42	Construction de réseaux et de lignes	Construction of utility projects	Bouw van civieltechnische werken ten behoeve van nutsbedrijven	Yleisten jakeluverkkojen rakentaminen
rev2	42.21	42.2	Construction de réseaux pour fluides	Construction of utility projects for fluids	Bouw van civieltechnische werken voor vloeistoffen	Yleisten jakeluverkkojen rakentaminen nestemäisiä ja kaasumaisia aineita varten
rev2	42.22	42.2	Construction de réseaux électriques et de télécommunications	Construction of utility projects for electricity and telecommunications	Bouw van civieltechnische werken voor elektriciteit en telecommunicatie	Sähkö- ja tietoliikenneverkkojen rakentaminen
rev2	42.9	42	Construction d'autres ouvrages de génie civil	Construction of other civil engineering projects	Bouw van andere civieltechnische werken	Muu maa- ja vesirakentaminen
rev2	42.91	42.9	Construction d'ouvrages maritimes et fluviaux	Construction of water projects	Waterbouw	Vesirakentaminen
rev2	42.99	42.9	Construction d'autres ouvrages de génie civil n.c.a.	Construction of other civil engineering projects n.e.c.	Bouw van andere civieltechnische werken, n.e.g.	Muualla luokittelematon maa- ja vesirakentaminen
rev2	43	F	Travaux de construction spécialisés	Specialised construction activities	Gespecialiseerde bouwwerkzaamheden	Erikoistunut rakennustoiminta
rev2	43.1	43	Démolition et préparation des sites	Demolition and site preparation	Slopen en bouwrijp maken van terreinen	Rakennusten ja rakennelmien purku ja rakennuspaikan valmistelutyöt
rev2	43.11	43.1	Travaux de démolition	Demolition	Slopen	Rakennusten ja rakennelmien purku
rev2	43.12	43.1	Travaux de préparation des sites	Site preparation	Bouwrijp maken van terreinen	Rakennuspaikan valmistelutyöt
rev2	43.13	43.1	Forages et sondages	Test drilling and boring	Proefboren en boren	Koeporaus
rev2	43.2	43	Travaux d'installation électrique, plomberie et autres travaux d'installation	Electrical, plumbing and other construction installation activities	Elektrische installatie, loodgieterswerk en overige bouwinstallatie	Sähkö-, vesijohto- ja muu rakennusasennus
rev2	43.21	43.2	Installation électrique	Electrical installation	Elektrische installatie	Sähköasennus
rev2	43.22	43.2	Travaux de plomberie et installation de chauffage et de conditionnement d'air	Plumbing, heat and air-conditioning installation	Loodgieterswerk, installatie van verwarming en klimaatregeling	Lämpö-, vesijohto- ja ilmastointiasennus
rev2	43.29	43.2	Autres travaux d'installation	Other construction installation	Overige bouwinstallatie	Muu rakennusasennus
rev2	43.3	43	Travaux de finition	Building completion and finishing	Afwerking van gebouwen	Rakennusten ja rakennelmien viimeistely
rev2	43.31	43.3	Travaux de plâtrerie	Plastering	Stukadoorswerk	Rappaus
rev2	43.32	43.3	Travaux de menuiserie	Joinery installation	Schrijnwerk	Rakennuspuusepän asennustyöt
rev2	43.33	43.3	Travaux de revêtement des sols et des murs	Floor and wall covering	Vloerafwerking en behangen	Lattianpäällystys ja seinien verhoilu
rev2	43.34	43.3	Travaux de peinture et vitrerie	Painting and glazing	Schilderen en glaszetten	Maalaus ja lasitus
rev2	43.39	43.3	Autres travaux de finition	Other building completion and finishing	Overige werkzaamheden in verband met de afwerking van gebouwen	Muu rakennusten viimeistely
rev2	43.9	43	Autres travaux de construction spécialisés	Other specialised construction activities	Overige gespecialiseerde bouwactiviteiten	Muu erikoistunut rakennustoiminta
rev2	43.91	43.9	Travaux de couverture	Roofing activities	Dakwerkzaamheden	Kattorakenteiden asennus ja kattaminen
rev2	43.99	43.9	Autres travaux de construction spécialisés n.c.a.	Other specialised construction activities n.e.c.	Overige gespecialiseerde bouwactiviteiten, n.e.g.	Muualla luokittelematon erikoistunut rakennustoiminta
rev2	G		Commerce; réparation d'automobiles et de motocycles	Wholesale and retail trade; repair of motor vehicles and motorcycles	Groot- en detailhandel; reparatie van auto's en motorfietsen	TUKKU- ja VÄHITTÄISKAUPPA; MOOTTORIAJONEUVOJEN JA MOOTTORIPYÖRIEN KORJAUS
rev2	45	G	Commerce et réparation d'automobiles et de motocycles	Wholesale and retail trade and repair of motor vehicles and motorcycles	Groot- en detailhandel in en reparatie van auto's en motorfietsen	Moottoriajoneuvojen ja moottoripyörien tukku- ja vähittäiskauppa sekä korjaus
rev2	45.1	45	Commerce de véhicules automobiles	Sale of motor vehicles	Handel in auto's	Moottoriajoneuvojen kauppa
rev2	45.11	45.1	Commerce de voitures et de véhicules automobiles légers	Sale of cars and light motor vehicles	Handel in personenauto's en andere lichte auto's	Henkilöautojen ja kevyiden moottoriajoneuvojen kauppa
rev2	45.19	45.1	Commerce d'autres véhicules automobiles	Sale of other motor vehicles	Handel in andere auto's	Muiden moottoriajoneuvojen myynti
rev2	45.2	45	Entretien et réparation de véhicules automobiles	Maintenance and repair of motor vehicles	Onderhoud en reparatie van auto's	Moottoriajoneuvojen huolto ja korjaus (pl. moottoripyörät)
rev2	45.20	45.2	Entretien et réparation de véhicules automobiles	Maintenance and repair of motor vehicles	Onderhoud en reparatie van auto's	Moottoriajoneuvojen huolto ja korjaus (pl. moottoripyörät)
rev2	45.3	45	Commerce d'équipements automobiles	Sale of motor vehicle parts and accessories	Handel in delen en toebehoren van auto's	Moottoriajoneuvojen osien ja varusteiden kauppa
rev2	45.31	45.3	Commerce de gros d'équipements automobiles	Wholesale trade of motor vehicle parts and accessories	Groothandel in delen en toebehoren van auto's	Moottoriajoneuvojen osien ja varusteiden tukkukauppa
rev2	45.32	45.3	Commerce de détail d'équipements automobiles	Retail trade of motor vehicle parts and accessories	Detailhandel in delen en toebehoren van auto's	Moottoriajoneuvojen osien ja varusteiden vähittäiskauppa
rev2	45.4	45	Commerce et réparation de motocycles	Sale, maintenance and repair of motorcycles and related parts and accessories	Handel in en onderhoud en reparatie van motorfietsen en delen en toebehoren van motorfietsen	Moottoripyörien sekä niiden osien ja varusteiden myynti, huolto ja korjaus
rev2	45.40	45.4	Commerce et réparation de motocycles	Sale, maintenance and repair of motorcycles and related parts and accessories	Handel in en onderhoud en reparatie van motorfietsen en delen en toebehoren van motorfietsen	Moottoripyörien sekä niiden osien ja varusteiden myynti, huolto ja korjaus
rev2	46	G	Commerce de gros, à l’exception des automobiles et des motocycles	Wholesale trade, except of motor vehicles and motorcycles	Groothandel, met uitzondering van de handel in auto's en motorfietsen	Tukkukauppa (pl. moottoriajoneuvojen ja moottoripyörien kauppa)
rev2	46.1	46	Intermédiaires du commerce de gros	Wholesale on a fee or contract basis	Handelsbemiddeling	Agentuuritoiminta
rev2	46.11	46.1	Intermédiaires du commerce en matières premières agricoles, animaux vivants, matières premières textiles et produits semi-finis	Agents involved in the sale of agricultural raw materials, live animals, textile raw materials and semi-finished goods	Handelsbemiddeling in landbouwproducten, levende dieren en textielgrondstoffen en halffabrikaten	Maatalousraaka-aineiden, elävien eläinten, tekstiiliraaka-aineiden sekä puolivalmisteiden agentuuritoiminta
rev2	46.12	46.1	Intermédiaires du commerce en combustibles, métaux, minéraux et produits chimiques	Agents involved in the sale of fuels, ores, metals and industrial chemicals	Handelsbemiddeling in brandstoffen, ertsen, metalen en chemische producten	Polttoaineiden, malmien, metallien ja teollisuuskemikaalien agentuuritoiminta
rev2	46.13	46.1	Intermédiaires du commerce en bois et matériaux de construction	Agents involved in the sale of timber and building materials	Handelsbemiddeling in hout en bouwmaterialen	Puutavaran ja rakennusmateriaalien agentuuritoiminta
rev2	46.14	46.1	Intermédiaires du commerce en machines, équipements industriels, navires et avions	Agents involved in the sale of machinery, industrial equipment, ships and aircraft	Handelsbemiddeling in machines, apparaten en werktuigen voor de industrie en in schepen en luchtvaartuigen	Koneiden ja laitteiden agentuuritoiminta
rev2	46.15	46.1	Intermédiaires du commerce en meubles, articles de ménage et quincaillerie	Agents involved in the sale of furniture, household goods, hardware and ironmongery	Handelsbemiddeling in meubelen, huishoudelijke artikelen en ijzerwaren	Huonekalujen, taloustavaroiden ja rautakauppatavaroiden agentuuritoiminta
rev2	46.16	46.1	Intermédiaires du commerce en textiles, habillement, fourrures, chaussures et articles en cuir	Agents involved in the sale of textiles, clothing, fur, footwear and leather goods	Handelsbemiddeling in textiel, kleding, bont, schoeisel en lederwaren	Tekstiilien, vaatteiden, jalkineiden ja nahkavalmisteiden agentuuritoiminta
rev2	46.17	46.1	Intermédiaires du commerce en denrées, boissons et tabac	Agents involved in the sale of food, beverages and tobacco	Handelsbemiddeling in voedings- en genotmiddelen	Elintarvikkeiden, juomien ja tupakan agentuuritoiminta
rev2	46.18	46.1	Intermédiaires spécialisés dans le commerce d'autres produits spécifiques	Agents specialised in the sale of other particular products	Handelsbemiddeling gespecialiseerd in andere goederen	Muu erikoistunut agentuuritoiminta
rev2	46.19	46.1	Intermédiaires du commerce en produits divers	Agents involved in the sale of a variety of goods	Handelsbemiddeling in goederen, algemeen assortiment	Yleisagentuuritoiminta
rev2	46.2	46	Commerce de gros de produits agricoles bruts et d'animaux vivants	Wholesale of agricultural raw materials and live animals	Groothandel in landbouwproducten en levende dieren	Maatalousperäisten raaka-aineiden ja elävien eläinten tukkukauppa
rev2	46.21	46.2	Commerce de gros de céréales, de tabac non manufacturé, de semences et d'aliments pour le bétail	Wholesale of grain, unmanufactured tobacco, seeds and animal feeds	Groothandel in granen, ruwe tabak, zaden en diervoeders	Viljan, raakatupakan, siementen ja eläinrehujen tukkukauppa
rev2	46.22	46.2	Commerce de gros de fleurs et plantes	Wholesale of flowers and plants	Groothandel in bloemen en planten	Kukkien ja taimien tukkukauppa
rev2	46.23	46.2	Commerce de gros d'animaux vivants	Wholesale of live animals	Groothandel in levende dieren	Elävien eläinten tukkukauppa
rev2	46.24	46.2	Commerce de gros de cuirs et peaux	Wholesale of hides, skins and leather	Groothandel in huiden, vellen en leer	Turkisten ja nahkojen tukkukauppa
rev2	46.3	46	Commerce de gros de produits alimentaires, de boissons et de tabac	Wholesale of food, beverages and tobacco	Groothandel in voedings- en genotmiddelen	Elintarvikkeiden, juomien ja tupakan tukkukauppa
rev2	46.31	46.3	Commerce de gros de fruits et légumes	Wholesale of fruit and vegetables	Groothandel in groenten en fruit	Juures-, vihannes- marja- ja hedelmätukkukauppa
rev2	46.32	46.3	Commerce de gros de viandes et de produits à base de viande	Wholesale of meat and meat products	Groothandel in vlees en vleesproducten	Lihan ja lihatuotteiden tukkukauppa
rev2	46.33	46.3	Commerce de gros de produits laitiers, œufs, huiles et matières grasses comestibles	Wholesale of dairy products, eggs and edible oils and fats	Groothandel in zuivelproducten, eieren en spijsoliën en -vetten	Maitotaloustuotteiden, munien sekä ravintoöljyjen ja
rev2	46.34	46.3	Commerce de gros de boissons	Wholesale of beverages	Groothandel in dranken	Alkoholi- ja muiden juomien tukkukauppa
rev2	46.35	46.3	Commerce de gros de produits à base de de tabac	Wholesale of tobacco products	Groothandel in tabaksproducten	Tupakkatuotteiden tukkukauppa
rev2	46.36	46.3	Commerce de gros de sucre, chocolat et confiserie	Wholesale of sugar and chocolate and sugar confectionery	Groothandel in suiker, chocolade en suikerwerk	Sokerin, suklaan, makeisten ja leipomotuotteiden tukkukauppa
rev2	46.37	46.3	Commerce de gros de café, thé, cacao et épices	Wholesale of coffee, tea, cocoa and spices	Groothandel in koffie, thee, cacao en specerijen	Kahvin, teen, kaakaon ja mausteiden tukkukauppa
rev2	46.38	46.3	Commerce de gros d'autres produits alimentaires, y compris poissons, crustacés et mollusques	Wholesale of other food, including fish, crustaceans and molluscs	Groothandel in andere voedingsmiddelen, met inbegrip van vis en schaal- en weekdieren	Kalan, luontaistuotteiden ja muiden elintarvikkeiden tukkukauppa
rev2	46.39	46.3	Commerce de gros non spécialisé de denrées, boissons et tabac	Non-specialised wholesale of food, beverages and tobacco	Niet-gespecialiseerde groothandel in voedings- en genotmiddelen	Elintarvikkeiden, juomien ja tupakan yleistukkukauppa
rev2	46.4	46	Commerce de gros de biens domestiques	Wholesale of household goods	Groothandel in consumentenartikelen	Taloustavaroiden tukkukauppa
rev2	46.41	46.4	Commerce de gros de textiles	Wholesale of textiles	Groothandel in textiel	Tekstiilien tukkukauppa
rev2	46.42	46.4	Commerce de gros d'habillement et de chaussures	Wholesale of clothing and footwear	Groothandel in kleding en schoeisel	Vaatteiden ja jalkineiden tukkukauppa
rev2	46.43	46.4	Commerce de gros d'appareils électroménagers	Wholesale of electrical household appliances	Groothandel in elektrische huishoudelijke apparaten	Kodinkoneiden tukkukauppa
rev2	46.44	46.4	Commerce de gros de vaisselle, verrerie et produits d'entretien	Wholesale of china and glassware and cleaning materials	Groothandel in porselein, glaswerk en reinigingsmiddelen	Posliini-, lasi- ja muiden taloustavaroiden sekä puhdistusaineiden tukkukauppa
rev2	46.45	46.4	Commerce de gros de parfumerie et de produits de beauté	Wholesale of perfume and cosmetics	Groothandel in parfumerieën en cosmetica	Hajuvesien ja kosmetiikan tukkukauppa
rev2	46.46	46.4	Commerce de gros de produits pharmaceutiques	Wholesale of pharmaceutical goods	Groothandel in farmaceutische producten	Farmaseuttisten tuotteiden tukkukauppa
rev2	46.47	46.4	Commerce de gros de meubles, de tapis et d'appareils d'éclairage	Wholesale of furniture, carpets and lighting equipment	Groothandel in meubelen, vloerbedekking en verlichtingsbenodigdheden	Huonekalujen, mattojen ja valaisimien tukkukauppa
rev2	46.48	46.4	Commerce de gros d'articles d'horlogerie et de bijouterie	Wholesale of watches and jewellery	Groothandel in uurwerken en sieraden	Kellojen ja korujen tukkukauppa
rev2	46.49	46.4	Commerce de gros d'autres biens domestiques	Wholesale of other household goods	Groothandel in andere consumentenartikelen	Muiden taloustavaroiden tukkukauppa
rev2	46.5	46	Commerce de gros d'équipements de l'information et de la communication	Wholesale of information and communication equipment	Groothandel in informatie- en communicatieapparatuur	Tieto- ja viestintäteknisten laitteiden tukkukauppa
rev2	46.51	46.5	Commerce de gros d'ordinateurs, d'équipements informatiques périphériques et de logiciels	Wholesale of computers, computer peripheral equipment and software	Groothandel in computers, randapparatuur en software	Tietokoneiden, oheislaitteiden ja ohjelmistojen tukkukauppa
rev2	46.52	46.5	Commerce de gros de composants et d'équipements électroniques et de télécommunication	Wholesale of electronic and telecommunications equipment and parts	Groothandel in elektronische en telecommunicatieapparatuur en delen daarvan	Elektroniikka- ja viestintälaitteiden ja osien tukkukauppa
rev2	46.6	46	Commerce de gros d'autres équipements industriels	Wholesale of other machinery, equipment and supplies	Groothandel in andere machines en werktuigen en toebehoren	Muiden koneiden, laitteiden ja tarvikkeiden tukkukauppa
rev2	46.61	46.6	Commerce de gros de matériel agricole	Wholesale of agricultural machinery, equipment and supplies	Groothandel in machines, werktuigen en toebehoren voor de landbouw	Maa- ja metsätalouskoneiden ja -tarvikkeiden tukkukauppa mukaan lukien traktorit
rev2	46.62	46.6	Commerce de gros de machines-outils	Wholesale of machine tools	Groothandel in gereedschapswerktuigen	Työstökoneiden tukkukauppa
rev2	46.63	46.6	Commerce de gros de machines pour l'extraction, la construction et le génie civil	Wholesale of mining, construction and civil engineering machinery	Groothandel in machines voor de mijnbouw, de bouwnijverheid en de weg- en waterbouw	Kaivos- ja rakennuskoneiden tukkukauppa
rev2	46.64	46.6	Commerce de gros de machines pour l'industrie textile et l'habillement	Wholesale of machinery for the textile industry and of sewing and knitting machines	Groothandel in machines voor de textielindustrie en in naai- en breimachines	Tekstiiliteollisuuden koneiden sekä ompelu- ja kutomakoneiden tukkukauppa
rev2	46.65	46.6	Commerce de gros de mobilier de bureau	Wholesale of office furniture	Groothandel in kantoormeubelen	Toimitilakalusteiden tukkukauppa
rev2	46.66	46.6	Commerce de gros d'autres machines et équipements de bureau	Wholesale of other office machinery and equipment	Groothandel in andere kantoormachines en kantoorbenodigdheden	Muiden konttorikoneiden ja -laitteiden tukkukauppa
rev2	46.69	46.6	Commerce de gros d'autres machines et équipements	Wholesale of other machinery and equipment	Groothandel in andere machines en werktuigen	Muiden koneiden, laitteiden ja tarvikkeiden tukkukauppa
rev2	46.7	46	Autres commerces de gros spécialisés	Other specialised wholesale	Overige gespecialiseerde groothandel	Muu erikoistunut tukkukauppa
rev2	46.71	46.7	Commerce de gros de combustibles et de produits annexes	Wholesale of solid, liquid and gaseous fuels and related products	Groothandel in vaste, vloeibare en gasvormige brandstoffen en aanverwante producten	Kiinteiden, nestemäisten ja kaasumaisten polttoaineiden yms. tukkukauppa
rev2	46.72	46.7	Commerce de gros de minerais et métaux	Wholesale of metals and metal ores	Groothandel in metalen en metaalertsen	Raakametallien ja metallimalmien tukkukauppa
rev2	46.73	46.7	Commerce de gros de bois, de matériaux de construction et d'appareils sanitaires	Wholesale of wood, construction materials and sanitary equipment	Groothandel in hout, bouwmaterialen en sanitair	Puun, rakennusmateriaalien ja saniteettilaitteiden tukkukauppa
rev2	46.74	46.7	Commerce de gros de quincaillerie et fournitures pour plomberie et chauffage	Wholesale of hardware, plumbing and heating equipment and supplies	Groothandel in ijzerwaren en in installatiemateriaal voor loodgieterswerk en verwarming	Rautakauppatavaroiden, LVI-laitteiden ja -tarvikkeiden tukkukauppa
rev2	46.75	46.7	Commerce de gros de produits chimiques	Wholesale of chemical products	Groothandel in chemische producten	Peruskemikaalien, lannoitteiden yms. tukkukauppa
rev2	46.76	46.7	Commerce de gros d'autres produits intermédiaires	Wholesale of other intermediate products	Groothandel in andere intermediaire producten	Muiden välituotteiden tukkukauppa
rev2	46.77	46.7	Commerce de gros de déchets et débris	Wholesale of waste and scrap	Groothandel in afval en schroot	Jätteen ja romun tukkukauppa
rev2	46.9	46	Commerce de gros non spécialisé	Non-specialised wholesale trade	Niet-gespecialiseerde groothandel	Muu tukkukauppa
rev2	46.90	46.9	Commerce de gros non spécialisé	Non-specialised wholesale trade	Niet-gespecialiseerde groothandel	Muu tukkukauppa
rev2	47	G	Commerce de détail, à l’exception des automobiles et des motocycles	Retail trade, except of motor vehicles and motorcycles	Detailhandel, met uitzondering van de handel in auto's en motorfietsen	Vähittäiskauppa (pl. moottoriajoneuvojen ja moottoripyörien kauppa)
rev2	47.1	47	Commerce de détail en magasin non spécialisé	Retail sale in non-specialised stores	Detailhandel in niet-gespecialiseerde winkels	Vähittäiskauppa erikoistumattomissa myymälöissä
rev2	47.11	47.1	Commerce de détail en magasin non spécialisé à prédominance alimentaire	Retail sale in non-specialised stores with food, beverages or tobacco predominating	Detailhandel in niet-gespecialiseerde winkels waarbij voedings- en genotmiddelen overheersen	Elintarvikkeiden, juomien ja tupakan erikoistumaton vähittäiskauppa
rev2	47.19	47.1	Autre commerce de détail en magasin non spécialisé	Other retail sale in non-specialised stores	Overige detailhandel in niet-gespecialiseerde winkels	Muu vähittäiskauppa erikoistumattomissa myymälöissä
rev2	47.2	47	Commerce de détail alimentaire en magasin spécialisé	Retail sale of food, beverages and tobacco in specialised stores	Detailhandel in voedings- en genotmiddelen in gespecialiseerde winkels	Elintarvikkeiden, juomien ja tupakan vähittäiskauppa erikoismyymälöissä
rev2	47.21	47.2	Commerce de détail de fruits et légumes en magasin spécialisé	Retail sale of fruit and vegetables in specialised stores	Detailhandel in groenten en fruit in gespecialiseerde winkels	Hedelmien, marjojen ja vihannesten vähittäiskauppa
rev2	47.22	47.2	Commerce de détail de viandes et de produits à base de viande en magasin spécialisé	Retail sale of meat and meat products in specialised stores	Detailhandel in vlees en vleesproducten in gespecialiseerde winkels	Lihan ja lihatuotteiden vähittäiskauppa
rev2	47.23	47.2	Commerce de détail de poissons, crustacés et mollusques en magasin spécialisé	Retail sale of fish, crustaceans and molluscs in specialised stores	Detailhandel in vis en schaal- en weekdieren in gespecialiseerde winkels	Kalan, äyriäisten ja nilviäisten vähittäiskauppa
rev2	47.24	47.2	Commerce de détail de pain, pâtisserie et confiserie en magasin spécialisé	Retail sale of bread, cakes, flour confectionery and sugar confectionery in specialised stores	Detailhandel in brood, banketbakkerswerk en suikerwerk in gespecialiseerde winkels	Leipomotuotteiden ja makeisten vähittäiskauppa
rev2	47.25	47.2	Commerce de détail de boissons en magasin spécialisé	Retail sale of beverages in specialised stores	Detailhandel in dranken in gespecialiseerde winkels	Alkoholi- ja muiden juomien vähittäiskauppa
rev2	47.26	47.2	Commerce de détail de produits à base de tabac en magasin spécialisé	Retail sale of tobacco products in specialised stores	Detailhandel in tabaksproducten in gespecialiseerde winkels	Tupakkatuotteiden vähittäiskauppa
rev2	47.29	47.2	Autres commerces de détail alimentaires en magasin spécialisé	Other retail sale of food in specialised stores	Overige detailhandel in voedingsmiddelen in gespecialiseerde winkels	Muu vähittäiskauppa erikoismyymälöissä
rev2	47.3	47	Commerce de détail de carburants en magasin spécialisé	Retail sale of automotive fuel in specialised stores	Detailhandel in motorbrandstoffen in gespecialiseerde winkels	Ajoneuvojen polttoaineen vähittäiskauppa
rev2	47.30	47.3	Commerce de détail de carburants en magasin spécialisé	Retail sale of automotive fuel in specialised stores	Detailhandel in motorbrandstoffen in gespecialiseerde winkels	Ajoneuvojen polttoaineen vähittäiskauppa
rev2	47.4	47	Commerce de détail d'équipements de l'information et de la communication en magasin spécialisé	Retail sale of information and communication equipment in specialised stores	Detailhandel in ICT-apparatuur in gespecialiseerde winkels	Tieto- ja viestintäteknisten laitteiden vähittäiskauppa erikoismyymälöissä
rev2	47.41	47.4	Commerce de détail d'ordinateurs, d'unités périphériques et de logiciels en magasin spécialisé	Retail sale of computers, peripheral units and software in specialised stores	Detailhandel in computers, randapparatuur en software in gespecialiseerde winkels	Tietokoneiden, niiden oheislaitteiden ja ohjelmistojen vähittäiskauppa
rev2	47.42	47.4	Commerce de détail de matériels de télécommunication en magasin spécialisé	Retail sale of telecommunications equipment in specialised stores	Detailhandel in telecommunicatieapparatuur in gespecialiseerde winkels	Televiestintälaitteiden vähittäiskauppa
rev2	47.43	47.4	Commerce de détail de matériels audio/vidéo en magasin spécialisé	Retail sale of audio and video equipment in specialised stores	Detailhandel in audio- en videoapparatuur in gespecialiseerde winkels	Viihde-elektroniikan vähittäiskauppa
rev2	47.5	47	Commerce de détail d'autres équipements du foyer en magasin spécialisé	Retail sale of other household equipment in specialised stores	Detailhandel in andere consumentenartikelen in gespecialiseerde winkels	Muiden kotitaloustavaroiden vähittäiskauppa erikoismyymälöissä
rev2	47.51	47.5	Commerce de détail de textiles en magasin spécialisé	Retail sale of textiles in specialised stores	Detailhandel in textiel in gespecialiseerde winkels	Tekstiilien vähittäiskauppa
rev2	47.52	47.5	Commerce de détail de quincaillerie, peintures et verres en magasin spécialisé	Retail sale of hardware, paints and glass in specialised stores	Detailhandel in ijzerwaren, verf en glas in gespecialiseerde winkels	Rautakauppatavaran, maalien ja lasin vähittäiskauppa
rev2	47.53	47.5	Commerce de détail de tapis, moquettes et revêtements de murs et de sols en magasin spécialisé	Retail sale of carpets, rugs, wall and floor coverings in specialised stores	Detailhandel in tapijten en andere vloerbedekking en wandbekleding in gespecialiseerde winkels	Mattojen, tapettien ja lattianpäällysteiden vähittäiskauppa
rev2	47.54	47.5	Commerce de détail d'appareils électroménagers en magasin spécialisé	Retail sale of electrical household appliances in specialised stores	Detailhandel in elektrische huishoudapparaten in gespecialiseerde winkels	Sähköisten kodinkoneiden vähittäiskauppa
rev2	47.59	47.5	Commerce de détail de meubles, appareils d'éclairage et autres articles de ménage en magasin spécialisé	Retail sale of furniture, lighting equipment and other household articles in specialised stores	Detailhandel in meubelen, verlichtingsbenodigdheden en andere huishoudelijke artikelen in gespecialiseerde winkels	Huonekalujen, valaisimien ja muualla luokittelemattomien taloustarvikkeiden vähittäiskauppa erikoismyymälöissä
rev2	47.6	47	Commerce de détail de biens culturels et de loisirs en magasin spécialisé	Retail sale of cultural and recreation goods in specialised stores	Detailhandel in cultuur- en recreatieartikelen in gespecialiseerde winkels	Kulttuuri- ja vapaa-ajan tuotteiden vähittäiskauppa erikoismyymälöissä
rev2	47.61	47.6	Commerce de détail de livres en magasin spécialisé	Retail sale of books in specialised stores	Detailhandel in boeken in gespecialiseerde winkels	Kirjojen vähittäiskauppa
rev2	47.62	47.6	Commerce de détail de journaux et papeterie en magasin spécialisé	Retail sale of newspapers and stationery in specialised stores	Detailhandel in kranten en kantoorbehoeften in gespecialiseerde winkels	Sanomalehtien ja paperitavaran vähittäiskauppa
rev2	47.63	47.6	Commerce de détail d'enregistrements musicaux et vidéo en magasin spécialisé	Retail sale of music and video recordings in specialised stores	Detailhandel in audio- en video-opnamen in gespecialiseerde winkels	Musiikki- ja videotallenteiden vähittäiskauppa
rev2	47.64	47.6	Commerce de détail d'articles de sport en magasin spécialisé	Retail sale of sporting equipment in specialised stores	Detailhandel in sportartikelen in gespecialiseerde winkels	Urheiluvälineiden vähittäiskauppa
rev2	47.65	47.6	Commerce de détail de jeux et jouets en magasin spécialisé	Retail sale of games and toys in specialised stores	Detailhandel in spellen en speelgoed in gespecialiseerde winkels	Pelien ja leikkikalujen vähittäiskauppa
rev2	47.7	47	Autres commerces de détail en magasin spécialisé	Retail sale of other goods in specialised stores	Detailhandel in andere artikelen in gespecialiseerde winkels	Muiden tavaroiden vähittäiskauppa erikoismyymälöissä
rev2	47.71	47.7	Commerce de détail d'habillement en magasin spécialisé	Retail sale of clothing in specialised stores	Detailhandel in kleding in gespecialiseerde winkels	Vaatteiden vähittäiskauppa
rev2	47.72	47.7	Commerce de détail de chaussures et d'articles en cuir en magasin spécialisé	Retail sale of footwear and leather goods in specialised stores	Detailhandel in schoeisel en lederwaren in gespecialiseerde winkels	Jalkineiden ja nahkatavaroiden vähittäiskauppa
rev2	47.73	47.7	Commerce de détail de produits pharmaceutiques en magasin spécialisé	Dispensing chemist in specialised stores	Apothekers in gespecialiseerde winkels	Apteekit
rev2	47.74	47.7	Commerce de détail d'articles médicaux et orthopédiques en magasin spécialisé	Retail sale of medical and orthopaedic goods in specialised stores	Detailhandel in medische en orthopedische artikelen in gespecialiseerde winkels	Terveydenhoitotarvikkeiden vähittäiskauppa
rev2	47.75	47.7	Commerce de détail de parfumerie et de produits de beauté en magasin spécialisé	Retail sale of cosmetic and toilet articles in specialised stores	Detailhandel in cosmetica en toiletartikelen in gespecialiseerde winkels	Kosmetiikka- ja hygieniatuotteiden vähittäiskauppa
rev2	47.76	47.7	Commerce de détail de fleurs, plantes, graines, engrais, animaux de compagnie et aliments pour ces animaux en magasin spécialisé	Retail sale of flowers, plants, seeds, fertilisers, pet animals and pet food in specialised stores	Detailhandel in bloemen, planten, zaden, kunstmeststoffen, huisdieren en voer voor huisdieren in gespecialiseerde winkels	Kukkien, kasvien, siementen, lannoitteiden, lemmikkieläinten ja niiden ruokien vähittäiskauppa
rev2	47.77	47.7	Commerce de détail d'articles d'horlogerie et de bijouterie en magasin spécialisé	Retail sale of watches and jewellery in specialised stores	Detailhandel in uurwerken en sieraden in gespecialiseerde winkels	Kultasepänteosten ja kellojen vähittäiskauppa
rev2	47.78	47.7	Autre commerce de détail de biens neufs en magasin spécialisé	Other retail sale of new goods in specialised stores	Overige detailhandel in nieuwe artikelen in gespecialiseerde winkels	Muu uusien tavaroiden vähittäiskauppa
rev2	47.79	47.7	Commerce de détail de biens d'occasion en magasin	Retail sale of second-hand goods in stores	Detailhandel in tweedehandsgoederen in winkels	Käytettyjen tavaroiden vähittäiskauppa myymälöissä
rev2	47.8	47	Commerce de détail sur éventaires et marchés	Retail sale via stalls and markets	Markt- en straathandel	Tori- ja markkinakauppa
rev2	47.81	47.8	Commerce de détail alimentaire sur éventaires et marchés	Retail sale via stalls and markets of food, beverages and tobacco products	Markt- en straathandel in voedings- en genotmiddelen	Elintarvikkeiden, juomien ja tupakkatuotteiden vähittäiskauppa kojuista ja toreilla
rev2	47.82	47.8	Commerce de détail de textiles, d'habillement et de chaussures sur éventaires et marchés	Retail sale via stalls and markets of textiles, clothing and footwear	Markt- en straathandel in textiel, kleding en schoeisel	Tekstiilien, vaatteiden ja jalkineiden vähittäiskauppa kojuista ja toreilla
rev2	47.89	47.8	Autres commerces de détail sur éventaires et marchés	Retail sale via stalls and markets of other goods	Markt- en straathandel in andere artikelen	Muiden tavaroiden vähittäiskauppa kojuista ja toreilla
rev2	47.9	47	Commerce de détail hors magasin, éventaires ou marchés	Retail trade not in stores, stalls or markets	Detailhandel, niet in winkels en exclusief markt- en straathandel	Vähittäiskauppa muualla kuin myymälöissä (pl. tori- ja markkinakauppa)
rev2	47.91	47.9	Vente à distance	Retail sale via mail order houses or via Internet	Detailhandel via postorderbedrijven of via internet	Vähittäiskauppa postimyyntiliikkeiden tai Internetin välityksellä
rev2	47.99	47.9	Autres commerces de détail hors magasin, éventaires ou marchés	Other retail sale not in stores, stalls or markets	Overige detailhandel, niet in winkels en exclusief markt- en straathandel	Muu vähittäiskauppa muualla kuin myymälöissä
rev2	H		Transports et entreposage	Transportation and storage	Vervoer en opslag	Kuljetus ja varastointi
rev2	49	H	Transports terrestres et transport par conduites	Land transport and transport via pipelines	Vervoer te land en vervoer via pijpleidingen	Maaliikenne ja putkijohtokuljetus
rev2	49.1	49	Transport ferroviaire interurbain de voyageurs	Passenger rail transport, interurban	Interlokaal personenvervoer per spoor	Rautateiden henkilöliikenne, kaukoliikenne
rev2	49.10	49.1	Transport ferroviaire interurbain de voyageurs	Passenger rail transport, interurban	Interlokaal personenvervoer per spoor	Rautateiden henkilöliikenne, kaukoliikenne
rev2	49.2	49	Transports ferroviaires de fret	Freight rail transport	Goederenvervoer per spoor	Rautateiden tavaraliikenne
rev2	49.20	49.2	Transports ferroviaires de fret	Freight rail transport	Goederenvervoer per spoor	Rautateiden tavaraliikenne
rev2	49.3	49	Autres transports terrestres de voyageurs	Other passenger land transport	Overig personenvervoer te land	Muu maaliikenteen henkilöliikenne
rev2	49.31	49.3	Transports urbains et suburbains de voyageurs	Urban and suburban passenger land transport	Personenvervoer te land binnen steden of voorsteden	Paikallisliikenne
rev2	49.32	49.3	Transports de voyageurs par taxis	Taxi operation	Exploitatie van taxi's	Taksiliikenne
rev2	49.39	49.3	Autres transports terrestres de voyageurs n.c.a.	Other passenger land transport n.e.c.	Overig personenvervoer te land, n.e.g.	Muualla luokittelematon maaliikenteen henkilöliikenne
rev2	49.4	49	Transports routiers de fret et services de déménagement	Freight transport by road and removal services	Goederenvervoer over de weg en verhuisbedrijven	Tieliikenteen tavarakuljetus ja muuttopalvelut
rev2	49.41	49.4	Transports routiers de fret	Freight transport by road	Goederenvervoer over de weg	Tieliikenteen tavarakuljetus
rev2	49.42	49.4	Services de déménagement	Removal services	Verhuisbedrijven	Muuttopalvelut
rev2	49.5	49	Transports par conduites	Transport via pipeline	Vervoer via pijpleidingen	Putkijohtokuljetus
rev2	49.50	49.5	Transports par conduites	Transport via pipeline	Vervoer via pijpleidingen	Putkijohtokuljetus
rev2	50	H	Transports par eau	Water transport	Vervoer over water	Vesiliikenne
rev2	50.1	50	Transports maritimes et côtiers de passagers	Sea and coastal passenger water transport	Zee- en kustvaart, personenvervoer	Meri- ja rannikkovesiliikenteen henkilökuljetus
rev2	50.10	50.1	Transports maritimes et côtiers de passagers	Sea and coastal passenger water transport	Zee- en kustvaart, personenvervoer	Meri- ja rannikkovesiliikenteen henkilökuljetus
rev2	50.2	50	Transports maritimes et côtiers de fret	Sea and coastal freight water transport	Zee- en kustvaart, goederenvervoer	Meri- ja rannikkovesiliikenteen tavarakuljetus
rev2	50.20	50.2	Transports maritimes et côtiers de fret	Sea and coastal freight water transport	Zee- en kustvaart, goederenvervoer	Meri- ja rannikkovesiliikenteen tavarakuljetus
rev2	50.3	50	Transports fluviaux de passagers	Inland passenger water transport	Binnenvaart, personenvervoer	Sisävesiliikenteen henkilökuljetus
rev2	50.30	50.3	Transports fluviaux de passagers	Inland passenger water transport	Binnenvaart, personenvervoer	Sisävesiliikenteen henkilökuljetus
rev2	50.4	50	Transports fluviaux de fret	Inland freight water transport	Binnenvaart, goederenvervoer	Sisävesiliikenteen tavarakuljetus
rev2	50.40	50.4	Transports fluviaux de fret	Inland freight water transport	Binnenvaart, goederenvervoer	Sisävesiliikenteen tavarakuljetus
rev2	51	H	Transports aériens	Air transport	Luchtvaart	Ilmaliikenne
rev2	51.1	51	Transports aériens de passagers	Passenger air transport	Personenvervoer door de lucht	Matkustajalentoliikenne
rev2	51.10	51.1	Transports aériens de passagers	Passenger air transport	Personenvervoer door de lucht	Matkustajalentoliikenne
rev2	51.2	51	Transports aériens de fret et transports spatiaux	Freight air transport and space transport	Goederenvervoer door de lucht; ruimtevaart	Lentoliikenteen tavarakuljetus ja avaruusliikenne
rev2	51.21	51.2	Transports aériens de fret	Freight air transport	Goederenvervoer door de lucht	Lentoliikenteen tavarakuljetus
rev2	51.22	51.2	Transports spatiaux	Space transport	Ruimtevaart	Avaruusliikenne
rev2	52	H	Entreposage et services auxiliaires des transports	Warehousing and support activities for transportation	Opslag en vervoerondersteunende activiteiten	Varastointi ja liikennettä palveleva toiminta
rev2	52.1	52	Entreposage et stockage	Warehousing and storage	Opslag	Varastointi
rev2	52.10	52.1	Entreposage et stockage	Warehousing and storage	Opslag	Varastointi
rev2	52.2	52	Services auxiliaires des transports	Support activities for transportation	Vervoerondersteunende activiteiten	Liikennettä palveleva toiminta
rev2	52.21	52.2	Services auxiliaires des transports terrestres	Service activities incidental to land transportation	Diensten in verband met vervoer te land	Maaliikennettä palveleva toiminta
rev2	52.22	52.2	Services auxiliaires des transports par eau	Service activities incidental to water transportation	Diensten in verband met vervoer over water	Vesiliikennettä palveleva toiminta
rev2	52.23	52.2	Services auxiliaires des transports aériens	Service activities incidental to air transportation	Diensten in verband met de luchtvaart	Ilmaliikennettä palveleva toiminta
rev2	52.24	52.2	Manutention	Cargo handling	Vrachtbehandeling	Lastinkäsittely
rev2	52.29	52.2	Autres services auxiliaires des transports	Other transportation support activities	Overige vervoerondersteunende activiteiten	Muu liikennettä palveleva toiminta
rev2	53	H	Activités de poste et de courrier	Postal and courier activities	Posterijen en koeriers	Posti- ja kuriiritoiminta
rev2	53.1	53	Activités de poste dans le cadre d'une obligation de service universel	Postal activities under universal service obligation	Postdiensten in het kader van de universeledienstverplichting	Postin yleispalvelu
rev2	53.10	53.1	Activités de poste dans le cadre d'une obligation de service universel	Postal activities under universal service obligation	Postdiensten in het kader van de universeledienstverplichting	Postin yleispalvelu
rev2	53.2	53	Autres activités de poste et de courrier	Other postal and courier activities	Overige posterijen en koeriers	Muu posti-, jakelu- ja kuriiritoiminta
rev2	53.20	53.2	Autres activités de poste et de courrier	Other postal and courier activities	Overige posterijen en koeriers	Muu posti-, jakelu- ja kuriiritoiminta
rev2	I		Hébergement et restauration	Accommodation and food service activities	Verschaffen van accommodatie en maaltijden	Majoitus- ja ravitsemistoiminta
rev2	55	I	Hébergement	Accommodation	Verschaffen van accommodatie	Majoitus
rev2	55.1	55	Hôtels et hébergement similaire	Hotels and similar accommodation	Hotels en dergelijke accommodatie	Hotellit ja vastaavat majoitusliikkeet
rev2	55.10	55.1	Hôtels et hébergement similaire	Hotels and similar accommodation	Hotels en dergelijke accommodatie	Hotellit ja vastaavat majoitusliikkeet
rev2	55.2	55	Hébergement touristique et autre hébergement de courte durée	Holiday and other short-stay accommodation	Vakantieverblijven en andere accommodatie voor kort verblijf	Lomakylät, retkeilymajat yms. majoitus
rev2	55.20	55.2	Hébergement touristique et autre hébergement de courte durée	Holiday and other short-stay accommodation	Vakantieverblijven en andere accommodatie voor kort verblijf	Lomakylät, retkeilymajat yms. majoitus
rev2	55.3	55	Terrains de camping et parcs pour caravanes ou véhicules de loisirs	Camping grounds, recreational vehicle parks and trailer parks	Kampeer- en caravanterreinen	Leirintäalueet, asuntovaunu- ja matkailuvaunualueet
rev2	55.30	55.3	Terrains de camping et parcs pour caravanes ou véhicules de loisirs	Camping grounds, recreational vehicle parks and trailer parks	Kampeer- en caravanterreinen	Leirintäalueet, asuntovaunu- ja matkailuvaunualueet
rev2	55.9	55	Autres hébergements	Other accommodation	Overige accommodatie	Muu majoitus
rev2	55.90	55.9	Autres hébergements	Other accommodation	Overige accommodatie	Muu majoitus
rev2	56	I	Restauration	Food and beverage service activities	Eet- en drinkgelegenheden	Ravitsemistoiminta
rev2	56.1	56	Restaurants et services de restauration mobile	Restaurants and mobile food service activities	Restaurants en mobiele eetgelegenheden	Ravintolat ja vastaava ravitsemistoiminta
rev2	56.10	56.1	Restaurants et services de restauration mobile	Restaurants and mobile food service activities	Restaurants en mobiele eetgelegenheden	Ravintolat ja vastaava ravitsemistoiminta
rev2	56.2	56	Traiteurs et autres services de restauration	Event catering and other food service activities	Catering en overige eetgelegenheden	Ateriapalvelut ja muut ravitsemispalvelut
rev2	56.21	56.2	Services des traiteurs	Event catering activities	Catering	Pitopalvelu
rev2	56.29	56.2	Autres services de restauration	Other food service activities	Overige eetgelegenheden	Henkilöstö- ja laitosruokalat
rev2	56.3	56	Débits de boissons	Beverage serving activities	Drinkgelegenheden	Baarit ja kahvilat
rev2	56.30	56.3	Débits de boissons	Beverage serving activities	Drinkgelegenheden	Baarit ja kahvilat
rev2	J		Information et communication	Information and communication	Informatie en communicatie	Informaatio ja viestintä
rev2	58	J	Édition	Publishing activities	Uitgeverijen	Kustannustoiminta
rev2	58.1	58	Édition de livres et périodiques et autres activités d'édition	Publishing of books, periodicals and other publishing activities	Uitgeverijen van boeken en tijdschriften; overige uitgeverijen	Kirjojen ja lehtien kustantaminen ja muu kustannustoiminta
rev2	58.11	58.1	Édition de livres	Book publishing	Uitgeverijen van boeken	Kirjojen kustantaminen
rev2	58.12	58.1	Édition de répertoires et de fichiers d'adresses	Publishing of directories and mailing lists	Uitgeverijen van adresboeken en mailinglijsten	Hakemistojen ja postituslistojen julkaiseminen
rev2	58.13	58.1	Édition de journaux	Publishing of newspapers	Uitgeverijen van kranten	Sanomalehtien kustantaminen
rev2	58.14	58.1	Édition de revues et périodiques	Publishing of journals and periodicals	Uitgeverijen van tijdschriften	Aikakauslehtien ja harvemmin ilmestyvien sanomalehtien kustantaminen
rev2	58.19	58.1	Autres activités d'édition	Other publishing activities	Overige uitgeverijen	Muu kustannustoiminta
rev2	58.2	58	Édition de logiciels	Software publishing	Uitgeverijen van software	Ohjelmistojen kustantaminen
rev2	58.21	58.2	Édition de jeux électroniques	Publishing of computer games	Uitgeverijen van computerspellen	Tietokonepelien kustantaminen
rev2	58.29	58.2	Édition d'autres logiciels	Other software publishing	Overige uitgeverijen van software	Muu ohjelmistojen kustantaminen
rev2	59	J	Production de films cinématographiques, de vidéo et de programmes de télévision; enregistrement sonore et édition musicale	Motion picture, video and television programme production, sound recording and music publishing activities	Productie van films en video- en televisieprogramma's, maken van geluidsopnamen en uitgeverijen van muziekopnamen	Elokuva-, video- ja televisio-ohjelmatuotanto, äänitteiden ja musiikin kustantaminen
rev2	59.1	59	Activités cinématographiques, vidéo et de télévision	Motion picture, video and television programme activities	Activiteiten in verband met films en video- en televisieprogramma's	Elokuva-, video- ja televisio-ohjelmatoiminta
rev2	59.11	59.1	Production de films cinématographiques, de vidéo et de programmes de télévision	Motion picture, video and television programme production activities	Productie van films en video- en televisieprogramma's	Elokuvien, videoiden ja televisio-ohjelmien tuotanto
rev2	59.12	59.1	Post-production de films cinématographiques, de vidéo et de programmes de télévision	Motion picture, video and television programme post-production activities	Activiteiten in verband met films en video- en televisieprogramma's na de productie	Elokuvien, video- ja televisio-ohjelmien jälkituotanto
rev2	59.13	59.1	Distribution de films cinématographiques, de vidéo et de programmes de télévision	Motion picture, video and television programme distribution activities	Distributie van films en video- en televisieprogramma's	Elokuvien, videoiden ja televisio-ohjelmien levitys
rev2	59.14	59.1	Projection de films cinématographiques	Motion picture projection activities	Vertoning van films	Elokuvien esittäminen
rev2	59.2	59	Enregistrement sonore et édition musicale	Sound recording and music publishing activities	Maken van geluidsopnamen en uitgeverijen van muziekopnamen	Äänitysstudiot; äänitteiden ja musiikin kustantaminen
rev2	59.20	59.2	Enregistrement sonore et édition musicale	Sound recording and music publishing activities	Maken van geluidsopnamen en uitgeverijen van muziekopnamen	Äänitysstudiot; äänitteiden ja musiikin kustantaminen
rev2	60	J	Programmation et diffusion	Programming and broadcasting activities	Uitzending van radio- en televisieprogramma's, abonneetelevisie	Radio- ja televisiotoiminta
rev2	60.1	60	Édition et diffusion de programmes radio	Radio broadcasting	Uitzenden van radioprogramma's	Radio-ohjelmien tuottaminen ja lähettäminen
rev2	60.10	60.1	Édition et diffusion de programmes radio	Radio broadcasting	Uitzenden van radioprogramma's	Radio-ohjelmien tuottaminen ja lähettäminen
rev2	60.2	60	Programmation de télévision et télédiffusion	Television programming and broadcasting activities	Uitzenden van televisieprogramma's, abonneetelevisie	Televisio-ohjelmien tuottaminen ja lähettäminen
rev2	60.20	60.2	Programmation de télévision et télédiffusion	Television programming and broadcasting activities	Uitzenden van televisieprogramma's, abonneetelevisie	Televisio-ohjelmien tuottaminen ja lähettäminen
rev2	61	J	Télécommunications	Telecommunications	Telecommunicatie	Televiestintä
rev2	61.1	61	Télécommunications filaires	Wired telecommunications activities	Draadgebonden telecommunicatie	Kiinteän puhelinverkon hallinta ja palvelut
rev2	61.10	61.1	Télécommunications filaires	Wired telecommunications activities	Draadgebonden telecommunicatie	Kiinteän puhelinverkon hallinta ja palvelut
rev2	61.2	61	Télécommunications sans fil	Wireless telecommunications activities	Draadloze telecommunicatie	Langattoman verkon hallinta ja palvelut
rev2	61.20	61.2	Télécommunications sans fil	Wireless telecommunications activities	Draadloze telecommunicatie	Langattoman verkon hallinta ja palvelut
rev2	61.3	61	Télécommunications par satellite	Satellite telecommunications activities	Telecommunicatie via satelliet	Satelliittiviestintä
rev2	61.30	61.3	Télécommunications par satellite	Satellite telecommunications activities	Telecommunicatie via satelliet	Satelliittiviestintä
rev2	61.9	61	Autres activités de télécommunication	Other telecommunications activities	Overige telecommunicatie	Muut televiestintäpalvelut
rev2	61.90	61.9	Autres activités de télécommunication	Other telecommunications activities	Overige telecommunicatie	Muut televiestintäpalvelut
rev2	62	J	Programmation, conseil et autres activités informatiques	Computer programming, consultancy and related activities	Computerprogrammering, consultancy en aanverwante activiteiten	Ohjelmistot, konsultointi ja siihen liittyvä toiminta
rev2	62.0	62	Programmation, conseil et autres activités informatiques	Computer programming, consultancy and related activities	Computerprogrammering, consultancy en aanverwante activiteiten	Ohjelmistot, konsultointi ja siihen liittyvä toiminta
rev2	62.01	62.0	Programmation informatique	Computer programming activities	Schrijven van computerprogramma's	Ohjelmistojen suunnittelu ja valmistus
rev2	62.02	62.0	Conseil informatique	Computer consultancy activities	Computerconsultancy-activiteiten	Atk-laitteisto- ja ohjelmistokonsultointi
rev2	62.03	62.0	Gestion d'installations informatiques	Computer facilities management activities	Beheer van computerfaciliteiten	Tietojenkäsittelyn ja laitteistojen käyttö- ja hallintapalvelut
rev2	62.09	62.0	Autres activités informatiques	Other information technology and computer service activities	Overige diensten op het gebied van informatietechnologie en computer	Muu laitteisto- ja tietotekninen palvelutoiminta
rev2	63	J	Services d'information	Information service activities	Dienstverlenende activiteiten op het gebied van informatie	Tietopalvelutoiminta
rev2	63.1	63	Traitement de données, hébergement et activités connexes; portails Internet	Data processing, hosting and related activities; web portals	Gegevensverwerking, webhosting en aanverwante activiteiten; webportalen	Tietojenkäsittely, palvelintilan vuokraus ja niihin liittyvät palvelut; verkkoportaalit
rev2	63.11	63.1	Traitement de données, hébergement et activités connexes	Data processing, hosting and related activities	Gegevensverwerking, webhosting en aanverwante activiteiten	Tietojenkäsittely, palvelintilan vuokraus ja niihin liittyvät palvelut
rev2	63.12	63.1	Portails Internet	Web portals	Webportalen	Verkkoportaalit
rev2	63.9	63	Autres services d'information	Other information service activities	Overige dienstverlenende activiteiten op het gebied van informatie	Muu tietopalvelutoiminta
rev2	63.91	63.9	Activités des agences de presse	News agency activities	Persagentschappen	Uutistoimistot
rev2	63.99	63.9	Autres services d'information n.c.a.	Other information service activities n.e.c.	Overige dienstverlenende activiteiten op het gebied van informatie, n.e.g.	Muualla luokittelematon tietopalvelutoiminta
rev2	K		Activités financières et d'assurance	Financial and insurance activities	Financiële activiteiten en verzekeringen	Rahoitus- ja vakuutustoiminta
rev2	64	K	Activités des services financiers, hors assurance et caisses de retraite	Financial service activities, except insurance and pension funding	Financiële dienstverlening, exclusief verzekeringen en pensioenfondsen	Rahoituspalvelut (pl. vakuutus- ja eläkevakuutustoiminta)
rev2	64.1	64	Intermédiation monétaire	Monetary intermediation	Geldscheppende financiële instellingen	Pankkitoiminta
rev2	64.11	64.1	Activités de banque centrale	Central banking	Centrale banken	Keskuspankkitoiminta
rev2	64.19	64.1	Autres intermédiations monétaires	Other monetary intermediation	Overige geldscheppende financiële instellingen	Muu pankkitoiminta
rev2	64.2	64	Activités des sociétés holding	Activities of holding companies	Holdings	Rahoitusalan holdingyhtiöiden toiminta
rev2	64.20	64.2	Activités des sociétés holding	Activities of holding companies	Holdings	Rahoitusalan holdingyhtiöiden toiminta
rev2	64.3	64	Fonds de placement et entités financières similaires	Trusts, funds and similar financial entities	Beleggingstrusts en -fondsen en vergelijkbare financiële instellingen	Säätiöt, rahastot ja muut varainhoitoyhteisöt
rev2	64.30	64.3	Fonds de placement et entités financières similaires	Trusts, funds and similar financial entities	Beleggingstrusts en -fondsen en vergelijkbare financiële instellingen	Säätiöt, rahastot ja muut varainhoitoyhteisöt
rev2	64.9	64	Autres activités des services financiers, hors assurance et caisses de retraite	Other financial service activities, except insurance and pension funding	Overige financiële dienstverlening/exclusief verzekeringen en pensioenfondsen	Muut rahoituspalvelut (pl. vakuutus- ja eläkevakuutustoiminta)
rev2	64.91	64.9	Crédit-bail	Financial leasing	Financiële lease	Rahoitusleasing
rev2	64.92	64.9	Autre distribution de crédit	Other credit granting	Overige kredietverstrekking	Muu luotonanto
rev2	64.99	64.9	Autres activités des services financiers, hors assurance et caisses de retraite, n.c.a.	Other financial service activities, except insurance and pension funding n.e.c.	Overige financiële dienstverlening/exclusief verzekeringen en pensioenfondsen, n.e.g.	Muualla luokittelemattomat rahoituspavelut (pl. vakuutus- ja eläkevakuutustoiminta)
rev2	65	K	Assurance	Insurance, reinsurance and pension funding, except compulsory social security	Verzekeringen en pensioenfondsen, exclusief verplichte sociale verzekeringen	Vakuutus-, jälleenvakuutus- ja eläkevakuutustoiminta (pl. pakollinen sosiaalivakuutus)
rev2	65.1	65	Assurance	Insurance	Verzekeringen	Vakuutustoiminta
rev2	65.11	65.1	Assurance vie	Life insurance	Levensverzekeringen	Henkivakuutustoiminta
rev2	65.12	65.1	Autres assurances	Non-life insurance	Schadeverzekeringen	Muu vakuutustoiminta
rev2	65.2	65	Réassurance	Reinsurance	Herverzekering	Jälleenvakuutustoiminta
rev2	65.20	65.2	Réassurance	Reinsurance	Herverzekering	Jälleenvakuutustoiminta
rev2	65.3	65	Caisses de retraite	Pension funding	Pensioenfondsen	Eläkevakuutustoiminta
rev2	65.30	65.3	Caisses de retraite	Pension funding	Pensioenfondsen	Eläkevakuutustoiminta
rev2	66	K	Activités auxiliaires de services financiers et d'assurance	Activities auxiliary to financial services and insurance activities	Ondersteunende activiteiten voor verzekeringen en pensioenfondsen	Rahoitusta ja vakuuttamista palveleva toiminta
rev2	66.1	66	Activités auxiliaires de services financiers, hors assurance et caisses de retraite	Activities auxiliary to financial services, except insurance and pension funding	Ondersteunende activiteiten in verband met financiële diensten, exclusief verzekeringen en pensioenfondsen	Rahoitusta ja vakuuttamista palveleva toiminta (pl. vakuutus- ja eläkevakuutustoiminta)
rev2	66.11	66.1	Administration de marchés financiers	Administration of financial markets	Beheer van financiële markten	Pörssitoiminta ja rahoitusmarkkinoiden hallinnolliset tukipalvelut
rev2	66.12	66.1	Courtage de valeurs mobilières et de marchandises	Security and commodity contracts brokerage	Effecten- en goederenhandel	Arvopaperien ja raaka-ainesopimusten välittäminen
rev2	66.19	66.1	Autres activités auxiliaires de services financiers, hors assurance et caisses de retraite	Other activities auxiliary to financial services, except insurance and pension funding	Overige ondersteunende activiteiten in verband met financiële diensten, exclusief verzekeringen en pensioenfonsen	Muu rahoitusta palveleva toiminta (pl. vakuutus- ja eläkevakuutustoiminta)
rev2	66.2	66	Activités auxiliaires d'assurance et de caisses de retraite	Activities auxiliary to insurance and pension funding	Ondersteunende activiteiten in verband met verzekeringen en pensioenfondsen	Vakuutus- ja eläkevakuutustoimintaa avustava toiminta
rev2	66.21	66.2	Évaluation des risques et dommages	Risk and damage evaluation	Risicoanalisten en schadetaxateurs	Riskin- ja vahingonarviointi
rev2	66.22	66.2	Activités des agents et courtiers d'assurances	Activities of insurance agents and brokers	Verzekeringsagenten en -makelaars	Vakuutusasiamiesten ja -välittäjien toiminta
rev2	66.29	66.2	Autres activités auxiliaires d'assurance et de caisses de retraite	Other activities auxiliary to insurance and pension funding	Overige ondersteunende activiteiten in verband met verzekeringen en pensioenfondsen	Muu vakuutus- ja eläkevakuutustoimintaa avustava toiminta
rev2	66.3	66	Gestion de fonds	Fund management activities	Vermogensbeheer	Omaisuudenhoitotoiminta
rev2	66.30	66.3	Gestion de fonds	Fund management activities	Vermogensbeheer	Omaisuudenhoitotoiminta
rev2	L		Activités immobilières	Real estate activities	Exploitatie van en handel in onroerend goed	Kiinteistöalan toiminta
rev2	68	L	Activités immobilières	Real estate activities	Exploitatie van en handel in onroerend goed	Kiinteistöalan toiminta
rev2	68.1	68	Activités des marchands de biens immobiliers	Buying and selling of own real estate	Handel in eigen onroerend goed	Omien kiinteistöjen kauppa
rev2	68.10	68.1	Activités des marchands de biens immobiliers	Buying and selling of own real estate	Handel in eigen onroerend goed	Omien kiinteistöjen kauppa
rev2	68.2	68	Location et exploitation de biens immobiliers propres ou loués	Rental and operating of own or leased real estate	Verhuur en exploitatie van eigen of geleasd onroerend goed	Omien tai leasing-kiinteistöjen vuokraus ja hallinta
rev2	68.20	68.2	Location et exploitation de biens immobiliers propres ou loués	Rental and operating of own or leased real estate	Verhuur en exploitatie van eigen of geleasd onroerend goed	Omien tai leasing-kiinteistöjen vuokraus ja hallinta
rev2	68.3	68	Activités immobilières pour compte de tiers	Real estate activities on a fee or contract basis	Bemiddeling in en beheer van onroerend goed voor een vast bedrag of op contractbasis	Kiinteistöalan toiminta palkkio- tai sopimusperusteisesti
rev2	68.31	68.3	Agences immobilières	Real estate agencies	Bemiddeling in onroerend goed	Kiinteistönvälitys
rev2	68.32	68.3	Administration de biens immobiliers	Management of real estate on a fee or contract basis	Beheer van onroerend goed voor een vast bedrag of op contractbasis	Kiinteistöjen isännöinti
rev2	M		Activités spécialisées, scientifiques et techniques	Professional, scientific and technical activities	Vrije beroepen en wetenschappelijke en technische activiteiten	Ammatillinen, tieteellinen ja tekninen toiminta
rev2	69	M	Activités juridiques et comptables	Legal and accounting activities	Rechtskundige en boekhoudkundige dienstverlening	Lakiasiain- ja laskentatoimen palvelut
rev2	69.1	69	Activités juridiques	Legal activities	Rechtskundige dienstverlening	Lakiasiainpalvelut
rev2	69.10	69.1	Activités juridiques	Legal activities	Rechtskundige dienstverlening	Lakiasiainpalvelut
rev2	69.2	69	Activités comptables	Accounting, bookkeeping and auditing activities; tax consultancy	Accountants, boekhouders en belastingconsulenten	Laskentatoimi, kirjanpito ja tilintarkastus; veroneuvonta
rev2	69.20	69.2	Activités comptables	Accounting, bookkeeping and auditing activities; tax consultancy	Accountants, boekhouders en belastingconsulenten	Laskentatoimi, kirjanpito ja tilintarkastus; veroneuvonta
rev2	70	M	Activités des sièges sociaux; conseil de gestion	Activities of head offices; management consultancy activities	Activiteiten van hoofdkantoren; adviesbureaus op het gebied van bedrijfsbeheer	Pääkonttorien toiminta; liikkeenjohdon konsultointi
rev2	70.1	70	Activités des sièges sociaux	Activities of head offices	Activiteiten van hoofdkantoren	Pääkonttorien toiminta
rev2	70.10	70.1	Activités des sièges sociaux	Activities of head offices	Activiteiten van hoofdkantoren	Pääkonttorien toiminta
rev2	70.2	70	Conseil de gestion	Management consultancy activities	Adviesbureaus op het gebied van bedrijfsbeheer	Liikkeenjohdon konsultointi
rev2	70.21	70.2	Conseil en relations publiques et communication	Public relations and communication activities	Adviesbureaus op het gebied van public relations en communicatie	Suhdetoiminta ja viestintä
rev2	70.22	70.2	Conseil pour les affaires et autres conseils de gestion	Business and other management consultancy activities	Overige adviesbureaus op het gebied van bedrijfsbeheer; adviesbureaus op het gebied van bedrijfsvoering	Muu liikkeenjohdon konsultointi
rev2	71	M	Activités d'architecture et d'ingénierie; activités de contrôle et analyses techniques	Architectural and engineering activities; technical testing and analysis	Architecten en ingenieurs; technische testen en toetsen	Arkkitehti- ja insinööripalvelut; tekninen testaus ja analysointi
rev2	71.1	71	Activités d'architecture et d'ingénierie	Architectural and engineering activities and related technical consultancy	Architecten, ingenieurs en aanverwante technische adviseurs	Arkkitehti- ja insinööripalvelut ja niihin liittyvä tekninen konsultointi
rev2	71.11	71.1	Activités d'architecture	Architectural activities	Architecten	Arkkitehtipalvelut
rev2	71.12	71.1	Activités d'ingénierie	Engineering activities and related technical consultancy	Ingenieurs en aanverwante technische adviseurs	Insinööripalvelut ja niihin liittyvä tekninen konsultointi
rev2	71.2	71	Activités de contrôle et analyses techniques	Technical testing and analysis	Technische testen en toetsen	Tekninen testaus ja analysointi
rev2	71.20	71.2	Activités de contrôle et analyses techniques	Technical testing and analysis	Technische testen en toetsen	Tekninen testaus ja analysointi
rev2	72	M	Recherche développement scientifique	Scientific research and development	Speur- en ontwikkelingswerk op wetenschappelijk gebied	Tieteellinen tutkimus ja kehittäminen
rev2	72.1	72	Recherche-développement en sciences physiques et naturelles	Research and experimental development on natural sciences and engineering	Speur- en ontwikkelingswerk op natuurwetenschappelijk gebied	Luonnontieteen ja tekniikan tutkimus ja kehittäminen
rev2	72.11	72.1	Recherche-développement en biotechnologie	Research and experimental development on biotechnology	Speur- en ontwikkelingswerk op biotechnologisch gebied	Biotekninen tutkimus ja kehittäminen
rev2	72.19	72.1	Recherche-développement en autres sciences physiques et naturelles	Other research and experimental development on natural sciences and engineering	Overig speur- en ontwikkelingswerk op natuurwetenschappelijk gebied	Muu luonnontieteellinen ja tekninen tutkimus ja kehittäminen
rev2	72.2	72	Recherche-développement en sciences humaines et sociales	Research and experimental development on social sciences and humanities	Speur- en ontwikkelingswerk op het gebied van de maatschappij- en geesteswetenschappen	Yhteiskuntatieteellinen ja humanistinen tutkimus ja kehittäminen
rev2	72.20	72.2	Recherche-développement en sciences humaines et sociales	Research and experimental development on social sciences and humanities	Speur- en ontwikkelingswerk op het gebied van de maatschappij- en geesteswetenschappen	Yhteiskuntatieteellinen ja humanistinen tutkimus ja kehittäminen
rev2	73	M	Publicité et études de marché	Advertising and market research	Reclamewezen en marktonderzoek	Mainostoiminta ja markkinatutkimus
rev2	73.1	73	Publicité	Advertising	Reclamewezen	Mainostoiminta
rev2	73.11	73.1	Activités des agences de publicité	Advertising agencies	Reclamebureaus	Mainostoimistot ja mainospalvelu
rev2	73.12	73.1	Régie publicitaire de médias	Media representation	Mediarepresentatie	Mainostilan vuokraus ja myynti
rev2	73.2	73	Études de marché et sondages	Market research and public opinion polling	Markt- en opinieonderzoekbureaus	Markkina- ja mielipidetutkimukset
rev2	73.20	73.2	Études de marché et sondages	Market research and public opinion polling	Markt- en opinieonderzoekbureaus	Markkina- ja mielipidetutkimukset
rev2	74	M	Autres activités spécialisées, scientifiques et techniques	Other professional, scientific and technical activities	Overige vrije beroepen en overige wetenschappelijke en technische activiteiten	Muut erikoistuneet palvelut liike-elämälle
rev2	74.1	74	Activités spécialisées de design	Specialised design activities	Gespecialiseerde designers	Taideteollinen muotoilu ja suunnittelu
rev2	74.10	74.1	Activités spécialisées de design	Specialised design activities	Gespecialiseerde designers	Taideteollinen muotoilu ja suunnittelu
rev2	74.2	74	Activités photographiques	Photographic activities	Fotografen	Valokuvaustoiminta
rev2	74.20	74.2	Activités photographiques	Photographic activities	Fotografen	Valokuvaustoiminta
rev2	74.3	74	Traduction et interprétation	Translation and interpretation activities	Vertalers en tolken	Kääntäminen ja tulkkaus
rev2	74.30	74.3	Traduction et interprétation	Translation and interpretation activities	Vertalers en tolken	Kääntäminen ja tulkkaus
rev2	74.9	74	Autres activités spécialisées, scientifiques et techniques n.c.a.	Other professional, scientific and technical activities n.e.c.	Overige vrije beroepen en overige wetenschappelijke en technische activiteiten, n.e.g.	Muualla luokittelemattomat erikoistuneet palvelut liike-elämälle
rev2	74.90	74.9	Autres activités spécialisées, scientifiques et techniques n.c.a.	Other professional, scientific and technical activities n.e.c.	Overige vrije beroepen en overige wetenschappelijke en technische activiteiten, n.e.g.	Muualla luokittelemattomat erikoistuneet palvelut liike-elämälle
rev2	75	M	Activités vétérinaires	Veterinary activities	Veterinaire diensten	Eläinlääkintäpalvelut
rev2	75.0	75	Activités vétérinaires	Veterinary activities	Veterinaire diensten	Eläinlääkintäpalvelut
rev2	75.00	75.0	Activités vétérinaires	Veterinary activities	Veterinaire diensten	Eläinlääkintäpalvelut
rev2	N		Activités de services administratifs et de soutien	Administrative and support service activities	Administratieve en ondersteunende diensten	Hallinto- ja tukipalvelutoiminta
rev2	77	N	Activités de location et location-bail	Rental and leasing activities	Verhuur en lease	Vuokraus- ja leasingtoiminta
rev2	77.1	77	Location et location-bail de véhicules automobiles	Rental and leasing of motor vehicles	Verhuur en lease van auto's	Moottoriajoneuvojen vuokraus ja leasing
rev2	77.11	77.1	Location et location-bail de voitures et de véhicules automobiles légers	Rental and leasing of cars and light motor vehicles	Verhuur en lease van personenauto's en andere lichte auto's	Autojen ja kevyiden moottoriajoneuvojen vuokraus ja leasing
rev2	77.12	77.1	Location et location-bail de camions	Rental and leasing of trucks	Verhuur en lease van vrachtauto's	Kuorma-autojen ja muiden raskaiden ajoneuvojen vuokraus ja leasing
rev2	77.2	77	Location et location-bail de biens personnels et domestiques	Rental and leasing of personal and household goods	Verhuur en lease van consumentenartikelen	Henkilökohtaisten ja kotitaloustavaroiden vuokraus ja leasing
rev2	77.21	77.2	Location et location-bail d'articles de loisirs et de sport	Rental and leasing of recreational and sports goods	Verhuur en lease van sport- en recreatieartikelen	Vapaa-ajan ja urheiluvälineiden vuokraus ja leasing
rev2	77.22	77.2	Location de vidéocassettes et disques vidéo	Rental of video tapes and disks	Verhuur van videobanden, dvd's en cd's	Videofilmien vuokraus
rev2	77.29	77.2	Location et location-bail d'autres biens personnels et domestiques	Rental and leasing of other personal and household goods	Verhuur en lease van andere consumentenartikelen	Muiden henkilökohtaisten ja kotitaloustavaroiden vuokraus ja leasing
rev2	77.3	77	Location et location-bail d'autres machines, équipements et biens	Rental and leasing of other machinery, equipment and tangible goods	Verhuur en lease van andere machines en werktuigen en andere materiële goederen	Koneiden ja laitteiden vuokraus ja leasing
rev2	77.31	77.3	Location et location-bail de machines et équipements agricoles	Rental and leasing of agricultural machinery and equipment	Verhuur en lease van landbouwmachines en -werktuigen	Maatalouskoneiden ja -laitteiden vuokraus ja leasing
rev2	77.32	77.3	Location et location bail de machines et équipements pour la construction	Rental and leasing of construction and civil engineering machinery and equipment	Verhuur en lease van machines en installaties voor de bouwnijverheid en de weg- en waterbouw	Rakennuskoneiden ja -laitteiden vuokraus ja leasing
rev2	77.33	77.3	Location et location-bail de machines de bureau et de matériel informatique	Rental and leasing of office machinery and equipment (including computers)	Verhuur en lease van kantoormachines, inclusief computers	Toimistokoneiden ja -laitteiden sekä tietokoneiden vuokraus ja leasing
rev2	77.34	77.3	Location et location-bail de matériels de transport par eau	Rental and leasing of water transport equipment	Verhuur en lease van schepen	Vesiliikennevälineiden vuokraus ja leasing
rev2	77.35	77.3	Location et location-bail de matériels de transport aérien	Rental and leasing of air transport equipment	Verhuur en lease van luchtvaartuigen	Ilmaliikennevälineiden vuokraus ja leasing
rev2	77.39	77.3	Location et location-bail d’autres machines, équipements et biens matériels n.c.a.	Rental and leasing of other machinery, equipment and tangible goods n.e.c.	Verhuur en lease van andere machines en werktuigen en andere materiële goederen, n.e.g.	Muiden koneiden ja laitteiden vuokraus ja leasing
rev2	77.4	77	Location-bail de propriété intellectuelle et de produits similaires, à l'exception des œuvres soumises à copyright	Leasing of intellectual property and similar products, except copyrighted works	Lease van intellectuele eigendom en vergelijkbare producten, met uitzondering van werken onder auteursrecht	Henkisen omaisuuden ja vastaavien tuotteiden leasing (pl. tekijänoikeuden suojaamat teokset)
rev2	77.40	77.4	Location-bail de propriété intellectuelle et de produits similaires, à l'exception des œuvres soumises à copyright	Leasing of intellectual property and similar products, except copyrighted works	Lease van intellectuele eigendom en vergelijkbare producten, met uitzondering van werken onder auteursrecht	Henkisen omaisuuden ja vastaavien tuotteiden leasing (pl. tekijänoikeuden suojaamat teokset)
rev2	78	N	Activités liées à l'emploi	Employment activities	Arbeidsbemiddeling en personeelswerk	Työllistämistoiminta
rev2	78.1	78	Activités des agences de placement de main-d'œuvre	Activities of employment placement agencies	Arbeidsbureaus	Työnvälitystoiminta
rev2	78.10	78.1	Activités des agences de placement de main-d'œuvre	Activities of employment placement agencies	Arbeidsbureaus	Työnvälitystoiminta
rev2	78.2	78	Activités des agences de travail temporaire	Temporary employment agency activities	Uitzendbureaus	Työvoiman vuokraus
rev2	78.20	78.2	Activités des agences de travail temporaire	Temporary employment agency activities	Uitzendbureaus	Työvoiman vuokraus
rev2	78.3	78	Autre mise à disposition de ressources humaines	Other human resources provision	Andere vormen van arbeidsbemiddeling	Muut henkilöstön hankintapalvelut
rev2	78.30	78.3	Autre mise à disposition de ressources humaines	Other human resources provision	Andere vormen van arbeidsbemiddeling	Muut henkilöstön hankintapalvelut
rev2	79	N	Activités des agences de voyage, voyagistes, services de réservation et activités connexes	Travel agency, tour operator and other reservation service and related activities	Reisbureaus, reisorganisatoren, reserveringsbureaus en aanverwante activiteiten	Matkatoimistojen ja matkanjärjestäjien toiminta; varauspalvelut
rev2	79.1	79	Activités des agences de voyage et voyagistes	Travel agency and tour operator activities	Reisbureaus en reisorganisatoren	Matkatoimistojen ja matkanjärjestäjien toiminta
rev2	79.11	79.1	Activités des agences de voyage	Travel agency activities	Reisbureaus	Matkatoimistojen toiminta
rev2	79.12	79.1	Activités des voyagistes	Tour operator activities	Reisorganisatoren	Matkanjärjestäjien toiminta
rev2	79.9	79	Autres services de réservation et activités connexes	Other reservation service and related activities	Reserveringsbureaus en aanverwante activiteiten	Varauspalvelut, matkaoppaiden palvelut ym.
rev2	79.90	79.9	Autres services de réservation et activités connexes	Other reservation service and related activities	Reserveringsbureaus en aanverwante activiteiten	Varauspalvelut, matkaoppaiden palvelut ym.
rev2	80	N	Enquêtes et sécurité	Security and investigation activities	Beveiligings- en opsporingsdiensten	Turvallisuus-, vartiointi- ja etsiväpalvelut
rev2	80.1	80	Activités de sécurité privée	Private security activities	Particuliere beveiliging	Yksityiset turvallisuuspalvelut
rev2	80.10	80.1	Activités de sécurité privée	Private security activities	Particuliere beveiliging	Yksityiset turvallisuuspalvelut
rev2	80.2	80	Activités liées aux systèmes de sécurité	Security systems service activities	Diensten in verband met beveiligingssystemen	Turvallisuusjärjestelmät
rev2	80.20	80.2	Activités liées aux systèmes de sécurité	Security systems service activities	Diensten in verband met beveiligingssystemen	Turvallisuusjärjestelmät
rev2	80.3	80	Activités d'enquête	Investigation activities	Opsporingsdiensten	Etsivätoiminta
rev2	80.30	80.3	Activités d'enquête	Investigation activities	Opsporingsdiensten	Etsivätoiminta
rev2	81	N	Services relatifs aux bâtiments et aménagement paysager	Services to buildings and landscape activities	Diensten in verband met gebouwen; landschapsverzorging	Kiinteistön- ja maisemanhoito
rev2	81.1	81	Activités combinées de soutien lié aux bâtiments	Combined facilities support activities	Diverse ondersteunende activiteiten ten behoeve van voorzieningen	Kiinteistönhoito
rev2	81.10	81.1	Activités combinées de soutien lié aux bâtiments	Combined facilities support activities	Diverse ondersteunende activiteiten ten behoeve van voorzieningen	Kiinteistönhoito
rev2	81.2	81	Activités de nettoyage	Cleaning activities	Reiniging	Siivouspalvelut
rev2	81.21	81.2	Nettoyage courant des bâtiments	General cleaning of buildings	Algemene reiniging van gebouwen	Kiinteistöjen siivous
rev2	81.22	81.2	Autres activités de nettoyage des bâtiments et nettoyage industriel	Other building and industrial cleaning activities	Overige reiniging van gebouwen; industriële reiniging	Muu rakennus- ja teollisuussiivous
rev2	81.29	81.2	Autres activités de nettoyage	Other cleaning activities	Andere reinigingsactiviteiten	Muu siivoustoiminta
rev2	81.3	81	Services d'aménagement paysager	Landscape service activities	Landschapsverzorging	Maisemanhoitopalvelut
rev2	81.30	81.3	Services d'aménagement paysager	Landscape service activities	Landschapsverzorging	Maisemanhoitopalvelut
rev2	82	N	Activités administratives et autres activités de soutien aux entreprises	Office administrative, office support and other business support activities	Administratieve en ondersteunende activiteiten ten behoeve van kantoren en overige zakelijke activiteiten	Hallinto- ja tukipalvelut liike-elämälle
rev2	82.1	82	Activités administratives	Office administrative and support activities	Administratieve en ondersteunende activiteiten ten behoeve van kantoren	Hallinto- ja toimistopalvelut
rev2	82.11	82.1	Services administratifs combinés de bureau	Combined office administrative service activities	Diverse administratieve activiteiten ten behoeve van kantoren	Yhdistetyt toimistopalvelut
rev2	82.19	82.1	Photocopie, préparation de documents et autres activités spécialisées de soutien de bureau	Photocopying, document preparation and other specialised office support activities	Fotokopiëren, documentvoorbereiding en andere gespecialiseerde ondersteunende activiteiten ten behoeve van kantoren	Sihteeri-, toimisto- ja postituspalvelut
rev2	82.2	82	Activités de centres d'appels	Activities of call centres	Callcenters	Puhelinpalvelukeskusten toiminta
rev2	82.20	82.2	Activités de centres d'appels	Activities of call centres	Callcenters	Puhelinpalvelukeskusten toiminta
rev2	82.3	82	Organisation de salons professionnels et congrès	Organisation of conventions and trade shows	Organisatie van congressen en beurzen	Messujen ja kongressien järjestäminen
rev2	82.30	82.3	Organisation de salons professionnels et congrès	Organisation of conventions and trade shows	Organisatie van congressen en beurzen	Messujen ja kongressien järjestäminen
rev2	82.9	82	Activités de soutien aux entreprises n.c.a.	Business support service activities n.e.c.	Zakelijke dienstverlening, n.e.g.	Muu liike-elämää palveleva toiminta
rev2	82.91	82.9	Activités des agences de recouvrement de factures et des sociétés d'information financière sur la clientèle	Activities of collection agencies and credit bureaus	Incasso- en kredietbureaus	Perintä- ja luottotietopalvelut
rev2	82.92	82.9	Activités de conditionnement	Packaging activities	Verpakkingsbedrijven	Pakkauspalvelut
rev2	82.99	82.9	Autres activités de soutien aux entreprises n.c.a.	Other business support service activities n.e.c.	Overige zakelijke dienstverlening, n.e.g.	Muut palvelut liike-elämälle
rev2	O		Administration publique	Public administration and defence; compulsory social security	Openbaar bestuur en defensie; verplichte sociale verzekeringen	Julkinen hallinto ja maanpuolustu3s; pakollinen sosiaalivakuutus
rev2	84	O	Administration publique et défense; sécurité sociale obligatoire	Public administration and defence; compulsory social security	Openbaar bestuur en defensie; verplichte sociale verzekeringen	Julkinen hallinto ja maanpuolustus; pakollinen sosiaalivakuutus
rev2	84.1	84	Administration générale, économique et sociale	Administration of the State and the economic and social policy of the community	Openbaar bestuur	Julkinen hallinto
rev2	84.11	84.1	Administration publique générale	General public administration activities	Algemeen overheidsbestuur	Julkinen yleishallinto
rev2	84.12	84.1	Administration publique (tutelle) de la santé, de la formation, de la culture et des services sociaux, autre que sécurité sociale	Regulation of the activities of providing health care, education, cultural services and other social services, excluding social security	Openbaar bestuur op het gebied van gezondheidszorg, onderwijs, cultuur en andere sociale dienstverlening, exclusief sociale verzekeringen	Terveydenhuollon, opetuksen, kulttuurin ja muiden yhteiskuntapalvelujen hallinto
rev2	84.13	84.1	Administration publique (tutelle) des activités économiques	Regulation of and contribution to more efficient operation of businesses	Openbaar bestuur op het gebied van het bedrijfsleven; stimuleren van het bedrijfsleven	Työvoima- ja elinkeinoasiain hallinto
rev2	84.2	84	Services de prérogative publique	Provision of services to the community as a whole	Algemene overheidsdiensten	Ulkoasian hallinto, maanpuolustus ja järjestystoimi
rev2	84.21	84.2	Affaires étrangères	Foreign affairs	Buitenlandse zaken	Ulkoasiainhallinto
rev2	84.22	84.2	Défense	Defence activities	Defensie	Maanpuolustus
rev2	84.23	84.2	Justice	Justice and judicial activities	Justitie	Oikeustoimi
rev2	84.24	84.2	Activités d’ordre public et de sécurité	Public order and safety activities	Openbare orde en veiligheid	Poliisitoimi ja rajojen vartiointi
rev2	84.25	84.2	Services du feu et de secours	Fire service activities	Brandweer	Palo- ja pelastustoimi
rev2	84.3	84	Sécurité sociale obligatoire	Compulsory social security activities	Verplichte sociale verzekeringen	Pakollinen sosiaalivakuutustoiminta
rev2	84.30	84.3	Sécurité sociale obligatoire	Compulsory social security activities	Verplichte sociale verzekeringen	Pakollinen sosiaalivakuutustoiminta
rev2	P		Enseignement	Education	Onderwijs	Koulutus
rev2	85	P	Enseignement	Education	Onderwijs	Koulutus
rev2	85.1	85	Enseignement pré-primaire	Pre-primary education	Kleuteronderwijs	Esiasteen koulutus
rev2	85.10	85.1	Enseignement pré-primaire	Pre-primary education	Kleuteronderwijs	Esiasteen koulutus
rev2	85.2	85	Enseignement primaire	Primary education	Basisonderwijs	Alemman perusasteen koulutus
rev2	85.20	85.2	Enseignement primaire	Primary education	Basisonderwijs	Alemman perusasteen koulutus
rev2	85.3	85	Enseignement secondaire	Secondary education	Voortgezet onderwijs	Ylemmän perusasteen ja keskiasteen koulutus
rev2	85.31	85.3	Enseignement secondaire général	General secondary education	Algemeen vormend voortgezet onderwijs	Ylemmän perusasteen koulutus ja lukiokoulutus
rev2	85.32	85.3	Enseignement secondaire technique ou professionnel	Technical and vocational secondary education	Voortgezet technisch en beroepsonderwijs	Keskiasteen ammatillinen koulutus
rev2	85.4	85	Enseignement supérieur et post-secondaire non supérieur	Higher education	Hoger onderwijs	Korkea-asteen koulutus
rev2	85.41	85.4	Enseignement post-secondaire non supérieur	Post-secondary non-tertiary education	Post-secundair niet-tertiair onderwijs	Korkea-asteen koulutus (pl. yliopistot ja ammattikorkeakoulut)
rev2	85.42	85.4	Enseignement supérieur	Tertiary education	Tertiair onderwijs	Korkea-asteen koulutus yliopistoissa ja ammattikorkeakouluissa
rev2	85.5	85	Autres activités d'enseignement	Other education	Overig onderwijs	Muu koulutus
rev2	85.51	85.5	Enseignement de disciplines sportives et d'activités de loisirs	Sports and recreation education	Sport- en recreatieonderwijs	Urheilu- ja liikuntakoulutus
rev2	85.52	85.5	Enseignement culturel	Cultural education	Cultureel onderwijs	Taiteen ja musiikin koulutus
rev2	85.53	85.5	Enseignement de la conduite	Driving school activities	Autorijscholen	Kuljettajakoulutus
rev2	85.59	85.5	Enseignements divers	Other education n.e.c.	Overig onderwijs, n.e.g.	Muualla luokittelematon koulutus
rev2	85.6	85	Activités de soutien à l'enseignement	Educational support activities	Onderwijsondersteunende activiteiten	Koulutusta palveleva toiminta
rev2	85.60	85.6	Activités de soutien à l'enseignement	Educational support activities	Onderwijsondersteunende activiteiten	Koulutusta palveleva toiminta
rev2	Q		Santé humaine et action sociale	Human health and social work activities	Menselijke gezondheidszorg en maatschappelijke dienstverlening	Terveys- ja sosiaalipalvelut
rev2	86	Q	Activités pour la santé humaine	Human health activities	Menselijke gezondheidszorg	Terveyspalvelut
rev2	86.1	86	Activités hospitalières	Hospital activities	Ziekenhuizen	Terveydenhuollon laitospalvelut
rev2	86.10	86.1	Activités hospitalières	Hospital activities	Ziekenhuizen	Terveydenhuollon laitospalvelut
rev2	86.2	86	Activité des médecins et des dentistes	Medical and dental practice activities	Praktijken van artsen en tandartsen	Lääkäri- ja hammaslääkäripalvelut
rev2	86.21	86.2	Activité des médecins généralistes	General medical practice activities	Huisartspraktijken	Terveyskeskus- ja vastaavat yleislääkäripalvelut
rev2	86.22	86.2	Activité des médecins spécialistes	Specialist medical practice activities	Praktijken van specialisten	Lääkäriasemat, yksityislääkärit ja vastaavat erikoislääkäripalvelut
rev2	86.23	86.2	Pratique dentaire	Dental practice activities	Tandartspraktijken	Hammaslääkäripalvelut
rev2	86.9	86	Autres activités pour la santé humaine	Other human health activities	Overige menselijke gezondheidszorg	Muut terveydenhuoltopalvelut
rev2	86.90	86.9	Autres activités pour la santé humaine	Other human health activities	Overige menselijke gezondheidszorg	Muut terveydenhuoltopalvelut
rev2	87	Q	Hébergement médico-social et social	Residential care activities	Tehuizen	Sosiaalihuollon laitospalvelut
rev2	87.1	87	Hébergement médicalisé	Residential nursing care activities	Verpleegtehuizen	Sosiaalihuollon hoitolaitokset
rev2	87.10	87.1	Hébergement médicalisé	Residential nursing care activities	Verpleegtehuizen	Sosiaalihuollon hoitolaitokset
rev2	87.2	87	Hébergement social pour personnes handicapées mentales, malades mentales et toxicomanes	Residential care activities for mental retardation, mental health and substance abuse	Inrichtingen voor geestelijk en psychisch gehandicapten en drugsgebruikers	Kehitysvammaisten sekä mielenterveys- ja päihdeongelmaisten asumispalvelut
rev2	87.20	87.2	Hébergement social pour personnes handicapées mentales, malades mentales et toxicomanes	Residential care activities for mental retardation, mental health and substance abuse	Inrichtingen voor geestelijk en psychisch gehandicapten en drugsgebruikers	Kehitysvammaisten sekä mielenterveys- ja päihdeongelmaisten asumispalvelut
rev2	87.3	87	Hébergement social pour personnes âgées ou handicapées physiques	Residential care activities for the elderly and disabled	Thuisverzorging voor ouderen en lichamelijk gehandicapten	Vanhusten ja vammaisten asumispalvelut
rev2	87.30	87.3	Hébergement social pour personnes âgées ou handicapées physiques	Residential care activities for the elderly and disabled	Tehuizen voor ouderen en lichamelijk gehandicapten	Vanhusten ja vammaisten asumispalvelut
rev2	87.9	87	Autres activités d'hébergement social	Other residential care activities	Overige tehuizen	Muut sosiaalihuollon laitospalvelut
rev2	87.90	87.9	Autres activités d'hébergement social	Other residential care activities	Overige tehuizen	Muut sosiaalihuollon laitospalvelut
rev2	88	Q	Action sociale sans hébergement	Social work activities without accommodation	Maatschappelijke dienstverlening waarbij geen onderdak wordt verschaft	Sosiaalihuollon avopalvelut
rev2	88.1	88	Action sociale sans hébergement pour personnes âgées et pour personnes handicapées	Social work activities without accommodation for the elderly and disabled	Maatschappelijke dienstverlening waarbij geen onderdak wordt verschaft, voor ouderen en lichamelijk gehandicapten	Vanhusten ja vammaisten sosiaalihuollon avopalvelut
rev2	88.10	88.1	Action sociale sans hébergement pour personnes âgées et pour personnes handicapées	Social work activities without accommodation for the elderly and disabled	Maatschappelijke dienstverlening waarbij geen onderdak wordt verschaft, voor ouderen en lichamelijk gehandicapten	Vanhusten ja vammaisten sosiaalihuollon avopalvelut
rev2	88.9	88	Autre action sociale sans hébergement	Other social work activities without accommodation	Overige maatschappelijke dienstverlening waarbij geen onderdak wordt verschaft	Muut sosiaalihuollon avopalvelut
rev2	88.91	88.9	Action sociale sans hébergement pour jeunes enfants	Child day-care activities	Kinderdagverblijven	Lasten päivähoitopalvelut
rev2	88.99	88.9	Autre action sociale sans hébergement n.c.a.	Other social work activities without accommodation n.e.c.	Overige maatschappelijke dienstverlening waarbij geen onderdak wordt verschaft, n.e.g.	Muualla luokittelemattomat sosiaalihuollon avopalvelut
rev2	R		Arts, spectacles et activités récréatives	Arts, entertainment and recreation	Kunst, amusement en recreatie	Taiteet, viihde ja virkistys
rev2	90	R	Activités créatives, artistiques et de spectacle	Creative, arts and entertainment activities	Creatieve activiteiten, kunst en amusement	Kulttuuri- ja viihdetoiminta
rev2	90.0	90	Activités créatives, artistiques et de spectacle	Creative, arts and entertainment activities	Creatieve activiteiten, kunst en amusement	Kulttuuri- ja viihdetoiminta
rev2	90.01	90.0	Arts du spectacle vivant	Performing arts	Uitvoerende kunsten	Esittävät taiteet
rev2	90.02	90.0	Activités de soutien au spectacle vivant	Support activities to performing arts	Ondersteunende activiteiten voor uitvoerende kunsten	Esittäviä taiteita palveleva toiminta
rev2	90.03	90.0	Création artistique	Artistic creation	Scheppende kunsten	Taiteellinen luominen
rev2	90.04	90.0	Gestion de salles de spectacles	Operation of arts facilities	Exploitatie van zalen	Taidelaitosten toiminta
rev2	91	R	Bibliothèques, archives, musées et autres activités culturelles	Libraries, archives, museums and other cultural activities	Bibliotheken, archieven, musea en overige culturele activiteiten	Kirjastojen, arkistojen, museoiden ja muiden kulttuurilaitosten toiminta
rev2	91.0	91	Bibliothèques, archives, musées et autres activités culturelles	Libraries, archives, museums and other cultural activities	Bibliotheken, archieven, musea en overige culturele activiteiten	Kirjastojen, arkistojen, museoiden ja muiden kulttuurilaitosten toiminta
rev2	91.01	91.0	Gestion des bibliothèques et des archives	Library and archives activities	Bibliotheken en archieven	Kirjastojen ja arkistojen toiminta
rev2	91.02	91.0	Gestion des musées	Museums activities	Musea	Museoiden toiminta
rev2	91.03	91.0	Gestion des sites et monuments historiques et des attractions touristiques similaires	Operation of historical sites and buildings and similar visitor attractions	Exploitatie van monumenten en dergelijke toeristenattracties	Historiallisten nähtävyyksien, rakennusten ja vastaavien kohteiden toiminta
rev2	91.04	91.0	Gestion des jardins botaniques et zoologiques et des réserves naturelles	Botanical and zoological gardens and nature reserves activities	Botanische tuinen, dierentuinen en natuurreservaten	Kasvitieteellisten puutarhojen, eläintarhojen ja luonnonpuistojen toiminta
rev2	92	R	Organisation de jeux de hasard et d'argent	Gambling and betting activities	Loterijen en kansspelen	Rahapeli- ja vedonlyöntipalvelut
rev2	92.0	92	Organisation de jeux de hasard et d'argent	Gambling and betting activities	Loterijen en kansspelen	Rahapeli- ja vedonlyöntipalvelut
rev2	92.00	92.0	Organisation de jeux de hasard et d'argent	Gambling and betting activities	Loterijen en kansspelen	Rahapeli- ja vedonlyöntipalvelut
rev2	93	R	Activités sportives, récréatives et de loisirs	Sports activities and amusement and recreation activities	Sport, ontspanning en recreatie	Urheilutoiminta sekä huvi- ja virkistyspalvelut
rev2	93.1	93	Activités liées au sport	Sports activities	Sport	Urheilutoiminta
rev2	93.11	93.1	Gestion d'installations sportives	Operation of sports facilities	Exploitatie van sportaccommodaties	Urheilulaitosten toiminta
rev2	93.12	93.1	Activités de clubs de sports	Activities of sports clubs	Sportclubs	Urheiluseurojen toiminta
rev2	93.13	93.1	Activités des centres de culture physique	Fitness facilities	Fitnesscentra	Kuntokeskukset
rev2	93.19	93.1	Autres activités liées au sport	Other sports activities	Overige sport	Muu urheilutoiminta
rev2	93.2	93	Activités récréatives et de loisirs	Amusement and recreation activities	Ontspanning en recreatie	Huvi- ja virkistystoiminta
rev2	93.21	93.2	Activités des parcs d'attractions et parcs à thèmes	Activities of amusement parks and theme parks	Pret- en themaparken	Huvi- ja teemapuistojen toiminta
rev2	93.29	93.2	Autres activités récréatives et de loisirs	Other amusement and recreation activities	Overige ontspanning en recreatie	Muu huvi- ja virkistystoiminta
rev2	S		Autres activités de services	Other service activities	Overige diensten	Muu palvelutoiminta
rev2	94	S	Activités des organisations associatives	Activities of membership organisations	Verenigingen	Järjestöjen toiminta
rev2	94.1	94	Activités des organisations économiques, patronales et professionnelles	Activities of business, employers and professional membership organisations	Bedrijfs-, werkgevers- en beroepsorganisaties	Elinkeinoelämän, työnantaja- ja ammattialajärjestöjen toiminta
rev2	94.11	94.1	Activités des organisations patronales et consulaires	Activities of business and employers membership organisations	Bedrijfs- en werkgeversorganisaties	Elinkeinoelämän ja työnantajajärjestöjen toiminta
rev2	94.12	94.1	Activités des organisations professionnelles	Activities of professional membership organisations	Beroepsorganisaties	Ammattialajärjestöjen toiminta
rev2	94.2	94	Activités des syndicats de salariés	Activities of trade unions	Vakverenigingen	Ammattiyhdistysten toiminta
rev2	94.20	94.2	Activités des syndicats de salariés	Activities of trade unions	Vakverenigingen	Ammattiyhdistysten toiminta
rev2	94.9	94	Activités des autres organisations associatives	Activities of other membership organisations	Overige verenigingen	Muiden järjestöjen toiminta
rev2	94.91	94.9	Activités des organisations religieuses	Activities of religious organisations	Religieuze organisaties	Seurakunnat ja uskonnolliset järjestöt
rev2	94.92	94.9	Activités des organisations politiques	Activities of political organisations	Politieke organisaties	Poliittiset järjestöt
rev2	94.99	94.9	Activités des organisations associatives n.c.a.	Activities of other membership organisations n.e.c.	Overige verenigingen, n.e.g.	Muut järjestöt
rev2	95	S	Réparation d'ordinateurs et de biens personnels et domestiques	Repair of computers and personal and household goods	Reparatie van computers en consumentenartikelen	Tietokoneiden, henkilökohtaisten ja kotitaloustavaroiden korjaus
rev2	95.1	95	Réparation d'ordinateurs et d'équipements de communication	Repair of computers and communication equipment	Reparatie van computers en communicatieapparatuur	Tietokoneiden ja viestintälaitteiden korjaus
rev2	95.11	95.1	Réparation d'ordinateurs et d'équipements périphériques	Repair of computers and peripheral equipment	Reparatie van computers en randapparatuur	Tietokoneiden ja niiden oheislaitteiden korjaus
rev2	95.12	95.1	Réparation d'équipements de communication	Repair of communication equipment	Reparatie van communicatieapparatuur	Viestintälaitteiden korjaus
rev2	95.2	95	Réparation de biens personnels et domestiques	Repair of personal and household goods	Reparatie van consumentenartikelen	Henkilökohtaisten ja kotitaloustavaroiden korjaus
rev2	95.21	95.2	Réparation de produits électroniques grand public	Repair of consumer electronics	Reparatie van consumentenelektronica	Viihde-elektroniikan korjaus
rev2	95.22	95.2	Réparation d'appareils électroménagers et d'équipements pour la maison et le jardin	Repair of household appliances and home and garden equipment	Reparatie van huishoudapparaten en van werktuigen voor gebruik in huis en tuin	Kotitalouskoneiden sekä kodin ja puutarhan laitteiden korjaus
rev2	95.23	95.2	Réparation de chaussures et d'articles en cuir	Repair of footwear and leather goods	Reparatie van schoeisel en lederwaren	Jalkineiden ja nahkatavaroiden korjaus
rev2	95.24	95.2	Réparation de meubles et d'équipements du foyer	Repair of furniture and home furnishings	Reparatie van meubelen en stoffering	Huonekalujen ja kodin kalusteiden korjaus
rev2	95.25	95.2	Réparation d'articles d'horlogerie et de bijouterie	Repair of watches, clocks and jewellery	Reparatie van uurwerken en sieraden	Kellojen ja korujen korjaus
rev2	95.29	95.2	Réparation d'autres biens personnels et domestiques	Repair of other personal and household goods	Reparatie van andere consumentenartikelen	Muiden henkilökohtaisten ja kotitaloustavaroiden korjaus
rev2	96	S	Autres services personnels	Other personal service activities	Overige persoonlijke diensten	Muut henkilökohtaiset palvelut
rev2	96.0	96	Autres services personnels	Other personal service activities	Overige persoonlijke diensten	Muut henkilökohtaiset palvelut
rev2	96.01	96.0	Blanchisserie teinturerie	Washing and (dry-)cleaning of textile and fur products	Wassen en (chemisch) reinigen van textiel en bontproducten	Pesulapalvelut
rev2	96.02	96.0	Coiffure et soins de beauté	Hairdressing and other beauty treatment	Haar- en schoonheidsverzorging	Kampaamo- ja kauneudenhoitopalvelut
rev2	96.03	96.0	Services funéraires	Funeral and related activities	Begrafeniswezen	Hautaustoimistojen palvelut
rev2	96.04	96.0	Entretien corporel	Physical well-being activities	Sauna's, solaria, baden enz.	Kylpylaitokset, saunat, solariumit yms. palvelut
rev2	96.09	96.0	Autres services personnels n.c.a.	Other personal service activities n.e.c.	Overige persoonlijke diensten, n.e.g.	Muualla luokittelemattomat henkilökohtaiset palvelut
rev2	T		Activités des ménages en tant qu'employeurs; activités indifférenciées des ménages en tant que producteurs de biens et services pour usage propre	Activities of households as employers; u0ndifferentiated goods- and services-producing activities of households for own use	Huishoudens als werkgever; niet-gedifferentieerde productie van goederen en diensten door huishoudens voor eigen gebruik	Kotitalouksien toiminta työnantajina; kotitalouksien eriyttämätön toiminta tavaroiden ja palvelujen tuottamiseksi omaan käyttöön
rev2	97	T	Activités des ménages en tant qu'employeurs de personnel domestique	Activities of households as employers of domestic personnel	Huishoudens als werkgever van huishoudelijk personeel	Kotitalouksien toiminta kotitaloustyöntekijöiden työnantajina
rev2	97.0	97	Activités des ménages en tant qu'employeurs de personnel domestique	Activities of households as employers of domestic personnel	Huishoudens als werkgever van huishoudelijk personeel	Kotitalouksien toiminta kotitaloustyöntekijöiden työnantajina
rev2	97.00	97.0	Activités des ménages en tant qu'employeurs de personnel domestique	Activities of households as employers of domestic personnel	Huishoudens als werkgever van huishoudelijk personeel	Kotitalouksien toiminta kotitaloustyöntekijöiden työnantajina
rev2	98	T	Activités indifférenciées des ménages en tant que producteurs de biens et services pour usage propre	Undifferentiated goods- and services-producing activities of private households for own use	Niet-gedifferentieerde productie van goederen en diensten door particuliere huishoudens voor eigen gebruik	Kotitalouksien eriyttämätön toiminta tavaroiden ja palvelujen tuottamiseksi omaan käyttöön
rev2	98.1	98	Activités indifférenciées des ménages en tant que producteurs de biens pour usage propre	Undifferentiated goods-producing activities of private households for own use	Niet-gedifferentieerde productie van goederen door particuliere huishoudens voor eigen gebruik	Kotitalouksien eriyttämätön toiminta tavaroiden tuottamiseksi omaan käyttöön
rev2	98.10	98.1	Activités indifférenciées des ménages en tant que producteurs de biens pour usage propre	Undifferentiated goods-producing activities of private households for own use	Niet-gedifferentieerde productie van goederen door particuliere huishoudens voor eigen gebruik	Kotitalouksien eriyttämätön toiminta tavaroiden tuottamiseksi omaan käyttöön
rev2	98.2	98	Activités indifférenciées des ménages en tant que producteurs de services pour usage propre	Undifferentiated service-producing activities of private households for own use	Niet-gedifferentieerde productie van diensten door particuliere huishoudens voor eigen gebruik	Kotitalouksien eriyttämätön toiminta palvelujen tuottamiseksi omaan käyttöön
rev2	98.20	98.2	Activités indifférenciées des ménages en tant que producteurs de services pour usage propre	Undifferentiated service-producing activities of private households for own use	Niet-gedifferentieerde productie van diensten door particuliere huishoudens voor eigen gebruik	Kotitalouksien eriyttämätön toiminta palvelujen tuottamiseksi omaan käyttöön
rev2	U		Activités extra territoriales	Activities of extraterritorial organisations and bodies	Extraterritoriale organisaties en lichamen	Kansainvälisten organisaatioiden ja toimielinten toiminta
rev2	99	U	Activités des organisations et organismes extraterritoriaux	Activities of extraterritorial organisations and bodies	Extraterritoriale organisaties en lichamen	Kansainvälisten organisaatioiden ja toimielinten toiminta
rev2	99.0	99	Activités des organisations et organismes extraterritoriaux	Activities of extraterritorial organisations and bodies	Extraterritoriale organisaties en lichamen	Kansainvälisten organisaatioiden ja toimielinten toiminta
rev2	99.00	99.0	Activités des organisations et organismes extraterritoriaux	Activities of extraterritorial organisations and bodies	Extraterritoriale organisaties en lichamen	Kansainvälisten organisaatioiden ja toimielinten toiminta
2025	A		Agriculture, sylviculture et pêche	Agriculture, forestry and fishing	Landbouw, bosbouw en visserij	Maatalous, metsätalous ja kalatalous
2025	01	A	Culture et production animale, chasse et services annexes	Crop and animal production, hunting and related service activities	Teelt van gewassen, veeteelt, jacht en diensten in verband met deze activiteiten	Kasvinviljely ja kotieläintalous, riistatalous ja niihin liittyvät palvelut
2025	01.1	01	Cultures non permanentes	Growing of non-perennial crops	Teelt van eenjarige gewassen	Yksivuotisten kasvien viljely
2025	01.11	01.1	Culture de céréales, à l’exception du riz, de légumineuses et de graines oléagineuses	Growing of cereals, other than rice, leguminous crops and oil seeds	Teelt van andere granen dan rijst, en van peulgewassen en oliehoudende zaden	Viljakasvien, pois lukien riisi, palkokasvien ja öljysiemenkasvien viljely
2025	01.12	01.1	Culture du riz	Growing of rice	Teelt van rijst	Riisin viljely
2025	01.13	01.1	Culture de légumes, de melons, de racines et de tubercules	Growing of vegetables and melons, roots and tubers	Teelt van groenten, meloenen en wortel- en knolgewassen	Vihannesten ja melonien, juuresten ja mukulakasvien viljely
2025	01.14	01.1	Culture de la canne à sucre	Growing of sugar cane	Teelt van suikerriet	Sokeriruo’on viljely
2025	01.15	01.1	Culture du tabac	Growing of tobacco	Teelt van tabak	Tupakan viljely
2025	01.16	01.1	Culture de plantes à fibres	Growing of fibre crops	Teelt van vezelgewassen	Kuitukasvien viljely
2025	01.19	01.1	Autres cultures non permanentes	Growing of other non-perennial crops	Teelt van andere eenjarige gewassen	Muu yksivuotisten ja koristekasvien viljely
2025	01.2	01	Cultures permanentes	Growing of perennial crops	Teelt van meerjarige gewassen	Monivuotisten kasvien viljely
2025	01.21	01.2	Culture de la vigne	Growing of grapes	Teelt van druiven	Rypäleiden viljely
2025	01.22	01.2	Culture de fruits tropicaux et subtropicaux	Growing of tropical and subtropical fruits	Teelt van tropisch en subtropisch fruit	Trooppisten ja subtrooppisten hedelmien viljely
2025	01.23	01.2	Culture d’agrumes	Growing of citrus fruits	Teelt van citrusvruchten	Sitrushedelmien viljely
2025	01.24	01.2	Culture de fruits à pépins et à noyau	Growing of pome fruits and stone fruits	Teelt van pit- en steenvruchten	Kota- ja kivihedelmien viljely
2025	01.25	01.2	Culture d’autres fruits d’arbres ou d’arbustes et de fruits à coque	Growing of other tree and bush fruits and nuts	Teelt van andere boomvruchten, kleinfruit en noten	Marjojen, pähkinöiden ja muiden puissa ja pensaissa kasvavien hedelmien viljely
2025	01.26	01.2	Culture de fruits oléagineux	Growing of oleaginous fruits	Teelt van oliehoudende vruchten	Öljyä sisältävien hedelmien viljely
2025	01.27	01.2	Culture de plantes à boissons	Growing of beverage crops	Teelt van gewassen bestemd voor de vervaardiging van dranken	Juomakasvien viljely
2025	01.28	01.2	Culture de plantes à épices, aromatiques, médicinales et pharmaceutiques	Growing of spices, aromatic, drug and pharmaceutical crops	Teelt van specerijgewassen en van aromatische en medicinale gewassen	Mauste-, aromi-, rohdos- ja lääkekasvien viljely
2025	01.29	01.2	Autres cultures permanentes	Growing of other perennial crops	Teelt van andere meerjarige gewassen	Muu monivuotisten kasvien viljely
2025	01.3	01	Reproduction de plantes	Plant propagation	Plantenvermeerdering	Taimien kasvatus ja muu kasvien lisääminen
2025	01.30	01.3	Reproduction de plantes	Plant propagation	Plantenvermeerdering	Taimien kasvatus ja muu kasvien lisääminen
2025	01.4	01	Production animale	Animal production	Veeteelt	Kotieläintalous
2025	01.41	01.4	Élevage de vaches laitières	Raising of dairy cattle	Fokken en houden van melkvee	Lypsykarjan kasvatus
2025	01.42	01.4	Élevage d’autres bovins et de buffles	Raising of other cattle and buffaloes	Fokken en houden van andere runderen en buffels	Muun nautakarjan ja puhvelien kasvatus
2025	01.43	01.4	Élevage de chevaux et d’autres équidés	Raising of horses and other equines	Fokken en houden van paarden en andere paardachtigen	Hevosten ja muiden hevoseläinten kasvatus
2025	01.44	01.4	Élevage de chameaux et d’autres camélidés	Raising of camels and camelids	Fokken en houden van kamelen en andere kameelachtigen	Kamelien ja kamelieläinten kasvatus
2025	01.45	01.4	Élevage d’ovins et de caprins	Raising of sheep and goats	Fokken en houden van schapen en geiten	Lampaiden ja vuohien kasvatus
2025	01.46	01.4	Élevage de porcins	Raising of swine and pigs	Fokken en houden van varkens	Sikojen ja porsaiden kasvatus
2025	01.47	01.4	Élevage de volailles	Raising of poultry	Fokken en houden van pluimvee	Siipikarjan kasvatus
2025	01.48	01.4	Élevage d’autres animaux	Raising of other animals	Fokken en houden van andere dieren	Muiden eläinten kasvatus
2025	01.5	01	Culture et élevage associés	Mixed farming	Gemengd bedrijf	Yhdistetty kasvinviljely ja kotieläintalous
2025	01.50	01.5	Culture et élevage associés	Mixed farming	Gemengd bedrijf	Yhdistetty kasvinviljely ja kotieläintalous
2025	01.6	01	Activités de soutien à l’agriculture et traitement primaire des récoltes	Support activities to agriculture and post-harvest crop activities	Ondersteunende activiteiten in verband met de landbouw; activiteiten met betrekking tot gewassen na de oogst	Maataloutta palveleva toiminta
2025	01.61	01.6	Activités de soutien aux cultures	Support activities for crop production	Ondersteunende activiteiten in verband met de teelt van gewassen	Kasvinviljelyä palveleva toiminta
2025	01.62	01.6	Activités de soutien à la production animale	Support activities for animal production	Ondersteunende activiteiten in verband met de veeteelt	Kotieläintaloutta palveleva toiminta
2025	01.63	01.6	Traitement primaire des récoltes et traitement des semences	Post-harvest crop activities and seed processing for propagation	Behandeling van gewassen na de oogst en van zaden voor vermeerdering	Sadon jatkokäsittely ja siementen käsittely kasvinviljelyä varten
2025	01.7	01	Chasse, piégeage et activités de service connexes	Hunting, trapping and related service activities	Jacht, zetten van vallen en diensten in verband met deze activiteiten	Metsästys ja sitä palveleva toiminta
2025	01.70	01.7	Chasse, piégeage et activités de service connexes	Hunting, trapping and related service activities	Jacht, zetten van vallen en diensten in verband met deze activiteiten	Metsästys ja sitä palveleva toiminta
2025	02	A	Sylviculture et exploitation forestière	Forestry and logging	Bosbouw en exploitatie van bossen	Metsätalous ja puunkorjuu
2025	02.1	02	Sylviculture et autres activités forestières	Silviculture and other forestry activities	Bosbouw en bosbouwactiviteiten	Metsänhoito
2025	02.10	02.1	Sylviculture et autres activités forestières	Silviculture and other forestry activities	Bosbouw en bosbouwactiviteiten	Metsänhoito
2025	02.2	02	Exploitation forestière	Logging	Exploitatie van bossen	Puunkorjuu
2025	02.20	02.2	Exploitation forestière	Logging	Exploitatie van bossen	Puunkorjuu
2025	02.3	02	Récolte de produits forestiers non ligneux poussant à l’état sauvage	Gathering of wild growing non-wood products	Verzamelen van in het wild groeiende producten met uitzondering van hout	Luonnonvaraisina kasvavien tuotteiden keruu pois lukien puu
2025	02.30	02.3	Récolte de produits forestiers non ligneux poussant à l’état sauvage	Gathering of wild growing non-wood products	Verzamelen van in het wild groeiende producten met uitzondering van hout	Luonnonvaraisina kasvavien tuotteiden keruu pois lukien puu
2025	02.4	02	Activités de soutien à l’exploitation forestière	Support services to forestry	Ondersteunende diensten in verband met de bosbouw	Metsätaloutta palveleva toiminta
2025	02.40	02.4	Activités de soutien à l’exploitation forestière	Support services to forestry	Ondersteunende diensten in verband met de bosbouw	Metsätaloutta palveleva toiminta
2025	03	A	Pêche et aquaculture	Fishing and aquaculture	Visserij en aquacultuur	Kalastus ja vesiviljely
2025	03.1	03	Pêche	Fishing	Visserij	Kalastus
2025	03.11	03.1	Pêche en mer	Marine fishing	Zeevisserij	Merikalastus
2025	03.12	03.1	Pêche en eau douce	Freshwater fishing	Binnenvisserij	Sisävesikalastus
2025	03.2	03	Aquaculture	Aquaculture	Aquacultuur	Vesiviljely
2025	03.21	03.2	Aquaculture en mer	Marine aquaculture	Mariene aquacultuur	Kalanviljely meressä
2025	03.22	03.2	Aquaculture en eau douce	Freshwater aquaculture	Aquacultuur in zoet water	Kalanviljely sisävesissä
2025	03.3	03	Activités de soutien à la pêche et l’aquaculture	Support activities for fishing and aquaculture	Ondersteunende activiteiten voor visserij en aquacultuur	Kalastusta ja vesiviljelyä palveleva toiminta
2025	03.30	03.3	Activités de soutien à la pêche et l’aquaculture	Support activities for fishing and aquaculture	Ondersteunende activiteiten voor visserij en aquacultuur	Kalastusta ja vesiviljelyä palveleva toiminta
2025	B		Industries extractives	Mining and quarrying	Winning van delfstoffen	Kaivostoiminta ja louhinta
2025	05	B	Extraction de houille et de lignite	Mining of coal and lignite	Winning van steenkool en bruinkool	Kivihiilen ja ruskohiilen kaivu
2025	05.1	05	Extraction de houille	Mining of hard coal	Winning van steenkool	Kivihiilen kaivu
2025	05.10	05.1	Extraction de houille	Mining of hard coal	Winning van steenkool	Kivihiilen kaivu
2025	05.2	05	Extraction de lignite	Mining of lignite	Winning van bruinkool	Ruskohiilen kaivu
2025	05.20	05.2	Extraction de lignite	Mining of lignite	Winning van bruinkool	Ruskohiilen kaivu
2025	06	B	Extraction d’hydrocarbures	Extraction of crude petroleum and natural gas	Winning van aardolie en aardgas	Raakaöljyn ja maakaasun tuotanto
2025	06.1	06	Extraction de pétrole brut	Extraction of crude petroleum	Winning van aardolie	Raakaöljyn tuotanto
2025	06.10	06.1	Extraction de pétrole brut	Extraction of crude petroleum	Winning van aardolie	Raakaöljyn tuotanto
2025	06.2	06	Extraction de gaz naturel	Extraction of natural gas	Winning van aardgas	Maakaasun tuotanto
2025	06.20	06.2	Extraction de gaz naturel	Extraction of natural gas	Winning van aardgas	Maakaasun tuotanto
2025	07	B	Extraction de minerais métalliques	Mining of metal ores	Winning van metaalertsen	Metallimalmien louhinta
2025	07.1	07	Extraction de minerais de fer	Mining of iron ores	Winning van ijzererts	Rautamalmien louhinta
2025	07.10	07.1	Extraction de minerais de fer	Mining of iron ores	Winning van ijzererts	Rautamalmien louhinta
2025	07.2	07	Extraction de minerais de métaux non ferreux	Mining of non-ferrous metal ores	Winning van non-ferrometaalertsen	Värimetallimalmien louhinta
2025	07.21	07.2	Extraction de minerais d’uranium et de thorium	Mining of uranium and thorium ores	Winning van uranium- en thoriumerts	Uraani- ja toriummalmien louhinta
2025	07.29	07.2	Extraction d’autres minerais de métaux non ferreux	Mining of other non-ferrous metal ores	Winning van andere non-ferrometaalertsen	Muiden värimetallimalmien louhinta
2025	08	B	Autres industries extractives	Other mining and quarrying	Overige winning van delfstoffen	Muu kaivostoiminta ja louhinta
2025	08.1	08	Extraction de pierres, de sables et d’argiles	Quarrying of stone, sand and clay	Winning van steen, zand en klei	Kiven louhinta, hiekan ja saven otto
2025	08.11	08.1	Extraction de pierres ornementales, de calcaire industriel, de gypse, d’ardoise et d’autres pierres	Quarrying of ornamental stone, limestone, gypsum, slate and other stone	Winning van siersteen, kalksteen, gips, leisteen en andere steen	Koristekiven, kalkkikiven, kipsin, liuskekiven ja muun kiven louhinta
2025	08.12	08.1	Exploitation de gravières et sablières, extraction d’argiles et de kaolin	Operation of gravel and sand pits and mining of clay and kaolin	Winning van grind, zand, klei en kaolien	Soran, hiekan, saven ja kaoliinin otto
2025	08.9	08	Activités extractives n.c.a.	Mining and quarrying n.e.c.	Winning van delfstoffen, n.e.g.	Muualla luokittelematon kaivostoiminta ja louhinta
2025	08.91	08.9	Extraction de minéraux chimiques et d’engrais minéraux	Mining of chemical and fertiliser minerals	Winning van mineralen voor de chemische en de kunstmestindustrie	Kemiallisten ja lannoitemineraalien louhinta
2025	08.92	08.9	Extraction de tourbe	Extraction of peat	Winning van turf	Turpeenotto
2025	08.93	08.9	Production de sel	Extraction of salt	Zoutwinning	Suolan tuotanto
2025	08.99	08.9	Autres activités extractives n.c.a.	Other mining and quarrying n.e.c.	Overige winning van delfstoffen, n.e.g.	Muu muualla luokittelematon kaivostoiminta ja louhinta
2025	09	B	Activités de soutien aux industries extractives	Mining support service activities	Ondersteunende activiteiten in verband met de mijnbouw	Kaivostoimintaa palveleva toiminta
2025	09.1	09	Activités de soutien à l’extraction d’hydrocarbures	Support activities for petroleum and natural gas extraction	Ondersteunende activiteiten in verband met de aardolie- en aardgaswinning	Raakaöljyn ja maakaasun tuotantoa palveleva toiminta
2025	09.10	09.1	Activités de soutien à l’extraction d’hydrocarbures	Support activities for petroleum and natural gas extraction	Ondersteunende activiteiten in verband met de aardolie- en aardgaswinning	Raakaöljyn ja maakaasun tuotantoa palveleva toiminta
2025	09.9	09	Activités de soutien aux autres industries extractives	Support activities for other mining and quarrying	Ondersteunende activiteiten in verband met de overige winning van delfstoffen	Muuta kaivostoimintaa ja louhintaa palveleva toiminta
2025	09.90	09.9	Activités de soutien aux autres industries extractives	Support activities for other mining and quarrying	Ondersteunende activiteiten in verband met de overige winning van delfstoffen	Muuta kaivostoimintaa ja louhintaa palveleva toiminta
2025	C		Industrie manufacturière	Manufacturing	Industrie	Teollisuus
2025	10	C	Industries alimentaires	Manufacture of food products	Vervaardiging van voedingsmiddelen	Elintarvikkeiden valmistus
2025	10.1	10	Transformation et conservation de la viande et préparation de produits à base de viande	Processing and preserving of meat and production of meat products	Verwerking en conservering van vlees en vervaardiging van vleesproducten	Teurastus, lihan säilyvyyskäsittely ja lihatuotteiden valmistus
2025	10.11	10.1	Transformation et conservation de la viande, à l’exception de la viande de volaille	Processing and preserving of meat, except of poultry meat	Verwerking en conservering van vlees, met uitzondering van vlees van gevogelte	Teurastus ja lihan säilyvyyskäsittely pois lukien siipikarja
2025	10.12	10.1	Transformation et conservation de la viande de volaille	Processing and preserving of poultry meat	Verwerking en conservering van vlees van gevogelte	Siipikarjan teurastus ja siipikarjanlihan säilyvyyskäsittely
2025	10.13	10.1	Préparation de produits à base de viande et viande de volaille	Production of meat and poultry meat products	Vervaardiging van producten van vlees of van vlees van gevogelte	Liha- ja siipikarjatuotteiden valmistus
2025	10.2	10	Transformation et conservation de poisson, de crustacés et de mollusques	Processing and preserving of fish, crustaceans and molluscs	Verwerking en conservering van vis en van schaal- en weekdieren	Kalan, äyriäisten ja nilviäisten jalostus ja säilöntä
2025	10.20	10.2	Transformation et conservation de poisson, de crustacés et de mollusques	Processing and preserving of fish, crustaceans and molluscs	Verwerking en conservering van vis en van schaal- en weekdieren	Kalan, äyriäisten ja nilviäisten jalostus ja säilöntä
2025	10.3	10	Transformation et conservation de fruits et légumes	Processing and preserving of fruit and vegetables	Verwerking en conservering van groenten en fruit	Kasvisten jalostus ja säilöntä
2025	10.31	10.3	Transformation et conservation de pommes de terre	Processing and preserving of potatoes	Verwerking en conservering van aardappelen	Perunoiden jalostus ja säilöntä
2025	10.32	10.3	Préparation de jus de fruits et légumes	Manufacture of fruit and vegetable juice	Vervaardiging van groente- en fruitsappen	Kasvismehujen valmistus
2025	10.39	10.3	Autre transformation et conservation de fruits et légumes	Other processing and preserving of fruit and vegetables	Overige verwerking en conservering van groenten en fruit	Muu kasvisten jalostus ja säilöntä
2025	10.4	10	Fabrication d’huiles et graisses végétales et animales	Manufacture of vegetable and animal oils and fats	Vervaardiging van plantaardige en dierlijke oliën en vetten	Kasvi- ja eläinöljyjen ja -rasvojen valmistus
2025	10.41	10.4	Fabrication d’huiles et graisses	Manufacture of oils and fats	Vervaardiging van oliën en vetten	Öljyjen ja rasvojen valmistus
2025	10.42	10.4	Fabrication de margarine et graisses comestibles similaires	Manufacture of margarine and similar edible fats	Vervaardiging van margarine en andere spijsvetten	Margariinin ja vastaavien ravintorasvojen valmistus
2025	10.5	10	Fabrication de produits laitiers et de glace alimentaire	Manufacture of dairy products and edible ice	Vervaardiging van zuivelproducten en consumptie-ijs	Maitotuotteiden, jäätelön, mehujään ja vastaavien jäädytettyjen valmisteiden valmistus
2025	10.51	10.5	Fabrication de produits laitiers	Manufacture of dairy products	Vervaardiging van zuivelproducten	Maitotuotteiden valmistus
2025	10.52	10.5	Fabrication de crèmes glacées et autres glaces alimentaires	Manufacture of ice cream and other edible ice	Vervaardiging van roomijs en ander consumptie-ijs	Jäätelön, mehujään ja vastaavien jäädytettyjen valmisteiden valmistus
2025	10.6	10	Travail des grains; fabrication de produits amylacés	Manufacture of grain mill products, starches and starch products	Vervaardiging van maalderijproducten, zetmeel en zetmeelproducten	Mylly- ja tärkkelystuotteiden valmistus
2025	10.61	10.6	Travail des grains	Manufacture of grain mill products	Vervaardiging van maalderijproducten	Myllytuotteiden valmistus
2025	10.62	10.6	Fabrication de produits amylacés	Manufacture of starches and starch products	Vervaardiging van zetmeel en zetmeelproducten	Tärkkelyksen ja tärkkelystuotteiden valmistus
2025	10.7	10	Fabrication de produits de boulangerie-pâtisserie et de pâtes alimentaires	Manufacture of bakery and farinaceous products	Vervaardiging van bakkerijproducten en deegwaren	Leipomotuotteiden ja jauhotuotteiden valmistus
2025	10.71	10.7	Fabrication de pain; fabrication de pâtisserie fraîche	Manufacture of bread; manufacture of fresh pastry goods and cakes	Vervaardiging van brood; vervaardiging van vers banketbakkerswerk	Leivän valmistus, tuoreiden leivonnaisten ja kakkujen valmistus
2025	10.72	10.7	Fabrication de biscuits, biscottes et pâtisseries de conservation	Manufacture of rusks, biscuits, preserved pastries and cakes	Vervaardiging van beschuit, biscuit en houdbaar banketbakkerswerk	Näkkileivän, keksien, säilyvien leivonnaisten ja kakkujen valmistus
2025	10.73	10.7	Fabrication de pâtes alimentaires	Manufacture of farinaceous products	Vervaardiging van deegwaren	Jauhotuotteiden valmistus
2025	10.8	10	Fabrication d’autres produits alimentaires	Manufacture of other food products	Vervaardiging van andere voedingsmiddelen	Muiden elintarvikkeiden valmistus
2025	10.81	10.8	Fabrication de sucre	Manufacture of sugar	Vervaardiging van suiker	Sokerin valmistus
2025	10.82	10.8	Fabrication de cacao, de chocolat et de produits de confiserie	Manufacture of cocoa, chocolate and sugar confectionery	Vervaardiging van cacao, chocolade en suikerwerk	Kaakaon, suklaan ja makeisten valmistus
2025	10.83	10.8	Transformation du thé et du café	Processing of tea and coffee	Verwerking van thee en koffie	Teen ja kahvin valmistus
2025	10.84	10.8	Fabrication de condiments et assaisonnements	Manufacture of condiments and seasonings	Vervaardiging van specerijen, sauzen en kruiderijen	Mausteiden ja maustekastikkeiden valmistus
2025	10.85	10.8	Fabrication de plats préparés	Manufacture of prepared meals and dishes	Vervaardiging van bereide maaltijden en schotels	Einesten ja valmisruokien valmistus
2025	10.86	10.8	Fabrication d’aliments homogénéisés et diététiques	Manufacture of homogenised food preparations and dietetic food	Vervaardiging van gehomogeniseerde voedingspreparaten en dieetvoeding	Homogenoitujen ravintovalmisteiden ja dieettiruokien valmistus
2025	10.89	10.8	Fabrication d’autres produits alimentaires n.c.a.	Manufacture of other food products n.e.c.	Vervaardiging van andere voedingsmiddelen, n.e.g.	Muualla luokittelematon muiden elintarvikkeiden valmistus
2025	10.9	10	Fabrication d’aliments pour animaux	Manufacture of prepared animal feeds	Vervaardiging van diervoeders	Eläinten ruokien valmistus
2025	10.91	10.9	Fabrication d’aliments pour animaux de ferme	Manufacture of prepared feeds for farm animals	Vervaardiging van veevoeders	Kotieläinten rehujen valmistus
2025	10.92	10.9	Fabrication d’aliments pour animaux de compagnie	Manufacture of prepared pet foods	Vervaardiging van voeders voor huisdieren	Lemmikkieläinten ruokien valmistus
2025	11	C	Fabrication de boissons	Manufacture of beverages	Vervaardiging van dranken	Juomien valmistus
2025	11.0	11	Fabrication de boissons	Manufacture of beverages	Vervaardiging van dranken	Juomien valmistus
2025	11.01	11.0	Production de boissons alcoolisées distillées	Distilling, rectifying and blending of spirits	Vervaardiging van gedistilleerde dranken door distilleren, rectificeren en mengen	Alkoholijuomien tislaus, etyylialkoholin tislaus ja alkoholijuomien sekoittaminen
2025	11.02	11.0	Production de vin (de raisin)	Manufacture of wine from grape	Vervaardiging van wijn uit druiven	Viinin valmistus rypäleistä
2025	11.03	11.0	Fabrication de cidre et autres boissons fermentées à base de fruits	Manufacture of cider and other fruit fermented beverages	Vervaardiging van cider en andere gefermenteerde vruchtendranken	Siiderin ja muiden hedelmä- ja marjajuomien valmistus käymisteitse
2025	11.04	11.0	Production d’autres boissons fermentées non distillées	Manufacture of other non-distilled fermented beverages	Vervaardiging van andere niet-gedistilleerde gegiste dranken	Muiden tislaamattomien juomien valmistus käymisteitse
2025	11.05	11.0	Fabrication de bière	Manufacture of beer	Vervaardiging van bier	Oluen valmistus
2025	11.06	11.0	Fabrication de malt	Manufacture of malt	Vervaardiging van mout	Maltaiden valmistus
2025	11.07	11.0	Fabrication de boissons non alcoolisées et d’eaux embouteillées	Manufacture of soft drinks and bottled waters	Vervaardiging van frisdranken en water in flessen	Virvoitusjuomien ja pullotettujen vesien valmistus
2025	12	C	Fabrication de produits à base de tabac	Manufacture of tobacco products	Vervaardiging van tabaksproducten	Tupakkatuotteiden valmistus
2025	12.0	12	Fabrication de produits à base de tabac	Manufacture of tobacco products	Vervaardiging van tabaksproducten	Tupakkatuotteiden valmistus
2025	12.00	12.0	Fabrication de produits à base de tabac	Manufacture of tobacco products	Vervaardiging van tabaksproducten	Tupakkatuotteiden valmistus
2025	13	C	Fabrication de textiles	Manufacture of textiles	Vervaardiging van textiel	Tekstiilien valmistus
2025	13.1	13	Préparation de fibres textiles et filature	Preparation and spinning of textile fibres	Bewerken en spinnen van textielvezels	Tekstiilikuitujen valmistelu ja kehruu
2025	13.10	13.1	Préparation de fibres textiles et filature	Preparation and spinning of textile fibres	Bewerken en spinnen van textielvezels	Tekstiilikuitujen valmistelu ja kehruu
2025	13.2	13	Tissage	Weaving of textiles	Weven van textiel	Kankaiden kudonta
2025	13.20	13.2	Tissage	Weaving of textiles	Weven van textiel	Kankaiden kudonta
2025	13.3	13	Ennoblissement textile	Finishing of textiles	Textielveredeling	Tekstiilien viimeistely
2025	13.30	13.3	Ennoblissement textile	Finishing of textiles	Textielveredeling	Tekstiilien viimeistely
2025	13.9	13	Fabrication d’autres textiles	Manufacture of other textiles	Vervaardiging van andere textielproducten	Muiden tekstiilituotteiden valmistus
2025	13.91	13.9	Fabrication d’étoffes à mailles	Manufacture of knitted and crocheted fabrics	Vervaardiging van gebreide en gehaakte stoffen	Neulosten valmistus
2025	13.92	13.9	Fabrication de textiles ménagers et d’articles d’ameublement confectionnés	Manufacture of household textiles and made-up furnishing articles	Vervaardiging van huishoudtextiel en geconfectioneerde artikelen voor stoffering	Kodintekstiilien ja sovitettujen tekstiilituotteiden valmistus
2025	13.93	13.9	Fabrication de tapis et moquettes	Manufacture of carpets and rugs	Vervaardiging van vloerkleden en tapijt	Mattojen valmistus
2025	13.94	13.9	Fabrication de ficelles, cordes et filets	Manufacture of cordage, rope, twine and netting	Vervaardiging van koord, bindgaren, touw en netten	Purjelankojen, nuoran, sidelangan ja verkkojen valmistus
2025	13.95	13.9	Fabrication de textiles non-tissés et articles non-tissés	Manufacture of non-wovens and non-woven articles	Vervaardiging van ongeweven stoffen en artikelen van ongeweven stoffen	Kuitukankaiden ja kuitukangastuotteiden valmistus
2025	13.96	13.9	Fabrication d’autres textiles techniques et industriels	Manufacture of other technical and industrial textiles	Vervaardiging van ander technisch en industrieel textiel	Teknisten ja teollisuustekstiilien valmistus
2025	13.99	13.9	Fabrication d’autres textiles n.c.a.	Manufacture of other textiles n.e.c.	Vervaardiging van andere textielproducten, n.e.g.	Muualla luokittelematon muiden tekstiilituotteiden valmistus
2025	14	C	Industrie de l’habillement	Manufacture of wearing apparel	Vervaardiging van kleding	Vaatteiden valmistus
2025	14.1	14	Fabrication d’articles à mailles	Manufacture of knitted and crocheted apparel	Vervaardiging van gebreide en gehaakte kleding	Neulevaatteiden valmistus
2025	14.10	14.1	Fabrication d’articles à mailles	Manufacture of knitted and crocheted apparel	Vervaardiging van gebreide en gehaakte kleding	Neulevaatteiden valmistus
2025	14.2	14	Fabrication d’autres articles d’habillement et accessoires	Manufacture of other wearing apparel and accessories	Vervaardiging van andere kleding en toebehoren	Muiden vaatteiden ja asusteiden valmistus
2025	14.21	14.2	Fabrication de vêtements de dessus	Manufacture of outerwear	Vervaardiging van bovenkleding	Päällysvaatteiden valmistus
2025	14.22	14.2	Fabrication de vêtements de dessous	Manufacture of underwear	Vervaardiging van onderkleding	Alusvaatteiden valmistus
2025	14.23	14.2	Fabrication de vêtements de travail	Manufacture of workwear	Vervaardiging van werkkleding	Työvaatteiden valmistus
2025	14.24	14.2	Fabrication de vêtements en cuir et en fourrure	Manufacture of leather clothes and fur apparel	Vervaardiging van kleding van leer en van bont	Nahka- ja turkisvaatteiden valmistus
2025	14.29	14.2	Fabrication d’autres articles d’habillement et accessoires n.c.a.	Manufacture of other wearing apparel and accessories n.e.c.	Vervaardiging van andere kleding en toebehoren, n.e.g.	Muualla luokittelematon muiden vaatteiden ja asusteiden valmistus
2025	15	C	Fabrication de cuir, d’articles en cuir et de produits similaires dans d’autres matières	Manufacture of leather and related products of other materials	Vervaardiging van leer, lederwaren en soortgelijke producten van andere materialen	Nahan ja nahkatuotteiden sekä vastaavien tuotteiden valmistus muista materiaaleista
2025	15.1	15	Tannage, apprêt et teinture des cuirs et des fourrures; fabrication de bagages, de maroquinerie, sellerie et bourrellerie	Tanning, dyeing, dressing of leather and fur; manufacture of luggage, handbags, saddlery and harness	Looien, bereiden en verven van leder en bont; vervaardiging van koffers, tassen, zadel- en tuigmakerswerk	Nahan ja turkiksen parkitseminen, muokkaus ja värjäys, matka- ja käsilaukkujen, satuloiden ja valjaiden valmistus
2025	15.11	15.1	Tannage, apprêt et teinture des cuirs et des fourrures	Tanning, dressing, dyeing of leather and fur	Looien, bereiden en verven van leder en bont	Nahan ja turkiksen parkitseminen, muokkaus ja värjäys
2025	15.12	15.1	Fabrication de bagages, de maroquinerie, sellerie et bourrellerie, en toutes matières	Manufacture of luggage, handbags, saddlery and harness of any material	Vervaardiging van koffers, tassen, zadel- en tuigmakerswerk van ongeacht welk materiaal	Matka- ja käsilaukkujen, satuloiden ja valjaiden valmistus mistä tahansa materiaalista
2025	15.2	15	Fabrication de chaussures	Manufacture of footwear	Vervaardiging van schoeisel	Jalkineiden valmistus
2025	15.20	15.2	Fabrication de chaussures	Manufacture of footwear	Vervaardiging van schoeisel	Jalkineiden valmistus
2025	16	C	Travail du bois et fabrication d’articles en bois et en liège, à l’exception des meubles; fabrication d’articles en vannerie et sparterie	Manufacture of wood and of products of wood and cork, except furniture; manufacture of articles of straw and plaiting materials	Houtindustrie en vervaardiging van artikelen van hout en kurk, exclusief meubelen; vervaardiging van artikelen van riet en van vlechtwerk	Sahatavaran sekä puu- ja korkkituotteiden valmistus pois lukien huonekalut; olki- ja punontatuotteiden valmistus
2025	16.1	16	Sciage et rabotage du bois; façonnage et finition du bois	Sawmilling and planing of wood; processing and finishing of wood	Zagen en schaven van hout; verwerking en afwerking van hout	Puun sahaus, höyläys ja kyllästys; puun käsittely ja viimeistely
2025	16.11	16.1	Sciage et rabotage du bois	Sawmilling and planing of wood	Zagen en schaven van hout	Puun sahaus ja höyläys
2025	16.12	16.1	Façonnage et finition du bois	Processing and finishing of wood	Verwerking en afwerking van hout	Puun käsittely ja viimeistely
2025	16.2	16	Fabrication d’articles en bois, liège, vannerie et sparterie	Manufacture of products of wood, cork, straw and plaiting materials	Vervaardiging van artikelen van hout, kurk, riet of vlechtwerk	Puu-, korkki-, olki- ja punontatuotteiden valmistus
2025	16.21	16.2	Fabrication de placage et de panneaux de bois	Manufacture of veneer sheets and wood-based panels	Vervaardiging van fineer en van panelen op basis van hout	Vaneriviilun ja puupaneelien valmistus
2025	16.22	16.2	Fabrication de parquets assemblés	Manufacture of assembled parquet floors	Vervaardiging van geassembleerde parketvloeren	Asennettavien parkettilevyjen valmistus
2025	16.23	16.2	Fabrication de charpentes et d’autres menuiseries	Manufacture of other builders' carpentry and joinery	Vervaardiging van ander schrijn- en timmerwerk	Muiden rakennuspuusepäntuotteiden valmistus
2025	16.24	16.2	Fabrication d’emballages en bois	Manufacture of wooden containers	Vervaardiging van houten emballage	Puupakkausten valmistus
2025	16.25	16.2	Fabrication de portes et fenêtres en bois	Manufacture of doors and windows of wood	Vervaardiging van houten deuren en vensters	Puuovien ja -ikkunoiden valmistus
2025	16.26	16.2	Fabrication de combustibles solides à partir de biomasse végétale	Manufacture of solid fuels from vegetable biomass	Vervaardiging van vaste brandstoffen uit plantaardige biomassa	Kiinteiden polttoaineiden valmistus kasvibiomassasta
2025	16.27	16.2	Finition de produits en bois	Finishing of wooden products	Afwerking van houten producten	Puutuotteiden viimeistely
2025	16.28	16.2	Fabrication d’objets divers en bois, d’objets en liège, vannerie et sparterie	Manufacture of other products of wood and articles of cork, straw and plaiting materials	Vervaardiging van andere artikelen van hout en van artikelen van kurk, riet of vlechtwerk	Muiden puutuotteiden sekä korkki-, olki- ja punontatuotteiden valmistus
2025	17	C	Industrie du papier et du carton	Manufacture of paper and paper products	Vervaardiging van papier en papierwaren	Paperin, paperi- ja kartonkituotteiden valmistus
2025	17.1	17	Fabrication de pâte à papier, de papier et de carton	Manufacture of pulp, paper and paperboard	Vervaardiging van papierpulp, papier en karton	Massan, paperin, kartongin ja pahvin valmistus
2025	17.11	17.1	Fabrication de pâte à papier	Manufacture of pulp	Vervaardiging van papierpulp	Massan valmistus
2025	17.12	17.1	Fabrication de papier et de carton	Manufacture of paper and paperboard	Vervaardiging van papier en karton	Paperin, kartongin ja pahvin valmistus
2025	17.2	17	Fabrication d’articles en papier ou en carton	Manufacture of articles of paper and paperboard	Vervaardiging van artikelen van papier of karton	Paperi-, kartonki- ja pahvituotteiden valmistus
2025	17.21	17.2	Fabrication de papier et carton ondulés et d’emballages en papier ou en carton	Manufacture of corrugated paper, paperboard and containers of paper and paperboard	Vervaardiging van gegolfd papier, golfkarton en verpakkingsmateriaal van papier en karton	Aaltopaperin ja -pahvin sekä paperi-, kartonki- ja pahvipakkausten valmistus
2025	17.22	17.2	Fabrication d’articles en papier à usage sanitaire ou domestique	Manufacture of household and sanitary goods and of toilet requisites	Vervaardiging van huishoudelijke en sanitaire papierwaren	Paperisten talous- ja hygieniatarvikkeiden valmistus
2025	17.23	17.2	Fabrication d’articles de papeterie	Manufacture of paper stationery	Vervaardiging van kantoorbenodigdheden van papier	Paperikauppatavaroiden valmistus
2025	17.24	17.2	Fabrication de papiers peints	Manufacture of wallpaper	Vervaardiging van behangpapier	Tapettien valmistus
2025	17.25	17.2	Fabrication d’autres articles en papier ou en carton	Manufacture of other articles of paper and paperboard	Vervaardiging van andere artikelen van papier of karton	Muiden paperi-, kartonki- ja pahvituotteiden valmistus
2025	18	C	Imprimerie et reproduction d’enregistrements	Printing and reproduction of recorded media	Activiteiten op het gebied van drukwerk en reproductie van opgenomen media	Painaminen ja tallenteiden jäljentäminen
2025	18.1	18	Imprimerie et services annexes	Printing and service activities related to printing	Activiteiten op het gebied van drukwerk en gerelateerde dienstverlening	Painaminen ja siihen liittyvät palvelut
2025	18.11	18.1	Imprimerie de journaux	Printing of newspapers	Drukken van dagbladen	Sanomalehtien painaminen
2025	18.12	18.1	Autres activités d’imprimerie	Other printing	Overige activiteiten op het gebied van drukwerk	Muu painaminen
2025	18.13	18.1	Activités de pré-presse	Pre-press and pre-media services	Prepress- en premediadiensten	Painamista ja julkaisemista edeltävät palvelut
2025	18.14	18.1	Reliure et activités connexes	Binding and related services	Activiteiten van binderijen en aanverwante diensten	Sidonta ja siihen liittyvät palvelut
2025	18.2	18	Reproduction d’enregistrements	Reproduction of recorded media	Reproductie van opgenomen media	Tallenteiden jäljentäminen
2025	18.20	18.2	Reproduction d’enregistrements	Reproduction of recorded media	Reproductie van opgenomen media	Tallenteiden jäljentäminen
2025	19	C	Cokéfaction et raffinage	Manufacture of coke and refined petroleum products	Vervaardiging van cokes en van geraffineerde aardolieproducten	Koksin ja jalostettujen öljytuotteiden valmistus
2025	19.1	19	Cokéfaction	Manufacture of coke oven products	Vervaardiging van cokesovenproducten	Koksituotteiden valmistus
2025	19.10	19.1	Cokéfaction	Manufacture of coke oven products	Vervaardiging van cokesovenproducten	Koksituotteiden valmistus
2025	19.2	19	Raffinage du pétrole et fabrication de produits à base de combustibles fossiles	Manufacture of refined petroleum products and fossil fuel products	Vervaardiging van geraffineerde aardolieproducten en van producten uit fossiele brandstoffen	Jalostettujen öljytuotteiden ja fossiilisten polttoainetuotteiden valmistus
2025	19.20	19.2	Raffinage du pétrole et fabrication de produits à base de combustibles fossiles	Manufacture of refined petroleum products and fossil fuel products	Vervaardiging van geraffineerde aardolieproducten en van producten uit fossiele brandstoffen	Jalostettujen öljytuotteiden ja fossiilisten polttoainetuotteiden valmistus
2025	20	C	Industrie chimique	Manufacture of chemicals and chemical products	Vervaardiging van chemische producten	Kemikaalien ja kemiallisten tuotteiden valmistus
2025	20.1	20	Fabrication de produits chimiques de base, de produits azotés et d’engrais, de matières plastiques de base et de caoutchouc synthétique	Manufacture of basic chemicals, fertilisers and nitrogen compounds, plastics and synthetic rubber in primary forms	Vervaardiging van chemische basisproducten, kunstmeststoffen en stikstofverbindingen en van kunststoffen en synthetische rubber in primaire vormen	Peruskemikaalien, lannoitteiden ja typpiyhdisteiden, muoviaineiden ja synteettisen kumiraaka-aineen valmistus
2025	20.11	20.1	Fabrication de gaz industriels	Manufacture of industrial gases	Vervaardiging van industriële gassen	Teollisuuskaasujen valmistus
2025	20.12	20.1	Fabrication de colorants et de pigments	Manufacture of dyes and pigments	Vervaardiging van kleurstoffen en pigmenten	Värien ja pigmenttien valmistus
2025	20.13	20.1	Fabrication d’autres produits chimiques inorganiques de base	Manufacture of other inorganic basic chemicals	Vervaardiging van andere anorganische chemische basisproducten	Muiden epäorgaanisten peruskemikaalien valmistus
2025	20.14	20.1	Fabrication d’autres produits chimiques organiques de base	Manufacture of other organic basic chemicals	Vervaardiging van andere organische chemische basisproducten	Muiden orgaanisten peruskemikaalien valmistus
2025	20.15	20.1	Fabrication de produits azotés et d’engrais	Manufacture of fertilisers and nitrogen compounds	Vervaardiging van kunstmeststoffen en stikstofverbindingen	Lannoitteiden ja typpiyhdisteiden valmistus
2025	20.16	20.1	Fabrication de matières plastiques de base	Manufacture of plastics in primary forms	Vervaardiging van kunststoffen in primaire vormen	Muoviaineiden valmistus
2025	20.17	20.1	Fabrication de caoutchouc synthétique	Manufacture of synthetic rubber in primary forms	Vervaardiging van synthetische rubber in primaire vormen	Synteettisen kumiraaka-aineen valmistus
2025	20.2	20	Fabrication de pesticides, de désinfectants et d’autres produits agrochimiques	Manufacture of pesticides, disinfectants and other agrochemical products	Vervaardiging van verdelgingsmiddelen, ontsmettingsmiddelen en andere chemische producten voor de landbouw	Torjunta- ja desinfiointiaineiden ja muiden maatalouskemikaalien valmistus
2025	20.20	20.2	Fabrication de pesticides, de désinfectants et d’autres produits agrochimiques	Manufacture of pesticides, disinfectants and other agrochemical products	Vervaardiging van verdelgingsmiddelen, ontsmettingsmiddelen en andere chemische producten voor de landbouw	Torjunta- ja desinfiointiaineiden ja muiden maatalouskemikaalien valmistus
2025	20.3	20	Fabrication de peintures, vernis, encres et mastics	Manufacture of paints, varnishes and similar coatings, printing ink and mastics	Vervaardiging van verf, vernis e.d., drukinkt en mastiek	Maalien, lakan, painovärien ja vastaavien valmistus
2025	20.30	20.3	Fabrication de peintures, vernis, encres et mastics	Manufacture of paints, varnishes and similar coatings, printing ink and mastics	Vervaardiging van verf, vernis e.d., drukinkt en mastiek	Maalien, lakan, painovärien ja vastaavien valmistus
2025	20.4	20	Fabrication de savons et de produits d’entretien	Manufacture of washing, cleaning and polishing preparations	Vervaardiging van was-, poets- en reinigingsmiddelen	Pesu-, puhdistus- ja kiillotusaineiden valmistus
2025	20.41	20.4	Fabrication de savons, détergents et produits d’entretien	Manufacture of soap and detergents, cleaning and polishing preparations	Vervaardiging van zeep en wasmiddelen, poets- en reinigingsmiddelen	Saippuan, pesu-, puhdistus- ja kiillotusaineiden valmistus
2025	20.42	20.4	Fabrication de parfums et de produits pour la toilette	Manufacture of perfumes and toilet preparations	Vervaardiging van parfums en toiletartikelen	Hajuvesien ja hygieniatuotteiden valmistus
2025	20.5	20	Fabrication d’autres produits chimiques	Manufacture of other chemical products	Vervaardiging van andere chemische producten	Muiden kemiallisten tuotteiden valmistus
2025	20.51	20.5	Fabrication de biocarburants liquides	Manufacture of liquid biofuels	Vervaardiging van vloeibare biobrandstoffen	Nestemäisten biopolttoaineiden valmistus
2025	20.59	20.5	Fabrication d’autres produits chimiques n.c.a.	Manufacture of other chemical products n.e.c.	Vervaardiging van andere chemische producten, n.e.g.	Muualla luokittelematon muiden kemiallisten tuotteiden valmistus
2025	20.6	20	Fabrication de fibres artificielles ou synthétiques	Manufacture of man-made fibres	Vervaardiging van synthetische en kunstmatige vezels	Tekokuitujen valmistus
2025	20.60	20.6	Fabrication de fibres artificielles ou synthétiques	Manufacture of man-made fibres	Vervaardiging van synthetische en kunstmatige vezels	Tekokuitujen valmistus
2025	21	C	Industrie pharmaceutique	Manufacture of basic pharmaceutical products and pharmaceutical preparations	Vervaardiging van farmaceutische grondstoffen en producten	Lääkeaineiden ja lääkkeiden valmistus
2025	21.1	21	Fabrication de produits pharmaceutiques de base	Manufacture of basic pharmaceutical products	Vervaardiging van farmaceutische grondstoffen	Lääkeaineiden valmistus
2025	21.10	21.1	Fabrication de produits pharmaceutiques de base	Manufacture of basic pharmaceutical products	Vervaardiging van farmaceutische grondstoffen	Lääkeaineiden valmistus
2025	21.2	21	Fabrication de préparations pharmaceutiques	Manufacture of pharmaceutical preparations	Vervaardiging van farmaceutische producten	Lääkkeiden valmistus
2025	21.20	21.2	Fabrication de préparations pharmaceutiques	Manufacture of pharmaceutical preparations	Vervaardiging van farmaceutische producten	Lääkkeiden valmistus
2025	22	C	Fabrication de produits en caoutchouc et en plastique	Manufacture of rubber and plastic products	Vervaardiging van producten van rubber of kunststof	Kumi- ja muovituotteiden valmistus
2025	22.1	22	Fabrication de produits en caoutchouc	Manufacture of rubber products	Vervaardiging van producten van rubber	Kumituotteiden valmistus
2025	22.11	22.1	Fabrication et rechapage de pneus en caoutchouc et fabrication de chambres à air	Manufacture, retreading and rebuilding of rubber tyres and manufacture of tubes	Vervaardiging en loopvlakvernieuwing van rubberbanden en vervaardiging van binnenbanden	Renkaiden valmistus ja uudelleenpinnoitus sekä sisärenkaiden valmistus
2025	22.12	22.1	Fabrication d’autres articles en caoutchouc	Manufacture of other rubber products	Vervaardiging van andere producten van rubber	Muiden kumituotteiden valmistus
2025	22.2	22	Fabrication de produits en plastique	Manufacture of plastic products	Vervaardiging van producten van kunststof	Muovituotteiden valmistus
2025	22.21	22.2	Fabrication de plaques, feuilles, tubes et profilés en matières plastiques	Manufacture of plastic plates, sheets, tubes and profiles	Vervaardiging van platen, vellen, buizen en profielen van kunststof	Muovilevyjen, -kalvojen, -putkien ja -profiilien valmistus
2025	22.22	22.2	Fabrication d’emballages en matières plastiques	Manufacture of plastic packing goods	Vervaardiging van verpakkingsmateriaal van kunststof	Muovipakkausten valmistus
2025	22.23	22.2	Fabrication de portes et fenêtres en matières plastiques	Manufacture of doors and windows of plastic	Vervaardiging van deuren en vensters van kunststof	Muoviovien ja -ikkunoiden valmistus
2025	22.24	22.2	Fabrication d’éléments en matières plastiques pour la construction	Manufacture of builders’ ware of plastic	Vervaardiging van kunststofartikelen voor de bouw	Rakennusmuovien valmistus
2025	22.25	22.2	Façonnage et finition de produits en matières plastiques	Processing and finishing of plastic products	Verwerking en afwerking van kunststofproducten	Muovituotteiden jalostus ja viimeistely
2025	22.26	22.2	Fabrication d’autres articles en matières plastiques	Manufacture of other plastic products	Vervaardiging van andere producten van kunststof	Muiden muovituotteiden valmistus
2025	23	C	Fabrication d’autres produits minéraux non métalliques	Manufacture of other non-metallic mineral products	Vervaardiging van andere niet-metaalhoudende minerale producten	Muiden ei-metallisten mineraalituotteiden valmistus
2025	23.1	23	Fabrication de verre et d’articles en verre	Manufacture of glass and glass products	Vervaardiging van glas en glaswerk	Lasin ja lasituotteiden valmistus
2025	23.11	23.1	Fabrication de verre plat	Manufacture of flat glass	Vervaardiging van vlakglas	Tasolasin valmistus
2025	23.12	23.1	Façonnage et transformation du verre plat	Shaping and processing of flat glass	Vormen en bewerken van vlakglas	Tasolasin muotoilu ja muokkaus
2025	23.13	23.1	Fabrication de verre creux	Manufacture of hollow glass	Vervaardiging van holglas	Onton lasin valmistus
2025	23.14	23.1	Fabrication de fibres de verre	Manufacture of glass fibres	Vervaardiging van glasvezels	Lasikuitujen valmistus
2025	23.15	23.1	Fabrication et façonnage d’autres articles en verre, y compris verre technique	Manufacture and processing of other glass, including technical glassware	Vervaardiging en bewerking van overig glas, inclusief technisch glaswerk	Muu lasin valmistus ja muokkaus, mukaan lukien tekniset lasituotteet
2025	23.2	23	Fabrication de produits réfractaires	Manufacture of refractory products	Vervaardiging van vuurvaste producten	Tulenkestävien keraamisten tuotteiden valmistus
2025	23.20	23.2	Fabrication de produits réfractaires	Manufacture of refractory products	Vervaardiging van vuurvaste producten	Tulenkestävien keraamisten tuotteiden valmistus
2025	23.3	23	Fabrication de matériaux de construction en terre cuite	Manufacture of clay building materials	Vervaardiging van producten voor de bouw, van klei	Keraamisten rakennusaineiden valmistus
2025	23.31	23.3	Fabrication de carreaux en céramique	Manufacture of ceramic tiles and flags	Vervaardiging van keramische tegels en plavuizen	Keraamisten tiilien ja laattojen valmistus
2025	23.32	23.3	Fabrication de briques, tuiles et produits de construction, en terre cuite	Manufacture of bricks, tiles and construction products, in baked clay	Vervaardiging van bakstenen, tegels en producten voor de bouw, van gebakken klei	Poltettujen tiilien ja muun rakennuskeramiikan valmistus
2025	23.4	23	Fabrication d’autres produits en céramique et en porcelaine	Manufacture of other porcelain and ceramic products	Vervaardiging van andere keramische producten	Muiden posliini- ja keramiikkatuotteiden valmistus
2025	23.41	23.4	Fabrication d’articles céramiques à usage domestique ou ornemental	Manufacture of ceramic household and ornamental articles	Vervaardiging van huishoudelijk en sieraardewerk	Keraamisten talous- ja koriste-esineiden valmistus
2025	23.42	23.4	Fabrication d’appareils sanitaires en céramique	Manufacture of ceramic sanitary fixtures	Vervaardiging van sanitair aardewerk	Keraamisten saniteettikalusteiden valmistus
2025	23.43	23.4	Fabrication d’isolateurs et pièces isolantes en céramique	Manufacture of ceramic insulators and insulating fittings	Vervaardiging van isolatoren en isolatiemateriaal, van keramische stoffen	Keraamisten eristystuotteiden valmistus
2025	23.44	23.4	Fabrication d’autres produits céramiques à usage technique	Manufacture of other technical ceramic products	Vervaardiging van ander technisch aardewerk	Muiden teknisten keraamisten tuotteiden valmistus
2025	23.45	23.4	Fabrication d’autres produits céramiques	Manufacture of other ceramic products	Vervaardiging van andere keramische producten	Muiden keramiikkatuotteiden valmistus
2025	23.5	23	Fabrication de ciment, chaux et plâtre	Manufacture of cement, lime and plaster	Vervaardiging van cement, kalk en gips	Sementin, kalkin ja kipsin valmistus
2025	23.51	23.5	Fabrication de ciment	Manufacture of cement	Vervaardiging van cement	Sementin valmistus
2025	23.52	23.5	Fabrication de chaux et plâtre	Manufacture of lime and plaster	Vervaardiging van kalk en gips	Kalkin ja kipsin valmistus
2025	23.6	23	Fabrication d’ouvrages en béton, en ciment ou en plâtre	Manufacture of articles of concrete, cement and plaster	Vervaardiging van artikelen van beton, cement en gips	Betoni-, kipsi- ja sementtituotteiden valmistus
2025	23.61	23.6	Fabrication d’éléments en béton pour la construction	Manufacture of concrete products for construction purposes	Vervaardiging van artikelen van beton voor de bouw	Betonituotteiden valmistus rakennustarkoituksiin
2025	23.62	23.6	Fabrication d’éléments en plâtre pour la construction	Manufacture of plaster products for construction purposes	Vervaardiging van artikelen van gips voor de bouw	Kipsituotteiden valmistus rakennustarkoituksiin
2025	23.63	23.6	Fabrication de béton prêt à l’emploi	Manufacture of ready-mixed concrete	Vervaardiging van stortklare beton	Valmisbetonin valmistus
2025	23.64	23.6	Fabrication de mortiers et de bétons secs	Manufacture of mortars	Vervaardiging van mortel	Muurauslaastin valmistus
2025	23.65	23.6	Fabrication d’ouvrages en fibre-ciment	Manufacture of fibre cement	Vervaardiging van producten van vezelcement	Kuitusementin valmistus
2025	23.66	23.6	Fabrication d’autres ouvrages en béton, en ciment ou en plâtre	Manufacture of other articles of concrete, cement and plaster	Vervaardiging van andere artikelen van beton, cement en gips	Muiden betoni-, sementti- ja kipsituotteiden valmistus
2025	23.7	23	Taille, façonnage et finissage de pierres	Cutting, shaping and finishing of stone	Houwen, bewerken en afwerken van natuursteen	Kiven leikkaaminen, muotoilu ja viimeistely
2025	23.70	23.7	Taille, façonnage et finissage de pierres	Cutting, shaping and finishing of stone	Houwen, bewerken en afwerken van natuursteen	Kiven leikkaaminen, muotoilu ja viimeistely
2025	23.9	23	Fabrication de produits abrasifs et de produits minéraux non métalliques n.c.a.	Manufacture of abrasive products and non-metallic mineral products n.e.c.	Vervaardiging van andere schuurmiddelen en niet-metaalhoudende minerale producten n.e.g.	Muualla luokittelematon hiontatuotteiden ja ei-metallisten mineraalituotteiden valmistus
2025	23.91	23.9	Fabrication de produits abrasifs	Manufacture of abrasive products	Vervaardiging van schuurmiddelen	Hiontatuotteiden valmistus
2025	23.99	23.9	Fabrication d’autres produits minéraux non métalliques n.c.a.	Manufacture of other non-metallic mineral products n.e.c.	Vervaardiging van andere niet-metaalhoudende minerale producten, n.e.g.	Muualla luokittelemattomien muiden ei-metallisten mineraalituotteiden valmistus
2025	24	C	Métallurgie	Manufacture of basic metals	Vervaardiging van metalen in primaire vorm	Metallien jalostus
2025	24.1	24	Sidérurgie	Manufacture of basic iron and steel and of ferro-alloys	Vervaardiging van ijzer en staal en van ferrolegeringen	Raudan, teräksen ja rautaseosten valmistus
2025	24.10	24.1	Sidérurgie	Manufacture of basic iron and steel and of ferro-alloys	Vervaardiging van ijzer en staal en van ferrolegeringen	Raudan, teräksen ja rautaseosten valmistus
2025	24.2	24	Fabrication de tubes, tuyaux, profilés creux et accessoires correspondants en acier	Manufacture of tubes, pipes, hollow profiles and related fittings, of steel	Vervaardiging van buizen, pijpen, holle profielen en fittings daarvoor, van staal	Putkien, profiiliputkien ja niihin liittyvien tarvikkeiden valmistus teräksestä
2025	24.20	24.2	Fabrication de tubes, tuyaux, profilés creux et accessoires correspondants en acier	Manufacture of tubes, pipes, hollow profiles and related fittings, of steel	Vervaardiging van buizen, pijpen, holle profielen en fittings daarvoor, van staal	Putkien, profiiliputkien ja niihin liittyvien tarvikkeiden valmistus teräksestä
2025	24.3	24	Fabrication d’autres produits de première transformation de l’acier	Manufacture of other products of first processing of steel	Vervaardiging van andere producten van de eerste verwerking van staal	Muu teräksen jalostus
2025	24.31	24.3	Étirage à froid de barres	Cold drawing of bars	Koudtrekken van staven	Raudan ja teräksen kylmävetäminen
2025	24.32	24.3	Laminage à froid de feuillards	Cold rolling of narrow strip	Koudwalsen van bandstaal	Rainan kylmävalssaus
2025	24.33	24.3	Profilage à froid par formage ou pliage	Cold forming or folding	Koudvervormen of koudfelsen	Kylmämuovaus tai kylmätaitto
2025	24.34	24.3	Tréfilage à froid	Cold drawing of wire	Koudtrekken van draad	Teräslangan veto
2025	24.4	24	Production de métaux précieux et d’autres métaux non ferreux	Manufacture of basic precious and other non-ferrous metals	Productie van edelmetalen en van andere non-ferrometalen	Jalometallien ja muiden värimetallien valmistus
2025	24.41	24.4	Production de métaux précieux	Precious metals production	Productie van edelmetalen	Jalometallien valmistus
2025	24.42	24.4	Métallurgie de l’aluminium	Aluminium production	Productie van aluminium	Alumiinin valmistus
2025	24.43	24.4	Métallurgie du plomb, du zinc ou de l’étain	Lead, zinc and tin production	Productie van lood, zink en tin	Lyijyn, sinkin ja tinan valmistus
2025	24.44	24.4	Métallurgie du cuivre	Copper production	Productie van koper	Kuparin valmistus
2025	24.45	24.4	Métallurgie des autres métaux non ferreux	Other non-ferrous metal production	Productie van andere non-ferrometalen	Muu värimetallien valmistus
2025	24.46	24.4	Élaboration et transformation de matières nucléaires	Processing of nuclear fuel	Bewerking van splijt- en kweekstoffen	Ydinpolttoaineen valmistus
2025	24.5	24	Fonderie	Casting of metals	Gieten van metalen	Metallien valu
2025	24.51	24.5	Fonderie de fonte	Casting of iron	Gieten van ijzer	Raudan valu
2025	24.52	24.5	Fonderie d’acier	Casting of steel	Gieten van staal	Teräksen valu
2025	24.53	24.5	Fonderie de métaux légers	Casting of light metals	Gieten van lichte metalen	Kevytmetallien valu
2025	24.54	24.5	Fonderie d’autres métaux non ferreux	Casting of other non-ferrous metals	Gieten van andere non-ferrometalen	Muiden värimetallien valu
2025	25	C	Fabrication de produits métalliques, à l’exception des machines et des équipements	Manufacture of fabricated metal products, except machinery and equipment	Vervaardiging van producten van metaal, exclusief machines en apparatuur	Metallituotteiden valmistus pois lukien koneet ja laitteet
2025	25.1	25	Fabrication d’éléments en métal pour la construction	Manufacture of structural metal products	Vervaardiging van metalen constructiewerken	Metallirakenteiden valmistus
2025	25.11	25.1	Fabrication de structures métalliques et de parties de structures	Manufacture of metal structures and parts of structures	Vervaardiging van metalen constructiewerken en delen daarvan	Metallirakenteiden ja niiden osien valmistus
2025	25.12	25.1	Fabrication de portes et fenêtres en métal	Manufacture of doors and windows of metal	Vervaardiging van metalen deuren en vensters	Metalliovien ja -ikkunoiden valmistus
2025	25.2	25	Fabrication de réservoirs, citernes et conteneurs métalliques	Manufacture of tanks, reservoirs and containers of metal	Vervaardiging van tanks, reservoirs en bergingsmiddelen, van metaal	Metallitankkien, -säiliöiden ja -altaiden valmistus
2025	25.21	25.2	Fabrication de radiateurs et de chaudières pour le chauffage central	Manufacture of central heating radiators, steam generators and boilers	Vervaardiging van radiatoren en ketels voor centrale verwarming	Keskuslämmityspatterien, höyrykattiloiden ja kuumavesivaraajien valmistus
2025	25.22	25.2	Fabrication d’autres réservoirs, citernes et conteneurs métalliques	Manufacture of other tanks, reservoirs and containers of metal	Vervaardiging van andere tanks, reservoirs en bergingsmiddelen, van metaal	Muiden metallitankkien, -säiliöiden ja -altaiden valmistus
2025	25.3	25	Fabrication d’armes et de munitions	Manufacture of weapons and ammunition	Vervaardiging van wapens en munitie	Aseiden ja ammusten valmistus
2025	25.30	25.3	Fabrication d’armes et de munitions	Manufacture of weapons and ammunition	Vervaardiging van wapens en munitie	Aseiden ja ammusten valmistus
2025	25.4	25	Forgeage et façonnage de métal; métallurgie des poudres	Forging and shaping metal and powder metallurgy	Smeden en bewerken van metaal en poedermetallurgie	Metallin takominen ja muotoilu sekä jauhemetallurgia
2025	25.40	25.4	Forgeage et façonnage de métal; métallurgie des poudres	Forging and shaping metal and powder metallurgy	Smeden en bewerken van metaal en poedermetallurgie	Metallin takominen ja muotoilu sekä jauhemetallurgia
2025	25.5	25	Traitement et revêtement des métaux; usinage	Treatment and coating of metals; machining	Oppervlaktebehandeling van metalen; verspanend bewerken van metalen	Metallien käsittely ja pinnoitus; metallien työstö
2025	25.51	25.5	Revêtement des métaux	Coating of metals	Coating van metalen	Metallien pinnoitus
2025	25.52	25.5	Traitement thermique des métaux	Heat treatment of metals	Warmtebehandeling van metaal	Metallien lämpökäsittely
2025	25.53	25.5	Usinage des métaux	Machining of metals	Verspanend bewerken van metalen	Metallien työstö
2025	25.6	25	Fabrication de coutellerie, d’outillage et de quincaillerie	Manufacture of cutlery, tools and general hardware	Vervaardiging van scharen, messen, bestekken, gereedschap en ijzerwaren	Ruokailu- ja leikkuuvälineiden, työkalujen ja rautatavaran valmistus
2025	25.61	25.6	Fabrication de coutellerie	Manufacture of cutlery	Vervaardiging van scharen, messen, bestekken enz.	Ruokailu- ja leikkuuvälineiden valmistus
2025	25.62	25.6	Fabrication de serrures et de ferrures	Manufacture of locks and hinges	Vervaardiging van hang- en sluitwerk	Lukkojen ja saranoiden valmistus
2025	25.63	25.6	Fabrication d’outillage	Manufacture of tools	Vervaardiging van gereedschap	Työkalujen valmistus
2025	25.9	25	Fabrication d’autres ouvrages en métaux	Manufacture of other fabricated metal products	Vervaardiging van andere producten van metaal	Muu metallituotteiden valmistus
2025	25.91	25.9	Fabrication de fûts et emballages métalliques similaires	Manufacture of steel drums and similar containers	Vervaardiging van stalen vaten en dergelijke	Metallipakkausten ja -astioiden valmistus
2025	25.92	25.9	Fabrication d’emballages métalliques légers	Manufacture of light metal packaging	Vervaardiging van verpakkingsmiddelen van licht metaal	Kevytmetallipakkausten valmistus
2025	25.93	25.9	Fabrication d’articles en fils métalliques, de chaînes et de ressorts	Manufacture of wire products, chain and springs	Vervaardiging van artikelen van draad en van kettingen en veren	Metallilankatuotteiden, ketjujen ja jousien valmistus
2025	25.94	25.9	Fabrication de vis et de boulons	Manufacture of fasteners and screw machine products	Vervaardiging van bouten, schroeven en moeren	Kiinnittimien ja ruuvituotteiden valmistus
2025	25.99	25.9	Fabrication d’autres produits métalliques n.c.a.	Manufacture of other fabricated metal products n.e.c.	Vervaardiging van andere producten van metaal n.e.g.	Muualla luokittelematon muiden metallituotteiden valmistus
2025	26	C	Fabrication de produits informatiques, électroniques et optiques	Manufacture of computer, electronic and optical products	Vervaardiging van informaticaproducten en van elektronische en optische producten	Tietokoneiden sekä elektronisten ja optisten tuotteiden valmistus
2025	26.1	26	Fabrication de composants et cartes électroniques	Manufacture of electronic components and boards	Vervaardiging van elektronische onderdelen en printplaten	Elektronisten komponenttien ja piirilevyjen valmistus
2025	26.11	26.1	Fabrication de composants électroniques	Manufacture of electronic components	Vervaardiging van elektronische onderdelen	Elektronisten komponenttien valmistus
2025	26.12	26.1	Fabrication de cartes électroniques assemblées	Manufacture of loaded electronic boards	Vervaardiging van elektronische printplaten	Kalustettujen piirilevyjen valmistus
2025	26.2	26	Fabrication d’ordinateurs et d’équipements périphériques	Manufacture of computers and peripheral equipment	Vervaardiging van computers en randapparatuur	Tietokoneiden ja niiden oheislaitteiden valmistus
2025	26.20	26.2	Fabrication d’ordinateurs et d’équipements périphériques	Manufacture of computers and peripheral equipment	Vervaardiging van computers en randapparatuur	Tietokoneiden ja niiden oheislaitteiden valmistus
2025	26.3	26	Fabrication d’équipements de communication	Manufacture of communication equipment	Vervaardiging van communicatieapparatuur	Viestintälaitteiden valmistus
2025	26.30	26.3	Fabrication d’équipements de communication	Manufacture of communication equipment	Vervaardiging van communicatieapparatuur	Viestintälaitteiden valmistus
2025	26.4	26	Fabrication de produits électroniques grand public	Manufacture of consumer electronics	Vervaardiging van consumentenelektronica	Viihde-elektroniikan valmistus
2025	26.40	26.4	Fabrication de produits électroniques grand public	Manufacture of consumer electronics	Vervaardiging van consumentenelektronica	Viihde-elektroniikan valmistus
2025	26.5	26	Fabrication d’instruments de mesure et d’essai; horlogerie	Manufacture of measuring testing instruments, clocks and watches	Vervaardiging van meet-en controle-instrumenten, klokken en horloges	Mittaus- ja testauslaitteiden ja kellojen valmistus
2025	26.51	26.5	Fabrication d’instruments et d’appareils de mesure, d’essai et de navigation	Manufacture of instruments and appliances for measuring, testing and navigation	Vervaardiging van meet-, controle- en navigatie-instrumenten en -apparatuur	Mittaus-, testaus- ja navigointivälineiden ja -laitteiden valmistus
2025	26.52	26.5	Horlogerie	Manufacture of watches and clocks	Vervaardiging van klokken en horloges	Kellojen valmistus
2025	26.6	26	Fabrication d’équipements d’irradiation médicale, d’équipements électromédicaux et électrothérapeutiques	Manufacture of irradiation, electromedical and electrotherapeutic equipment	Vervaardiging van bestralingsapparatuur en van elektromedische en elektrotherapeutische apparatuur	Säteilylaitteiden sekä elektronisten lääkintä- ja terapialaitteiden valmistus
2025	26.60	26.6	Fabrication d’équipements d’irradiation médicale, d’équipements électromédicaux et électrothérapeutiques	Manufacture of irradiation, electromedical and electrotherapeutic equipment	Vervaardiging van bestralingsapparatuur en van elektromedische en elektrotherapeutische apparatuur	Säteilylaitteiden sekä elektronisten lääkintä- ja terapialaitteiden valmistus
2025	26.7	26	Fabrication de matériels optique et photographique et de supports magnétiques et optiques	Manufacture of optical instruments, magnetic and optical media and photographic equipment	Vervaardiging van optische instrumenten, magnetische en optische dragers en fotografische apparatuur	Optisten instrumenttien, tallenne- ja valokuvausvälineiden valmistus
2025	26.70	26.7	Fabrication de matériels optique et photographique et de supports magnétiques et optiques	Manufacture of optical instruments, magnetic and optical media and photographic equipment	Vervaardiging van optische instrumenten, magnetische en optische dragers en fotografische apparatuur	Optisten instrumenttien, tallenne- ja valokuvausvälineiden valmistus
2025	27	C	Fabrication d’équipements électriques	Manufacture of electrical equipment	Vervaardiging van elektrische apparatuur	Sähkölaitteiden valmistus
2025	27.1	27	Fabrication de moteurs, génératrices et transformateurs électriques et de matériel de distribution et de commande électrique	Manufacture of electric motors, generators, transformers and electricity distribution and control apparatus	Vervaardiging van elektromotoren, van elektrische generatoren en transformatoren en van schakel- en verdeelinrichtingen	Sähkömoottorien, generaattorien, muuntajien sekä sähkönjakelu- ja valvontalaitteiden valmistus
2025	27.11	27.1	Fabrication de moteurs, génératrices et transformateurs électriques	Manufacture of electric motors, generators and transformers	Vervaardiging van elektromotoren en van elektrische generatoren en transformatoren	Sähkömoottorien, generaattorien ja muuntajien valmistus
2025	27.12	27.1	Fabrication de matériel de distribution et de commande électrique	Manufacture of electricity distribution and control apparatus	Vervaardiging van schakel- en verdeelinrichtingen	Sähkönjakelu- ja valvontalaitteiden valmistus
2025	27.2	27	Fabrication de piles et d’accumulateurs électriques	Manufacture of batteries and accumulators	Vervaardiging van batterijen en accumulatoren	Paristojen ja akkujen valmistus
2025	27.20	27.2	Fabrication de piles et d’accumulateurs électriques	Manufacture of batteries and accumulators	Vervaardiging van batterijen en accumulatoren	Paristojen ja akkujen valmistus
2025	27.3	27	Fabrication de fils et câbles et de matériel d’installation électrique	Manufacture of wiring and wiring devices	Vervaardiging van kabels en van schakelaars, stekkers, stopcontacten e.d.	Sähköjohtojen ja kytkentälaitteiden valmistus
2025	27.31	27.3	Fabrication de câbles de fibres optiques	Manufacture of fibre optic cables	Vervaardiging van kabels van optische vezels	Optisten kuitukaapelien valmistus
2025	27.32	27.3	Fabrication d’autres fils et câbles électroniques ou électriques	Manufacture of other electronic and electric wires and cables	Vervaardiging van andere elektrische en elektronische kabels	Muiden elektronisten ja sähköjohtojen sekä -kaapelien valmistus
2025	27.33	27.3	Fabrication de matériel d’installation électrique	Manufacture of wiring devices	Vervaardiging van schakelaars, stekkers, stopcontacten e.d.	Kytkentälaitteiden valmistus
2025	27.4	27	Fabrication d’appareils d’éclairage	Manufacture of lighting equipment	Vervaardiging van verlichtingsbenodigdheden	Valaistuslaitteiden valmistus
2025	27.40	27.4	Fabrication d’appareils d’éclairage	Manufacture of lighting equipment	Vervaardiging van verlichtingsbenodigdheden	Valaistuslaitteiden valmistus
2025	27.5	27	Fabrication d’appareils ménagers	Manufacture of domestic appliances	Vervaardiging van huishoudapparaten	Kodinkoneiden valmistus
2025	27.51	27.5	Fabrication d’appareils électroménagers	Manufacture of electric domestic appliances	Vervaardiging van elektrische huishoudapparaten	Sähkökäyttöisten kodinkoneiden valmistus
2025	27.52	27.5	Fabrication d’appareils ménagers non électriques	Manufacture of non-electric domestic appliances	Vervaardiging van niet-elektrische huishoudapparaten	Ei-sähkökäyttöisten kodinkoneiden valmistus
2025	27.9	27	Fabrication d’autres matériels électriques	Manufacture of other electrical equipment	Vervaardiging van andere elektrische apparatuur	Muiden sähkölaitteiden valmistus
2025	27.90	27.9	Fabrication d’autres matériels électriques	Manufacture of other electrical equipment	Vervaardiging van andere elektrische apparatuur	Muiden sähkölaitteiden valmistus
2025	28	C	Fabrication de machines et équipements n.c.a.	Manufacture of machinery and equipment n.e.c.	Vervaardiging van machines, apparaten en werktuigen, n.e.g	Muualla luokittelematon koneiden ja laitteiden valmistus
2025	28.1	28	Fabrication de machines d’usage général	Manufacture of general-purpose machinery	Vervaardiging van machines en apparaten voor algemeen gebruik	Yleiskäyttöön tarkoitettujen voimakoneiden valmistus
2025	28.11	28.1	Fabrication de moteurs et turbines, à l’exception des moteurs d’avions et de véhicules	Manufacture of engines and turbines, except aircraft, vehicle and cycle engines	Vervaardiging van motoren en turbines, exclusief motoren voor luchtvaartuigen, motorvoertuigen en bromfietsen	Moottorien ja turbiinien valmistus pois lukien lentokoneiden ja ajoneuvojen moottorit
2025	28.12	28.1	Fabrication d’équipements de transmission de puissance hydrauliques et pneumatiques	Manufacture of fluid power equipment	Vervaardiging van hydraulische apparatuur	Hydraulisten voimalaitteiden valmistus
2025	28.13	28.1	Fabrication d’autres pompes et compresseurs	Manufacture of other pumps and compressors	Vervaardiging van andere pompen en compressoren	Pumppujen ja kompressoreiden valmistus
2025	28.14	28.1	Fabrication d’autres articles de robinetterie	Manufacture of other taps and valves	Vervaardiging van andere kranen en dergelijke artikelen	Muiden hanojen ja venttiilien valmistus
2025	28.15	28.1	Fabrication de roulements et de transmissions mécaniques	Manufacture of bearings, gears, gearing and driving elements	Vervaardiging van tandwielen, lagers en andere drijfwerkelementen	Laakereiden, hammaspyörien, vaihteisto- ja ohjauselementtien valmistus
2025	28.2	28	Fabrication d’autres machines d’usage général	Manufacture of other general-purpose machinery	Vervaardiging van andere machines en apparaten voor algemeen gebruik	Muiden yleiskäyttöön tarkoitettujen koneiden valmistus
2025	28.21	28.2	Fabrication de fours et brûleurs et d’équipements fixes de chauffage domestique	Manufacture of ovens, furnaces and permanent household heating equipment	Vervaardiging van ovens en permanente verwarmingstoestellen voor huishoudelijk gebruik	Teollisuusuunien ja kotitalouksien pysyvien lämmityslaitteiden valmistus
2025	28.22	28.2	Fabrication de matériel de levage et de manutention	Manufacture of lifting and handling equipment	Vervaardiging van hijs-, hef- en transportwerktuigen	Nosto- ja siirtolaitteiden valmistus
2025	28.23	28.2	Fabrication de machines et d’équipements de bureau (à l’exception des ordinateurs et équipements périphériques)	Manufacture of office machinery and equipment, except computers and peripheral equipment	Vervaardiging van kantoormachines en -uitrusting (exclusief computers en randapparatuur)	Konttorikoneiden ja -laitteiden valmistus pois lukien tietokoneet ja niiden oheislaitteet
2025	28.24	28.2	Fabrication d’outillage portatif à moteur incorporé	Manufacture of power-driven hand tools	Vervaardiging van elektrisch handgereedschap	Voimakäyttöisten käsityökalujen valmistus
2025	28.25	28.2	Fabrication d’équipements aérauliques et frigorifiques industriels	Manufacture of non-domestic air conditioning equipment	Vervaardiging van machines en apparaten voor klimaatregeling, voor niet-huishoudelijk gebruik	Muuhun kuin kotitalouskäyttöön tarkoitettujen ilmastointilaitteiden valmistus
2025	28.29	28.2	Fabrication de machines diverses d’usage général	Manufacture of other general-purpose machinery n.e.c.	Vervaardiging van andere machines en apparaten voor algemeen gebruik, n.e.g.	Muualla luokittelematon muiden yleiskäyttöön tarkoitettujen koneiden valmistus
2025	28.3	28	Fabrication de machines agricoles et forestières	Manufacture of agricultural and forestry machinery	Vervaardiging van machines en werktuigen voor de landbouw en de bosbouw	Maa- ja metsätalouskoneiden valmistus
2025	28.30	28.3	Fabrication de machines agricoles et forestières	Manufacture of agricultural and forestry machinery	Vervaardiging van machines en werktuigen voor de landbouw en de bosbouw	Maa- ja metsätalouskoneiden valmistus
2025	28.4	28	Fabrication de machines de formage des métaux et de machines-outils	Manufacture of metal forming machinery and machine tools	Vervaardiging van niet-verspanende machines voor de metaalbewerking en van gereedschapswerktuigen	Metallin työstökoneiden ja konetyökalujen valmistus
2025	28.41	28.4	Fabrication de machines-outils pour le formage et le travail des métaux	Manufacture of metal forming machinery and machine tools for metal work	Vervaardiging van niet-verspanende machines voor de metaalbewerking en van gereedschapswerktuigen voor metaalbewerking	Metallin työstökoneiden ja metallin työstöön tarkoitettujen konetyökalujen valmistus
2025	28.42	28.4	Fabrication d’autres machines-outils	Manufacture of other machine tools	Vervaardiging van andere gereedschapswerktuigen	Muiden konetyökalujen valmistus
2025	28.9	28	Fabrication d’autres machines d’usage spécifique	Manufacture of other special-purpose machinery	Vervaardiging van andere machines, apparaten en werktuigen voor specifieke doeleinden	Muiden erikoiskoneiden valmistus
2025	28.91	28.9	Fabrication de machines pour la métallurgie	Manufacture of machinery for metallurgy	Vervaardiging van machines voor de metallurgie	Metallinjalostuskoneiden valmistus
2025	28.92	28.9	Fabrication de machines pour l’extraction ou la construction	Manufacture of machinery for mining, quarrying and construction	Vervaardiging van machines voor de winning van delfstoffen en voor de bouw	Kaivos-, louhinta- ja rakennuskoneiden valmistus
2025	28.93	28.9	Fabrication de machines pour l’industrie agroalimentaire	Manufacture of machinery for food, beverage and tobacco processing	Vervaardiging van machines voor de productie van voedings- en genotmiddelen	Elintarvike-, juoma- ja tupakkateollisuuden koneiden valmistus
2025	28.94	28.9	Fabrication de machines pour les industries textiles et du cuir	Manufacture of machinery for textile, apparel and leather production	Vervaardiging van machines voor de productie van textiel, kleding en leer	Tekstiili-, vaate- ja nahkateollisuuden koneiden valmistus
2025	28.95	28.9	Fabrication de machines pour les industries du papier et du carton	Manufacture of machinery for paper and paperboard production	Vervaardiging van machines voor de productie van papier en karton	Paperi-, kartonki- ja pahviteollisuuden koneiden valmistus
2025	28.96	28.9	Fabrication de machines pour le travail du caoutchouc ou des plastiques	Manufacture of plastics and rubber machinery	Vervaardiging van machines voor de kunststof- en rubberindustrie	Muovi- ja kumiteollisuuden koneiden valmistus
2025	28.97	28.9	Fabrication de machines de fabrication additive	Manufacture of additive manufacturing machinery	Vervaardiging van machines voor additieve productie	Kolmiulotteiseen tulostukseen tarkoitettujen laitteiden valmistus
2025	28.99	28.9	Fabrication d’autres machines d’usage spécifique n.c.a.	Manufacture of other special-purpose machinery n.e.c.	Vervaardiging van andere machines, apparaten en werktuigen voor specifieke doeleinden, n.e.g.	Muualla luokittelematon muiden erikoiskoneiden valmistus
2025	29	C	Industrie automobile	Manufacture of motor vehicles, trailers and semi-trailers	Vervaardiging van motorvoertuigen, aanhangwagens en opleggers	Moottoriajoneuvojen, perävaunujen ja puoliperävaunujen valmistus
2025	29.1	29	Construction de véhicules automobiles	Manufacture of motor vehicles	Vervaardiging van motorvoertuigen	Moottoriajoneuvojen valmistus
2025	29.10	29.1	Construction de véhicules automobiles	Manufacture of motor vehicles	Vervaardiging van motorvoertuigen	Moottoriajoneuvojen valmistus
2025	29.2	29	Fabrication de carrosseries de véhicules automobiles; fabrication de remorques et de semi-remorques	Manufacture of bodies and coachwork for motor vehicles; manufacture of trailers and semi-trailers	Vervaardiging van carrosserieën voor motorvoertuigen; vervaardiging van aanhangwagens en opleggers	Moottoriajoneuvojen runkojen ja korien valmistus; perävaunujen ja puoliperävaunujen valmistus
2025	29.20	29.2	Fabrication de carrosseries de véhicules automobiles; fabrication de remorques et de semi-remorques	Manufacture of bodies and coachwork for motor vehicles; manufacture of trailers and semi-trailers	Vervaardiging van carrosserieën voor motorvoertuigen; vervaardiging van aanhangwagens en opleggers	Moottoriajoneuvojen runkojen ja korien valmistus; perävaunujen ja puoliperävaunujen valmistus
2025	29.3	29	Fabrication d’équipements automobiles	Manufacture of motor vehicle parts and accessories	Vervaardiging van delen en toebehoren voor motorvoertuigen	Moottoriajoneuvojen osien ja varusteiden valmistus
2025	29.31	29.3	Fabrication d’équipements électriques et électroniques automobiles	Manufacture of electrical and electronic equipment for motor vehicles	Vervaardiging van elektrische en elektronische benodigdheden voor motorvoertuigen	Sähkö- ja elektroniikkalaitteiden valmistus moottoriajoneuvoihin
2025	29.32	29.3	Fabrication d’autres équipements automobiles	Manufacture of other parts and accessories for motor vehicles	Vervaardiging van andere delen en toebehoren voor motorvoertuigen	Muiden osien ja varusteiden valmistus moottoriajoneuvoihin
2025	30	C	Fabrication d’autres matériels de transport	Manufacture of other transport equipment	Vervaardiging van andere vervoermiddelen	Muiden kulkuneuvojen valmistus
2025	30.1	30	Construction navale	Building of ships and boats	Scheepsbouw	Laivojen ja veneiden rakentaminen
2025	30.11	30.1	Construction de navires et de structures flottantes civiles	Building of civilian ships and floating structures	Bouw van civiele schepen en drijvend materieel	Siviilikäyttöön tarkoitettujen laivojen ja kelluvien rakenteiden rakentaminen
2025	30.12	30.1	Construction de bateaux de plaisance	Building of pleasure and sporting boats	Bouw van plezier- en sportvaartuigen	Huvi- ja urheiluveneiden rakentaminen
2025	30.13	30.1	Construction de bateaux et navires militaires	Building of military ships and vessels	Bouw van militaire schepen en vaartuigen	Sotilasalusten rakentaminen
2025	30.2	30	Construction de locomotives et d’autre matériel ferroviaire roulant	Manufacture of railway locomotives and rolling stock	Vervaardiging van rollend materieel voor spoorwegen	Raideliikenteen kulkuneuvojen valmistus
2025	30.20	30.2	Construction de locomotives et d’autre matériel ferroviaire roulant	Manufacture of railway locomotives and rolling stock	Vervaardiging van rollend materieel voor spoorwegen	Raideliikenteen kulkuneuvojen valmistus
2025	30.3	30	Construction aéronautique et spatiale	Manufacture of air and spacecraft and related machinery	Vervaardiging van lucht- en ruimtevaartuigen en van toestellen in verband daarmee	Ilma- ja avaruusalusten ja niihin liittyvien koneiden valmistus
2025	30.31	30.3	Construction aéronautique et spatiale civile	Manufacture of civilian air and spacecraft and related machinery	Vervaardiging van civiele lucht- en ruimtevaartuigen en van toestellen in verband daarmee	Siviili-ilma- ja avaruusalusten ja niihin liittyvien koneiden valmistus
2025	30.32	30.3	Construction aéronautique et spatiale militaire	Manufacture of military air and spacecraft and related machinery	Vervaardiging van militaire lucht- en ruimtevaartuigen en van toestellen in verband daarmee	Sotilasilma- ja avaruusalusten ja niihin liittyvien koneiden valmistus
2025	30.4	30	Construction de véhicules militaires de combat	Manufacture of military fighting vehicles	Vervaardiging van militaire gevechtsvoertuigen	Taisteluajoneuvojen valmistus
2025	30.40	30.4	Construction de véhicules militaires de combat	Manufacture of military fighting vehicles	Vervaardiging van militaire gevechtsvoertuigen	Taisteluajoneuvojen valmistus
2025	30.9	30	Fabrication de matériels de transport n.c.a.	Manufacture of transport equipment n.e.c.	Vervaardiging van transportmiddelen, n.e.g.	Muualla luokittelematon kulkuneuvojen valmistus
2025	30.91	30.9	Fabrication de motocycles	Manufacture of motorcycles	Vervaardiging van motorfietsen	Moottoripyörien valmistus
2025	30.92	30.9	Fabrication de bicyclettes et de véhicules pour invalides	Manufacture of bicycles and invalid carriages	Vervaardiging van fietsen en invalidenwagens	Polkupyörien ja invalidiajoneuvojen valmistus
2025	30.99	30.9	Fabrication d’autres équipements de transport n.c.a.	Manufacture of other transport equipment n.e.c.	Vervaardiging van andere transportmiddelen, n.e.g.	Muualla luokittelematon muiden kulkuneuvojen valmistus
2025	31	C	Fabrication de meubles	Manufacture of furniture	Vervaardiging van meubelen	Huonekalujen valmistus
2025	31.0	31	Fabrication de meubles	Manufacture of furniture	Vervaardiging van meubelen	Huonekalujen valmistus
2025	31.00	31.0	Fabrication de meubles	Manufacture of furniture	Vervaardiging van meubelen	Huonekalujen valmistus
2025	32	C	Autres industries manufacturières	Other manufacturing	Overige industrie	Muu valmistus
2025	32.1	32	Fabrication d’articles de joaillerie, bijouterie et articles similaires	Manufacture of jewellery, bijouterie and related articles	Bewerken van edelstenen en vervaardiging van sieraden en dergelijke artikelen	Korujen, kultasepäntuotteiden ja muiden vastaavien tuotteiden valmistus
2025	32.11	32.1	Frappe de monnaie	Striking of coins	Slaan van munten	Kolikoiden ja mitalien valmistus
2025	32.12	32.1	Fabrication d’articles de joaillerie et bijouterie	Manufacture of jewellery and related articles	Bewerken van edelstenen en vervaardiging van sieraden en dergelijke artikelen	Jalokivikorujen ja muiden kultasepäntuotteiden valmistus
2025	32.13	32.1	Fabrication d’articles de bijouterie fantaisie et articles similaires	Manufacture of imitation jewellery and related articles	Vervaardiging van imitatiesieraden en dergelijke artikelen	Jäljitelmäkorujen ja muiden vastaavien tuotteiden valmistus
2025	32.2	32	Fabrication d’instruments de musique	Manufacture of musical instruments	Vervaardiging van muziekinstrumenten	Soitinten valmistus
2025	32.20	32.2	Fabrication d’instruments de musique	Manufacture of musical instruments	Vervaardiging van muziekinstrumenten	Soitinten valmistus
2025	32.3	32	Fabrication d’articles de sport	Manufacture of sports goods	Vervaardiging van sportartikelen	Urheiluvälineiden valmistus
2025	32.30	32.3	Fabrication d’articles de sport	Manufacture of sports goods	Vervaardiging van sportartikelen	Urheiluvälineiden valmistus
2025	32.4	32	Fabrication de jeux et jouets	Manufacture of games and toys	Vervaardiging van spellen en speelgoed	Pelien ja leikkikalujen valmistus
2025	32.40	32.4	Fabrication de jeux et jouets	Manufacture of games and toys	Vervaardiging van spellen en speelgoed	Pelien ja leikkikalujen valmistus
2025	32.5	32	Fabrication d’instruments et de fournitures à usage médical et dentaire	Manufacture of medical and dental instruments and supplies	Vervaardiging van medische en tandheelkundige instrumenten en benodigdheden	Lääkintä- ja hammaslääkintäinstrumenttien ja -tarvikkeiden valmistus
2025	32.50	32.5	Fabrication d’instruments et de fournitures à usage médical et dentaire	Manufacture of medical and dental instruments and supplies	Vervaardiging van medische en tandheelkundige instrumenten en benodigdheden	Lääkintä- ja hammaslääkintäinstrumenttien ja -tarvikkeiden valmistus
2025	32.9	32	Activités manufacturières n.c.a.	Manufacturing n.e.c.	Industrie, n.e.g.	Muualla luokittelematon valmistus
2025	32.91	32.9	Fabrication d’articles de brosserie	Manufacture of brooms and brushes	Vervaardiging van borstelwaren	Luutien ja harjojen valmistus
2025	32.99	32.9	Autres activités manufacturières n.c.a.	Other manufacturing n.e.c.	Overige industrie, n.e.g.	Muu muualla luokittelematon valmistus
2025	33	C	Réparation, entretien et installation de machines et d’équipements	Repair, maintenance and installation of machinery and equipment	Reparatie, onderhoud en installatie van machines en apparaten	Koneiden ja laitteiden korjaus, huolto ja asennus
2025	33.1	33	Réparation et entretien d’ouvrages en métaux, de machines et d’équipements	Repair and maintenance of fabricated metal products, machinery and equipment	Reparatie en onderhoud van producten van metaal, machines en apparaten	Metallituotteiden, koneiden ja laitteiden korjaus ja huolto
2025	33.11	33.1	Réparation et entretien d’ouvrages en métaux	Repair and maintenance of fabricated metal products	Reparatie en onderhoud van producten van metaal	Metallituotteiden korjaus ja huolto
2025	33.12	33.1	Réparation et entretien de machines	Repair and maintenance of machinery	Reparatie en onderhoud van machines	Koneiden ja laitteiden korjaus ja huolto
2025	33.13	33.1	Réparation et entretien de matériels électroniques et optiques	Repair and maintenance of electronic and optical equipment	Reparatie en onderhoud van elektronische en optische apparatuur	Elektronisten ja optisten laitteiden korjaus ja huolto
2025	33.14	33.1	Réparation et entretien d’équipements électriques	Repair and maintenance of electrical equipment	Reparatie en onderhoud van elektrische apparatuur	Sähkölaitteiden korjaus ja huolto
2025	33.15	33.1	Réparation et entretien de bateaux et navires civils	Repair and maintenance of civilian ships and boats	Reparatie en onderhoud van civiele schepen	Siviilialusten korjaus ja huolto
2025	33.16	33.1	Réparation et entretien d’aéronefs et d’engins spatiaux civils	Repair and maintenance of civilian air and spacecraft	Reparatie en onderhoud van civiele lucht- en ruimtevaartuigen	Siviili-ilma- ja avaruusalusten korjaus ja huolto
2025	33.17	33.1	Réparation et entretien d’autres équipements de transport civils	Repair and maintenance of other civilian transport equipment	Reparatie en onderhoud van andere civiele transportmiddelen	Muiden siviilikulkuneuvojen korjaus ja huolto
2025	33.18	33.1	Réparation et entretien de véhicules de combat, de navires, de bateaux, d’aéronefs et d’engins spatiaux militaires	Repair and maintenance of military fighting vehicles, ships, boats, air and spacecraft	Reparatie en onderhoud van militaire gevechtsvoertuigen, schepen, lucht- en ruimtevaartuigen	Taisteluajoneuvojen, sotilasalusten, sotilasilma- ja -avaruusalusten korjaus ja huolto
2025	33.19	33.1	Réparation et entretien d’autres équipements	Repair and maintenance of other equipment	Reparatie en onderhoud van andere apparatuur	Muiden laitteiden korjaus ja huolto
2025	33.2	33	Installation de machines et d’équipements industriels	Installation of industrial machinery and equipment	Installatie van industriële machines, toestellen en werktuigen	Teollisuuden koneiden ja laitteiden asennus
2025	33.20	33.2	Installation de machines et d’équipements industriels	Installation of industrial machinery and equipment	Installatie van industriële machines, toestellen en werktuigen	Teollisuuden koneiden ja laitteiden asennus
2025	D		Production et distribution d’électricité, de gaz, de vapeur et d’air conditionné	Electricity, gas, steam and air conditioning supply	Productie en distributie van elektriciteit, gas, stoom en gekoelde lucht	Sähkö-, kaasu-, lämpö- ja jäähdytyspalvelut
2025	35	D	Production et distribution d’électricité, de gaz, de vapeur et d’air conditionné	Electricity, gas, steam and air conditioning supply	Productie en distributie van elektriciteit, gas, stoom en gekoelde lucht	Sähkö-, kaasu-, lämpö- ja jäähdytyspalvelut
2025	35.1	35	Production, transport et distribution d’électricité	Electric power generation, transmission and distribution	Opwekking, transmissie en distributie van elektriciteit	Sähkön tuotanto, siirto ja jakelu
2025	35.11	35.1	Production d’électricité à partir de sources non renouvelables	Production of electricity from non-renewable sources	Productie van elektriciteit uit niet-hernieuwbare bronnen	Sähkön tuotanto uusiutumattomilla energialähteillä
2025	35.12	35.1	Production d’électricité à partir de sources renouvelables	Production of electricity from renewable sources	Productie van elektriciteit uit hernieuwbare bronnen	Sähkön tuotanto uusiutuvilla energialähteillä
2025	35.13	35.1	Transport d’électricité	Transmission of electricity	Transmissie van elektriciteit	Sähkön siirto
2025	35.14	35.1	Distribution d’électricité	Distribution of electricity	Distributie van elektriciteit	Sähkön jakelu
2025	35.15	35.1	Commerce d’électricité	Trade of electricity	Handel in elektriciteit	Sähkön kauppa
2025	35.16	35.1	Stockage de l’électricité	Storage of electricity	Opslag van elektriciteit	Sähkön varastointi
2025	35.2	35	Production de gaz et distribution de combustibles gazeux par conduites	Manufacture of gas, and distribution of gaseous fuels through mains	Productie van gas, en distributie van gasvormige brandstoffen via leidingen	Kaasun tuotanto ja kaasumaisten polttoaineiden jakelu putkiverkossa
2025	35.21	35.2	Production de gaz	Manufacture of gas	Productie van gas	Kaasun tuotanto
2025	35.22	35.2	Distribution de combustibles gazeux par conduites	Distribution of gaseous fuels through mains	Distributie van gasvormige brandstoffen via leidingen	Kaasumaisten polttoaineiden jakelu putkiverkossa
2025	35.23	35.2	Commerce de combustibles gazeux par conduites	Trade of gas through mains	Handel in gas via leidingen	Kaasun kauppa putkiverkossa
2025	35.24	35.2	Stockage de gaz dans le cadre de services d’approvisionnement en réseau	Storage of gas as part of network supply services	Opslag van gas als onderdeel van netwerkleveringsdiensten	Kaasun varastointi putkiverkon yhteydessä
2025	35.3	35	Production et distribution de vapeur et d’air conditionné	Steam and air conditioning supply	Productie en distributie van stoom en gekoelde lucht	Lämmön, höyryn ja jäähdytyksen tuotanto ja jakelu
2025	35.30	35.3	Production et distribution de vapeur et d’air conditionné	Steam and air conditioning supply	Productie en distributie van stoom en gekoelde lucht	Lämmön, höyryn ja jäähdytyksen tuotanto ja jakelu
2025	35.4	35	Activités des courtiers et agents pour l’électricité et le gaz naturel	Activities of brokers and agents for electric power and natural gas	Activiteiten van makelaars en agenten voor elektriciteit en aardgas	Sähkön ja maakaasun välitys ja agentuuritoiminta
2025	35.40	35.4	Activités des courtiers et agents pour l’électricité et le gaz naturel	Activities of brokers and agents for electric power and natural gas	Activiteiten van makelaars en agenten voor elektriciteit en aardgas	Sähkön ja maakaasun välitys ja agentuuritoiminta
2025	E		Production et distribution d’eau; assainissement, gestion des déchets et dépollution	Water supply; sewerage, waste management and remediation activities	Distributie van water; afval- en afvalwaterbeheer en sanering	Vesihuolto, viemäri- ja jätevesihuolto, jätehuolto ja muu ympäristön puhtaanapito
2025	36	E	Captage, traitement et distribution d’eau	Water collection, treatment and supply	Winning, behandeling en distributie van water	Vedenhankinta, puhdistus ja jakelu
2025	36.0	36	Captage, traitement et distribution d’eau	Water collection, treatment and supply	Winning, behandeling en distributie van water	Vedenhankinta, puhdistus ja jakelu
2025	36.00	36.0	Captage, traitement et distribution d’eau	Water collection, treatment and supply	Winning, behandeling en distributie van water	Vedenhankinta, puhdistus ja jakelu
2025	37	E	Collecte et traitement des eaux usées	Sewerage	Afvalwaterafvoer	Viemäri- ja jätevesihuolto
2025	37.0	37	Collecte et traitement des eaux usées	Sewerage	Afvalwaterafvoer	Viemäri- ja jätevesihuolto
2025	37.00	37.0	Collecte et traitement des eaux usées	Sewerage	Afvalwaterafvoer	Viemäri- ja jätevesihuolto
2025	38	E	Collecte, valorisation et élimination des déchets	Waste collection, recovery and disposal activities	Terugwinning uit afval, inzameling en verwijdering van afval	Jätteen keruu, hyödyntäminen ja hävittäminen
2025	38.1	38	Collecte des déchets	Waste collection	Inzameling van afval	Jätteen keruu
2025	38.11	38.1	Collecte des déchets non dangereux	Collection of non-hazardous waste	Inzameling van ongevaarlijk afval	Tavanomaisen jätteen keruu
2025	38.12	38.1	Collecte des déchets dangereux	Collection of hazardous waste	Inzameling van gevaarlijk afval	Vaarallisen jätteen keruu
2025	38.2	38	Valorisation des déchets	Waste recovery	Terugwinning uit afval	Jätteen hyödyntäminen
2025	38.21	38.2	Récupération de matériaux	Materials recovery	Terugwinning van materialen uit afval	Jätteen materiaalihyödyntäminen
2025	38.22	38.2	Valorisation énergétique	Energy recovery	Winning van energie uit afval	Jätteen energiahyödyntäminen
2025	38.23	38.2	Autre valorisation des déchets	Other waste recovery	Andere terugwinning uit afval	Jätteen muu hyödyntäminen
2025	38.3	38	Élimination des déchets sans valorisation	Waste disposal without recovery	Verwijdering van afval zonder terugwinning	Jätteen hävittäminen
2025	38.31	38.3	Incinération sans récupération d’énergie	Incineration without energy recovery	Verbranding zonder energieterugwinning	Jätteen polttaminen ilman energian talteenottoa
2025	38.32	38.3	Mise en décharge ou stockage permanent	Landfilling or permanent storage	Storten of permanent opslaan	Jätteen sijoittaminen kaatopaikalle tai pysyvä varastointi
2025	38.33	38.3	Autre élimination des déchets	Other waste disposal	Andere afvalverwijdering	Jätteen muu hävittäminen
2025	39	E	Activités de dépollution et autres activités de service de gestion des déchets	Remediation activities and other waste management service activities	Sanering en ander afvalbeheer	Maaperän ja vesistöjen kunnostus ja muut ympäristönhuoltopalvelut
2025	39.0	39	Activités de dépollution et autres activités de service de gestion des déchets	Remediation activities and other waste management service activities	Sanering en ander afvalbeheer	Maaperän ja vesistöjen kunnostus ja muut ympäristönhuoltopalvelut
2025	39.00	39.0	Activités de dépollution et autres activités de service de gestion des déchets	Remediation activities and other waste management service activities	Sanering en ander afvalbeheer	Maaperän ja vesistöjen kunnostus ja muut ympäristönhuoltopalvelut
2025	F		Construction	Construction	Bouwnijverheid	Rakentaminen
2025	41	F	Construction de bâtiments résidentiels et non résidentiels	Construction of residential and non-residential buildings	Burgerlijke en utiliteitsbouw	Talonrakentaminen
2025	41.0	41	Construction de bâtiments résidentiels et non résidentiels	Construction of residential and non-residential buildings	Burgerlijke en utiliteitsbouw	Talonrakentaminen
2025	41.00	41.0	Construction de bâtiments résidentiels et non résidentiels	Construction of residential and non-residential buildings	Burgerlijke en utiliteitsbouw	Talonrakentaminen
2025	42	F	Génie civil	Civil engineering	Weg- en waterbouw	Maa- ja vesirakentaminen
2025	42.1	42	Construction de routes et de voies ferrées	Construction of roads and railways	Bouw van wegen en spoorwegen	Teiden ja rautateiden rakentaminen
2025	42.11	42.1	Construction de routes et autoroutes	Construction of roads and motorways	Bouw van autowegen en andere wegen	Teiden ja moottoriteiden rakentaminen
2025	42.12	42.1	Construction de voies ferrées de surface et souterraines	Construction of railways and underground railways	Bouw van boven- en ondergrondse spoorwegen	Rautateiden ja metrolinjojen rakentaminen
2025	42.13	42.1	Construction de ponts et tunnels	Construction of bridges and tunnels	Bouw van bruggen en tunnels	Siltojen ja tunneleiden rakentaminen
2025	42.2	42	Construction de réseaux et de lignes	Construction of utility projects	Bouw van civieltechnische werken ten behoeve van nutsbedrijven	Yleisten jakeluverkkojen rakentaminen
2025	42.21	42.2	Construction de réseaux pour fluides	Construction of utility projects for fluids	Bouw van civieltechnische werken voor vloeistoffen	Yleisten jakeluverkkojen rakentaminen nestemäisiä aineita varten
2025	42.22	42.2	Construction de réseaux électriques et de télécommunications	Construction of utility projects for electricity and telecommunications	Bouw van civieltechnische werken voor elektriciteit en telecommunicatie	Sähkö- ja tietoliikenneverkkojen rakentaminen
2025	42.9	42	Construction d’autres ouvrages de génie civil	Construction of other civil engineering projects	Bouw van andere civieltechnische werken	Muu maa- ja vesirakentaminen
2025	42.91	42.9	Construction d’ouvrages maritimes et fluviaux	Construction of water projects	Waterbouw	Vesirakentaminen
2025	42.99	42.9	Construction d’autres ouvrages de génie civil n.c.a.	Construction of other civil engineering projects n.e.c.	Bouw van andere civieltechnische werken, n.e.g.	Muualla luokittelematon muu maa- ja vesirakentaminen
2025	43	F	Travaux de construction spécialisés	Specialised construction activities	Gespecialiseerde bouwwerkzaamheden	Erikoistunut rakennustoiminta
2025	43.1	43	Démolition et préparation des sites	Demolition and site preparation	Slopen en bouwrijp maken van terreinen	Rakennusten ja rakennelmien purku ja rakennuspaikan valmistelutyöt
2025	43.11	43.1	Démolition	Demolition	Slopen	Rakennusten ja rakennelmien purku
2025	43.12	43.1	Travaux de préparation des sites	Site preparation	Bouwrijp maken van terreinen	Rakennuspaikan valmistelutyöt
2025	43.13	43.1	Forages et sondages	Test drilling and boring	Proefboren en boren	Koeporaus
2025	43.2	43	Travaux d’installation électrique, plomberie et autres travaux d’installation	Electrical, plumbing and other construction installation activities	Elektrische installatie, loodgieterswerk en overige bouwinstallatie	Sähkö-, vesijohto- ja muu rakennusasennus
2025	43.21	43.2	Installation électrique	Electrical installation	Elektrische installatie	Sähköasennus
2025	43.22	43.2	Travaux de plomberie et installation de chauffage et de conditionnement d’air	Plumbing, heat and air-conditioning installation	Loodgieterswerk, installatie van verwarming en klimaatregeling	Lämpö-, vesijohto- ja ilmastointiasennus
2025	43.23	43.2	Mise en place de l’isolation	Installation of insulation	Installatie van isolatie	Eristyksen asennus
2025	43.24	43.2	Autres travaux d’installation	Other construction installation	Overige bouwinstallatie	Muu rakennusasennus
2025	43.3	43	Travaux de finition	Building completion and finishing	Afwerking van gebouwen	Rakennusten ja rakennelmien viimeistely
2025	43.31	43.3	Travaux de plâtrerie	Plastering	Stukadoorswerk	Rappaus
2025	43.32	43.3	Travaux de menuiserie	Joinery installation	Schrijnwerk	Rakennuspuusepän asennustyöt
2025	43.33	43.3	Travaux de revêtement des sols et des murs	Floor and wall covering	Vloerafwerking en behangen	Lattianpäällystys ja seinien verhoilu
2025	43.34	43.3	Travaux de peinture et vitrerie	Painting and glazing	Schilderen en glaszetten	Maalaus ja lasitus
2025	43.35	43.3	Autres travaux de finition	Other building completion and finishing	Overige werkzaamheden in verband met de afwerking van gebouwen	Muu rakennusten viimeistely
2025	43.4	43	Travaux de construction spécialisés dans la construction de bâtiments	Specialised construction activities in construction of buildings	Gespecialiseerde bouwactiviteiten in de constructie van gebouwen	Talonrakentamiseen erikoistunut rakennustoiminta
2025	43.41	43.4	Travaux de couverture	Roofing activities	Dakwerkzaamheden	Kattorakenteiden asennus ja kattaminen
2025	43.42	43.4	Autres travaux de construction spécialisés dans la construction de bâtiments	Other specialised construction activities in construction of buildings	Overige gespecialiseerde bouwactiviteiten in de constructie van gebouwen	Muu talonrakentamiseen erikoistunut rakennustoiminta
2025	43.5	43	Travaux de construction spécialisés en génie civil	Specialised construction activities in civil engineering	Gespecialiseerde bouwactiviteiten op het gebied van weg- en waterbouw	Maa- ja vesirakentamiseen erikoistunut rakennustoiminta
2025	43.50	43.5	Travaux de construction spécialisés en génie civil	Specialised construction activities in civil engineering	Gespecialiseerde bouwactiviteiten op het gebied van weg- en waterbouw	Maa- ja vesirakentamiseen erikoistunut rakennustoiminta
2025	43.6	43	Activités de service d’intermédiation pour des travaux de construction spécialisés	Intermediation service activities for specialised construction services	Bemiddelingsactiviteiten in verband met gespecialiseerde bouwnijverheid	Erikoistuneita rakennuspalveluja koskevat välityspalvelut
2025	43.60	43.6	Activités de service d’intermédiation pour des travaux de construction spécialisés	Intermediation service activities for specialised construction services	Bemiddelingsactiviteiten in verband met gespecialiseerde bouwnijverheid	Erikoistuneita rakennuspalveluja koskevat välityspalvelut
2025	43.9	43	Autres travaux de construction spécialisés	Other specialised construction activities	Overige gespecialiseerde bouwactiviteiten	Muu erikoistunut rakennustoiminta
2025	43.91	43.9	Travaux de maçonnerie et de pose de briques	Masonry and bricklaying activities	Metselwerk	Muuraustyöt
2025	43.99	43.9	Autres travaux de construction spécialisés n.c.a.	Other specialised construction activities n.e.c.	Overige gespecialiseerde bouwactiviteiten, n.e.g.	Muualla luokittelematon muu erikoistunut rakennustoiminta
2025	G		Commerce	Wholesale and retail trade	Groot- en detailhandel	Tukku- ja vähittäiskauppa
2025	46	G	Commerce de gros	Wholesale trade	Groothandel	Tukkukauppa
2025	46.1	46	Intermédiaires du commerce de gros	Wholesale on a fee or contract basis	Handelsbemiddeling	Agentuuritoiminta
2025	46.11	46.1	Activités d’intermédiaire du commerce de gros en matières premières agricoles, animaux vivants, matières premières textiles et produits semi-finis	Activities of agents involved in the wholesale of agricultural raw materials, live animals, textile raw materials and semi-finished goods	Handelsbemiddeling in de groothandel in landbouwproducten, levende dieren en textielgrondstoffen en halffabricaten	Maatalousperäisten raaka-aineiden, elävien eläinten, tekstiiliraaka-aineiden sekä puolivalmisteiden agentuuritoiminta
2025	46.12	46.1	Activités d’intermédiaire du commerce de gros en combustibles, minerais, métaux et produits chimiques	Activities of agents involved in the wholesale of fuels, ores, metals and industrial chemicals	Handelsbemiddeling in de groothandel in brandstoffen, ertsen, metalen en chemische producten	Polttoaineiden, malmien, metallien ja teollisuuskemikaalien agentuuritoiminta
2025	46.13	46.1	Activités d’intermédiaire du commerce de gros en bois et matériaux de construction	Activities of agents involved in the wholesale of timber and building materials	Handelsbemiddeling in de groothandel in hout en bouwmaterialen	Puutavaran ja rakennusmateriaalien agentuuritoiminta
2025	46.14	46.1	Activités d’intermédiaire du commerce de gros en machines, équipements industriels, navires et avions	Activities of agents involved in the wholesale of machinery, industrial equipment, ships and aircraft	Handelsbemiddeling in de groothandel in machines, apparaten en werktuigen voor de industrie en in schepen en luchtvaartuigen	Koneiden, laitteiden, laivojen ja lentokoneiden agentuuritoiminta
2025	46.15	46.1	Activités d’intermédiaire du commerce de gros en meubles, biens domestiques et quincaillerie	Activities of agents involved in the wholesale of furniture, household goods, hardware and ironmongery	Handelsbemiddeling in de groothandel in meubelen, huishoudelijke artikelen en ijzerwaren	Huonekalujen, taloustavaroiden ja rautakauppatavaroiden agentuuritoiminta
2025	46.16	46.1	Activités d’intermédiaire du commerce de gros en textiles, habillement, fourrures, chaussures et articles en cuir	Activities of agents involved in the wholesale of textiles, clothing, fur, footwear and leather goods	Handelsbemiddeling in de groothandel in textiel, kleding, bont, schoeisel en lederwaren	Tekstiilien, vaatteiden, turkisten, jalkineiden ja nahkavalmisteiden agentuuritoiminta
2025	46.17	46.1	Activités d’intermédiaire du commerce de gros en denrées, boissons et tabac	Activities of agents involved in the wholesale of food, beverages and tobacco	Handelsbemiddeling in de groothandel in voedings- en genotmiddelen	Elintarvikkeiden, juomien ja tupakan agentuuritoiminta
2025	46.18	46.1	Activités d’intermédiaire spécialisé dans le commerce de gros d’autres produits spécifiques	Activities of agents involved in the wholesale of other particular products	Handelsbemiddeling in de groothandel in andere goederen	Muu erikoistunut agentuuritoiminta
2025	46.19	46.1	Activités d’intermédiaire non spécialisé du commerce de gros	Activities of agents involved in non-specialised wholesale	Handelsbemiddeling in de niet-gespecialiseerde groothandel	Erikoistumaton agentuuritoiminta
2025	46.2	46	Commerce de gros de produits agricoles bruts et d’animaux vivants	Wholesale of agricultural raw materials and live animals	Groothandel in landbouwproducten en levende dieren	Maatalousperäisten raaka-aineiden ja elävien eläinten tukkukauppa
2025	46.21	46.2	Commerce de gros de céréales, de tabac non manufacturé, de semences et d’aliments pour animaux	Wholesale of grain, unmanufactured tobacco, seeds and animal feeds	Groothandel in granen, ruwe tabak, zaden en diervoeders	Viljan, raakatupakan, siementen ja eläinrehun tukkukauppa
2025	46.22	46.2	Commerce de gros de fleurs et de plantes	Wholesale of flowers and plants	Groothandel in bloemen en planten	Kukkien ja kasvien tukkukauppa
2025	46.23	46.2	Commerce de gros d’animaux vivants	Wholesale of live animals	Groothandel in levende dieren	Elävien eläinten tukkukauppa
2025	46.24	46.2	Commerce de gros de cuirs et de peaux	Wholesale of hides, skins and leather	Groothandel in huiden, vellen en leer	Turkisten ja nahkojen tukkukauppa
2025	46.3	46	Commerce de gros de produits alimentaires, de boissons et de produits à base de tabac	Wholesale of food, beverages and tobacco	Groothandel in voedingsmiddelen, dranken en genotmiddelen	Elintarvikkeiden, juomien ja tupakan tukkukauppa
2025	46.31	46.3	Commerce de gros de fruits et légumes	Wholesale of fruit and vegetables	Groothandel in groenten en fruit	Kasvisten tukkukauppa
2025	46.32	46.3	Commerce de gros de viande, de produits à base de viande, de poisson et de produits à base de poisson	Wholesale of meat, meat products, fish and fish products	Groothandel in vlees, vleesproducten, vis en visproducten	Lihan, lihatuotteiden, kalan ja kalatuotteiden tukkukauppa
2025	46.33	46.3	Commerce de gros de produits laitiers, œufs, huiles et matières grasses comestibles	Wholesale of dairy products, eggs and edible oils and fats	Groothandel in zuivelproducten, eieren en spijsoliën en -vetten	Maitotaloustuotteiden, munien sekä ravintoöljyjen ja -rasvojen tukkukauppa
2025	46.34	46.3	Commerce de gros de boissons	Wholesale of beverages	Groothandel in dranken	Juomien tukkukauppa
2025	46.35	46.3	Commerce de gros de produits à base de tabac	Wholesale of tobacco products	Groothandel in tabaksproducten	Tupakkatuotteiden tukkukauppa
2025	46.36	46.3	Commerce de gros de sucre, chocolat et confiserie	Wholesale of sugar, chocolate and sugar confectionery	Groothandel in suiker, chocolade en suikerwerk	Sokerin, suklaan, makeisten ja leipomotuotteiden tukkukauppa
2025	46.37	46.3	Commerce de gros de café, thé, cacao et épices	Wholesale of coffee, tea, cocoa and spices	Groothandel in koffie, thee, cacao en specerijen	Kahvin, teen, kaakaon ja mausteiden tukkukauppa
2025	46.38	46.3	Commerce de gros d’autres denrées alimentaires	Wholesale of other food	Groothandel in andere voedingsmiddelen	Muiden elintarvikkeiden tukkukauppa
2025	46.39	46.3	Commerce de gros non spécialisé de denrées, boissons et tabac	Non-specialised wholesale of food, beverages and tobacco	Niet-gespecialiseerde groothandel in voedings- en genotmiddelen	Elintarvikkeiden, juomien ja tupakan yleistukkukauppa
2025	46.4	46	Commerce de gros de biens domestiques	Wholesale of household goods	Groothandel in consumentenartikelen	Taloustavaroiden tukkukauppa
2025	46.41	46.4	Commerce de gros de textiles	Wholesale of textiles	Groothandel in textiel	Tekstiilien tukkukauppa
2025	46.42	46.4	Commerce de gros d’habillement et de chaussures	Wholesale of clothing and footwear	Groothandel in kleding en schoeisel	Vaatteiden ja jalkineiden tukkukauppa
2025	46.43	46.4	Commerce de gros d’appareils électroménagers	Wholesale of electrical household appliances	Groothandel in elektrische huishoudelijke apparaten	Sähkökäyttöisten kodinkoneiden tukkukauppa
2025	46.44	46.4	Commerce de gros de vaisselle, verrerie et produits d’entretien	Wholesale of china and glassware and cleaning materials	Groothandel in porselein, glaswerk en reinigingsmiddelen	Posliini- ja lasitavaroiden sekä puhdistusaineiden tukkukauppa
2025	46.45	46.4	Commerce de gros de parfumerie et de produits de beauté	Wholesale of perfume and cosmetics	Groothandel in parfumerieën en cosmetica	Hajuvesien ja kosmetiikan tukkukauppa
2025	46.46	46.4	Commerce de gros de produits pharmaceutiques et médicaux	Wholesale of pharmaceutical and medical goods	Groothandel in farmaceutische en medische artikelen	Lääkkeiden ja lääkinnällisten tuotteiden tukkukauppa
2025	46.47	46.4	Commerce de gros de meubles à usage domestique, de bureau et de magasin, de tapis et d’appareils d’éclairage	Wholesale of household, office and shop furniture, carpets and lighting equipment	Groothandel in huishoudelijke, kantoor- en winkelmeubelen, tapijten en verlichtingstoestellen	Huonekalujen, toimisto- ja myymäläkalusteiden, mattojen ja valaisimien tukkukauppa
2025	46.48	46.4	Commerce de gros d’articles d’horlogerie et de bijouterie	Wholesale of watches and jewellery	Groothandel in uurwerken en sieraden	Kellojen ja korujen tukkukauppa
2025	46.49	46.4	Commerce de gros d’autres biens domestiques	Wholesale of other household goods	Groothandel in andere consumentenartikelen	Muiden taloustavaroiden tukkukauppa
2025	46.5	46	Commerce de gros d’équipements de l’information et de la communication	Wholesale of information and communication equipment	Groothandel in informatie- en communicatieapparatuur	Tieto- ja viestintäteknisten laitteiden tukkukauppa
2025	46.50	46.5	Commerce de gros d’équipements de l’information et de la communication	Wholesale of information and communication equipment	Groothandel in informatie- en communicatieapparatuur	Tieto- ja viestintäteknisten laitteiden tukkukauppa
2025	46.6	46	Commerce de gros d’autres machines, équipements et fournitures	Wholesale of other machinery, equipment and supplies	Groothandel in andere machines en werktuigen en toebehoren	Muiden koneiden, laitteiden ja tarvikkeiden tukkukauppa
2025	46.61	46.6	Commerce de gros de matériel agricole	Wholesale of agricultural machinery, equipment and supplies	Groothandel in machines, werktuigen en toebehoren voor de landbouw	Maa- ja metsätalouskoneiden ja -tarvikkeiden tukkukauppa
2025	46.62	46.6	Commerce de gros de machines-outils	Wholesale of machine tools	Groothandel in gereedschapswerktuigen	Työstökoneiden tukkukauppa
2025	46.63	46.6	Commerce de gros de machines pour l’extraction, la construction et le génie civil	Wholesale of mining, construction and civil engineering machinery	Groothandel in machines voor de mijnbouw, de bouwnijverheid en de weg- en waterbouw	Kaivos- ja rakennuskoneiden tukkukauppa
2025	46.64	46.6	Commerce de gros d’autres machines et équipements	Wholesale of other machinery and equipment	Groothandel in andere machines en werktuigen	Muiden koneiden ja laitteiden tukkukauppa
2025	46.7	46	Commerce de gros de véhicules automobiles, de motocycles et de leurs pièces et accessoires	Wholesale of motor vehicles, motorcycles and related parts and accessories	Groothandel in motorvoertuigen, motorfietsen en delen en toebehoren van motorvoertuigen en motorfietsen	Moottoriajoneuvojen, moottoripyörien sekä niiden osien ja varusteiden tukkukauppa
2025	46.71	46.7	Commerce de gros de véhicules automobiles	Wholesale of motor vehicles	Groothandel in motorvoertuigen	Moottoriajoneuvojen tukkukauppa
2025	46.72	46.7	Commerce de gros de pièces et accessoires de véhicules automobiles	Wholesale of motor vehicle parts and accessories	Groothandel in delen en toebehoren van motorvoertuigen	Moottoriajoneuvojen osien ja varusteiden tukkukauppa
2025	46.73	46.7	Commerce de gros de motocycles et de pièces et accessoires pour motocycles	Wholesale of motorcycles, motorcycle parts and accessories	Groothandel in motorfietsen, delen en toebehoren van motorfietsen	Moottoripyörien sekä niiden osien ja varusteiden tukkukauppa
2025	46.8	46	Autre commerce de gros spécialisé	Other specialised wholesale	Overige gespecialiseerde groothandel	Muu erikoistunut tukkukauppa
2025	46.81	46.8	Commerce de gros de combustibles solides, liquides et gazeux et de produits annexes	Wholesale of solid, liquid and gaseous fuels and related products	Groothandel in vaste, vloeibare en gasvormige brandstoffen en aanverwante producten	Kiinteiden, nestemäisten ja kaasumaisten polttoaineiden ja vastaavien tuotteiden tukkukauppa
2025	46.82	46.8	Commerce de gros de minerais et de métaux	Wholesale of metals and metal ores	Groothandel in metalen en metaalertsen	Raakametallien ja metallimalmien tukkukauppa
2025	46.83	46.8	Commerce de gros de bois, de matériaux de construction et d’appareils sanitaires	Wholesale of wood, construction materials and sanitary equipment	Groothandel in hout, bouwmaterialen en sanitair	Puun, rakennustarvikkeiden ja saniteettivarusteiden tukkukauppa
2025	46.84	46.8	Commerce de gros de quincaillerie et fournitures pour plomberie et chauffage	Wholesale of hardware, plumbing and heating equipment and supplies	Groothandel in ijzerwaren en in installatiemateriaal voor loodgieterswerk en verwarming	Rautakauppatavaroiden, LVI-laitteiden ja -tarvikkeiden tukkukauppa
2025	46.85	46.8	Commerce de gros de produits chimiques	Wholesale of chemical products	Groothandel in chemische producten	Kemikaalien tukkukauppa
2025	46.86	46.8	Commerce de gros d’autres produits intermédiaires	Wholesale of other intermediate products	Groothandel in andere intermediaire producten	Muiden välituotteiden tukkukauppa
2025	46.87	46.8	Commerce de gros de déchets et débris	Wholesale of waste and scrap	Groothandel in afval en schroot	Jätteen ja romun tukkukauppa
2025	46.89	46.8	Autre commerce de gros spécialisé n.c.a.	Other specialised wholesale n.e.c.	Overige gespecialiseerde groothandel, n.e.g.	Muualla luokittelematon muu erikoistunut tukkukauppa
2025	46.9	46	Commerce de gros non spécialisé	Non-specialised wholesale trade	Niet-gespecialiseerde groothandel	Yleistukkukauppa
2025	46.90	46.9	Commerce de gros non spécialisé	Non-specialised wholesale trade	Niet-gespecialiseerde groothandel	Yleistukkukauppa
2025	47	G	Commerce de détail	Retail trade	Detailhandel	Vähittäiskauppa
2025	47.1	47	Commerce de détail non spécialisé	Non-specialised retail sale	Niet-gespecialiseerde detailhandel	Erikoistumaton vähittäiskauppa
2025	47.11	47.1	Commerce de détail non spécialisé à prédominance alimentaire	Non-specialised retail sale of predominately food, beverages or tobacco	Niet-gespecialiseerde detailhandel waarbij voedings- en genotmiddelen overheersen	Erikoistumaton elintarvikkeiden, juomien tai tupakan vähittäiskauppa
2025	47.12	47.1	Autre commerce de détail non spécialisé	Other non-specialised retail sale	Overige niet-gespecialiseerde detailhandel	Muu erikoistumaton vähittäiskauppa
2025	47.2	47	Commerce de détail de produits alimentaires, de boissons et de tabac	Retail sale of food, beverages and tobacco	Detailhandel in voedingsmiddelen, dranken en genotmiddelen	Elintarvikkeiden, juomien ja tupakan vähittäiskauppa
2025	47.21	47.2	Commerce de détail de fruits et légumes	Retail sale of fruit and vegetables	Detailhandel in groenten en fruit	Kasvisten vähittäiskauppa
2025	47.22	47.2	Commerce de détail de viande et de produits à base de viande	Retail sale of meat and meat products	Detailhandel in vlees en vleeswaren	Lihan ja lihatuotteiden vähittäiskauppa
2025	47.23	47.2	Commerce de détail de poisson, de crustacés et de mollusques	Retail sale of fish, crustaceans and molluscs	Detailhandel in vis en schaal- en weekdieren	Kalan, äyriäisten ja nilviäisten vähittäiskauppa
2025	47.24	47.2	Commerce de détail de pain, de pâtisserie et de confiserie	Retail sale of bread, cake and confectionery	Detailhandel in brood, banket en suikerwerk	Leipomotuotteiden ja makeisten vähittäiskauppa
2025	47.25	47.2	Commerce de détail de boissons	Retail sale of beverages	Detailhandel in dranken	Juomien vähittäiskauppa
2025	47.26	47.2	Commerce de détail de produits à base de tabac	Retail sale of tobacco products	Detailhandel in tabaksproducten	Tupakkatuotteiden vähittäiskauppa
2025	47.27	47.2	Commerce de détail d’autres produits alimentaires	Retail sale of other food	Detailhandel in andere voedingsmiddelen	Muiden elintarvikkeiden vähittäiskauppa
2025	47.3	47	Commerce de détail de carburants	Retail sale of automotive fuel	Detailhandel in motorbrandstoffen	Ajoneuvojen polttoaineen vähittäiskauppa
2025	47.30	47.3	Commerce de détail de carburants	Retail sale of automotive fuel	Detailhandel in motorbrandstoffen	Ajoneuvojen polttoaineen vähittäiskauppa
2025	47.4	47	Commerce de détail d’équipements de l’information et de la communication	Retail sale of information and communication equipment	Detailhandel in ICT-apparatuur	Tieto- ja viestintäteknisten laitteiden vähittäiskauppa
2025	47.40	47.4	Commerce de détail d’équipements de l’information et de la communication	Retail sale of information and communication equipment	Detailhandel in ICT-apparatuur	Tieto- ja viestintäteknisten laitteiden vähittäiskauppa
2025	47.5	47	Commerce de détail d’autres équipements du foyer	Retail sale of other household equipment	Detailhandel in andere consumentenartikelen	Muiden kotitaloustavaroiden vähittäiskauppa
2025	47.51	47.5	Commerce de détail de textiles	Retail sale of textiles	Detailhandel in textiel	Tekstiilien vähittäiskauppa
2025	47.52	47.5	Commerce de détail de quincaillerie, de matériaux de construction et de bricolage, de peinture et de verre	Retail sale of hardware, building materials, paints and glass	Detailhandel in ijzerwaren, bouwmaterialen, verf en glas	Rautakauppatavaran, rakennustarvikkeiden, maalien ja lasin vähittäiskauppa
2025	47.53	47.5	Commerce de détail de tapis, moquettes et revêtements de murs et de sols	Retail sale of carpets, rugs, wall and floor coverings	Detailhandel in tapijten en andere vloerbedekking en wandbekleding	Mattojen, seinäpinnoitteiden ja lattianpäällysteiden vähittäiskauppa
2025	47.54	47.5	Commerce de détail d’appareils électroménagers	Retail sale of electrical household appliances	Detailhandel in elektrische huishoudapparaten	Sähkökäyttöisten kodinkoneiden vähittäiskauppa
2025	47.55	47.5	Commerce de détail de meubles, d’appareils d’éclairage, de vaisselle et d’autres biens domestiques	Retail sale of furniture, lighting equipment, tableware and other household goods	Detailhandel in meubelen, verlichtingstoestellen, tafelgerei en andere huishoudelijke artikelen	Huonekalujen, valaisimien, ruokailuvälineiden, astioiden ja muiden taloustavaroiden vähittäiskauppa
2025	47.6	47	Commerce de détail de biens culturels et de loisirs	Retail sale of cultural and recreational goods	Detailhandel in cultuur- en recreatieartikelen	Kulttuuri- ja vapaa-ajan tuotteiden vähittäiskauppa
2025	47.61	47.6	Commerce de détail de livres	Retail sale of books	Detailhandel in boeken	Kirjojen vähittäiskauppa
2025	47.62	47.6	Commerce de détail de journaux et autres publications périodiques et de papeterie	Retail sale of newspapers, and other periodical publications and stationery	Detailhandel in kranten en andere tijdschriften en kantoorbehoeften	Sanomalehtien, muiden aikakausjulkaisujen ja paperitavaran vähittäiskauppa
2025	47.63	47.6	Commerce de détail d’articles de sport	Retail sale of sporting equipment	Detailhandel in sportartikelen	Urheiluvälineiden vähittäiskauppa
2025	47.64	47.6	Commerce de détail de jeux et jouets	Retail sale of games and toys	Detailhandel in spellen en speelgoed	Pelien ja leikkikalujen vähittäiskauppa
2025	47.69	47.6	Commerce de détail de biens culturels et de loisirs n.c.a.	Retail sale of cultural and recreational goods n.e.c.	Detailhandel in cultuur- en recreatieartikelen, n.e.g.	Muualla luokittelematon kulttuuri- ja vapaa-ajan tuotteiden vähittäiskauppa
2025	47.7	47	Commerce de détail d’autres biens, à l’exception des automobiles et des motocycles	Retail sale of other goods, except motor vehicles and motorcycles	Detailhandel in andere goederen, met uitzondering van motorvoertuigen en motorfietsen	Muiden tavaroiden vähittäiskauppa pois lukien moottoriajoneuvot ja moottoripyörät
2025	47.71	47.7	Commerce de détail d’habillement	Retail sale of clothing	Detailhandel in kleding	Vaatteiden vähittäiskauppa
2025	47.72	47.7	Commerce de détail de chaussures et d’articles en cuir	Retail sale of footwear and leather goods	Detailhandel in schoeisel en lederwaren	Jalkineiden ja nahkatavaroiden vähittäiskauppa
2025	47.73	47.7	Commerce de produits pharmaceutiques	Retail sale of pharmaceutical products	Detailhandel in farmaceutische producten	Farmaseuttisten tuotteiden vähittäiskauppa
2025	47.74	47.7	Commerce de détail d’articles médicaux et orthopédiques	Retail sale of medical and orthopaedic goods	Detailhandel in medische en orthopedische artikelen	Lääkinnällisten ja ortopedisten tuotteiden vähittäiskauppa
2025	47.75	47.7	Commerce de détail de parfumerie et de produits de beauté	Retail sale of cosmetic and toilet articles	Detailhandel in cosmetica en toiletartikelen	Kosmetiikka- ja hygieniatuotteiden vähittäiskauppa
2025	47.76	47.7	Commerce de détail de fleurs, plantes, engrais, animaux de compagnie et aliments pour ces animaux	Retail sale of flowers, plants, fertilisers, pets and pet food	Detailhandel in bloemen, planten, kunstmeststoffen, huisdieren en voer voor huisdieren	Kukkien, kasvien, lannoitteiden, lemmikkieläinten ja lemmikkieläinten ruokien vähittäiskauppa
2025	47.77	47.7	Commerce de détail d’articles d’horlogerie et de bijouterie	Retail sale of watches and jewellery	Detailhandel in uurwerken en sieraden	Kellojen ja korujen vähittäiskauppa
2025	47.78	47.7	Commerce de détail d’autres biens neufs	Retail sale of other new goods	Detailhandel in andere nieuwe goederen	Muu uusien tavaroiden vähittäiskauppa
2025	47.79	47.7	Commerce de détail de biens d’occasion	Retail sale of second-hand goods	Detailhandel in tweedehandsgoederen	Käytettyjen tavaroiden vähittäiskauppa
2025	47.8	47	Commerce de détail d’automobiles, de motocycles et de leurs pièces et accessoires	Retail sale of motor vehicles, motorcycles and related parts and accessories	Detailhandel in motorvoertuigen, motorfietsen en delen en toebehoren van motorfietsen	Moottoriajoneuvojen, moottoripyörien ja niiden osien ja varusteiden vähittäiskauppa
2025	47.81	47.8	Commerce de détail de véhicules automobiles	Retail sale of motor vehicles	Detailhandel in motorvoertuigen	Moottoriajoneuvojen vähittäiskauppa
2025	47.82	47.8	Commerce de détail de pièces et accessoires de véhicules automobiles	Retail sale of motor vehicle parts and accessories	Detailhandel in onderdelen en accessoires van motorvoertuigen	Moottoriajoneuvojen osien ja varusteiden vähittäiskauppa
2025	47.83	47.8	Commerce de détail de motocycles et de pièces et accessoires de motocycles	Retail sale of motorcycles, motorcycle parts and accessories	Detailhandel in motorrijwielen, delen en toebehoren van motorrijwielen	Moottoripyörien ja niiden osien ja varusteiden vähittäiskauppa
2025	47.9	47	Activités de service d’intermédiation pour le commerce de détail	Intermediation service activities for retail sale	Bemiddelingsactiviteiten in verband met de detailhandel	Vähittäiskauppaa koskevat välityspalvelut
2025	47.91	47.9	Activités de service d’intermédiation pour le commerce de détail non spécialisé	Intermediation service activities for non-specialised retail sale	Bemiddelingsactiviteiten in verband met de niet-gespecialiseerde detailhandel	Erikoistumatonta vähittäiskauppaa koskevat välityspalvelut
2025	47.92	47.9	Activités de service d’intermédiation pour le commerce de détail spécialisé	Intermediation service activities for specialised retail sale	Bemiddelingsactiviteiten voor de gespecialiseerde detailhandel	Erikoistunutta vähittäiskauppaa koskevat välityspalvelut
2025	H		Transports et entreposage	Transportation and storage	Vervoer en opslag	Kuljetus ja varastointi
2025	49	H	Transports terrestres et transports par conduites	Land transport and transport via pipelines	Vervoer te land en vervoer via pijpleidingen	Maaliikenne ja putkijohtokuljetus
2025	49.1	49	Transport ferroviaire de voyageurs	Passenger rail transport	Personenvervoer per spoor	Raideliikenteen henkilökuljetus
2025	49.11	49.1	Transport ferroviaire lourd de voyageurs	Passenger heavy rail transport	Personenvervoer per trein	Raskaan raideliikenteen henkilökuljetus
2025	49.12	49.1	Autre transport ferroviaire de voyageurs	Other passenger rail transport	Personenvervoer per spoor anders dan per trein	Muu raideliikenteen henkilökuljetus
2025	49.2	49	Transport ferroviaire de fret	Freight rail transport	Goederenvervoer per spoor	Raideliikenteen tavarankuljetus
2025	49.20	49.2	Transport ferroviaire de fret	Freight rail transport	Goederenvervoer per spoor	Raideliikenteen tavarankuljetus
2025	49.3	49	Autre transport terrestre de voyageurs	Other passenger land transport	Overig personenvervoer te land	Muu maaliikenteen henkilökuljetus
2025	49.31	49.3	Transport régulier de voyageurs par route	Scheduled passenger transport by road	Personenvervoer over de weg volgens dienstregeling	Tieliikenteen säännöllinen henkilökuljetus
2025	49.32	49.3	Transport non régulier de voyageurs par route	Non-scheduled passenger transport by road	Personenvervoer over de weg zonder dienstregeling	Tieliikenteen muu kuin säännöllinen henkilökuljetus
2025	49.33	49.3	Transport de voyageurs sur demande par véhicule avec chauffeur	On-demand passenger transport service activities by vehicle with driver	Diensten voor personenvervoer op aanvraag per voertuig met chauffeur	Kutsuttaessa saatavilla oleva henkilökuljetus
2025	49.34	49.3	Transport de voyageurs par téléphériques et remontées mécaniques	Passenger transport by cableways and ski lifts	Personenvervoer met kabelbanen en skiliften	Köysiratojen ja hiihtohissien henkilökuljetus
2025	49.39	49.3	Autre transport terrestre de voyageurs n.c.a.	Other passenger land transport n.e.c.	Overig personenvervoer te land, n.e.g.	Muualla luokittelematon muu maaliikenteen henkilökuljetus
2025	49.4	49	Transport routier de fret et services de déménagement	Freight transport by road and removal services	Goederenvervoer over de weg en verhuisbedrijven	Tieliikenteen tavarankuljetus ja muuttopalvelut
2025	49.41	49.4	Transport routier de fret	Freight transport by road	Goederenvervoer over de weg	Tieliikenteen tavarankuljetus
2025	49.42	49.4	Services de déménagement	Removal services	Activiteiten van verhuisbedrijven	Muuttopalvelut
2025	49.5	49	Transport par conduites	Transport via pipeline	Vervoer via pijpleidingen	Putkijohtokuljetus
2025	49.50	49.5	Transport par conduites	Transport via pipeline	Vervoer via pijpleidingen	Putkijohtokuljetus
2025	50	H	Transport par eau	Water transport	Vervoer over water	Vesiliikenne
2025	50.1	50	Transports maritimes et côtiers de passagers	Sea and coastal passenger water transport	Personenvervoer over zee- en kustwateren	Meri- ja rannikkovesiliikenteen henkilökuljetus
2025	50.10	50.1	Transports maritimes et côtiers de passagers	Sea and coastal passenger water transport	Personenvervoer over zee- en kustwateren	Meri- ja rannikkovesiliikenteen henkilökuljetus
2025	50.2	50	Transports maritimes et côtiers de fret	Sea and coastal freight water transport	Goederenvervoer over zee- en kustwateren	Meri- ja rannikkovesiliikenteen tavarankuljetus
2025	50.20	50.2	Transports maritimes et côtiers de fret	Sea and coastal freight water transport	Goederenvervoer over zee- en kustwateren	Meri- ja rannikkovesiliikenteen tavarankuljetus
2025	50.3	50	Transports fluviaux de passagers	Inland passenger water transport	Personenvervoer over binnenwateren	Sisävesiliikenteen henkilökuljetus
2025	50.30	50.3	Transports fluviaux de passagers	Inland passenger water transport	Personenvervoer over binnenwateren	Sisävesiliikenteen henkilökuljetus
2025	50.4	50	Transports fluviaux de fret	Inland freight water transport	Goederenvervoer over binnenwateren	Sisävesiliikenteen tavarankuljetus
2025	50.40	50.4	Transports fluviaux de fret	Inland freight water transport	Goederenvervoer over binnenwateren	Sisävesiliikenteen tavarankuljetus
2025	51	H	Transports aériens	Air transport	Luchtvaart	Ilmaliikenne
2025	51.1	51	Transports aériens de passagers	Passenger air transport	Personenvervoer door de lucht	Matkustajalentoliikenne
2025	51.10	51.1	Transports aériens de passagers	Passenger air transport	Personenvervoer door de lucht	Matkustajalentoliikenne
2025	51.2	51	Transports aériens de fret et transports spatiaux	Freight air transport and space transport	Goederenvervoer door de lucht; ruimtevaart	Lentoliikenteen tavarankuljetus ja avaruusliikenne
2025	51.21	51.2	Transports aériens de fret	Freight air transport	Goederenvervoer door de lucht	Lentoliikenteen tavarankuljetus
2025	51.22	51.2	Transports spatiaux	Space transport	Ruimtevaart	Avaruusliikenne
2025	52	H	Entreposage et services auxiliaires des transports	Warehousing, storage and support activities for transportation	Opslag en vervoerondersteunende activiteiten	Varastointi ja liikennettä palveleva toiminta
2025	52.1	52	Entreposage et stockage	Warehousing and storage	Opslag	Varastointi
2025	52.10	52.1	Entreposage et stockage	Warehousing and storage	Opslag	Varastointi
2025	52.2	52	Services auxiliaires des transports	Support activities for transportation	Vervoerondersteunende activiteiten	Liikennettä palveleva toiminta
2025	52.21	52.2	Services auxiliaires des transports terrestres	Service activities incidental to land transportation	Diensten in verband met vervoer te land	Maaliikennettä palveleva toiminta
2025	52.22	52.2	Services auxiliaires des transports par eau	Service activities incidental to water transportation	Diensten in verband met vervoer over water	Vesiliikennettä palveleva toiminta
2025	52.23	52.2	Services auxiliaires des transports aériens	Service activities incidental to air transportation	Diensten in verband met de luchtvaart	Ilmaliikennettä palveleva toiminta
2025	52.24	52.2	Manutention du fret	Cargo handling	Vrachtbehandeling	Lastinkäsittely
2025	52.25	52.2	Activités de service logistique	Logistics service activities	Logistieke diensten	Logistiikkapalvelut
2025	52.26	52.2	Autres activités de soutien pour les transports	Other support activities for transportation	Andere vervoerondersteunende activiteiten	Muu liikennettä palveleva toiminta
2025	52.3	52	Activités de service d’intermédiation pour les transports	Intermediation service activities for transportation	Bemiddelingsactiviteiten in verband met vervoer	Liikennettä koskevat välityspalvelut
2025	52.31	52.3	Activités de service d’intermédiation pour le transport de fret	Intermediation service activities for freight transportation	Bemiddelingsactiviteiten in verband met goederenvervoer	Rahtiliikennettä koskevat välityspalvelut
2025	52.32	52.3	Activités de service d’intermédiation pour le transport de passagers	Intermediation service activities for passenger transportation	Bemiddelingsactiviteiten in verband met personenvervoer	Henkilöliikennettä koskevat välityspalvelut
2025	53	H	Activités de poste et de courrier	Postal and courier activities	Post- en koeriersdiensten	Posti- ja kuriiritoiminta
2025	53.1	53	Activités de poste dans le cadre d’une obligation de service universel	Postal activities under universal service obligation	Postdiensten in het kader van de universeledienstverplichting	Postin yleispalvelu
2025	53.10	53.1	Activités de poste dans le cadre d’une obligation de service universel	Postal activities under universal service obligation	Postdiensten in het kader van de universeledienstverplichting	Postin yleispalvelu
2025	53.2	53	Autres activités de poste et de courrier	Other postal and courier activities	Overige posterijen en koeriers	Muu posti-, jakelu- ja kuriiritoiminta
2025	53.20	53.2	Autres activités de poste et de courrier	Other postal and courier activities	Overige posterijen en koeriers	Muu posti-, jakelu- ja kuriiritoiminta
2025	53.3	53	Activités de service d’intermédiation pour des activités de poste et de courrier	Intermediation service activities for postal and courier activities	Bemiddelingsactiviteiten in verband met post- en koeriersdiensten	Posti- ja kuriiritoimintaa koskevat välityspalvelut
2025	53.30	53.3	Activités de service d’intermédiation pour des activités de poste et de courrier	Intermediation service activities for postal and courier activities	Bemiddelingsactiviteiten in verband met post- en koeriersdiensten	Posti- ja kuriiritoimintaa koskevat välityspalvelut
2025	I		Hébergement et restauration	Accommodation and food service activities	Verschaffen van accommodatie en maaltijden	Majoitus- ja ravitsemistoiminta
2025	55	I	Hébergement	Accommodation	Verschaffen van accommodatie	Majoitustoiminta
2025	55.1	55	Hôtels et hébergement similaire	Hotels and similar accommodation	Hotels en dergelijke accommodatie	Hotellit ja vastaava majoitustoiminta
2025	55.10	55.1	Hôtels et hébergement similaire	Hotels and similar accommodation	Hotels en dergelijke accommodatie	Hotellit ja vastaava majoitustoiminta
2025	55.2	55	Hébergement touristique et autre hébergement de courte durée	Holiday and other short-stay accommodation	Vakantieverblijven en andere accommodatie voor kort verblijf	Loma- ja muu vastaava lyhytaikainen majoitustoiminta
2025	55.20	55.2	Hébergement touristique et autre hébergement de courte durée	Holiday and other short-stay accommodation	Vakantieverblijven en andere accommodatie voor kort verblijf	Loma- ja muu vastaava lyhytaikainen majoitustoiminta
2025	55.3	55	Terrains de camping et parcs pour caravanes ou véhicules de loisirs	Camping grounds and recreational vehicle parks	Kampeer- en caravanterreinen	Leirintä- ja matkailuajoneuvoalueet
2025	55.30	55.3	Terrains de camping et parcs pour caravanes ou véhicules de loisirs	Camping grounds and recreational vehicle parks	Kampeer- en caravanterreinen	Leirintä- ja matkailuajoneuvoalueet
2025	55.4	55	Activités de service d’intermédiation pour l’hébergement	Intermediation service activities for accommodation	Bemiddelingsactiviteiten in verband met accommodatie	Majoitustoimintaa koskevat välityspalvelut
2025	55.40	55.4	Activités de service d’intermédiation pour l’hébergement	Intermediation service activities for accommodation	Bemiddelingsactiviteiten in verband met accommodatie	Majoitustoimintaa koskevat välityspalvelut
2025	55.9	55	Autres hébergements	Other accommodation	Overige accommodatie	Muu majoitustoiminta
2025	55.90	55.9	Autres hébergements	Other accommodation	Overige accommodatie	Muu majoitustoiminta
2025	56	I	Activités de service de restauration	Food and beverage service activities	Activiteiten van eet- en drinkgelegenheden	Ravitsemistoiminta
2025	56.1	56	Activités de restaurant et de service de restauration mobile	Restaurants and mobile food service activities	Activiteiten van restaurants en mobiele eetgelegenheden	Ravintolat ja liikkuva ravitsemistoiminta
2025	56.11	56.1	Activités de restaurant	Restaurant activities	Activiteiten van restaurants	Ravintolatoiminta
2025	56.12	56.1	Activités de service de restauration mobile	Mobile food service activities	Activiteiten van mobiele eetgelegenheden	Liikkuva ravitsemistoiminta
2025	56.2	56	Activités de traiteur événementiel, de service contractuel de restauration et autres activités de service de restauration	Event catering, contract catering service activities and other food service activities	Catering van evenementen, cateringdiensten op contractbasis en overige diensten in verband met maaltijden	Tapahtumien catering-palvelut ja sopimusperusteiset ravitsemispalvelut
2025	56.21	56.2	Activités de traiteur événementiel	Event catering activities	Catering van evenementen	Tapahtumien catering-palvelut
2025	56.22	56.2	Activités de service contractuel de restauration et autres activités de service de restauration	Contract catering service activities and other food service activities	Cateringdiensten op contractbasis en overige diensten in verband met maaltijden	Sopimusperusteiset catering- ja ravitsemispalvelut
2025	56.3	56	Activités de débit de boissons	Beverage serving activities	Activiteiten van drinkgelegenheden	Baarit ja kahvilat
2025	56.30	56.3	Activités de débit de boissons	Beverage serving activities	Activiteiten van drinkgelegenheden	Baarit ja kahvilat
2025	56.4	56	Activités de service d’intermédiation pour des activités de service de restauration	Intermediation service activities for food and beverage services activities	Bemiddelingsactiviteiten in verband met eet- en drinkgelegenheden	Ravitsemistoimintaa koskevat välityspalvelut
2025	56.40	56.4	Activités de service d’intermédiation pour des activités de service de restauration	Intermediation service activities for food and beverage services activities	Bemiddelingsactiviteiten in verband met eet- en drinkgelegenheden	Ravitsemistoimintaa koskevat välityspalvelut
2025	J		Édition, diffusion et activités de production et de distribution de contenu	Publishing, broadcasting, and content production and distribution activities	Activiteiten van uitgeverijen, omroepactiviteiten, en activiteiten op het gebied van productie en distributie van inhoud	Kustannustoiminta, sisällöntuotanto ja -levitys
2025	58	J	Activités d’édition	Publishing activities	Activiteiten van uitgeverijen	Kustannustoiminta
2025	58.1	58	Édition de livres, de journaux et autres activités d’édition, à l’exception de l’édition de logiciels	Publishing of books, newspapers and other publishing activities, except software publishing	Activiteiten van uitgeverijen van boeken en kranten en overige activiteiten van uitgeverijen, met uitzondering van het uitgeven van software	Kirjojen ja lehtien kustantaminen ja muu kustannustoiminta pois lukien ohjelmistojen kustantaminen
2025	58.11	58.1	Édition de livres	Publishing of books	Uitgeven van boeken	Kirjojen kustantaminen
2025	58.12	58.1	Édition de journaux	Publishing of newspapers	Uitgeven van kranten	Sanomalehtien kustantaminen
2025	58.13	58.1	Édition de revues et de périodiques	Publishing of journals and periodicals	Uitgeven van tijdschriften	Aikakauslehtien ja harvoin ilmestyvien lehtien kustantaminen
2025	58.19	58.1	Autres activités d’édition, à l’exception de l’édition de logiciels	Other publishing activities, except software publishing	Overige activiteiten van uitgeverijen, met uitzondering van het uitgeven van software	Muu kustannustoiminta pois lukien ohjelmistojen kustantaminen
2025	58.2	58	Édition de logiciels	Software publishing	Uitgeven van software	Ohjelmistojen kustantaminen
2025	58.21	58.2	Édition de jeux vidéo	Publishing of video games	Uitgeven van computerspellen	Videopelien kustantaminen
2025	58.29	58.2	Édition d’autres logiciels	Other software publishing	Uitgeven van overige software	Muu ohjelmistojen kustantaminen
2025	59	J	Production de films cinématographiques, de vidéos et de programmes de télévision; enregistrement sonore et édition musicale	Motion picture, video and television programme production, sound recording and music publishing activities	Productie van films en video- en televisieprogramma’s, maken van geluidsopnamen en uitgeverijen van muziekopnamen	Elokuva-, video- ja televisio-ohjelmatuotanto, äänitteiden ja musiikin kustantaminen
2025	59.1	59	Activités cinématographiques, vidéo et de télévision	Motion picture, video and television programme activities	Activiteiten in verband met films en video- en televisieprogramma’s	Elokuva-, video- ja televisio-ohjelmatoiminta
2025	59.11	59.1	Production de films cinématographiques, de vidéos et de programmes de télévision	Motion picture, video and television programme production activities	Productie van films en video- en televisieprogramma’s	Elokuvien, videoiden ja televisio-ohjelmien tuotanto
2025	59.12	59.1	Post-production de films cinématographiques, de vidéos et de programmes de télévision	Motion picture, video and television programme post-production activities	Activiteiten in verband met films en video- en televisieprogramma’s na de productie	Elokuvien, video- ja televisio-ohjelmien jälkituotanto
2025	59.13	59.1	Distribution de films cinématographiques et de vidéos	Motion picture and video distribution activities	Activiteiten op het gebied van de distributie van films en video’s	Elokuvien ja videoiden levitys
2025	59.14	59.1	Projection de films cinématographiques	Motion picture projection activities	Vertoning van films	Elokuvien esittäminen
2025	59.2	59	Enregistrement sonore et édition musicale	Sound recording and music publishing activities	Maken van geluidsopnamen en uitgeverijen van muziekopnamen	Ääni- ja musiikkitallenteiden kustantaminen
2025	59.20	59.2	Enregistrement sonore et édition musicale	Sound recording and music publishing activities	Maken van geluidsopnamen en uitgeverijen van muziekopnamen	Ääni- ja musiikkitallenteiden kustantaminen
2025	60	J	Activités de programmation, de diffusion, d’agence de presse et autres activités de distribution de contenu	Programming, broadcasting, news agency and other content distribution activities	Programmering, uitzending, nieuwsagentschappen en andere activiteiten op het gebied van de verspreiding van inhoud	Ohjelmien tuottaminen ja lähettäminen, uutistoimistojen toiminta ja muu sisällön levitys
2025	60.1	60	Radiodiffusion et activités de distribution de contenu audio	Radio broadcasting and audio distribution activities	Uitzenden van radioprogramma’s en distributie van audio	Radio-ohjelmien ja audiosisältöjen tuottaminen ja levitys
2025	60.10	60.1	Radiodiffusion et activités de distribution de contenu audio	Radio broadcasting and audio distribution activities	Uitzenden van radioprogramma’s en distributie van audio	Radio-ohjelmien ja audiosisältöjen tuottaminen ja levitys
2025	60.2	60	Programmation et diffusion télévisuelle et activités de distribution de contenu vidéo	Television programming, broadcasting and video distribution activities	Samenstellen en uitzenden van televisieprogramma’s en distributie van video’s	Televisio-ohjelmien ja videosisältöjen tuottaminen ja levitys
2025	60.20	60.2	Programmation et diffusion télévisuelle et activités de distribution de contenu vidéo	Television programming, broadcasting and video distribution activities	Samenstellen en uitzenden van televisieprogramma’s en distributie van video’s	Televisio-ohjelmien ja videosisältöjen tuottaminen ja levitys
2025	60.3	60	Activités d’agence de presse et autres activités de distribution de contenu	News agency and other content distribution activities	Activiteiten van persagentschappen en andere activiteiten op het gebied van de verspreiding van inhoud	Uutistoimistojen toiminta ja muu sisällön levitys
2025	60.31	60.3	Activités d’agence de presse	News agency activities	Activiteiten van persagentschappen	Uutistoimistojen toiminta
2025	60.39	60.3	Autres activités de distribution de contenu	Other content distribution activities	Andere activiteiten op het gebied van de verspreiding van inhoud	Muu sisällön levitys
2025	K		Télécommunications, programmation informatique, conseil, infrastructure informatique et autres activités de service d’information	Telecommunication, computer programming, consulting, computing infrastructure and other information service activities	Telecommunicatie, computerprogrammering, consultancy, informatica-infrastructuur en andere activiteiten op het gebied van informatiediensten	Televiestintä, ohjelmistojen suunnittelu ja valmistus, tietotekninen konsultointi ja tietopalvelutoiminta
2025	61	K	Télécommunications	Telecommunication	Telecommunicatie	Televiestintä
2025	61.1	61	Activités de télécommunications filaires, sans fil et satellitaires	Wired, wireless, and satellite telecommunication activities	Draadgebonden en draadloze telecommunicatie en telecommunicatie via satelliet	Kiinteän puhelinverkon ja langattoman verkon hallinta ja palvelut sekä satelliittiviestintä
2025	61.10	61.1	Activités de télécommunications filaires, sans fil et satellitaires	Wired, wireless, and satellite telecommunication activities	Draadgebonden en draadloze telecommunicatie en telecommunicatie via satelliet	Kiinteän puhelinverkon ja langattoman verkon hallinta ja palvelut sekä satelliittiviestintä
2025	61.2	61	Activités de revente de télécommunications et activités de service d’intermédiation pour les télécommunications	Telecommunication reselling activities and intermediation service activities for telecommunication	Wederverkoop van telecommunicatie en bemiddelingsactiviteiten in verband met telecommunicatie	Televiestinnän jälleenmyyntipalvelut ja televiestintää koskevat välityspalvelut
2025	61.20	61.2	Activités de revente de télécommunications et activités de service d’intermédiation pour les télécommunications	Telecommunication reselling activities and intermediation service activities for telecommunication	Wederverkoop van telecommunicatie en bemiddelingsactiviteiten in verband met telecommunicatie	Televiestinnän jälleenmyyntipalvelut ja televiestintää koskevat välityspalvelut
2025	61.9	61	Autres activités de télécommunications	Other telecommunication activities	Overige activiteiten op het gebied van telecommunicatie	Muu televiestintäpalvelutoiminta
2025	61.90	61.9	Autres activités de télécommunications	Other telecommunication activities	Overige activiteiten op het gebied van telecommunicatie	Muu televiestintäpalvelutoiminta
2025	62	K	Programmation, conseil et autres activités informatiques	Computer programming, consultancy and related activities	Computerprogrammering, consultancy en aanverwante activiteiten	Ohjelmistot, konsultointi ja siihen liittyvä toiminta
2025	62.1	62	Activités de programmation informatique	Computer programming activities	Ontwerpen van computerprogramma’s	Ohjelmistojen suunnittelu ja valmistus
2025	62.10	62.1	Activités de programmation informatique	Computer programming activities	Ontwerpen van computerprogramma’s	Ohjelmistojen suunnittelu ja valmistus
2025	62.2	62	Activités de conseil en informatique et de gestion d’installations informatiques	Computer consultancy and computer facilities management activities	Activiteiten op het gebied van computerconsultancy en beheer van computerfaciliteiten	Laitteistokonsultointi ja käyttö- ja hallintapalvelut
2025	62.20	62.2	Activités de conseil en informatique et de gestion d’installations informatiques	Computer consultancy and computer facilities management activities	Activiteiten op het gebied van computerconsultancy en beheer van computerfaciliteiten	Laitteistokonsultointi ja käyttö- ja hallintapalvelut
2025	62.9	62	Autres activités de service informatique	Other information technology and computer service activities	Overige diensten op het gebied van informatietechnologie en computer	Muu laitteisto- ja tietotekninen palvelutoiminta
2025	62.90	62.9	Autres activités de service informatique	Other information technology and computer service activities	Overige diensten op het gebied van informatietechnologie en computer	Muu laitteisto- ja tietotekninen palvelutoiminta
2025	63	K	Infrastructure informatique, traitement de données et autres activités de service d’information	Computing infrastructure, data processing, hosting and other information service activities	Computerinfrastructuur, gegevensverwerking, hosting en andere informatiediensten	Tietojenkäsittelyinfrastruktuuri, tietojenkäsittely, palvelintilan vuokraus ja muu tietopalvelutoiminta
2025	63.1	63	Infrastructure informatique, traitement de données, hébergement et activités connexes	Computing infrastructure, data processing, hosting and related activities	Computerinfrastructuur, gegevensverwerking, hosting en aanverwante activiteiten	Tietojenkäsittelyinfrastruktuuri, tietojenkäsittely, palvelintilan vuokraus ja niihin liittyvät palvelut
2025	63.10	63.1	Infrastructure informatique, traitement de données, hébergement et activités connexes	Computing infrastructure, data processing, hosting and related activities	Computerinfrastructuur, gegevensverwerking, hosting en aanverwante activiteiten	Tietojenkäsittelyinfrastruktuuri, tietojenkäsittely, palvelintilan vuokraus ja niihin liittyvät palvelut
2025	63.9	63	Activités de portail de recherche sur le web et autres activités de service d’information	Web search portal activities and other information service activities	Activiteiten van webportalen en andere activiteiten op het gebied van informatiediensten	Verkkohakuportaalien toiminta ja muu tietopalvelutoiminta
2025	63.91	63.9	Activités de portail de recherche sur le web	Web search portal activities	Activiteiten van webportalen	Verkkohakuportaalien toiminta
2025	63.92	63.9	Autres activités de service d’information	Other information service activities	Overige dienstverlenende activiteiten op het gebied van informatie	Muu tietopalvelutoiminta
2025	L		Activités financières et d’assurance	Financial and insurance activities	Financiële activiteiten en verzekeringen	Rahoitus- ja vakuutustoiminta
2025	64	L	Activités de services financiers, hors assurance et fonds de pension	Financial service activities, except insurance and pension funding	Financiële dienstverlening, exclusief verzekeringen en pensioenfondsen	Rahoituspalvelut pois lukien vakuutus- ja eläkevakuutustoiminta
2025	64.1	64	Intermédiation monétaire	Monetary intermediation	Activiteiten van geldscheppende financiële instellingen	Pankkitoiminta
2025	64.11	64.1	Activités de banque centrale	Central banking	Activiteiten van centrale banken	Keskuspankkitoiminta
2025	64.19	64.1	Autre intermédiation monétaire	Other monetary intermediation	Overige activiteiten van geldscheppende financiële instellingen	Muu pankkitoiminta
2025	64.2	64	Activités de société holding et de conduit de financement	Activities of holding companies and financing conduits	Activiteiten van holdings en financieringskanalen	Holdingyhtiöiden ja konsernin sisäisten rahoitusyhtiöiden toiminta
2025	64.21	64.2	Activités de société holding	Activities of holding companies	Activiteiten van holdings	Holdingyhtiöiden toiminta
2025	64.22	64.2	Activités de conduit de financement	Activities of financing conduits	Activiteiten van financieringskanalen	Konsernin sisäisten rahoitusyhtiöiden toiminta
2025	64.3	64	Activités de fiducie, fonds et entités financières similaires	Activities of trusts, funds and similar financial entities	Activiteiten van beleggingstrusts en -fondsen en andere financiële instrumenten	Rahasto- ja säätiötoiminta
2025	64.31	64.3	Activités de fonds d’investissement sur le marché monétaire ou non monétaire	Activities of money market and non-money market investments funds	Activiteiten van geldmarkt- en niet-geldmarktbeleggingsfondsen	Rahastotoiminta
2025	64.32	64.3	Activités de fiducie, comptes de patrimoine et d’agence	Activities of trust, estate and agency accounts	Activiteiten van trust-, vastgoed- en agentuurrekeningen	Säätiöiden ja jäämistönhoitoyksiköiden sijoitustoiminta
2025	64.9	64	Autres activités des services financiers, hors assurance et fonds de pension	Other financial service activities, except insurance and pension funding	Overige financiële dienstverlening, exclusief verzekeringen en pensioenfondsen	Muu rahoituspalvelutoiminta pois lukien vakuutus- ja eläkevakuutustoiminta
2025	64.91	64.9	Crédit-bail	Financial leasing	Financiële lease	Rahoitusleasing
2025	64.92	64.9	Autre distribution de crédit	Other credit granting	Overige kredietverstrekking	Muu luotonanto
2025	64.99	64.9	Autres activités des services financiers, hors assurance et fonds de pension, n.c.a.	Other financial service activities, except insurance and pension funding n.e.c.	Overige financiële dienstverlening, exclusief verzekeringen en pensioenfondsen, n.e.g.	Muualla luokittelematon muu rahoituspalvelutoiminta pois lukien vakuutus- ja eläkevakuutustoiminta
2025	65	L	Assurance, réassurance et fonds de pension, à l’exclusion de la sécurité sociale obligatoire	Insurance, reinsurance and pension funding, except compulsory social security	Activiteiten op het gebied van verzekeringen en pensioenfondsen, exclusief verplichte sociale verzekeringen	Vakuutus-, jälleenvakuutus- ja eläkevakuutustoiminta pois lukien pakollinen sosiaalivakuutus
2025	65.1	65	Assurance	Insurance	Verzekeringen	Vakuutustoiminta
2025	65.11	65.1	Assurance vie	Life insurance	Levensverzekeringen	Henkivakuutustoiminta
2025	65.12	65.1	Assurances non-vie	Non-life insurance	Schadeverzekeringen	Muu vakuutustoiminta
2025	65.2	65	Réassurance	Reinsurance	Herverzekering	Jälleenvakuutustoiminta
2025	65.20	65.2	Réassurance	Reinsurance	Herverzekering	Jälleenvakuutustoiminta
2025	65.3	65	Fonds de pension	Pension funding	Activiteiten van pensioenfondsen	Eläkevakuutustoiminta
2025	65.30	65.3	Fonds de pension	Pension funding	Activiteiten van pensioenfondsen	Eläkevakuutustoiminta
2025	66	L	Activités auxiliaires d’activités de services financiers et d’assurance	Activities auxiliary to financial services and insurance activities	Ondersteunende activiteiten voor verzekeringen en pensioenfondsen	Rahoitusta ja vakuuttamista palveleva toiminta
2025	66.1	66	Activités auxiliaires de services financiers, hors assurance et fonds de pension	Activities auxiliary to financial services, except insurance and pension funding	Ondersteunende activiteiten in verband met financiële diensten, exclusief verzekeringen en pensioenfondsen	Rahoitusta ja vakuuttamista palveleva toiminta pois lukien vakuutus- ja eläkevakuutustoiminta
2025	66.11	66.1	Administration de marchés financiers	Administration of financial markets	Beheer van financiële markten	Pörssitoiminta ja rahoitusmarkkinoiden hallinnolliset tukipalvelut
2025	66.12	66.1	Courtage de valeurs mobilières et de matières premières	Security and commodity contracts brokerage	Bemiddeling in effecten- en goederencontracten	Arvopaperien ja raaka-ainesopimusten välittäminen
2025	66.19	66.1	Autres activités auxiliaires de services financiers, hors assurance et fonds de pension	Other activities auxiliary to financial services, except insurance and pension funding	Overige ondersteunende activiteiten in verband met financiële diensten, exclusief verzekeringen en pensioenfondsen	Muu rahoitusta palveleva toiminta pois lukien vakuutus- ja eläkevakuutustoiminta
2025	66.2	66	Activités auxiliaires d’assurance et de fonds de pension	Activities auxiliary to insurance and pension funding	Ondersteunende activiteiten in verband met verzekeringen en pensioenfondsen	Vakuutus- ja eläkevakuutustoimintaa avustava toiminta
2025	66.21	66.2	Évaluation des risques et dommages	Risk and damage evaluation	Activiteiten van risicoanalisten en schadetaxateurs	Riskin- ja vahingonarviointi
2025	66.22	66.2	Activités des agents et courtiers d’assurances	Activities of insurance agents and brokers	Activiteiten van verzekeringsagenten en -makelaars	Vakuutusasiamiesten ja -välittäjien toiminta
2025	66.29	66.2	Activités auxiliaires d’assurance et de fonds de pension n.c.a.	Activities auxiliary to insurance and pension funding n.e.c.	Ondersteunende activiteiten in verband met verzekeringen en pensioenfondsen, n.e.g.	Muualla luokittelematon vakuutus- ja eläkevakuutustoimintaa avustava toiminta
2025	66.3	66	Activités de gestion de fonds	Fund management activities	Vermogensbeheer	Omaisuudenhoitotoiminta
2025	66.30	66.3	Activités de gestion de fonds	Fund management activities	Vermogensbeheer	Omaisuudenhoitotoiminta
2025	M		Activités immobilières	Real estate activities	Exploitatie van en handel in onroerend goed	Kiinteistöalan toiminta
2025	68	M	Activités immobilières	Real estate activities	Exploitatie van en handel in onroerend goed	Kiinteistöalan toiminta
2025	68.1	68	Activités immobilières avec biens propres et promotion de projets immobiliers	Real estate activities with own property and development of building projects	Exploitatie van en handel in onroerend goed met eigen onroerend goed en ontwikkeling van bouwprojecten	Omiin kiinteistöihin liittyvä kiinteistöalan toiminta ja rakennushankkeiden kehittäminen
2025	68.11	68.1	Achat et vente de biens propres	Buying and selling of own real estate	Handel in eigen onroerend goed	Omien kiinteistöjen kauppa
2025	68.12	68.1	Promotion immobilière	Development of building projects	Ontwikkeling van bouwprojecten	Rakennuttaminen ja rakennushankkeiden kehittäminen
2025	68.2	68	Location et exploitation de biens immobiliers propres ou loués	Rental and operating of own or leased real estate	Verhuur en exploitatie van eigen of geleased onroerend goed	Omien tai leasing-kiinteistöjen vuokraus ja hallinta
2025	68.20	68.2	Location et exploitation de biens immobiliers propres ou loués	Rental and operating of own or leased real estate	Verhuur en exploitatie van eigen of geleased onroerend goed	Omien tai leasing-kiinteistöjen vuokraus ja hallinta
2025	68.3	68	Activités immobilières pour compte de tiers	Real estate activities on a fee or contract basis	Bemiddeling in en beheer van onroerend goed voor een vast bedrag of op contractbasis	Kiinteistöalan toiminta palkkio- tai sopimusperusteisesti
2025	68.31	68.3	Activités de service d’intermédiation pour les activités immobilières	Intermediation service activities for real estate activities	Bemiddeling in verband met exploitatie van en handel in onroerend goed	Kiinteistöjä koskevat välityspalvelut
2025	68.32	68.3	Autres activités immobilières pour compte de tiers	Other real estate activities on a fee or contract basis	Overige bemiddeling in en beheer van onroerend goed voor een vast bedrag of op contractbasis	Muu kiinteistöalan toiminta palkkio- tai sopimusperusteisesti
2025	N		Activités spécialisées, scientifiques et techniques	Professional, scientific and technical activities	Wetenschappelijke en technische activiteiten en specialistische zakelijke dienstverlening	Ammatillinen, tieteellinen ja tekninen toiminta
2025	69	N	Activités juridiques et comptables	Legal and accounting activities	Rechtskundige en boekhoudkundige dienstverlening	Lakiasiain- ja laskentatoimen palvelut
2025	69.1	69	Activités juridiques	Legal activities	Rechtskundige dienstverlening	Lakiasiainpalvelut
2025	69.10	69.1	Activités juridiques	Legal activities	Rechtskundige dienstverlening	Lakiasiainpalvelut
2025	69.2	69	Activités de comptabilité, de tenue de comptes et d’audit; conseil fiscal	Accounting, bookkeeping and auditing activities; tax consultancy	Activiteiten van accountants, boekhouders, auditoren en belastingconsulenten	Laskentatoimi, kirjanpito ja tilintarkastus; veroneuvonta
2025	69.20	69.2	Activités de comptabilité, de tenue de comptes et d’audit; conseil fiscal	Accounting, bookkeeping and auditing activities; tax consultancy	Activiteiten van accountants, boekhouders, auditoren en belastingconsulenten	Laskentatoimi, kirjanpito ja tilintarkastus; veroneuvonta
2025	70	N	Activités des sièges sociaux et conseil de gestion	Activities of head offices and management consultancy	Activiteiten van hoofdkantoren en managementadvies	Pääkonttorien toiminta ja liikkeenjohdon konsultointi
2025	70.1	70	Activités des sièges sociaux	Activities of head offices	Activiteiten van hoofdkantoren	Pääkonttorien toiminta
2025	70.10	70.1	Activités des sièges sociaux	Activities of head offices	Activiteiten van hoofdkantoren	Pääkonttorien toiminta
2025	70.2	70	Activités de conseil pour les affaires et autre conseil de gestion	Business and other management consultancy activities	Activiteiten van adviesbureaus op het gebied van bedrijfsvoering en overig managementadvies	Liikkeenjohdon konsultointi
2025	70.20	70.2	Activités de conseil pour les affaires et autre conseil de gestion	Business and other management consultancy activities	Activiteiten van adviesbureaus op het gebied van bedrijfsvoering en overig managementadvies	Liikkeenjohdon konsultointi
2025	71	N	Activités d’architecture et d’ingénierie; activités de contrôle et analyses techniques	Architectural and engineering activities; technical testing and analysis	Activiteiten van architecten en ingenieurs; technische testen en toetsen	Arkkitehti- ja insinööripalvelut; tekninen testaus ja analysointi
2025	71.1	71	Activités d’architecture et d’ingénierie et conseil technique connexe	Architectural and engineering activities and related technical consultancy	Activiteiten van architecten, ingenieurs en aanverwante technische adviseurs	Arkkitehti- ja insinööripalvelut ja niihin liittyvä tekninen konsultointi
2025	71.11	71.1	Activités d’architecture	Architectural activities	Activiteiten van architecten	Arkkitehtipalvelut
2025	71.12	71.1	Activités d’ingénierie et de conseil technique connexe	Engineering activities and related technical consultancy	Activiteiten van ingenieurs en aanverwante technische adviseurs	Insinööripalvelut ja niihin liittyvä tekninen konsultointi
2025	71.2	71	Activités de contrôle et analyses techniques	Technical testing and analysis	Technische testen en toetsen	Tekninen testaus ja analysointi
2025	71.20	71.2	Activités de contrôle et analyses techniques	Technical testing and analysis	Technische testen en toetsen	Tekninen testaus ja analysointi
2025	72	N	Recherche et développement scientifique	Scientific research and development	Speur- en ontwikkelingswerk op wetenschappelijk gebied	Tieteellinen tutkimus ja kehittäminen
2025	72.1	72	Recherche et développement en sciences physiques et naturelles	Research and experimental development on natural sciences and engineering	Speur- en ontwikkelingswerk op natuurwetenschappelijk gebied	Luonnontieteen ja tekniikan tutkimus ja kehittäminen
2025	72.10	72.1	Recherche et développement en sciences physiques et naturelles	Research and experimental development on natural sciences and engineering	Speur- en ontwikkelingswerk op natuurwetenschappelijk gebied	Luonnontieteen ja tekniikan tutkimus ja kehittäminen
2025	72.2	72	Recherche et développement en sciences humaines et sociales	Research and experimental development on social sciences and humanities	Speur- en ontwikkelingswerk op het gebied van de maatschappij- en geesteswetenschappen	Yhteiskuntatieteellinen ja humanistinen tutkimus ja kehittäminen
2025	72.20	72.2	Recherche et développement en sciences humaines et sociales	Research and experimental development on social sciences and humanities	Speur- en ontwikkelingswerk op het gebied van de maatschappij- en geesteswetenschappen	Yhteiskuntatieteellinen ja humanistinen tutkimus ja kehittäminen
2025	73	N	Activités de publicité, d’études de marché et de relations publiques	Activities of advertising, market research and public relations	Reclameactiviteiten, marktonderzoek en public relations	Mainostoiminta, markkinatutkimus ja suhdetoiminta
2025	73.1	73	Publicité	Advertising	Reclamewezen	Mainostoiminta
2025	73.11	73.1	Activités d’agence de publicité	Activities of advertising agencies	Activiteiten van reclamebureaus	Mainostoimistojen toiminta
2025	73.12	73.1	Régie publicitaire de médias	Media representation	Mediarepresentatie	Mainostilan vuokraus ja myynti
2025	73.2	73	Études de marché et sondages	Market research and public opinion polling	Markt- en opinieonderzoek	Markkina- ja mielipidetutkimukset
2025	73.20	73.2	Études de marché et sondages	Market research and public opinion polling	Markt- en opinieonderzoek	Markkina- ja mielipidetutkimukset
2025	73.3	73	Activités de relations publiques et de communication	Public relations and communication activities	Activiteiten van adviesbureaus op het gebied van public relations en communicatie	Suhdetoiminta ja viestintä
2025	73.30	73.3	Activités de relations publiques et de communication	Public relations and communication activities	Activiteiten van adviesbureaus op het gebied van public relations en communicatie	Suhdetoiminta ja viestintä
2025	74	N	Autres activités spécialisées, scientifiques et techniques	Other professional, scientific and technical activities	Overige wetenschappelijke en technische activiteiten en overige specialistische zakelijke dienstverlening	Muu ammatillinen, tieteellinen ja tekninen toiminta
2025	74.1	74	Activités spécialisées de design	Specialised design activities	Activiteiten van gespecialiseerde ontwerpers	Taideteollinen muotoilu ja suunnittelu
2025	74.11	74.1	Activités de design pour la création de mode ou les produits industriels	Industrial product and fashion design activities	Ontwerpen van industriële producten en mode	Teollinen muotoilu ja muotisuunnittelu
2025	74.12	74.1	Activités de design graphique et de communication visuelle	Graphic design and visual communication activities	Grafisch ontwerp en visuele communicatie	Graafinen suunnittelu ja visuaalinen viestintä
2025	74.13	74.1	Activités de design d’intérieur	Interior design activities	Interieurontwerp	Sisustussuunnittelu
2025	74.14	74.1	Autres activités spécialisées de design	Other specialised design activities	Overige gespecialiseerde ontwerpactiviteiten	Muu taideteollinen muotoilu ja suunnittelu
2025	74.2	74	Activités photographiques	Photographic activities	Activiteiten op het gebied van fotografie	Valokuvaustoiminta
2025	74.20	74.2	Activités photographiques	Photographic activities	Activiteiten op het gebied van fotografie	Valokuvaustoiminta
2025	74.3	74	Activités de traduction et d’interprétation	Translation and interpretation activities	Activiteiten van vertalers en tolken	Kääntäminen ja tulkkaus
2025	74.30	74.3	Activités de traduction et d’interprétation	Translation and interpretation activities	Activiteiten van vertalers en tolken	Kääntäminen ja tulkkaus
2025	74.9	74	Autres activités spécialisées, scientifiques et techniques n.c.a.	Other professional, scientific and technical activities n.e.c.	Overige wetenschappelijke en technische activiteiten en overige specialistische zakelijke dienstverlening, n.e.g.	Muualla luokittelematon muu ammatillinen, tieteellinen ja tekninen toiminta
2025	74.91	74.9	Activités de courtage et de marketing de brevets	Patent brokering and marketing service activities	Bemiddeling in en het in de handel brengen van octrooien	Patenttien välitys- ja markkinointipalvelut
2025	74.99	74.9	Toutes les autres activités spécialisées, scientifiques et techniques n.c.a.	All other professional, scientific and technical activities n.e.c.	Alle overige wetenschappelijke en technische activiteiten en overige specialistische zakelijke dienstverlening, n.e.g.	Muualla luokittelematon kaikki muu ammatillinen, tieteellinen ja tekninen toiminta
2025	75	N	Activités vétérinaires	Veterinary activities	Veterinaire diensten	Eläinlääkintäpalvelut
2025	75.0	75	Activités vétérinaires	Veterinary activities	Veterinaire diensten	Eläinlääkintäpalvelut
2025	75.00	75.0	Activités vétérinaires	Veterinary activities	Veterinaire diensten	Eläinlääkintäpalvelut
2025	O		Activités de service administratif et de soutien	Administrative and support service activities	Administratieve en ondersteunende diensten	Hallinto- ja tukipalvelutoiminta
2025	77	O	Activités de location et location-bail	Rental and leasing activities	Verhuur en lease	Vuokraus- ja leasingtoiminta
2025	77.1	77	Location et location-bail de véhicules automobiles	Rental and leasing of motor vehicles	Verhuur en lease van motorvoertuigen	Moottoriajoneuvojen vuokraus ja leasing
2025	77.11	77.1	Location et location-bail de voitures et véhicules automobiles légers	Rental and leasing of cars and light motor vehicles	Verhuur en lease van personenauto’s en andere lichte motorvoertuigen	Autojen ja kevyiden moottoriajoneuvojen vuokraus ja leasing
2025	77.12	77.1	Location et location-bail de camions	Rental and leasing of trucks	Verhuur en lease van vrachtwagens	Kuorma-autojen ja muiden raskaiden ajoneuvojen vuokraus ja leasing
2025	77.2	77	Location et location-bail de biens personnels et domestiques	Rental and leasing of personal and household goods	Verhuur en lease van consumentenartikelen	Henkilökohtaisten ja taloustavaroiden vuokraus ja leasing
2025	77.21	77.2	Location et location-bail d’articles de loisirs et de sport	Rental and leasing of recreational and sports goods	Verhuur en lease van sport- en recreatieartikelen	Vapaa-ajan ja urheiluvälineiden vuokraus ja leasing
2025	77.22	77.2	Location et location-bail d’autres biens personnels et domestiques	Rental and leasing of other personal and household goods	Verhuur en lease van andere consumentenartikelen	Muu henkilökohtaisten ja taloustavaroiden vuokraus ja leasing
2025	77.3	77	Location et location-bail d’autres machines, équipements et biens	Rental and leasing of other machinery, equipment and tangible goods	Verhuur en lease van andere machines en werktuigen en andere materiële goederen	Koneiden ja laitteiden vuokraus ja leasing
2025	77.31	77.3	Location et location-bail de matériel agricole	Rental and leasing of agricultural machinery and equipment	Verhuur en lease van landbouwmachines en -werktuigen	Maatalouskoneiden ja -laitteiden vuokraus ja leasing
2025	77.32	77.3	Location et location-bail de machines et équipements pour la construction et le génie civil	Rental and leasing of construction and civil engineering machinery and equipment	Verhuur en lease van machines en installaties voor de bouwnijverheid en de weg- en waterbouw	Rakennuskoneiden ja -laitteiden vuokraus ja leasing
2025	77.33	77.3	Location et location-bail de machines et équipements de bureau et d’ordinateurs	Rental and leasing of office machinery, equipment and computers	Verhuur en lease van kantoormachines, inclusief computers	Toimistokoneiden ja -laitteiden sekä tietokoneiden vuokraus ja leasing
2025	77.34	77.3	Location et location-bail de matériels de transport par eau	Rental and leasing of water transport equipment	Verhuur en lease van schepen	Vesiliikennevälineiden vuokraus ja leasing
2025	77.35	77.3	Location et location-bail de matériels de transport aérien	Rental and leasing of air transport equipment	Verhuur en lease van luchtvaartuigen	Ilmaliikennevälineiden vuokraus ja leasing
2025	77.39	77.3	Location et location-bail d’autres machines, équipements et biens n.c.a.	Rental and leasing of other machinery, equipment and tangible goods n.e.c.	Verhuur en lease van andere machines en werktuigen en andere materiële goederen, n.e.g.	Muualla luokittelematon muu koneiden ja laitteiden vuokraus ja leasing
2025	77.4	77	Location-bail de propriété intellectuelle et de produits similaires, à l’exception des œuvres soumises à copyright	Leasing of intellectual property and similar products, except copyrighted works	Lease van intellectuele eigendom en vergelijkbare producten, met uitzondering van werken onder auteursrecht	Henkisen omaisuuden ja vastaavien tuotteiden leasing pois lukien tekijänoikeuden suojaamat teokset
2025	77.40	77.4	Location-bail de propriété intellectuelle et de produits similaires, à l’exception des œuvres soumises à copyright	Leasing of intellectual property and similar products, except copyrighted works	Lease van intellectuele eigendom en vergelijkbare producten, met uitzondering van werken onder auteursrecht	Henkisen omaisuuden ja vastaavien tuotteiden leasing pois lukien tekijänoikeuden suojaamat teokset
2025	77.5	77	Activités de service d’intermédiation pour la location et la location-bail de biens corporels et d’immobilisations incorporelles non financières.	Intermediation service activities for rental and leasing of tangible goods and non-financial intangible assets	Bemiddeling in verband met verhuur en leasing van materiële goederen en niet-financiële immateriële activa	Hyödykkeiden pois lukien rahoitushyödykkeiden vuokraus- ja leasingpalveluita koskevat välityspalvelut
2025	77.51	77.5	Activités de service d’intermédiation pour la location et la location-bail de voitures, camping-cars et caravanes	Intermediation service activities for rental and leasing of cars, motorhomes and trailers	Bemiddeling in verband met verhuur en leasing van auto’s, campers en aanhangwagens	Autojen, asuntoautojen ja perävaunujen vuokraus- ja leasingpalveluita koskevat välityspalvelut
2025	77.52	77.5	Activités de service d’intermédiation pour la location et la location-bail d’autres biens corporels et d’immobilisations incorporelles non financières	Intermediation service activities for rental and leasing of other tangible goods and non-financial intangible assets	Bemiddeling in verband met verhuur en leasing van andere materiële goederen en niet-financiële immateriële activa	Muiden hyödykkeiden pois lukien rahoitushyödykkeiden vuokraus- ja leasingpalveluita koskevat välityspalvelut
2025	78	O	Activités liées à l’emploi	Employment activities	Arbeidsbemiddeling en personeelswerk	Työllistämistoiminta
2025	78.1	78	Activités des agences de placement de main-d’œuvre	Activities of employment placement agencies	Arbeidsbemiddeling	Työnvälitystoiminta
2025	78.10	78.1	Activités des agences de placement de main-d’œuvre	Activities of employment placement agencies	Arbeidsbemiddeling	Työnvälitystoiminta
2025	78.2	78	Activités d’agence de travail temporaire et autre mise à disposition de ressources humaines	Temporary employment agency activities and other human resource provisions	Activiteiten van uitzendbureaus en andere diensten in verband met personeelsvoorziening	Työvoiman vuokraus ja muu henkilöstön hankintapalvelutoiminta
2025	78.20	78.2	Activités d’agence de travail temporaire et autre mise à disposition de ressources humaines	Temporary employment agency activities and other human resource provisions	Activiteiten van uitzendbureaus en andere diensten in verband met personeelsvoorziening	Työvoiman vuokraus ja muu henkilöstön hankintapalvelutoiminta
2025	79	O	Activités d’agence de voyage, de voyagiste, de service de réservation et de services connexes	Travel agency, tour operator and other reservation service and related activities	Activiteiten van reisbureaus, reisorganisatoren, reserveringsbureaus en aanverwante activiteiten	Matkatoimistojen ja matkanjärjestäjien toiminta, muu varauspalvelutoiminta ja siihen liittyvä toiminta
2025	79.1	79	Activités d’agence de voyage et de voyagiste	Travel agency and tour operator activities	Activiteiten van reisbureaus en reisorganisatoren	Matkatoimistojen ja matkanjärjestäjien toiminta
2025	79.11	79.1	Activités d’agence de voyage	Travel agency activities	Activiteiten van reisbureaus	Matkatoimistojen toiminta
2025	79.12	79.1	Activités de voyagiste	Tour operator activities	Activiteiten van reisorganisatoren	Matkanjärjestäjien toiminta
2025	79.9	79	Autres activités de service de réservation et activités connexes	Other reservation service and related activities	Activiteiten van reserveringsbureaus en aanverwante activiteiten	Muu varauspalvelutoiminta ja siihen liittyvä toiminta
2025	79.90	79.9	Autres activités de service de réservation et activités connexes	Other reservation service and related activities	Activiteiten van reserveringsbureaus en aanverwante activiteiten	Muu varauspalvelutoiminta ja siihen liittyvä toiminta
2025	80	O	Activités d’investigation et de sécurité	Investigation and security activities	Opsporings- en beveiligingsdiensten	Etsivä-, vartiointi- ja turvallisuuspalvelut
2025	80.0	80	Activités d’investigation et de sécurité	Investigation and security activities	Opsporings- en beveiligingsdiensten	Etsivä-, vartiointi- ja turvallisuuspalvelut
2025	80.01	80.0	Activités d’investigation et de sécurité privée	Investigation and private security activities	Opsporings- en particuliere beveiligingsdiensten	Etsiväpalvelut ja yksityiset turvallisuuspalvelut
2025	80.09	80.0	Activités de sécurité n.c.a.	Security activities n.e.c.	Beveiligingsactiviteiten, n.e.g.	Muualla luokittelematon turvallisuuspalvelutoiminta
2025	81	O	Activités de services pour les bâtiments et l’aménagement paysager	Services to buildings and landscape activities	Diensten in verband met gebouwen; landschapsverzorging	Kiinteistön- ja maisemanhoito
2025	81.1	81	Activités de soutien combinées pour les installations	Combined facilities support activities	Diverse ondersteunende activiteiten ten behoeve van voorzieningen	Kiinteistönhoito
2025	81.10	81.1	Activités de soutien combinées pour les installations	Combined facilities support activities	Diverse ondersteunende activiteiten ten behoeve van voorzieningen	Kiinteistönhoito
2025	81.2	81	Activités de nettoyage	Cleaning activities	Reiniging	Siivouspalvelut
2025	81.21	81.2	Nettoyage courant des bâtiments	General cleaning of buildings	Algemene reiniging van gebouwen	Kiinteistöjen siivous
2025	81.22	81.2	Autres activités de nettoyage des bâtiments et nettoyage industriel	Other building and industrial cleaning activities	Overige reiniging van gebouwen; industriële reiniging	Muu rakennus- ja teollisuussiivous
2025	81.23	81.2	Autres activités de nettoyage	Other cleaning activities	Andere reinigingsactiviteiten	Muu siivoustoiminta
2025	81.3	81	Activités de service d’aménagement paysager	Landscape service activities	Landschapsverzorging	Maisemanhoitopalvelut
2025	81.30	81.3	Activités de service d’aménagement paysager	Landscape service activities	Landschapsverzorging	Maisemanhoitopalvelut
2025	82	O	Activités de service de bureau, de soutien administratif et d’autre soutien aux entreprises	Office administrative, office support and other business support activities	Administratieve en ondersteunende activiteiten ten behoeve van kantoren en overige zakelijke dienstverlening	Hallinto- ja tukipalvelut liike-elämälle
2025	82.1	82	Activités de service de bureau et de soutien administratif	Office administrative and support activities	Administratieve en ondersteunende activiteiten ten behoeve van kantoren	Hallinto- ja toimistopalvelut
2025	82.10	82.1	Activités de service de bureau et de soutien administratif	Office administrative and support activities	Administratieve en ondersteunende activiteiten ten behoeve van kantoren	Hallinto- ja toimistopalvelut
2025	82.2	82	Activités de centre d’appels	Activities of call centres	Activiteiten van callcenters	Puhelinpalvelukeskusten toiminta
2025	82.20	82.2	Activités de centre d’appels	Activities of call centres	Activiteiten van callcenters	Puhelinpalvelukeskusten toiminta
2025	82.3	82	Organisation de salons professionnels et congrès	Organisation of conventions and trade shows	Organisatie van congressen en beurzen	Messujen ja kongressien järjestäminen
2025	82.30	82.3	Organisation de salons professionnels et congrès	Organisation of conventions and trade shows	Organisatie van congressen en beurzen	Messujen ja kongressien järjestäminen
2025	82.4	82	Activités de service d’intermédiation pour des services de soutien aux entreprises n.c.a.	Intermediation service activities for business support service activities n.e.c.	Bemiddelingsactiviteiten in verband met zakelijke dienstverlening, n.e.g.	Muualla luokittelematon liike-elämän tukipalveluita koskeva välityspalvelutoiminta
2025	82.40	82.4	Activités de service d’intermédiation pour des services de soutien aux entreprises n.c.a.	Intermediation service activities for business support service activities n.e.c.	Bemiddelingsactiviteiten in verband met zakelijke dienstverlening, n.e.g.	Muualla luokittelematon liike-elämän tukipalveluita koskeva välityspalvelutoiminta
2025	82.9	82	Activités de service de soutien aux entreprises n.c.a.	Business support service activities n.e.c.	Zakelijke dienstverlening, n.e.g.	Muualla luokittelematon liike-elämän tukipalvelutoiminta
2025	82.91	82.9	Activités d’agence de recouvrement et de bureau de crédit	Activities of collection agencies and credit bureaus	Activiteiten van incasso- en kredietbureaus	Perintä- ja luottotietopalvelut
2025	82.92	82.9	Activités de conditionnement	Packaging activities	Activiteiten van verpakkingsbedrijven	Pakkauspalvelut
2025	82.99	82.9	Autres activités de service de soutien aux entreprises n.c.a.	Other business support service activities n.e.c.	Overige zakelijke dienstverlening, n.e.g.	Muualla luokittelematon muu liike-elämän tukipalvelutoiminta
2025	P		Administration publique et défense; sécurité sociale obligatoire	Public administration and defence; compulsory social security	Openbaar bestuur en defensie; verplichte sociale verzekeringen	Julkinen hallinto ja maanpuolustus; pakollinen sosiaalivakuutus
2025	84	P	Administration publique et défense; sécurité sociale obligatoire	Public administration and defence; compulsory social security	Openbaar bestuur en defensie; verplichte sociale verzekeringen	Julkinen hallinto ja maanpuolustus; pakollinen sosiaalivakuutus
2025	84.1	84	Administration générale, économique et sociale et environnementale	Administration of the State and the economic, social and environmental policies of the community	Openbaar bestuur en het economische, sociale en milieubeleid van de gemeenschap	Valtionhallinto, talous-, sosiaali- ja ympäristöpolitiikka
2025	84.11	84.1	Activités d’administration publique générale	General public administration activities	Algemeen overheidsbestuur	Julkinen yleishallinto
2025	84.12	84.1	Réglementation des soins de santé, de l’enseignement, des services culturels et des autres services sociaux	Regulation of health care, education, cultural services and other social services	Openbaar bestuur van de gezondheidszorg, onderwijs, culturele diensten en andere sociale diensten	Terveydenhuollon, opetuksen, kulttuurin ja muiden yhteiskuntapalvelujen hallinto
2025	84.13	84.1	Réglementation et contribution à l’amélioration de l’efficacité des activités économiques	Regulation of and contribution to more efficient operation of businesses	Openbaar bestuur op het gebied van het bedrijfsleven; stimuleren van het bedrijfsleven	Työvoima- ja elinkeinoasiain hallinto
2025	84.2	84	Services de prérogative publique	Provision of services to the community as a whole	Algemene overheidsdiensten	Ulkoasiainhallinto, maanpuolustus ja järjestystoimi
2025	84.21	84.2	Affaires étrangères	Foreign affairs	Buitenlandse zaken	Ulkoasiainhallinto
2025	84.22	84.2	Défense	Defence activities	Defensie	Maanpuolustus
2025	84.23	84.2	Justice	Justice and judicial activities	Justitie	Oikeustoimi
2025	84.24	84.2	Activités d’ordre public et de sécurité civile	Public order and safety activities	Openbare orde en veiligheid	Yleinen järjestys ja turvallisuustoiminta
2025	84.25	84.2	Activités de service d’incendie et de secours	Fire service activities	Brandweer	Palo- ja pelastustoimi
2025	84.3	84	Sécurité sociale obligatoire	Compulsory social security activities	Verplichte sociale verzekeringen	Pakollinen sosiaalivakuutustoiminta
2025	84.30	84.3	Sécurité sociale obligatoire	Compulsory social security activities	Verplichte sociale verzekeringen	Pakollinen sosiaalivakuutustoiminta
2025	Q		Enseignement	Education	Onderwijs	Koulutus
2025	85	Q	Enseignement	Education	Onderwijs	Koulutus
2025	85.1	85	Enseignement pré-primaire	Pre-primary education	Kleuteronderwijs	Esiasteen koulutus
2025	85.10	85.1	Enseignement pré-primaire	Pre-primary education	Kleuteronderwijs	Esiasteen koulutus
2025	85.2	85	Enseignement primaire	Primary education	Basisonderwijs	Alemman perusasteen koulutus
2025	85.20	85.2	Enseignement primaire	Primary education	Basisonderwijs	Alemman perusasteen koulutus
2025	85.3	85	Enseignement secondaire et enseignement post-secondaire non supérieur	Secondary and post-secondary non-tertiary education	Secundair en postsecundair niet-tertiair onderwijs	Ylemmän perusasteen, toisen asteen ja erikoisammattikoulutus
2025	85.31	85.3	Enseignement secondaire general	General secondary education	Algemeen vormend voortgezet onderwijs	Ylemmän perusasteen koulutus ja lukiokoulutus
2025	85.32	85.3	Enseignement secondaire professionnel	Vocational secondary education	Middelbaar beroepsonderwijs	Toisen asteen ammatillinen koulutus
2025	85.33	85.3	Enseignement post-secondaire non supérieur	Post-secondary non-tertiary education	Postsecundair niet-tertiair onderwijs	Erikoisammattikoulutus
2025	85.4	85	Enseignement supérieur	Tertiary education	Tertiair onderwijs	Korkea-asteen koulutus yliopistoissa ja ammattikorkeakouluissa
2025	85.40	85.4	Enseignement supérieur	Tertiary education	Tertiair onderwijs	Korkea-asteen koulutus yliopistoissa ja ammattikorkeakouluissa
2025	85.5	85	Autre enseignement	Other education	Overig onderwijs	Muu koulutustoiminta
2025	85.51	85.5	Enseignement de disciplines sportives et d’activités de loisirs	Sports and recreation education	Sport- en recreatieonderwijs	Urheilu- ja liikuntakoulutus
2025	85.52	85.5	Enseignement culturel	Cultural education	Cultureel onderwijs	Taidealojen ja kulttuurin koulutus
2025	85.53	85.5	Enseignement de la conduit	Driving school activities	Activiteiten van auto- en motorrijscholen	Kuljettajakoulutus
2025	85.59	85.5	Autre enseignement n.c.a.	Other education n.e.c.	Overig onderwijs, n.e.g.	Muu muualla luokittelematon koulutustoiminta
2025	85.6	85	Activités de soutien à l’enseignement	Educational support activities	Onderwijsondersteunende activiteiten	Koulutusta palveleva toiminta
2025	85.61	85.6	Activités de service d’intermédiation dans le domaine de l’appui scolaire et du tutorat	Intermediation service activities for courses and tutors	Bemiddeling op het gebied van academische ondersteuning en studiebegeleiding	Kursseja ja ohjaajia koskevat välityspalvelut
2025	85.69	85.6	Activités de soutien à l’enseignement n.c.a.	Educational support activities n.e.c.	Onderwijsondersteunende activiteiten, n.e.g.	Muualla luokittelematon koulutusta palveleva toiminta
2025	R		Santé humaine et activités d’action sociale	Human health and social work activities	Menselijke gezondheidszorg en maatschappelijke dienstverlening	Sosiaali- ja terveyspalvelut
2025	86	R	Activités pour la santé humaine	Human health activities	Menselijke gezondheidszorg	Terveyspalvelut
2025	86.1	86	Activités hospitalières	Hospital activities	Activiteiten van ziekenhuizen	Terveydenhuollon laitospalvelut
2025	86.10	86.1	Activités hospitalières	Hospital activities	Activiteiten van ziekenhuizen	Terveydenhuollon laitospalvelut
2025	86.2	86	Activités des médecins et dentistes	Medical and dental practice activities	Activiteiten van artsen en tandartsen	Lääkäri- ja hammaslääkäripalvelut
2025	86.21	86.2	Activités de médecine générale	General medical practice activities	Activiteiten van huisartspraktijken	Terveysasemat ja vastaavat yleislääkäripalvelut
2025	86.22	86.2	Activités de médecine spécialisée	Medical specialists activities	Activiteiten van medisch specialisten	Lääkäriasemat, yksityislääkärit ja vastaavat erikoislääkäripalvelut
2025	86.23	86.2	Activités de soins dentaires	Dental practice care activities	Activiteiten van tandartspraktijken	Hammaslääkäripalvelut
2025	86.9	86	Autres activités pour la santé humaine	Other human health activities	Overige menselijke gezondheidszorg	Muu terveyspalvelutoiminta
2025	86.91	86.9	Activités d’imagerie médicale et de laboratoire d’analyse médicale	Diagnostic imaging services and medical laboratory activities	Activiteiten van medische beeldvorming en medische laboratoria	Diagnostiset kuvantamispalvelut ja lääketieteellisten laboratorioiden toiminta
2025	86.92	86.9	Transport de patients par ambulance	Patient transportation by ambulance	Patiëntenvervoer per ambulance	Ensihoito- ja sairaankuljetuspalvelut
2025	86.93	86.9	Activités des psychologues et psychothérapeutes, à l’exception des médecins	Activities of psychologists and psychotherapists, except medical doctors	Activiteiten van psychologen en psychotherapeuten, met uitzondering van artsen	Psykologi- ja psykoterapiapalvelut pois lukien lääkäripalvelut
2025	86.94	86.9	Activités de soins infirmiers et de maïeutique	Nursing and midwifery activities	Activiteiten van verpleegkundigen en verloskundigen	Sairaanhoito- ja kätilöpalvelut
2025	86.95	86.9	Activités de physiothérapie	Physiotherapy activities	Activiteiten op het gebied van fysiotherapie	Fysioterapiapalvelut
2025	86.96	86.9	Activités de médecine traditionnelle, complémentaire et alternative	Traditional, complementary and alternative medicine activities	Traditionele, aanvullende en alternatieve geneeskunde	Perinteisiin, täydentäviin ja vaihtoehtoisiin hoitomuotoihin perustuvat palvelut
2025	86.97	86.9	Activités de service d’intermédiation pour les services médicaux, dentaires et autres services pour la santé humaine	Intermediation service activities for medical, dental and other human health services	Bemiddelingsactiviteiten in verband met geneeskundige, tandheelkundige en andere diensten in verband met de menselijke gezondheid	Lääkäri-, hammashoito- ja muita terveyspalveluita koskevat välityspalvelut
2025	86.99	86.9	Autres activités pour la santé humaine n.c.a.	Other human health activities n.e.c.	Overige menselijke gezondheidszorg, n.e.g.	Muualla luokittelematon muu terveyspalvelutoiminta
2025	87	R	Activités de soins en établissement résidentiel	Residential care activities	Verpleging, verzorging en begeleiding met overnachting	Sosiaalihuollon asumis- ja laitospalvelut
2025	87.1	87	Activités d’hébergement médicalisé	Residential nursing care activities	Activiteiten van verpleegtehuizen	Sosiaalihuollon laitospalvelut
2025	87.10	87.1	Activités d’hébergement médicalisé	Residential nursing care activities	Activiteiten van verpleegtehuizen	Sosiaalihuollon laitospalvelut
2025	87.2	87	Activités d’hébergement social pour personnes souffrant de maladie mentale ou de toxicomanie	Residential care activities for persons living with or having a diagnosis of a mental illness or substance abuse	Residentiële zorg voor personen met een al dan niet gediagnosticeerde psychische aandoening of voor drugs- of alcoholverslaafden	Mielenterveys- ja päihdekuntoutujien sekä kehitysvammaisten asumis- ja laitospalvelut
2025	87.20	87.2	Activités d’hébergement social pour personnes souffrant de maladie mentale ou de toxicomanie	Residential care activities for persons living with or having a diagnosis of a mental illness or substance abuse	Residentiële zorg voor personen met een al dan niet gediagnosticeerde psychische aandoening of voor drugs- of alcoholverslaafden	Mielenterveys- ja päihdekuntoutujien sekä kehitysvammaisten asumis- ja laitospalvelut
2025	87.3	87	Activités d’hébergement social pour personnes âgées ou en situation de handicap physique	Residential care activities for older persons or persons with physical disabilities	Residentiële zorg voor ouderen of personen met een lichamelijke handicap	Ikääntyneiden ja vammaisten pois lukien kehitysvammaisten asumispalvelut
2025	87.30	87.3	Activités d’hébergement social pour personnes âgées ou en situation de handicap physique	Residential care activities for older persons or persons with physical disabilities	Residentiële zorg voor ouderen of personen met een lichamelijke handicap	Ikääntyneiden ja vammaisten pois lukien kehitysvammaisten asumispalvelut
2025	87.9	87	Autres activités de soins en établissement résidentiel	Other residential care activities	Overige activiteiten op het gebied van verpleging, verzorging en begeleiding met overnachting	Muu sosiaalihuollon asumis- ja laitospalvelutoiminta
2025	87.91	87.9	Activités de service d’intermédiation pour des activités de soins en établissement résidentiel	Intermediation service activities for residential care activities	Bemiddelingsactiviteiten in verband met residentiële zorg	Asumis- ja laitospalveluita koskevat välityspalvelut
2025	87.99	87.9	Autres activités d’hébergement social n.c.a.	Other residential care activities n.e.c.	Overige activiteiten op het gebied van verpleging, verzorging en begeleiding met overnachting, n.e.g.	Muualla luokittelematon muu sosiaalihuollon asumis- ja laitospalvelutoiminta
2025	88	R	Activités d’action sociale sans hébergement	Social work activities without accommodation	Maatschappelijke dienstverlening waarbij geen onderdak wordt verschaft	Sosiaalihuollon avopalvelut
2025	88.1	88	Activités d’action sociale sans hébergement pour personnes âgées ou en situation de handicap	Social work activities without accommodation for older persons or persons with disabilities	Maatschappelijke dienstverlening zonder huisvesting voor ouderen of personen met een handicap	Ikääntyneiden, vammaisten ja kehitysvammaisten sosiaalihuollon avopalvelut
2025	88.10	88.1	Activités d’action sociale sans hébergement pour personnes âgées ou en situation de handicap	Social work activities without accommodation for older persons or persons with disabilities	Maatschappelijke dienstverlening zonder huisvesting voor ouderen of personen met een handicap	Ikääntyneiden, vammaisten ja kehitysvammaisten sosiaalihuollon avopalvelut
2025	88.9	88	Autres activités d’action sociale sans hébergement	Other social work activities without accommodation	Overige maatschappelijke dienstverlening waarbij geen onderdak wordt verschaft	Muu sosiaalihuollon avopalvelutoiminta
2025	88.91	88.9	Activités de garde d’enfants	Child day-care activities	Activiteiten van kinderdagverblijven	Lasten päivähoitotoiminta
2025	88.99	88.9	Autres activités d’action sociale sans hébergement n.c.a.	Other social work activities without accommodation n.e.c.	Overige maatschappelijke dienstverlening waarbij geen onderdak wordt verschaft, n.e.g.	Muualla luokittelematon muu sosiaalihuollon avopalvelutoiminta
2025	S		Arts, sports et activités récréatives	Arts, sports and recreation	Kunst, sport en recreatie	Taiteet, urheilu ja virkistys
2025	90	S	Activités de création artistique et de spectacle	Arts creation and performing arts activities	Activiteiten op het gebied van scheppende en uitvoerende kunst	Taiteellinen luominen ja esittävät taiteet
2025	90.1	90	Activités de création artistique	Arts creation activities	Creatie van kunst	Taiteellinen luominen
2025	90.11	90.1	Activités de création littéraire et de composition musicale	Literary creation and musical composition activities	Literaire creatie en compositie van muziek	Kirjallinen luominen ja säveltäminen
2025	90.12	90.1	Activités de création en arts visuels	Visual arts creation activities	Creatie van beeldende kunsten	Kuvataiteen luominen
2025	90.13	90.1	Autres activités de création artistique	Other arts creation activities	Andere vormen van creatie van kunst	Muu taiteellinen luominen
2025	90.2	90	Activités de spectacle	Activities of performing arts	Verrichten van uitvoerende kunst	Esittävät taiteet
2025	90.20	90.2	Activités de spectacle	Activities of performing arts	Verrichten van uitvoerende kunst	Esittävät taiteet
2025	90.3	90	Activités de soutien à la création artistique et aux spectacles	Support activities to arts creation and performing arts	Ondersteunende activiteiten voor scheppende en uitvoerende kunst	Taiteellista luomista ja esittäviä taiteita palveleva toiminta
2025	90.31	90.3	Gestion de lieux d’exposition artistique et de salles de spectacles	Operation of arts facilities and sites	Exploitatie van kunstfaciliteiten en -locaties	Taide- ja kulttuuritilojen toiminta
2025	90.39	90.3	Autres activités de soutien à la création artistique et aux spectacles	Other support activities to arts and performing arts	Andere ondersteunende activiteiten voor scheppende en uitvoerende kunst	Muu taidetta ja esittäviä taiteita palveleva toiminta
2025	91	S	Bibliothèques, archives, musées et autres activités culturelles	Libraries, archives, museums and other cultural activities	Activiteiten van bibliotheken, archieven, musea en overige culturele activiteiten	Kirjastojen, arkistojen, museoiden ja muiden kulttuurilaitosten toiminta
2025	91.1	91	Activités des bibliothèques et centres d’archives	Library and archive activities	Activiteiten van bibliotheken en archieven	Kirjastojen ja arkistojen toiminta
2025	91.11	91.1	Activités des bibliothèques	Library activities	Activiteiten van bibliotheken	Kirjastojen toiminta
2025	91.12	91.1	Activités des centres d’archives	Archive activities	Activiteiten van archieven	Arkistojen toiminta
2025	91.2	91	Activités des musées, collections, monuments et sites historiques	Museum, collection, historical site and monument activities	Activiteiten van musea, collecties, historische locaties en monumenten	Museoihin, kokoelmiin, historiallisiin kohteisiin ja muistomerkkeihin liittyvä toiminta
2025	91.21	91.2	Activités des musées et collections	Museum and collection activities	Activiteiten van musea en collecties	Museoihin ja kokoelmiin liittyvä toiminta
2025	91.22	91.2	Activité des monuments et sites historiques	Historical site and monument activities	Activiteiten van historische locaties en monumenten	Historiallisiin kohteisiin ja muistomerkkeihin liittyvä toiminta
2025	91.3	91	Conservation, restauration et autres activités de soutien pour la préservation du patrimoine culturel	Conservation, restoration and other support activities for cultural heritage	Instandhouding, restauratie en andere ondersteunende activiteiten voor cultureel erfgoed	Kulttuuriperinnön konservointi, restaurointi ja muu sitä palveleva toiminta
2025	91.30	91.3	Conservation, restauration et autres activités de soutien pour la préservation du patrimoine culturel	Conservation, restoration and other support activities for cultural heritage	Instandhouding, restauratie en andere ondersteunende activiteiten voor cultureel erfgoed	Kulttuuriperinnön konservointi, restaurointi ja muu sitä palveleva toiminta
2025	91.4	91	Activités de gestion de jardins botaniques et zoologiques et de réserves naturelles	Botanical and zoological garden and nature reserve activities	Activiteiten van botanische tuinen, dierentuinen en natuurreservaten	Kasvitieteellisten puutarhojen, eläintarhojen ja luonnonsuojelualueiden toiminta
2025	91.41	91.4	Activités de gestion de jardins botaniques et zoologiques	Botanical and zoological garden activities	Activiteiten van botanische tuinen en dierentuinen	Kasvitieteellisten puutarhojen ja eläintarhojen toiminta
2025	91.42	91.4	Activités de gestion de réserves naturelles	Nature reserve activities	Beheer en instandhouding van natuurreservaten	Luonnonsuojelualueiden toiminta
2025	92	S	Activités de jeux d’argent et de paris	Gambling and betting activities	Activiteiten van loterijen en kansspelen	Rahapeli- ja vedonlyöntipalvelut
2025	92.0	92	Activités de jeux d’argent et de paris	Gambling and betting activities	Activiteiten van loterijen en kansspelen	Rahapeli- ja vedonlyöntipalvelut
2025	92.00	92.0	Activités de jeux d’argent et de paris	Gambling and betting activities	Activiteiten van loterijen en kansspelen	Rahapeli- ja vedonlyöntipalvelut
2025	93	S	Activités sportives et activités récréatives et de loisirs	Sports activities and amusement and recreation activities	Sport, ontspanning en recreatie	Liikunta- ja urheilutoiminta sekä huvi- ja virkistyspalvelut
2025	93.1	93	Activités sportives	Sports activities	Sport	Liikunta- ja urheilutoiminta
2025	93.11	93.1	Gestion d’installations sportives	Operation of sports facilities	Exploitatie van sportaccommodaties	Liikunta- ja urheilutilojen toiminta
2025	93.12	93.1	Activités des clubs de sports	Activities of sports clubs	Activiteiten van sportclubs	Liikunta- ja urheiluseurojen toiminta
2025	93.13	93.1	Activités des centres de fitness	Activities of fitness centres	Activiteiten van fitnesscentra	Kuntokeskusten toiminta
2025	93.19	93.1	Autres activités sportives n.c.a.	Sports activities n.e.c.	Sportactiviteiten, n.e.g.	Muualla luokittelematon liikunta- ja urheilutoiminta
2025	93.2	93	Activités récréatives et de loisirs	Amusement and recreation activities	Activiteiten op het gebied van ontspanning en recreatie	Huvi- ja virkistystoiminta
2025	93.21	93.2	Activités des parcs d’attractions et parcs à thème	Activities of amusement parks and theme parks	Activiteiten van pret- en themaparken	Huvi- ja teemapuistojen toiminta
2025	93.29	93.2	Activités récréatives et de loisirs n.c.a.	Amusement and recreation activities n.e.c.	Ontspanning en recreatie, n.e.g.	Muualla luokittelematon huvi- ja virkistystoiminta
2025	T		Autres activités de services	Other service activities	Overige diensten	Muu palvelutoiminta
2025	94	T	Activités des organisations associatives	Activities of membership organisations	Activiteiten van verenigingen	Järjestöjen toiminta
2025	94.1	94	Activités des organisations économiques, patronales et professionnelles	Activities of business, employers and professional membership organisations	Activiteiten van bedrijfs-, werkgevers- en beroepsorganisaties	Elinkeinoelämän, työnantaja- ja ammattialajärjestöjen toiminta
2025	94.11	94.1	Activités des organisations patronales et des chambres représentatives	Activities of business and employers membership organisations	Activiteiten van bedrijfs- en werkgeversorganisaties	Elinkeinoelämän ja työnantajajärjestöjen toiminta
2025	94.12	94.1	Activités des organisations professionnelles	Activities of professional membership organisations	Activiteiten van beroepsorganisaties	Ammattialajärjestöjen toiminta
2025	94.2	94	Activités des syndicats de salariés	Activities of trade unions	Activiteiten van vakverenigingen	Ammattiyhdistysten toiminta
2025	94.20	94.2	Activités des syndicats de salariés	Activities of trade unions	Activiteiten van vakverenigingen	Ammattiyhdistysten toiminta
2025	94.9	94	Activités des autres organisations associatives	Activities of other membership organisations	Activiteiten van overige verenigingen	Muu järjestötoiminta
2025	94.91	94.9	Activités des organisations religieuses	Activities of religious organisations	Activiteiten van religieuze organisaties	Seurakuntien ja uskonnollisten järjestöjen toiminta
2025	94.92	94.9	Activités des organisations politiques	Activities of political organisations	Activiteiten van politieke organisaties	Poliittisten järjestöjen toiminta
2025	94.99	94.9	Activités des organisations associatives n.c.a.	Activities of other membership organisations n.e.c.	Activiteiten van overige verenigingen, n.e.g.	Muualla luokittelematon muu järjestötoiminta
2025	95	T	Réparation et entretien d’ordinateurs, de biens personnels et domestiques et d’automobiles et motocycles	Repair and maintenance of computers, personal and household goods, and motor vehicles and motorcycles	Reparatie en onderhoud van computers, consumentenartikelen, auto’s en motorfietsen	Tietokoneiden, henkilökohtaisten ja taloustavaroiden sekä moottoriajoneuvojen ja moottoripyörien korjaus ja huolto
2025	95.1	95	Réparation et entretien d’ordinateurs et d’équipements de communication	Repair and maintenance of computers and communication equipment	Reparatie en onderhoud van computers en communicatieapparatuur	Tietokoneiden ja viestintälaitteiden korjaus ja huolto
2025	95.10	95.1	Réparation et entretien d’ordinateurs et d’équipements de communication	Repair and maintenance of computers and communication equipment	Reparatie en onderhoud van computers en communicatieapparatuur	Tietokoneiden ja viestintälaitteiden korjaus ja huolto
2025	95.2	95	Réparation et entretien de biens personnels et domestiques	Repair and maintenance of personal and household goods	Reparatie en onderhoud van consumentenartikelen	Henkilökohtaisten ja taloustavaroiden korjaus ja huolto
2025	95.21	95.2	Réparation et entretien de produits électroniques grand public	Repair and maintenance of consumer electronics	Reparatie en onderhoud van consumentenelektronica	Viihde-elektroniikan korjaus ja huolto
2025	95.22	95.2	Réparation et entretien d’appareils électroménagers et d’équipements pour la maison et le jardin	Repair and maintenance of household appliances and home and garden equipment	Reparatie en onderhoud van huishoudapparaten en van werktuigen voor gebruik in huis en tuin	Kotitalouskoneiden sekä kodin ja puutarhan laitteiden korjaus ja huolto
2025	95.23	95.2	Réparation et entretien de chaussures et d’articles en cuir	Repair and maintenance of footwear and leather goods	Reparatie en onderhoud van schoeisel en lederwaren	Jalkineiden ja nahkatavaroiden korjaus ja huolto
2025	95.24	95.2	Réparation et entretien de meubles et d’équipements du foyer	Repair and maintenance of furniture and home furnishings	Reparatie en onderhoud van meubelen en stoffering	Huonekalujen ja kodin kalusteiden korjaus ja huolto
2025	95.25	95.2	Réparation et entretien d’articles d’horlogerie et de bijouterie	Repair and maintenance of watches, clocks and jewellery	Reparatie en onderhoud van uurwerken en sieraden	Kellojen ja korujen korjaus ja huolto
2025	95.29	95.2	Réparation et entretien d’autres biens personnels ou domestiques n.c.a.	Repair and maintenance of personal and household goods n.e.c.	Reparatie en onderhoud van consumentenartikelen, n.e.g.	Muualla luokittelematon henkilökohtaisten ja taloustavaroiden korjaus ja huolto
2025	95.3	95	Réparation et entretien d’automobiles et de motocycles	Repair and maintenance of motor vehicles and motorcycles	Reparatie en onderhoud van motorvoertuigen en motorfietsen	Moottoriajoneuvojen ja moottoripyörien korjaus ja huolto
2025	95.31	95.3	Réparation et entretien d’automobiles	Repair and maintenance of motor vehicles	Reparatie en onderhoud van motorvoertuigen	Moottoriajoneuvojen korjaus ja huolto
2025	95.32	95.3	Réparation et entretien de motocycles	Repair and maintenance of motorcycles	Reparatie en onderhoud van motorfietsen	Moottoripyörien korjaus ja huolto
2025	95.4	95	Activités de service d’intermédiation pour la réparation et l’entretien d’ordinateurs, de biens personnels et domestiques et d’automobiles et motocycles	Intermediation service activities for repair and maintenance of computers, personal and household goods, and motor vehicles and motorcycles	Bemiddelingsactiviteiten in verband met reparatie en onderhoud van computers, consumentenartikelen, motorvoertuigen en motorfietsen	Tietokoneiden, henkilökohtaisten ja taloustavaroiden sekä moottoriajoneuvojen ja moottoripyörien korjausta ja huoltoa koskevat välityspalvelut
2025	95.40	95.4	Activités de service d’intermédiation pour la réparation et l’entretien d’ordinateurs, de biens personnels et domestiques et d’automobiles et motocycles	Intermediation service activities for repair and maintenance of computers, personal and household goods, and motor vehicles and motorcycles	Bemiddelingsactiviteiten in verband met reparatie en onderhoud van computers, consumentenartikelen, motorvoertuigen en motorfietsen	Tietokoneiden, henkilökohtaisten ja taloustavaroiden sekä moottoriajoneuvojen ja moottoripyörien korjausta ja huoltoa koskevat välityspalvelut
2025	96	T	Activités de services aux personnes	Personal service activities	Persoonlijke dienstverlening	Henkilökohtaiset palvelut
2025	96.1	96	Blanchisserie-teinturerie	Washing and cleaning of textile and fur products	Wassen en chemisch reinigen van textiel en bontproducten	Pesulapalvelut
2025	96.10	96.1	Blanchisserie-teinturerie	Washing and cleaning of textile and fur products	Wassen en chemisch reinigen van textiel en bontproducten	Pesulapalvelut
2025	96.2	96	Coiffure, soins de beauté, spa et activités similaires	Hairdressing, beauty treatment, day spa and similar activities	Haarverzorging, schoonheidsverzorging, activiteiten van kuuroorden en dergelijke activiteiten	Kampaamo- ja kauneudenhoitopalvelut, kylpylä- ja vastaavat palvelut
2025	96.21	96.2	Coiffure et activités de barbier	Hairdressing and barber activities	Kappers- en barbiersactiviteiten	Kampaamo- ja parturipalvelut
2025	96.22	96.2	Soins de beauté et autres activités de traitement esthétique	Beauty care and other beauty treatment activities	Schoonheidsverzorging en andere schoonheidsbehandelingen	Kauneudenhoitopalvelut
2025	96.23	96.2	Activités de spa, de sauna et de bain de vapeur	Day spa, sauna and steam bath activities	Activiteiten van kuuroorden, sauna’s en stoombaden	Kylpylä-, sauna- ja höyrysaunapalvelut
2025	96.3	96	Services funéraires et activités connexes	Funeral and related activities	Begrafeniswezen en aanverwante activiteiten	Hautaustoimistojen palvelut
2025	96.30	96.3	Services funéraires et activités connexes	Funeral and related activities	Begrafeniswezen en aanverwante activiteiten	Hautaustoimistojen palvelut
2025	96.4	96	Activités de service d’intermédiation pour des services aux personnes	Intermediation service activities for personal services	Bemiddelingsactiviteiten op het gebied van persoonlijke dienstverlening	Henkilökohtaisia palveluja koskevat välityspalvelut
2025	96.40	96.4	Activités de service d’intermédiation pour des services aux personnes	Intermediation service activities for personal services	Bemiddelingsactiviteiten op het gebied van persoonlijke dienstverlening	Henkilökohtaisia palveluja koskevat välityspalvelut
2025	96.9	96	Autres activités de service aux personnes	Other personal service activities	Overige persoonlijke dienstverlening	Muu henkilökohtainen palvelutoiminta
2025	96.91	96.9	Activités d’offre de services domestiques aux personnes	Provision of domestic personal service activities	Huishoudelijke persoonlijke dienstverlening	Kotitalouspalvelut
2025	96.99	96.9	Autres activités de service aux personnes n.c.a.	Other personal service activities n.e.c.	Overige persoonlijke dienstverlening, n.e.g.	Muu muualla luokittelematon henkilökohtainen palvelutoiminta
2025	U		Activités des ménages en tant qu’employeurs; activités indifférenciées des ménages en tant que producteurs de biens et services pour usage propre	Activities of households as employers and undifferentiated goods - and service-producing activities of households for own use	Activiteiten van huishoudens als werkgever en niet-gedifferentieerde productie van goederen en diensten door huishoudens voor eigen gebruik	Kotitalouksien toiminta työnantajina ja kotitalouksien eriyttämätön toiminta tavaroiden ja palvelujen tuottamiseksi omaan käyttöön
2025	97	U	Activités des ménages en tant qu’employeurs de personnel domestique	Activities of households as employers of domestic personnel	Activiteiten van huishoudens als werkgever van huishoudelijk personeel	Kotitalouksien toiminta kotitaloustyöntekijöiden työnantajina
2025	97.0	97	Activités des ménages en tant qu’employeurs de personnel domestique	Activities of households as employers of domestic personnel	Activiteiten van huishoudens als werkgever van huishoudelijk personeel	Kotitalouksien toiminta kotitaloustyöntekijöiden työnantajina
2025	97.00	97.0	Activités des ménages en tant qu’employeurs de personnel domestique	Activities of households as employers of domestic personnel	Activiteiten van huishoudens als werkgever van huishoudelijk personeel	Kotitalouksien toiminta kotitaloustyöntekijöiden työnantajina
2025	98	U	Activités indifférenciées des ménages en tant que producteurs de biens et services pour usage propre	Undifferentiated goods- and service-producing activities of private households for own use	Niet-gedifferentieerde productie van goederen en diensten door particuliere huishoudens voor eigen gebruik	Kotitalouksien eriyttämätön toiminta tavaroiden ja palvelujen tuottamiseksi omaan käyttöön
2025	98.1	98	Activités indifférenciées des ménages en tant que producteurs de biens pour usage propre	Undifferentiated goods-producing activities of private households for own use	Niet-gedifferentieerde productie van goederen door particuliere huishoudens voor eigen gebruik	Kotitalouksien eriyttämätön toiminta tavaroiden tuottamiseksi omaan käyttöön
2025	98.10	98.1	Activités indifférenciées des ménages en tant que producteurs de biens pour usage propre	Undifferentiated goods-producing activities of private households for own use	Niet-gedifferentieerde productie van goederen door particuliere huishoudens voor eigen gebruik	Kotitalouksien eriyttämätön toiminta tavaroiden tuottamiseksi omaan käyttöön
2025	98.2	98	Activités indifférenciées des ménages en tant que producteurs de services pour usage propre	Undifferentiated service-producing activities of private households for own use	Niet-gedifferentieerde productie van diensten door particuliere huishoudens voor eigen gebruik	Kotitalouksien eriyttämätön toiminta palvelujen tuottamiseksi omaan käyttöön
2025	98.20	98.2	Activités indifférenciées des ménages en tant que producteurs de services pour usage propre	Undifferentiated service-producing activities of private households for own use	Niet-gedifferentieerde productie van diensten door particuliere huishoudens voor eigen gebruik	Kotitalouksien eriyttämätön toiminta palvelujen tuottamiseksi omaan käyttöön
2025	V		Activités des organisations et organismes extraterritoriaux	Activities of extraterritorial organisations and bodies	Activiteiten van extraterritoriale organisaties en instanties	Kansainvälisten organisaatioiden ja toimielinten toiminta
2025	99	V	Activités des organisations et organismes extraterritoriaux	Activities of extraterritorial organisations and bodies	Activiteiten van extraterritoriale organisaties en instanties	Kansainvälisten organisaatioiden ja toimielinten toiminta
2025	99.0	99	Activités des organisations et organismes extraterritoriaux	Activities of extraterritorial organisations and bodies	Activiteiten van extraterritoriale organisaties en instanties	Kansainvälisten organisaatioiden ja toimielinten toiminta
2025	99.00	99.0	Activités des organisations et organismes extraterritoriaux	Activities of extraterritorial organisations and bodies	Activiteiten van extraterritoriale organisaties en instanties	Kansainvälisten organisaatioiden ja toimielinten toiminta$csv$, E'\n') as line) as lines;
