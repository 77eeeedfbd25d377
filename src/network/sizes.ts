import type { Name } from '#kernel/words.ts';
import { m } from '#messages';

/** How many work there, in the classes of the European Union (Recommendation 2003/361/EC), and one alone. */
const names = {
	solo: m.network_size_solo,
	micro: m.network_size_micro,
	small: m.network_size_small,
	medium: m.network_size_medium,
	large: m.network_size_large
} satisfies Record<string, Name>;

export type OrganizationSize = keyof typeof names;
export const organizationSizes = Object.keys(names) as [OrganizationSize, ...OrganizationSize[]];

export const organizationSizeName = (size: OrganizationSize): string => names[size]();
