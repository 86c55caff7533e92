const quietMilliseconds = 100;

/** Tells a surrounding LMS page how tall the content is (`lti.frameResize`), when it changes. */
export function followHeight(root: HTMLElement): void {
  if (window.parent === window) return;
  let told = 0;
  let timer: number | undefined;
  const tell = () => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height === told || height === 0) return;
    told = height;
    // A height is no secret, and the page around us may have the school's own domain.
    window.parent.postMessage({ subject: 'lti.frameResize', height }, '*');
  };
  new ResizeObserver(() => {
    window.clearTimeout(timer);
    timer = window.setTimeout(tell, quietMilliseconds);
  }).observe(root);
}
