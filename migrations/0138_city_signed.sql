-- A film in sign language: of an organisation's files, and of a layer for those who read signs. The checks of before have the names that PostgreSQL gave them.
do $$
declare
	its record;
begin
	for its in
		select conrelid::regclass as of, conname from pg_constraint
		where contype = 'c' and (
			(conrelid in ('city.media'::regclass, 'city.brought_file'::regclass) and pg_get_constraintdef(oid) like '%kind%')
			or (conrelid = 'city.layer'::regclass and pg_get_constraintdef(oid) like '%audience%'))
	loop
		execute format('alter table %s drop constraint %I', its.of, its.conname);
	end loop;
end $$;

-- `poster`: what is shown of a film before it plays
alter table city.media
	add column poster text references kernel.file,
	add constraint media_kind check (kind in ('picture', 'sound', 'film')),
	add constraint media_size check ((kind = 'sound') = (width is null) and (width is null) = (height is null)),
	add constraint media_length check ((kind = 'picture') = (seconds is null)),
	add constraint media_poster check ((kind = 'film') = (poster is not null));
alter table city.brought_file
	add column poster text references kernel.file,
	add constraint brought_file_kind check (kind in ('picture', 'sound', 'film'));

-- `signed_in`: a sign language by its code of ISO 639-3; the table of them is the program's
alter table city.layer
	add column film uuid references city.media,
	add column signed_in text check (signed_in ~ '^[a-z]{3}$'),
	add constraint layer_audience check (audience in ('adult', 'child', 'easy', 'described', 'signed')),
	add constraint layer_film check (film is null or (audience = 'signed' and signed_in is not null));
create index on city.layer (film);
