import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { sectors } from '#network/server';
import { asProject } from '#venture';
import { projectById } from '#venture/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { locale } }) => {
	const [project, known] = await Promise.all([projectById(params.project), sectors()]);
	const at = { url: publicUrl() + href(`/projects/${project.id}`, locale), hubUrl: publicUrl(), locale };
	return {
		area: 'venture' as const,
		project,
		sector: known.find(({ slug }) => slug === project.sector)?.label ?? null,
		jsonLd: asProject(project, at)
	};
};
