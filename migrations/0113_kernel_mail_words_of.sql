-- Whose words a letter carries to another: until it has left, they go with her.
alter table kernel.mail add words_of uuid;
create index on kernel.mail (words_of) where words_of is not null and sent_at is null;
