/**
 * Tells a surrounding LMS page how tall the content is (`lti.frameResize`) when it grows. The frame never shrinks again: the LMS's page
 * would scroll up by itself, and what someone is about to press would move from under the finger.
 */
export function followHeight(root: HTMLElement): void {
  if (window.parent === window) return;
  let told = 0;
  let asked = 0;
  const tell = () => {
    asked = 0;
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height <= told) return;
    told = height;
    // A height is no secret, and the page around us may have the school's own domain.
    window.parent.postMessage({ subject: 'lti.frameResize', height }, '*');
  };
  new ResizeObserver(() => {
    if (asked === 0) asked = window.requestAnimationFrame(tell);
  }).observe(root);
}
