export { type Known, organizationFinder } from '../alike/finder.ts';
export {
	affiliate,
	affiliationsOf,
	endAffiliation,
	peopleShown,
	removeAffiliation
} from './affiliations.ts';
export { organizationsAlike } from './alike.ts';
export {
	changeConvention,
	conventionFile,
	restoreConvention,
	signConvention,
	withdrawConvention
} from './bond/conventions.ts';
export { noteGift, pledge, restoreGift, withdrawGift } from './bond/gifts.ts';
export { bondPdf } from './bond/printed.ts';
export { bondKept, bondYears, tiedOrganizations } from './bond/reading.ts';
export { claimOf, claimOrganization, claims, decideClaim } from './claims.ts';
export { contactSorts, contacts, contactsInPortions, countInLists } from './contacts/contacts.ts';
export {
	countDue,
	followUps,
	keepFollowUp,
	markFollowUp,
	removeFollowUp,
	todayHere
} from './contacts/follow-ups.ts';
export { contactList, contactLists, keepList, leftOut, placeInList, removeList } from './contacts/lists.ts';
export { keepNote, notesOf, removeNote } from './contacts/notes.ts';
export { isSpared, teamMembers } from './contacts/subject.ts';
export { removeTag, renameTag, tagContact, tags, tagsOf, untagContact } from './contacts/tags.ts';
export { countedNetwork, namesOfCounted } from './counted.ts';
export {
	countOrganizations,
	type OrganizationList,
	organizationFacets,
	organizationNames,
	organizationPoints,
	organizationSorts,
	organizations
} from './directory.ts';
export { bringEsco } from './esco/bringing.ts';
export { skillCounts } from './esco/overview.ts';
export {
	addWork,
	changeWork,
	forgetDraft,
	publishWork,
	trashWork,
	undoWork,
	type WorkDraft,
	withdrawWork,
	workDraft
} from './gallery/editing.ts';
export { type WorkRow, workList, workSorts, worksInPortions } from './gallery/list.ts';
export { workBySlug, workFacets, works, worksOf } from './gallery/works.ts';
export { organizationOfIdentifier } from './identifiers.ts';
export { tableOf as organizationTable } from './import-organization.ts';
export { organizationImporter } from './import-organizations.ts';
export { peopleImporter } from './import-people.ts';
export { placeImporter, placeTable } from './import-places.ts';
export {
	colleagueInvitation,
	colleaguesAsked,
	inviteColleague,
	joinAsColleague,
	withdrawColleague
} from './invitations.ts';
export { beginMerger, endMerger } from './mergers/keeping.ts';
export { mergers } from './mergers/mergers.ts';
export { forgetLateMergers } from './mergers/persons.ts';
export { type Undone, undoMerger } from './mergers/undoing.ts';
export { checkOrganizations, foldOrganization, formerAddress } from './merging.ts';
export { naceOf, suggestNace } from './nace.ts';
export { organizationNaming, placeNaming } from './naming.ts';
export { sectorNaming } from './naming-sectors.ts';
export {
	addOrganization,
	organizationById,
	organizationBySlug,
	undoOrganization,
	updateOrganization
} from './organizations.ts';
export { keepRegion, Region, region } from './outline.ts';
export { peopleFacets, profileBySlug, visiblePeople } from './people/directory.ts';
export {
	changePerson,
	type KnownPerson,
	knownPeople,
	knownPeopleInPortions,
	knownPerson,
	knownSorts,
	namesakes,
	type PersonChange
} from './people/known.ts';
export {
	keepProfile,
	ownProfile,
	publishProfile,
	trashProfile,
	withdrawProfile
} from './people/profiles.ts';
export { sayForSkills, skillWordsOf, speaksFor, takeSkillWordOut } from './people/skill-words.ts';
export { skillsByUri, skillsLike } from './people/skills.ts';
export {
	addPlace,
	countPlaces,
	type PlaceName,
	placeById,
	placeBySlug,
	placeNames,
	placeSorts,
	places,
	trashPlace,
	undoPlace,
	updatePlace
} from './places.ts';
export {
	checkSectors,
	hideSector,
	keepSector,
	moveSector,
	removeSector,
	sectorEntries,
	sectors
} from './sectors.ts';
export { restoreOrganization, trashOrganization, verifyOrganization } from './trash.ts';
export { territory, whereaboutsOf } from './whereabouts.ts';
