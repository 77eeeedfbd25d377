-- A code that is typed is found among all trails without reading them.
create function city.codes_of(manifest jsonb) returns text[] language sql immutable strict parallel safe as $$
	select coalesce(array_agg(stop ->> 'code'), '{}') from jsonb_array_elements(manifest -> 'stops') stop
$$;
create index on city.edition using gin (city.codes_of(manifest)) with (fastupdate = off);
