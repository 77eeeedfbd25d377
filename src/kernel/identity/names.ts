import { m } from '#messages';
import type { Locale, Name } from '../words.ts';
import type { Gender } from './genders.ts';
import type { Audience, FieldGroup, Purpose, RoleName } from './index.ts';

const roles: Readonly<Record<RoleName, Name>> = {
	admin: m.identity_role_admin,
	coordinator: m.identity_role_coordinator,
	teacher: m.identity_role_teacher,
	founder: m.identity_role_founder,
	director: m.identity_role_director,
	partner: m.identity_role_partner,
	adviser: m.identity_role_adviser
};

const audiences: Readonly<Record<Audience, Name>> = {
	nobody: m.identity_audience_nobody,
	signed_in: m.identity_audience_signed_in,
	everyone: m.identity_audience_everyone
};

const groups: Readonly<Record<FieldGroup, Name>> = {
	name: m.identity_group_name,
	profile: m.identity_group_profile,
	affiliations: m.identity_group_affiliations,
	contact: m.identity_group_contact,
	attendance: m.identity_group_attendance
};

const genderNames: Readonly<Record<Gender, Name>> = {
	woman: m.identity_gender_woman,
	man: m.identity_gender_man,
	another: m.identity_gender_another
};

const purposes: Readonly<Record<Purpose, Name>> = {
	newsletter: m.identity_purpose_newsletter,
	photo: m.identity_purpose_photo,
	names_shown: m.identity_purpose_names_shown
};

/** What a role is called; without a language, in the reader's. */
export const roleName = (role: RoleName, locale?: Locale): string => roles[role]({}, locale && { locale });

/** Who may see something of a person, in the reader's language. */
export const audienceName = (audience: Audience): string => audiences[audience]({});

/** A part of what a person shows of herself, in the reader's language. */
export const groupName = (group: FieldGroup): string => groups[group]({});

/** What somebody may say of her gender, in the reader's language. */
export const genderName = (gender: Gender): string => genderNames[gender]({});

/** What a person may agree to, in the reader's language. */
export const purposeName = (purpose: Purpose): string => purposes[purpose]({});
