import QRCode from 'qrcode';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { PageServerLoad } from './$types';
import { screenOf } from './screen.server.ts';

export const load: PageServerLoad = async ({ params, locals: { locale } }) => {
	const address = publicUrl() + href(`/festival/${params.slug}`, locale);
	const [screen, qr] = await Promise.all([screenOf(params.slug), QRCode.toDataURL(address, { margin: 1, scale: 8 })]);
	return { screen, address, qr };
};
