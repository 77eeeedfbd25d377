export { Occurrence, Occurrences } from '#agenda/pages/open-data.ts';
export { ClassOffer, Programme, Way } from '#learning/pages/open-data.ts';
export { Organization, Person, Skill, Work } from '#network/pages/open-data.ts';
export { Hit } from '#search/pages/open-data.ts';
export { Show } from '#stage/pages/open-data.ts';
export { listOf, pageOf } from '#web/open-data.ts';
