-- A newsletter is made of blocks, in their order: titles, texts, pictures, buttons, news and séances, each for the readers of some sectors or for all.
alter table notice.newsletter add column blocks jsonb not null default '[]';
update notice.newsletter set blocks =
	case when intro is null then '[]'::jsonb else jsonb_build_array(jsonb_build_object('kind', 'text', 'sectors', '[]'::jsonb, 'words', intro)) end
	|| coalesce((select jsonb_agg(item order by place) from jsonb_array_elements(items) with ordinality as held (item, place)), '[]');
alter table notice.newsletter drop column intro, drop column items;

-- The sectors that a reader chose, by their slugs; none: she gets all of it.
alter table notice.subscriber add column sectors text[] not null default '{}';
