import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { asProposal } from '#partnering';
import { proposalShown } from '#partnering/pages/proposal.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { viewer, locale } }) => {
	const shown = await proposalShown(viewer, params.proposal);
	const at = { url: publicUrl() + href(`/partnering/${params.proposal}`, locale), hubUrl: publicUrl(), locale };
	return { area: 'network' as const, ...shown, jsonLd: asProposal(shown.proposal, at) };
};
