-- What somebody may do stands in rows of several modules. When such a row goes or changes, every program is told whose it was, once that is committed, and asks
-- anew those who have something open. A trigger, so that no way to take a right away can forget it: better-auth ends sessions by itself.
create function kernel.tell_access() returns trigger language plpgsql as $$
begin
	-- without a column it is for everybody: rare, such as another organisation for an activity
	perform pg_notify('access', coalesce(to_jsonb(old) ->> tg_argv[0], ''));
	return null;
end $$;

create trigger tell_access after delete on identity."session" for each row execute function kernel.tell_access('userId');
create trigger tell_access_changed after update on identity."session" for each row
	when (new."userId" <> old."userId" or new."expiresAt" < old."expiresAt" or new."token" <> old."token") execute function kernel.tell_access('userId');
create trigger tell_access after update or delete on identity.role for each row execute function kernel.tell_access('person');
create trigger tell_access after update on identity.person for each row
	when (new.erased_at is distinct from old.erased_at or new.merged_into is distinct from old.merged_into) execute function kernel.tell_access('id');

create trigger tell_access after update or delete on stage.crew for each row execute function kernel.tell_access('person');
create trigger tell_access after update or delete on learning.team_member for each row execute function kernel.tell_access('person');
create trigger tell_access after update or delete on learning.canvas_reader for each row execute function kernel.tell_access('person');
create trigger tell_access after delete on learning.canvas for each row execute function kernel.tell_access('id');
create trigger tell_access_changed after update on learning.canvas for each row
	when (new.share_hash is distinct from old.share_hash or new.owner <> old.owner) execute function kernel.tell_access('id');
create trigger tell_access after update on agenda.offering for each row
	when (new.organization is distinct from old.organization or new.published_at is distinct from old.published_at) execute function kernel.tell_access();
