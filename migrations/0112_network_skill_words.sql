-- An organisation says, beside herself, that somebody has a skill: gone with the skill, and hers to take out.
alter table network.person_skill
	drop constraint person_skill_person_fkey,
	add constraint person_skill_person_fkey foreign key (person) references network.profile on update cascade on delete cascade;

create table network.skill_word (
	person uuid not null,
	skill text not null,
	organization uuid not null references network.organization,
	said_at timestamptz not null default now(),
	primary key (person, skill, organization),
	foreign key (person, skill) references network.person_skill on update cascade on delete cascade
);
create index on network.skill_word (organization);
call network.takes_part_in_mergers('network.skill_word');
