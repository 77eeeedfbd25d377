-- What a key that programs hold may be used for, of what its maker may do: `proposals:write`. Keys of one purpose have none.
alter table identity.key add column scopes text[] not null default '{}';
