-- The registers of companies of other countries.
alter table network.identifier drop constraint identifier_scheme_check;
alter table network.identifier add constraint identifier_scheme_check
	check (scheme in ('bce', 'ytunnus', 'siren', 'siret', 'kvk', 'vat', 'ror', 'wikidata'));
