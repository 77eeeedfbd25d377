-- What a picture is looked at closely by: a file of tiles, cut when it was given, and its size there. Null where the picture as it is kept is all there is.
alter table city.media add column tiles text references kernel.file;
alter table city.media add column whole_width integer check (whole_width > 0);
alter table city.media add column whole_height integer check (whole_height > 0);
alter table city.media add check (num_nonnulls(tiles, whole_width, whole_height) in (0, 3));
-- Where its team took it from: the address of an IIIF manifest or image service of somebody else's.
alter table city.media add column taken_from text;
