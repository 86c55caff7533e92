/** The whole screen where the LMS's frame allows it; elsewhere the page itself is filled. */
export function enterFullScreen(): void {
  const root: Partial<Pick<HTMLElement, 'requestFullscreen'>> = document.documentElement;
  // Older Safari answers with nothing.
  const asked: unknown = root.requestFullscreen?.call(document.documentElement);
  if (asked instanceof Promise) asked.catch(() => undefined);
}

export function leaveFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
}
