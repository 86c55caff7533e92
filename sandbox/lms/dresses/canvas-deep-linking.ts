import type { LaunchFacts } from './rules.ts';

interface PlacementSettings {
  acceptTypes: string[];
  acceptMultiple: boolean;
  targets: string[];
  autoCreate: boolean;
  /** The assignment form fills in title, text and points; it drops dates. */
  keepsDates: boolean;
}

const link = ['ltiResourceLink'];
const frames = ['iframe', 'window'];

const placements: Record<string, PlacementSettings> = {
  assignment_selection: {
    acceptTypes: link,
    acceptMultiple: false,
    targets: frames,
    autoCreate: false,
    keepsDates: false,
  },
  link_selection: {
    acceptTypes: link,
    acceptMultiple: true,
    targets: frames,
    autoCreate: false,
    keepsDates: true,
  },
  course_assignments_menu: {
    acceptTypes: link,
    acceptMultiple: true,
    targets: frames,
    autoCreate: false,
    keepsDates: true,
  },
  module_index_menu_modal: {
    acceptTypes: link,
    acceptMultiple: true,
    targets: frames,
    autoCreate: true,
    keepsDates: true,
  },
  editor_button: {
    acceptTypes: ['link', 'file', 'html', 'ltiResourceLink', 'image'],
    acceptMultiple: true,
    targets: ['embed', ...frames],
    autoCreate: false,
    keepsDates: false,
  },
};

export const defaultCanvasPlacement = 'course_assignments_menu';

/** @throws Error for a placement that takes no content */
export function getPlacement(name: string = defaultCanvasPlacement): PlacementSettings {
  const settings = placements[name];
  if (!settings) throw new Error(`the canvas dress has no placement "${name}"`);
  return settings;
}

/** Canvas keeps its state in the query of the return URL, not in `data`. */
export function canvasSettings(facts: LaunchFacts, returnPath: string): Record<string, unknown> {
  const settings = getPlacement(facts.placement ?? undefined);
  return {
    deep_link_return_url: `${facts.sandbox.url}${returnPath}?data=${encodeURIComponent(facts.deepLinkId)}`,
    accept_types: settings.acceptTypes,
    accept_presentation_document_targets: settings.targets,
    accept_media_types: settings.acceptTypes.includes('file') ? '*/*' : 'application/vnd.ims.lti.v1.ltilink',
    accept_multiple: settings.acceptMultiple,
    auto_create: settings.autoCreate,
  };
}
