import type { Audience, FieldGroup, Purpose } from '#kernel/identity/index.ts';
import { m } from '#messages';

// one by one: a computed key would bring every message of the hub into these pages

/** Who may see something of a person. */
export const audienceNames: Readonly<Record<Audience, () => string>> = {
	nobody: m.identity_audience_nobody,
	signed_in: m.identity_audience_signed_in,
	everyone: m.identity_audience_everyone
};

/** The parts of what a person shows of herself. */
export const groupNames: Readonly<Record<FieldGroup, () => string>> = {
	name: m.identity_group_name,
	profile: m.identity_group_profile,
	affiliations: m.identity_group_affiliations,
	contact: m.identity_group_contact,
	attendance: m.identity_group_attendance
};

/** What a person may agree to. */
export const purposeNames: Readonly<Record<Purpose, () => string>> = {
	newsletter: m.identity_purpose_newsletter,
	photo: m.identity_purpose_photo,
	names_shown: m.identity_purpose_names_shown
};
