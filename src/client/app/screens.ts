import type { ComponentType } from 'react';
import type { LaunchView } from '../../features/launch/launch.contract.ts';

export type ScreenView = LaunchView['screen'];
export type Screen = ComponentType<{ screen: ScreenView }>;

/**
 * Loads the code of one first screen only, so that a student never waits for the teacher's desk.
 * The name decides which component may be given the view, hence the casts.
 */
export async function loadScreen(name: ScreenView['name']): Promise<Screen> {
  switch (name) {
    case 'journey':
      return (await import('../journey/journey-screen.tsx')).JourneyScreen as Screen;
    case 'board':
      return (await import('../board/board-screen.tsx')).BoardScreen as Screen;
    default:
      return (await import('../plain/plain-screen.tsx')).PlainScreen as Screen;
  }
}
