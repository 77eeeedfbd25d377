import { m } from '#messages';
import { fieldsOfPlace } from '../../index.ts';

/** What the fields of a place are called, where its changes are told. */
export const namesOfFields: Readonly<Record<string, () => string>> = {
	...Object.fromEntries(fieldsOfPlace.map(({ name, label }) => [name, label])),
	slug: m.organizations_slug,
	organization: m.network_place_keeper,
	picture: m.organizations_picture
};
