import type { ComponentType } from 'react';
import type { LaunchView } from '../../features/launch/launch.contract.ts';

export type ScreenView = LaunchView['screen'];
export type Screen = ComponentType<{ screen: ScreenView }>;

/**
 * Loads the code of one first screen only, so that a student never waits for the teacher's desk.
 * The files in `screens/` name the chunks that the launch page preloads. The name decides which component may be given the view, hence the casts.
 */
export async function loadScreen(name: ScreenView['name']): Promise<Screen> {
  switch (name) {
    case 'journey':
      return (await import('../screens/student.tsx')).JourneyScreen as Screen;
    case 'board':
      return (await import('../screens/teacher.tsx')).BoardScreen as Screen;
    case 'picker':
      return (await import('../screens/picker.tsx')).PickerScreen as Screen;
    case 'choose-pathway':
      return (await import('../screens/picker.tsx')).ChoosePathwayScreen as Screen;
    case 'designer':
      return (await import('../screens/picker.tsx')).DesignerScreen as Screen;
    case 'admin':
      return (await import('../screens/admin.tsx')).AdminScreen as Screen;
    case 'mentor':
      return (await import('../screens/mentor.tsx')).MentorScreen as Screen;
    default:
      return (await import('../screens/notice.tsx')).PlainScreen as Screen;
  }
}
