export { addOrganization, organizationBySlug, organizations } from './organizations.ts';
export { addPlace, placeBySlug, places } from './places.ts';
export { checkSectors, keepSector, sectors } from './sectors.ts';
