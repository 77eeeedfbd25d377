import { editing, editorOf } from '../../../../goals/editing.server.ts';
import { ofCohort } from '../../../../goals/subject.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => editorOf(await ofCohort(event), event.locals.locale);

export const actions: Actions = editing<RequestEvent>(ofCohort);
