-- Whether an activity asks for a first name and a surname instead of one name.
alter table agenda.offering add column two_names boolean not null default false;

-- The two parts of a name that somebody gave apart, beside the whole that is shown; who has one name alone has an empty surname.
alter table identity.person add column given text, add column family text, add check ((given is null) = (family is null));
alter table participation.booking add column given text, add column family text, add check ((given is null) = (family is null));
alter table participation.seat add column given text, add column family text, add check ((given is null) = (family is null));

-- Whoever changes or forgets the whole name takes the parts away with it: a trigger, so that no way to do it can forget them.
create function kernel.keep_name_parts() returns trigger language plpgsql as $$
begin
	if to_jsonb(new) ->> tg_argv[0] is distinct from concat_ws(' ', new.given, nullif(new.family, '')) then
		new.given := null;
		new.family := null;
	end if;
	return new;
end $$;
create trigger keep_name_parts before insert or update on identity.person for each row
	when (new.given is not null) execute function kernel.keep_name_parts('name');
create trigger keep_name_parts before insert or update on participation.booking for each row
	when (new.given is not null) execute function kernel.keep_name_parts('contact_name');
create trigger keep_name_parts before insert or update on participation.seat for each row
	when (new.given is not null) execute function kernel.keep_name_parts('holder_name');
