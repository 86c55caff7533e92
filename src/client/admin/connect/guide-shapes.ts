import type { ToolView } from '../../../features/connect/connect.contract.ts';
import type { LmsFormName } from './lms-forms.ts';
import type { Family } from './use-desk.ts';

/** What stands below the words of a step: values to copy, and a sketch of the LMS's form. */
export interface StepShape {
  copy?: (CopyKey | 'custom')[];
  sketch?: LmsFormName;
}

export type CopyKey = Extract<
  keyof ToolView,
  'launchUrl' | 'loginUrl' | 'jwksUrl' | 'canvasUrl' | 'publicUrl'
>;

const addresses: CopyKey[] = ['launchUrl', 'loginUrl', 'jwksUrl'];
const nothing: StepShape = {};

/** In step with the words of each guide. */
const shapes: Record<Family, { link?: StepShape[]; hand: StepShape[] }> = {
  canvas: {
    link: [nothing, nothing, { sketch: 'canvasRegistration' }, nothing, nothing],
    hand: [
      nothing,
      nothing,
      { copy: ['launchUrl'] },
      { copy: ['canvasUrl'], sketch: 'canvasKey' },
      { sketch: 'canvasClient' },
      nothing,
      nothing,
    ],
  },
  schoology: {
    hand: [
      nothing,
      nothing,
      { sketch: 'schoologyBoxes' },
      { copy: addresses, sketch: 'schoologyAddresses' },
      nothing,
      nothing,
      nothing,
      { sketch: 'schoologyDeployment' },
    ],
  },
  moodle: {
    link: [nothing, { sketch: 'moodleAdd' }, nothing, nothing, { sketch: 'moodleUsage' }],
    hand: [
      nothing,
      { copy: addresses, sketch: 'moodleAddresses' },
      { sketch: 'moodleUsage' },
      { copy: ['custom'] },
      nothing,
      nothing,
    ],
  },
  brightspace: {
    link: [nothing, { sketch: 'brightspaceDynamic' }, nothing, nothing, nothing],
    hand: [
      nothing,
      { copy: ['publicUrl', ...addresses], sketch: 'brightspaceAddresses' },
      nothing,
      nothing,
      nothing,
      { copy: ['launchUrl'] },
    ],
  },
  blackboard: {
    hand: [{ copy: addresses }, { sketch: 'blackboardRegister' }, nothing, { copy: ['launchUrl'] }, nothing],
  },
  sakai: {
    link: [nothing, { sketch: 'sakaiAuto' }, nothing, nothing],
    hand: [nothing, { copy: addresses, sketch: 'sakaiAddresses' }, nothing, nothing],
  },
  other: {
    link: [nothing, nothing, nothing, nothing],
    hand: [nothing, { copy: [...addresses, 'custom'] }, nothing, nothing],
  },
};

export function guideShapes(family: Family, way: 'link' | 'hand'): StepShape[] {
  return shapes[family][way] ?? [];
}
